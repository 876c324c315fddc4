"""/v3/users: who belongs to an organization. Each refusal leaves everybody as they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import Invitation, Membership, Notice, User
from accounts.services.answer_invitation import join_as_new_user, reject_invitation
from tests.conftest import Api
from tests.factories import Business, UserFactory
from tests.profiles import make_profile

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
PATH = "/v3/users"
NOBODY = "0190f3a0-0000-7000-8000-000000000000"
BEN = {"email": "Ben@Example.com", "name": "Ben Ledger", "role": "developer"}


@pytest.fixture
def organization(business: Business) -> Business:
    make_profile(business)
    return business


def invite(api: Api, business: Business, **changes: Any) -> dict[str, Any]:
    answer = api.post(PATH, {**BEN, **changes}, business)
    assert answer.status_code == 201, answer.content
    data: dict[str, Any] = answer.json()["data"]
    return data


def read_link() -> str:
    """The token in the newest mail of an invitation."""
    mail = Notice.objects.filter(kind="invitation").latest("created_at")
    found = re.search(r"/invitation/(\S+)", mail.body)
    assert found is not None
    return found[1]


def remove(api: Api, person_id: object, sender: Business, **body: Any) -> HttpResponse:
    return api._call("DELETE", f"{PATH}/{person_id}", body, sender.headers)


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
def test_before_the_first_profile_there_are_no_users_to_speak_of(
    api: Api, business: Business, error_of: ErrorOf, method: str
) -> None:
    path = PATH if method in ("GET", "POST") else f"{PATH}/{NOBODY}"
    answer = api._call(method, path, BEN, business.headers)
    assert error_of(answer) == (403, "AUTH_003")
    assert answer["x-should-retry"] == "false"
    assert not Invitation.objects.exists()


def test_somebody_is_invited_accepts_and_is_a_member(api: Api, organization: Business) -> None:
    made = invite(api, organization)
    assert (made["status"], made["email"], made["role"]) == (
        "invited",
        "ben@example.com",
        "developer",
    )
    mail = Notice.objects.get(kind="invitation")
    assert mail.to == "ben@example.com"
    assert organization.owner.full_name in mail.body
    user = join_as_new_user(read_link(), name="Ben Ledger", password="correct-horse-battery")
    found = api.get(f"{PATH}/{user.pk}", organization).json()["data"]
    assert (found["status"], found["role"]) == ("active", "developer")
    listed = api.get(PATH, organization).json()["data"]
    assert [(each["role"], each["status"]) for each in listed["users"]] == [
        ("owner", "active"),
        ("developer", "active"),
    ]
    assert listed["pagination"]["total_count"] == 2


def test_the_token_is_kept_as_a_hash_only(api: Api, organization: Business) -> None:
    invite(api, organization)
    assert read_link().encode() not in bytes(Invitation.objects.get().token_hash)


def test_a_member_or_an_invited_person_is_not_invited_again(
    api: Api, organization: Business, error_of: ErrorOf
) -> None:
    invite(api, organization)
    for email in ("ben@example.com", "BEN@example.com", organization.owner.email):
        answer = api.post(PATH, {**BEN, "email": email}, organization)
        assert error_of(answer) == (409, "RESOURCE_007")
        assert answer["x-should-retry"] == "false"
    assert Invitation.objects.count() == 1
    assert Notice.objects.count() == 1


def test_who_rejected_or_let_it_run_out_can_be_asked_again(
    api: Api, organization: Business
) -> None:
    invite(api, organization)
    reject_invitation(read_link())
    assert api.get(PATH, organization).json()["data"]["users"][1]["status"] == "rejected"
    invite(api, organization)
    assert [each["status"] for each in api.get(PATH, organization).json()["data"]["users"]] == [
        "active",
        "invited",
    ]
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert len(api.get(PATH, organization).json()["data"]["users"]) == 1
    invite(api, organization)
    assert Invitation.objects.count() == 1


BAD: tuple[dict[str, Any], ...] = (
    {"email": "nobody"},
    {"email": None},
    {"name": None},
    {"role": "owner"},
    {"role": "root"},
    {"role": None},
)


@pytest.mark.parametrize("changes", BAD)
def test_a_wrong_invitation_writes_and_sends_nothing(
    api: Api, organization: Business, changes: dict[str, Any]
) -> None:
    assert api.post(PATH, {**BEN, **changes}, organization).status_code == 400
    assert not Invitation.objects.exists()
    assert not Notice.objects.exists()


def test_a_rehearsal_invites_nobody(api: Api, organization: Business) -> None:
    answer = api.post(PATH, {**BEN, "sandbox": True}, organization)
    assert (answer.status_code, answer["X-Sandbox"]) == (201, "true")
    assert not Invitation.objects.exists()
    assert not Notice.objects.exists()


def _member(business: Business, role: str) -> User:
    user = UserFactory.create()
    Membership.objects.create(account=business.account, user=user, role=role)
    return user


def test_a_role_changes_and_a_member_leaves(
    api: Api, organization: Business, error_of: ErrorOf
) -> None:
    user = _member(organization, "developer")
    path = f"{PATH}/{user.pk}"
    assert api.patch(path, {"role": "billing"}, organization).json()["data"]["role"] == "billing"
    assert remove(api, user.pk, organization).status_code == 204
    assert error_of(api.get(path, organization)) == (404, "RESOURCE_006")
    assert User.objects.filter(pk=user.pk).exists()


def test_an_invitation_changes_its_role_and_is_taken_back(api: Api, organization: Business) -> None:
    made = invite(api, organization)
    changed = api.patch(f"{PATH}/{made['id']}", {"role": "admin"}, organization)
    assert changed.json()["data"]["role"] == "admin"
    assert remove(api, made["id"], organization).status_code == 204
    assert not Invitation.objects.exists()


def test_nobody_touches_themselves_or_the_owner(
    api: Api, organization: Business, error_of: ErrorOf
) -> None:
    owner = organization.owner
    for answer in (
        api.patch(f"{PATH}/{owner.pk}", {"role": "developer"}, organization),
        remove(api, owner.pk, organization),
    ):
        assert error_of(answer) == (403, "AUTH_003")
    assert Membership.objects.get(user=owner).role == "owner"


def test_the_last_admin_stays(api: Api, organization: Business, error_of: ErrorOf) -> None:
    admin = _member(organization, "admin")
    Membership.objects.filter(user=organization.owner).update(role="developer")
    answer = api.patch(f"{PATH}/{admin.pk}", {"role": "billing"}, organization)
    assert error_of(answer) == (403, "AUTH_003")
    assert error_of(remove(api, admin.pk, organization)) == (403, "AUTH_003")
    assert Membership.objects.get(user=admin).role == "admin"


def test_another_accounts_people_are_not_there(
    api: Api, organization: Business, stranger: Business, error_of: ErrorOf
) -> None:
    make_profile(stranger)
    made = invite(api, stranger)
    for person_id in (stranger.owner.pk, made["id"], NOBODY):
        path = f"{PATH}/{person_id}"
        assert error_of(api.get(path, organization)) == (404, "RESOURCE_006")
        assert error_of(api.patch(path, {"role": "admin"}, organization)) == (404, "RESOURCE_006")
        assert error_of(remove(api, person_id, organization)) == (404, "RESOURCE_006")
    assert Membership.objects.filter(user=stranger.owner).exists()
    assert Invitation.objects.exists()
    assert error_of(api.get(f"{PATH}/userId", organization)) == (400, "VALIDATION_003")


def test_a_rehearsed_removal_removes_nobody(api: Api, organization: Business) -> None:
    user = _member(organization, "developer")
    assert remove(api, user.pk, organization, sandbox=True).status_code == 204
    assert Membership.objects.filter(user=user).exists()
