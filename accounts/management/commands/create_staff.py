"""Let a member of staff in. The password and the secret are shown this once."""

import secrets
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.roles import StaffRole
from accounts.services.create_staff import create_staff
from config.errors import DomainError


class Command(BaseCommand):
    help = "Create a member of staff and print their password and second factor, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("role", choices=StaffRole.values)

    def handle(self, *args: Any, **options: Any) -> None:
        password, secret = secrets.token_urlsafe(16), generate_totp_secret()
        try:
            validate_email(options["email"])
            user = create_staff(
                options["email"],
                name=options["name"],
                role=options["role"],
                password=password,
                totp_secret=secret,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except DomainError as error:
            raise CommandError(f"{error.message} {dict(error.details or {})}") from error
        self.stdout.write(f"{user.email} may sign in as {user.staff_role}.")
        self.stdout.write(f"password:    {password}  (change it after signing in)")
        self.stdout.write(f"TOTP secret: {secret}")
        self.stdout.write(f"TOTP URL:    {get_adapter().build_totp_url(user, secret)}")
