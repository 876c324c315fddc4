"""How a member of staff is let in."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.services.create_staff import create_staff
from config.errors import DomainError, ErrorCode
from tests.factories import UserFactory
from tests.staff import read_code

pytestmark = pytest.mark.django_db


def create(*arguments: str) -> str:
    told = StringIO()
    call_command("create_staff", *arguments, stdout=told)
    return told.getvalue()


def test_what_the_command_prints_lets_the_person_in(client: Client) -> None:
    told = create("Rae@Gatehouse.example", "Rae Jones", "reviewer")
    password = re.search(r"password: +(\S+)", told)[1]
    secret = re.search(r"TOTP secret: (\S+)", told)[1]
    assert f"secret={secret}" in told
    sign_in = {"login": "rae@gatehouse.example", "password": password}
    client.post(reverse("account_login"), sign_in)
    client.post(reverse("mfa_authenticate"), {"code": read_code(secret)})
    assert client.get("/admin/").status_code == 200


def test_secrets_are_kept_unreadable_where_we_can() -> None:
    told = create("rae@gatehouse.example", "Rae Jones", "viewer")
    password = re.search(r"password: +(\S+)", told)[1]
    assert password not in User.objects.get().password
    assert EmailAddress.objects.get().verified


def test_without_a_secret_there_is_no_second_factor_yet() -> None:
    create_staff("a@gatehouse.example", name="A", role="viewer", password="long-enough-1")
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    ("email", "role"), [("not-an-address", "viewer"), ("a@example.com", "superuser")]
)
def test_senseless_arguments_are_refused(email: str, role: str) -> None:
    with pytest.raises(CommandError):
        create(email, "Somebody", role)
    assert not User.objects.exists()


def test_unknown_role_is_refused() -> None:
    with pytest.raises(DomainError) as error:
        create_staff("a@gatehouse.example", name="A", role="root", password="long-enough-1")
    assert error.value.code is ErrorCode.CHOICE_INVALID
    assert not User.objects.exists()


def test_address_of_a_customer_is_refused() -> None:
    customer = UserFactory.create()
    with pytest.raises(CommandError, match="in use"):
        create(customer.email.upper(), "Somebody", "senior")
    assert User.objects.get().staff_role == ""


def test_the_secret_of_a_second_factor_is_not_readable_in_the_database() -> None:
    secret = "JBSWY3DPEHPK3PXP"
    people = {"name": "Rosa", "role": "viewer", "password": "x" * 12}
    create_staff("rosa@example.com", **people, totp_secret=secret)
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data)
    assert stored.wrap().validate_code(read_code(secret))
