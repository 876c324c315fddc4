"""The page behind the link of an invitation."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Invitation, Membership, Notice, User
from accounts.services.invite_user import invite_user
from tests.factories import Business, UserFactory
from tests.profiles import make_profile

pytestmark = pytest.mark.django_db
EMAIL = "ben@example.com"
PASSWORD = "a-boat-on-the-lake-7"


@pytest.fixture
def link(business: Business) -> str:
    make_profile(business)
    account, owner = business.account, business.owner
    invite_user(account.pk, email=EMAIL, name="Ben Ledger", role="developer", actor=owner)
    found = re.search(r"/invitation/\S+", Notice.objects.get().body)
    assert found is not None
    return found[0]


def test_a_new_person_chooses_a_password_and_can_sign_in(
    link: str, client: Client, business: Business
) -> None:
    page = client.get(link)
    assert business.account.name in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    answer = client.post(link, {"name": "Ben Ledger", "password": PASSWORD})
    assert answer["Location"] == "/accounts/login/"
    user = User.objects.get(email=EMAIL)
    assert user.check_password(PASSWORD)
    assert Membership.objects.get(user=user).role == "developer"
    assert client.get(link).status_code == 404, "it works once"


def test_a_weak_password_makes_nobody(link: str, client: Client) -> None:
    answer = client.post(link, {"name": "Ben", "password": "12345"})
    assert answer.status_code == 422
    assert not User.objects.filter(email=EMAIL).exists()
    assert Invitation.objects.get().accepted_at is None


def test_declining_lets_nobody_in(link: str, client: Client) -> None:
    assert b"You declined" in client.post(link, {"decline": "yes"}).content
    assert Invitation.objects.get().rejected_at is not None
    assert not User.objects.filter(email=EMAIL).exists()
    assert client.post(link, {"name": "Ben", "password": PASSWORD}).status_code == 404


def test_who_has_a_user_signs_in_first(link: str, client: Client) -> None:
    user = UserFactory.create(email=EMAIL)
    assert client.get(link)["Location"].startswith("/accounts/login/?next=/invitation/")
    assert client.post(link, {"name": "Eve", "password": PASSWORD}).status_code == 404
    assert not Membership.objects.filter(user=user).exists()
    client.force_login(user)
    assert b"Accept" in client.get(link).content
    assert client.post(link)["Location"] == "/"
    assert Membership.objects.get(user=user).role == "developer"


def test_somebody_else_who_is_signed_in_does_not_join(link: str, client: Client) -> None:
    user, other = UserFactory.create(email=EMAIL), UserFactory.create()
    client.force_login(other)
    assert b"Sign out" in client.get(link).content
    assert client.post(link).status_code == 404
    assert not Membership.objects.filter(user__in=[user, other]).exists()


def test_a_link_that_ran_out_is_gone(link: str, client: Client) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(link).status_code == 404
    assert client.post(link, {"name": "Ben", "password": PASSWORD}).status_code == 404
    assert not User.objects.filter(email=EMAIL).exists()


def test_a_made_up_link_is_gone(client: Client, link: str) -> None:
    answer = client.get("/invitation/made-up")
    assert answer.status_code == 404
    assert b"does not work" in answer.content
