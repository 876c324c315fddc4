"""Old data in the way: no word of the database, an incident that names the row, one button."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Incident, Notice, SenderProfile
from accounts.services.clear_conflict import clear_conflict
from config.errors import DomainError
from tests.compliance.api.test_profiles import ErrorOf
from tests.conftest import Api
from tests.factories import Business
from tests.profiles import make_number, make_profile
from tests.staff import make_staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def blocked(business: Business) -> tuple[SenderProfile, SenderProfile]:
    """A profile of the past that still holds a number, and the one that wants it."""
    number = make_number(business)
    old = make_profile(business, name="Old", number=number, deleted_at=timezone.now())
    return old, make_profile(business, **{"state": "incomplete"})


def _ask(
    api: Api, business: Business, pair: tuple[SenderProfile, SenderProfile], **more: Any
) -> Any:
    old, new = pair
    assert old.number is not None
    body = {"sending_phone_number": old.number.e164, **more}
    return api.patch(f"/v3/profiles/{new.pk}", body, business)


def test_the_caller_reads_no_word_of_the_database(
    api: Api, business: Business, blocked: Any, error_of: ErrorOf, settings: Any
) -> None:
    answer = _ask(api, business, blocked)
    assert error_of(answer) == (409, "CONFLICT_016")
    assert answer["x-should-retry"] == "false"
    text = answer.content.decode()
    assert settings.SUPPORT_EMAIL in text
    assert answer["X-Request-Id"] in text
    for word in ("duplicate", "constraint", "violates", "accounts_", "Key ("):
        assert word not in text


def test_staff_finds_the_row_by_the_request(api: Api, business: Business, blocked: Any) -> None:
    for _ in range(2):
        answer = _ask(api, business, blocked)
    incident = Incident.objects.get()
    assert incident.account == business.account
    assert (incident.table, incident.constraint) == (
        "accounts_senderprofile",
        "one_profile_per_number",
    )
    assert incident.row_id == str(blocked[0].pk)
    assert "Old" in incident.told
    assert "deleted" in incident.told
    assert incident.request_id == answer["X-Request-Id"]


def test_a_rehearsal_keeps_no_incident(
    api: Api, business: Business, blocked: Any, error_of: ErrorOf
) -> None:
    assert error_of(_ask(api, business, blocked, sandbox=True)) == (409, "CONFLICT_016")
    assert not Incident.objects.exists()


def test_once_cleared_the_same_call_succeeds(api: Api, business: Business, blocked: Any) -> None:
    _ask(api, business, blocked)
    incident = Incident.objects.get()
    operator = make_staff("operator")
    clear_conflict(incident.pk, actor=operator)
    incident.refresh_from_db()
    assert incident.cleared_by == operator
    assert AuditEvent.objects.get(verb="clear_conflict").facts["row"] == str(blocked[0].pk)
    mail = Notice.objects.get(kind="conflict_cleared")
    assert (mail.to, "try again" in mail.body) == (business.owner.email, True)
    assert _ask(api, business, blocked).status_code == 200


def test_what_is_cleared_or_in_use_or_unknown_is_left_alone(
    api: Api, business: Business, blocked: Any
) -> None:
    _ask(api, business, blocked)
    operator, incident = make_staff("operator"), Incident.objects.get()
    SenderProfile.objects.filter(pk=blocked[0].pk).update(deleted_at=None)
    _refused(incident, operator)
    SenderProfile.objects.filter(pk=blocked[0].pk).update(deleted_at=timezone.now())
    Incident.objects.update(constraint="something_else")
    _refused(incident, operator)
    Incident.objects.update(constraint="one_profile_per_number")
    clear_conflict(incident.pk, actor=operator)
    _refused(incident, operator)
    assert Notice.objects.filter(kind="conflict_cleared").count() == 1


def _refused(incident: Incident, operator: Any) -> None:
    held = SenderProfile.objects.exclude(number=None).count()
    with pytest.raises(DomainError) as refused:
        clear_conflict(incident.pk, actor=operator)
    assert refused.value.code.spec.code == "BUSINESS_006"
    assert SenderProfile.objects.exclude(number=None).count() == held


def test_nobody_clears_what_is_in_their_own_way(api: Api, business: Business, blocked: Any) -> None:
    _ask(api, business, blocked)
    business.owner.staff_role = "operator"
    business.owner.save()
    with pytest.raises(DomainError) as refused:
        clear_conflict(Incident.objects.get().pk, actor=business.owner)
    assert refused.value.code.spec.code == "AUTH_003"
    assert Incident.objects.get().cleared_at is None
