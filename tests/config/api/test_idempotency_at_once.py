"""Many calls with one key at the same moment, and calls that die on the way."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import IdempotencyKey, Incident
from accounts.services import idempotency
from config.api import endpoint
from contacts.models import Contact
from tests.at_once import race, split
from tests.config.api.conftest import Ask, ask
from tests.factories import Business
from tests.profiles import make_number, make_profile

pytestmark = pytest.mark.django_db(transaction=True)
BODY = {"phone_number": "+447700900123"}


def _create(business: Business) -> HttpResponse:
    return ask(business, "POST", "/v3/contacts", BODY, Idempotency_Key="one")


def test_twenty_calls_at_once_make_one_contact(business: Business) -> None:
    done, failed = split(race(*[lambda: _create(business)] * 20))
    assert not failed
    assert len(done) == 20
    made = [each for each in done if each.status_code == 201 and not _is_replay(each)]
    assert len(made) == 1
    others = [each for each in done if each is not made[0]]
    assert all(_is_replay(each) or each.status_code == 409 for each in others)
    assert {each.content for each in others if _is_replay(each)} <= {made[0].content}
    assert Contact.objects.count() == 1


def _is_replay(response: Any) -> bool:
    return bool(response.has_header("Idempotent-Replayed"))


def test_call_while_the_first_one_runs_is_told_to_come_back(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "PATIENCE_SECONDS", "0.2")
    claimed, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            IdempotencyKey.objects.create(
                account=business.account, key="one", fingerprint=b"", status=0, body=""
            )
            claimed.set()
            done.wait(10)
            transaction.set_rollback(True)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    claimed.wait(5)
    refused = _create(business)
    done.set()
    holder.join()
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "CONFLICT_001")
    assert (refused["x-should-retry"], refused["Retry-After"]) == ("true", "1")
    assert not Contact.objects.exists()
    assert _create(business).status_code == 201, "the first one failed after all"


def test_answer_lost_after_the_commit_is_found_again(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies when all is written and nothing was answered."""
    with monkeypatch.context() as dying:
        dying.setattr(endpoint, "add_rate_headers", _die)
        with pytest.raises(SystemExit):
            _create(business)
    again = _create(business)
    assert (again.status_code, _is_replay(again)) == (201, True)
    assert str(Contact.objects.get().pk) == again.json()["data"]["id"]


def test_call_that_dies_before_the_commit_leaves_nothing(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(idempotency, "seal_body", _die)
        with pytest.raises(SystemExit):
            _create(business)
    assert not Contact.objects.exists()
    assert not IdempotencyKey.objects.exists()
    assert not _is_replay(_create(business))


def _die(*_: Any) -> None:
    raise SystemExit


def test_conflict_with_old_data_is_kept_for_staff_under_a_key_too(
    business: Business, call: Ask
) -> None:
    """What the claim's transaction undoes must not take the incident along."""
    number = make_number(business)
    make_profile(business, name="Old", number=number, deleted_at=timezone.now())
    new = make_profile(business, **{"state": "incomplete"})
    body = {"sending_phone_number": number.e164}
    refused = call("PATCH", f"/v3/profiles/{new.pk}", body, Idempotency_Key="one")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "CONFLICT_016")
    assert Incident.objects.count() == 1
    assert not IdempotencyKey.objects.exists()
