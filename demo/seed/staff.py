"""One colleague per role, each with a second factor."""

import base64
import hashlib

from django.conf import settings

from accounts.models import User
from accounts.services.create_staff import create_staff
from demo.seed.people import PASSWORD, STAFF, Colleague


def totp_secret(email: str) -> str:
    """Return a secret of this installation's own that a restart finds again (base32)."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY}:{email}".encode()).digest()
    return base64.b32encode(digest[:20]).decode()


def seed_staff() -> None:
    """Create who is not there yet."""
    for colleague in STAFF:
        if not User.objects.filter(email=colleague.email).exists():
            _create(colleague)


def _create(colleague: Colleague) -> None:
    create_staff(
        colleague.email,
        name=colleague.name,
        role=colleague.role,
        password=PASSWORD,
        totp_secret=totp_secret(colleague.email),
    )


def get_colleague(role: str) -> User:
    """Return the first colleague of a role, to act in the seeded stories."""
    return list_colleagues(role)[0]


def list_colleagues(role: str) -> list[User]:
    """Return the colleagues of a role, in the order in which they are listed."""
    emails = [each.email for each in STAFF if each.role == role]
    return [User.objects.get(email=email) for email in emails]
