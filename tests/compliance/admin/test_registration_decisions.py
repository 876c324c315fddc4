"""What staff may decide on a registration: who, when, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import AuditEvent, Membership, Notice
from accounts.models.membership import Role
from accounts.roles import StaffRole
from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.services.tcr.moves import lock, record
from config.http import Answer, ProviderError
from tests.compliance.admin.registry_desk import button_of, decide, form_of, page_of, version_of
from tests.compliance.tcr_factories import make_brand, make_campaign
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
DOWN = {"waits_on": "us", "problem": "999: nobody knows this code.", "unmapped": "rejection 999"}
SAID = {"description": "The opt-in page says it all."}
RETURN = {
    "reason": "vague_use_case",
    "fields_to_open": ["description", "use_cases"],
    "note": "Say what your messages are about.",
}


class Registry:
    """What was asked of the registry, over its wire."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Any, bool]] = []
        self.answer = Answer(200, {})

    def __call__(self, method: str, url: str, *, body: Any = None, **_: Any) -> Answer:
        self.asked.append((method, url.rpartition("/v2")[2], body, connection.in_atomic_block))
        return self.answer


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Registry:
    settings.TCR_API_KEY = "test-key"
    fake = Registry()
    monkeypatch.setattr("compliance.providers.tcr.request_json", fake)
    return fake


def rejected_campaign(**fields: Any) -> Campaign:
    return make_campaign(**{"state": "rejected", **DOWN, **fields})


def reload(target: Any) -> Any:
    return type(target).objects.get(pk=target.pk)


# --- look now -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["reviewer", "senior", "operator"])
def test_a_stuck_submission_is_taken_up_at_once(role: str) -> None:
    brand = make_brand(state="submitting", waits_on="us", tries=7, tcr_brand_id="")
    assert decide(browser_of(role), brand, "look").status_code == 302
    fresh = reload(brand)
    assert (fresh.tries, fresh.next_look_at <= timezone.now()) == (0, True)
    assert AuditEvent.objects.get(verb="brand_look_now").facts["id"] == str(brand.pk)


def test_a_disagreement_that_was_looked_at_is_no_more_in_the_queue() -> None:
    campaign = make_campaign(disagreed_at=timezone.now())
    assert decide(browser_of(StaffRole.OPERATOR), campaign, "look").status_code == 302
    assert reload(campaign).disagreed_at is None


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (make_brand, {"state": "draft", "waits_on": "customer"}),
        (make_brand, {"state": "unverified", "waits_on": "us", "tcr_brand_id": ""}),
        (make_campaign, {"state": "expired"}),
        (make_campaign, {"state": "deactivated"}),
    ],
)
def test_what_is_not_at_the_registry_is_not_looked_at(make: Any, fields: dict[str, Any]) -> None:
    target = make(**fields)
    client = browser_of(StaffRole.OPERATOR)
    assert button_of(client, target, "look").why_not
    assert decide(client, target, "look").status_code == 422
    assert reload(target).next_look_at is None


# --- return ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["reviewer", "senior"])
def test_a_rejection_goes_to_its_customer_with_our_words(role: str) -> None:
    campaign = rejected_campaign()
    assert decide(browser_of(role), campaign, "return", **RETURN).status_code == 302
    fresh = reload(campaign)
    assert (fresh.waits_on, fresh.unmapped) == ("customer", "")
    assert fresh.asked_fields == ["description", "use_cases"]
    assert fresh.problem_codes == ["vague_use_case"]
    said = "999: nobody knows this code."
    assert fresh.problem == f"Say what your messages are about. The registry's words: {said}"
    assert Notice.objects.filter(account=campaign.account).count() == 1


def test_a_brand_goes_to_its_customer_with_fields_of_a_brand() -> None:
    brand = make_brand(state="unverified", **DOWN)
    client = browser_of(StaffRole.REVIEWER)
    form = client.get(form_of(brand, "return")).context["form"]
    assert "tax_id" in dict(form.fields["fields_to_open"].choices)
    assert "description" not in dict(form.fields["fields_to_open"].choices)
    said = {**RETURN, "reason": "tax_id_mismatch", "fields_to_open": ["tax_id"]}
    assert decide(client, brand, "return", **said).status_code == 302
    assert reload(brand).asked_fields == ["tax_id"]


def test_the_form_says_what_it_costs() -> None:
    form = browser_of(StaffRole.REVIEWER).get(form_of(rejected_campaign(), "return"))
    assert "15.00 USD" in form.content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"fields_to_open": []},
        {"fields_to_open": ["tax_id"]},
        {"fields_to_open": ["state"]},
        {"reason": ""},
        {"reason": "no_such_reason"},
        {"note": "x" * 2001},
    ],
)
def test_a_return_that_says_nothing_or_nonsense_is_refused(said: dict[str, Any]) -> None:
    campaign = rejected_campaign()
    answer = decide(browser_of(StaffRole.SENIOR), campaign, "return", **{**RETURN, **said})
    assert answer.status_code == 422
    assert reload(campaign).waits_on == "us"
    assert not Notice.objects.exists()


@pytest.mark.parametrize("fields", [{"state": "active"}, {"waits_on": "customer"}])
def test_only_what_was_turned_down_and_waits_for_us_is_returned(fields: dict[str, Any]) -> None:
    campaign = rejected_campaign(**fields)
    client = browser_of(StaffRole.SENIOR)
    assert button_of(client, campaign, "return").why_not
    assert decide(client, campaign, "return", **RETURN).status_code == 422
    assert reload(campaign).asked_fields == []


# --- nudge and appeal -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "state", "intent"),
    [("nudge", "carrier_review", "REVIEW"), ("appeal", "rejected", "APPEAL_REJECTION")],
)
def test_the_reviewers_are_asked_again(
    registry: Registry, name: str, state: str, intent: str
) -> None:
    campaign = make_campaign(state=state, waits_on="us")
    assert decide(browser_of(StaffRole.REVIEWER), campaign, name, **SAID).status_code == 302
    ((method, path, body, _),) = registry.asked
    assert (method, path) == ("PUT", f"/campaign/{campaign.tcr_campaign_id}/nudge")
    assert body == {"nudgeIntent": intent, **SAID}
    assert RegistryAttempt.objects.get().outcome == "done"


@pytest.mark.parametrize(
    ("name", "fields", "why"),
    [
        ("nudge", {"state": "active"}, "Only a campaign that is being reviewed can be nudged."),
        ("appeal", {"state": "active"}, "Only a rejected campaign can be appealed."),
        (
            "appeal",
            {"state": "rejected", "nudged_at": timezone.now() - timedelta(hours=1)},
            "It was nudged within the last day already.",
        ),
    ],
)
def test_a_button_that_cannot_be_pressed_says_why(
    registry: Registry, name: str, fields: dict[str, Any], why: str
) -> None:
    campaign = make_campaign(**fields)
    client = browser_of(StaffRole.SENIOR)
    assert button_of(client, campaign, name).why_not == why
    assert decide(client, campaign, name, **SAID).status_code == 422
    assert registry.asked == []


def test_too_many_words_are_not_sent(registry: Registry) -> None:
    campaign = make_campaign(state="carrier_review")
    client = browser_of(StaffRole.SENIOR)
    assert decide(client, campaign, "nudge", description="x" * 1025).status_code == 422
    assert decide(client, campaign, "nudge", description=" ").status_code == 422
    assert registry.asked == []


@pytest.mark.django_db(transaction=True)
def test_the_registry_is_not_waited_for_with_a_lock_in_hand(registry: Registry) -> None:
    campaign = make_campaign(state="carrier_review")
    assert decide(browser_of(StaffRole.SENIOR), campaign, "nudge", **SAID).status_code == 302
    assert [in_transaction for *_, in_transaction in registry.asked] == [False]


def test_what_the_registry_refuses_is_shown_and_kept(registry: Registry) -> None:
    registry.answer = Answer(400, [{"code": "511", "description": "Not in this state."}])
    campaign = make_campaign(state="carrier_review")
    answer = decide(browser_of(StaffRole.SENIOR), campaign, "nudge", **SAID)
    assert answer.status_code >= 400
    assert "Not in this state." in answer.content.decode()
    assert RegistryAttempt.objects.get().outcome == "failed"
    assert not AuditEvent.objects.filter(verb="campaign_nudge").exists()


def test_a_registry_that_does_not_answer_leaves_its_trace(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: Any, **__: Any) -> Answer:
        raise ProviderError("no answer", permanent=False)

    monkeypatch.setattr("compliance.providers.tcr.request_json", hang)
    campaign = make_campaign(state="carrier_review")
    answer = decide(browser_of(StaffRole.SENIOR), campaign, "nudge", **SAID)
    assert answer.status_code >= 400
    assert RegistryAttempt.objects.get().outcome == "failed"


# --- who may not ----------------------------------------------------------------------------------

ALL = (
    ("look", make_campaign, {}, {}),
    ("return", rejected_campaign, {}, RETURN),
    ("nudge", make_campaign, {"state": "carrier_review"}, SAID),
    ("appeal", rejected_campaign, {}, SAID),
)
MAY = {"look": {"reviewer", "senior", "operator"}}


@pytest.mark.parametrize("role", StaffRole.values)
@pytest.mark.parametrize(("name", "make", "fields", "said"), ALL)
def test_a_forged_form_of_a_role_that_may_not_changes_nothing(
    registry: Registry, role: str, name: str, make: Any, fields: dict[str, Any], said: Any
) -> None:
    if role in MAY.get(name, {"reviewer", "senior"}):
        return
    campaign = make(**fields)
    before = Campaign.objects.values().get(pk=campaign.pk)
    client = browser_of(role)
    assert decide(client, campaign, name, **said).status_code == 403
    assert "role may not do this" in button_of(client, campaign, name).why_not
    assert Campaign.objects.values().get(pk=campaign.pk) == before
    assert registry.asked == []


@pytest.mark.parametrize(("name", "make", "fields", "said"), ALL)
def test_nobody_decides_on_an_account_they_belong_to(
    registry: Registry, name: str, make: Any, fields: dict[str, Any], said: Any
) -> None:
    campaign = make(**fields)
    senior = make_staff(StaffRole.SENIOR)
    Membership.objects.create(account=campaign.account, user=senior, role=Role.OWNER)
    before = Campaign.objects.values().get(pk=campaign.pk)
    assert decide(sign_in(senior), campaign, name, **said).status_code == 403
    assert Campaign.objects.values().get(pk=campaign.pk) == before
    assert registry.asked == []
    assert AuditEvent.objects.get(account=campaign.account).facts["attempt"] == name


@pytest.mark.parametrize(("name", "make", "fields", "said"), ALL)
def test_a_stale_form_is_refused_and_says_what_changed(
    registry: Registry, name: str, make: Any, fields: dict[str, Any], said: Any
) -> None:
    campaign = make(**fields)
    seen = version_of(campaign)
    record(lock(campaign), "dca_complete")
    client = browser_of(StaffRole.SENIOR)
    answer = client.post(form_of(campaign, name), {"version": seen, **said})
    assert answer.status_code == 409
    assert "campaign dca complete" in answer.content.decode()
    assert registry.asked == []


def test_a_look_of_the_sweeper_does_not_make_a_form_stale() -> None:
    campaign = rejected_campaign()
    seen = version_of(campaign)
    reload(campaign).save()
    client = browser_of(StaffRole.SENIOR)
    answer = client.post(form_of(campaign, "return"), {"version": seen, **RETURN})
    assert answer.status_code == 302


def test_a_decision_that_is_not_offered_is_not_there() -> None:
    brand = make_brand()
    client = browser_of(StaffRole.SENIOR)
    for name in ("nudge", "appeal", "verify", "delete"):
        assert client.post(form_of(brand, name), SAID).status_code == 404
    assert Brand.objects.get(pk=brand.pk).state == "verified"
    assert client.get(page_of(brand)).status_code == 200
