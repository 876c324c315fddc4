"""Staff at the door: people of each role, and browsers in which they are signed in."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

from allauth.account.internal.userkit import user_id_to_str
from django.test import Client

from accounts.models import User
from accounts.roles import StaffRole
from accounts.services.create_staff import create_staff

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "correct-horse-battery"


def make_staff(role: str = StaffRole.REVIEWER, *, totp_secret: str | None = SECRET) -> User:
    number = User.objects.count()
    return create_staff(
        f"{role}{number}@gatehouse.example",
        name=f"{role.title()} Jones",
        role=role,
        password=PASSWORD,
        totp_secret=totp_secret,
    )


def sign_in(user: User, *, second_factor: bool = True) -> Client:
    """A browser in which ``user`` is signed in as the sign-in pages would leave it."""
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    records = [{"method": "password", "at": time.time()}]
    if second_factor:
        records.append({"method": "mfa", "at": time.time(), "type": "totp"})
    session = client.session
    session["account_authentication_methods"] = records
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client


def browser_of(role: str = StaffRole.REVIEWER) -> Client:
    return sign_in(make_staff(role))


def read_code(secret: str = SECRET) -> str:
    """The six digits an authenticator shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
