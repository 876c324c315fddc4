"""A worker dies while it submits a registration, at every point of it: there is one brand and one
campaign at the registry all the same, each fee is paid once, and our state is right in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.services.tcr import submit
from compliance.services.tcr.look import look_at_due, look_at_one
from tests.at_once import race
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    Registered,
    begun_brand,
    corrected_brand,
    corrected_campaign,
    count_charges,
    count_paid,
    judged_brand,
    sweep,
)

pytestmark = pytest.mark.django_db
BRAND = {"brand": 1}
CAMPAIGN = {**BRAND, "campaign": 1, "campaign_review": 1}
PROVIDER = "compliance.providers.tcr."


class Killed(BaseException):
    """Nothing catches it, and no line after it runs."""


@dataclass(frozen=True)
class Submission:
    """``call`` is the one that is paid for; ``path`` is where it goes."""

    begin: Callable[[CampaignRegistry], Registered]
    call: str
    path: str
    before: str  # a call that goes ahead of it, and may be repeated
    charged: dict[str, int]
    state: str


def _create_brand(registry: CampaignRegistry) -> Brand:
    return begun_brand()


def _create_campaign(registry: CampaignRegistry) -> Campaign:
    return Campaign.objects.get(brand=judged_brand(registry))


SUBMISSIONS = {
    "create brand": Submission(
        _create_brand, "create_brand", "/brand/nonBlocking", "create_brand", BRAND, "pending"
    ),
    "revet brand": Submission(
        corrected_brand,
        "revet_brand",
        "/brand/{}/revet",
        "update_brand",
        {**BRAND, "revet": 1},
        "pending",
    ),
    "create campaign": Submission(
        _create_campaign,
        "create_campaign",
        "/campaignBuilder",
        "create_campaign",
        CAMPAIGN,
        "registered",
    ),
    "resubmit campaign": Submission(
        corrected_campaign,
        "resubmit_campaign",
        "/campaign/{}/resubmit",
        "update_campaign",
        {**CAMPAIGN, "campaign_review": 2},
        "registered",
    ),
}


def _die(*_: object, **__: object) -> None:
    raise Killed


def _die_after(target: Callable[..., Any]) -> Callable[..., None]:
    def call(*arguments: Any, **named: Any) -> None:
        target(*arguments, **named)
        raise Killed

    return call


def _seam(point: str, submission: Submission) -> tuple[str, Any]:
    module = "compliance.services.tcr.submit."
    call = getattr(submit.tcr, submission.call)
    return {
        "before the attempt is written": (f"{module}open_attempt", _die),
        "after it is committed": (f"{module}_carry_out", _die),
        "before the first call": (PROVIDER + submission.before, _die),
        "after the first call": (
            PROVIDER + submission.before,
            _die_after(getattr(submit.tcr, submission.before)),
        ),
        "before the paid call": (PROVIDER + submission.call, _die),
        "before the answer is seen": (PROVIDER + submission.call, _die_after(call)),
        "before the answer is kept": (f"{module}adopt", _die),
        "before the commit": (f"{module}enqueue", _die),
        "after the commit": (f"{module}_accept", _die_after(submit._accept)),
    }[point]


POINTS = (
    "before the attempt is written",
    "after it is committed",
    "before the first call",
    "after the first call",
    "before the paid call",
    "before the answer is seen",
    "before the answer is kept",
    "before the commit",
    "after the commit",
)


@pytest.fixture(params=SUBMISSIONS, ids=str)
def submission(request: pytest.FixtureRequest) -> Submission:
    return SUBMISSIONS[request.param]


@contextmanager
def _killed(point: str, submission: Submission) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*_seam(point, submission))
        with pytest.raises(Killed):
            yield


def _assert_once(
    registry: CampaignRegistry, submission: Submission, registered: Registered
) -> None:
    """Exactly one of each there, one fee of each kind, and the same in our books."""
    fresh = type(registered).objects.get(pk=registered.pk)
    assert fresh.state == submission.state, fresh.problem
    assert count_charges(registry) == submission.charged
    assert len(registry.list_brands()) == 1
    assert len(registry.list_campaigns()) == submission.charged.get("campaign", 0)
    assert not RegistryAttempt.objects.filter(outcome="").exists()
    assert set(count_paid().values()) == {1}
    assert sum(count_paid().values()) == _count_submissions(submission)


def _count_submissions(submission: Submission) -> int:
    """The review fee of a first submission is part of registering the campaign."""
    charged = submission.charged
    return sum(charged.values()) - (1 if "campaign" in charged else 0)


@pytest.mark.parametrize("point", POINTS)
def test_worker_killed_at_any_point_submits_once(
    registry: CampaignRegistry, submission: Submission, point: str
) -> None:
    registered = submission.begin(registry)
    with _killed(point, submission):
        sweep()
    sweep(6)
    _assert_once(registry, submission, registered)


@pytest.mark.parametrize(
    "point", ["after it is committed", "before the answer is seen", "before the commit"]
)
def test_worker_killed_again_while_it_follows_up_submits_once(
    registry: CampaignRegistry, submission: Submission, point: str
) -> None:
    registered = submission.begin(registry)
    with _killed("before the answer is seen", submission):
        sweep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*_seam(point, submission))
        for _ in range(3):
            _sweep_and_die()
    sweep(6)
    _assert_once(registry, submission, registered)


def _sweep_and_die() -> None:
    try:
        sweep()
    except Killed:
        return


@pytest.mark.parametrize("mode", ["hang_before", "hang_after", "drop_after"])
def test_call_without_an_answer_is_made_once(
    registry: CampaignRegistry, impatient: None, submission: Submission, mode: str
) -> None:
    registered = submission.begin(registry)
    tcr_id = registered.tcr_brand_id if isinstance(registered, Brand) else None
    tcr_id = tcr_id or getattr(registered, "tcr_campaign_id", "")
    method = "PUT" if tcr_id else "POST"  # it may be read before, which is no call of ours yet
    registry.fail(submission.path.format(tcr_id), mode, method=method)
    sweep()
    registered.refresh_from_db()
    assert registered.state == "submitting"
    assert RegistryAttempt.objects.filter(outcome="").count() == 1
    sweep(6)
    _assert_once(registry, submission, registered)


def test_nothing_is_sent_again_while_the_look_up_has_no_answer(
    registry: CampaignRegistry, impatient: None
) -> None:
    brand = begun_brand()
    registry.fail("/brand/nonBlocking", "hang_after")
    registry.fail("/brand", "refuse", times=5, method="GET")
    sweep(6)
    assert Brand.objects.get(pk=brand.pk).state == "submit_unknown"
    assert RegistryAttempt.objects.get().outcome == ""
    sweep()
    _assert_once(registry, SUBMISSIONS["create brand"], brand)
    assert RegistryAttempt.objects.get().outcome == "adopted"


def test_what_never_arrived_is_lost_and_sent_again_under_the_same_reference(
    registry: CampaignRegistry, impatient: None
) -> None:
    brand = begun_brand()
    registry.fail("/brand/nonBlocking", "hang_before")
    sweep(4)
    outcomes = RegistryAttempt.objects.order_by("created_at").values_list("outcome", flat=True)
    assert list(outcomes) == ["lost", "done"]
    assert registry.list_brands()[0]["referenceId"] == str(brand.pk)


def test_resubmission_that_was_judged_before_we_looked_is_not_paid_again(
    registry: CampaignRegistry,
) -> None:
    submission = SUBMISSIONS["resubmit campaign"]
    campaign = corrected_campaign(registry)
    Campaign.objects.filter(pk=campaign.pk).update(
        use_cases=[{"use_case": "MARKETING", "samples": [f"Bramble, again: {'[reject 602] ' * 2}"]}]
    )
    with _killed("before the answer is seen", submission):
        sweep()
    registry.advance(1)
    sweep(6)
    assert Campaign.objects.get(pk=campaign.pk).state == "rejected"
    assert count_charges(registry) == submission.charged


def test_resubmission_after_every_carrier_said_no_is_sent_although_the_worker_died(
    registry: CampaignRegistry,
) -> None:
    words = " ".join(
        f"[{name} rejects]" for name in ["att", "tmobile", "verizon", "uscellular", "interop"]
    )
    campaign = corrected_campaign(registry, words)
    submission = SUBMISSIONS["resubmit campaign"]
    with _killed("before the first call", submission):
        sweep()
    sweep(6)
    _assert_once(registry, submission, campaign)
    registry.advance(10)
    sweep()
    assert Campaign.objects.get(pk=campaign.pk).state == "active"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("work", ["two sweeps", "two hints", "a sweep and a hint"])
def test_two_workers_at_once_submit_once(
    registry: CampaignRegistry, catalog: None, submission: Submission, work: str
) -> None:
    registered = submission.begin(registry)

    def hint() -> None:
        look_at_one(registered.pk)

    workers = {
        "two sweeps": (look_at_due, look_at_due),
        "two hints": (hint, hint),
        "a sweep and a hint": (look_at_due, hint),
    }
    race(*workers[work])
    sweep(2)
    _assert_once(registry, submission, registered)
