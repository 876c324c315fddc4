"""Staff come in with a second factor, or not at all."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import Business, UserFactory
from tests.staff import PASSWORD, browser_of, make_staff, read_code, sign_in

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def test_password_and_code_let_staff_in(client: Client) -> None:
    staff = make_staff()
    client.post(reverse("account_login"), {"login": staff.email, "password": PASSWORD})
    answer = client.post(reverse("mfa_authenticate"), {"code": read_code()})
    assert answer.url == HOME
    assert client.get(HOME).status_code == 200


def test_password_alone_does_not_let_staff_in(client: Client) -> None:
    staff = make_staff()
    answer = client.post(reverse("account_login"), {"login": staff.email, "password": PASSWORD})
    assert answer.url == reverse("mfa_authenticate")
    assert client.get(HOME).status_code == 302


def test_stranger_is_sent_to_the_sign_in_page_of_everybody(client: Client) -> None:
    answer = client.get(HOME, follow=True)
    assert answer.redirect_chain[-1][0] == f"{reverse('account_login')}?next=%2Fadmin%2F"


def test_staff_without_an_authenticator_is_sent_to_set_one_up() -> None:
    client = sign_in(make_staff(totp_secret=None), second_factor=False)
    answer = client.get(HOME, follow=True)
    assert (reverse("mfa_activate_totp"), 302) in answer.redirect_chain


def test_session_without_a_second_factor_is_asked_for_a_code() -> None:
    client = sign_in(make_staff(), second_factor=False)
    answer = client.get("/admin/accounts/account/")
    answer = client.get(answer.url)
    assert answer.url == f"{reverse('mfa_reauthenticate')}?next=%2Fadmin%2Faccounts%2Faccount%2F"


def test_code_given_later_in_the_session_lets_staff_in() -> None:
    client = sign_in(make_staff(), second_factor=False)
    client.post(f"{reverse('mfa_reauthenticate')}?next=/admin/", {"code": read_code()})
    assert client.get(HOME).status_code == 200


def test_second_factor_without_an_authenticator_is_not_believed() -> None:
    assert sign_in(make_staff(totp_secret=None)).get(HOME).status_code == 302


def test_second_factor_of_another_person_is_not_believed() -> None:
    client = browser_of()
    session = client.session
    session["account_authentication_methods_user"] = str(make_staff().pk)
    session.save()
    assert client.get(HOME).status_code == 302


def test_staff_who_left_do_not_come_in() -> None:
    staff = make_staff()
    client = sign_in(staff)
    User.objects.filter(pk=staff.pk).update(is_active=False)
    assert client.get(HOME).status_code == 302


def test_customer_is_turned_away(business: Business) -> None:
    client = sign_in(business.owner)
    assert client.get(HOME, follow=True).status_code == 403


def test_person_without_a_role_is_turned_away() -> None:
    assert sign_in(UserFactory.create()).get(HOME, follow=True).status_code == 403


def test_sign_in_never_leads_to_another_site() -> None:
    answer = browser_of().get("/admin/login/?next=https://evil.example/")
    assert answer.url == HOME


def test_password_is_changed_where_customers_change_theirs() -> None:
    answer = browser_of().get("/admin/password_change/")
    assert answer.url == reverse("account_change_password")


def test_only_staff_pages_have_the_wider_content_policy() -> None:
    client = browser_of()
    policy = client.get(HOME)["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval'" in policy
    assert "frame-ancestors 'none'" in policy
    elsewhere = client.get(reverse("mfa_index"))["Content-Security-Policy"]
    assert "unsafe" not in elsewhere


def test_home_page_lists_the_queues() -> None:
    page = browser_of().get(HOME).content.decode()
    assert "KYC review" in page
    assert "/admin/compliance/kyccase/" in page
    assert "Mail folder" not in page
