"""KYC cases, and what is looked at for them."""

from __future__ import annotations

from datetime import timedelta

from compliance.models import KycCase
from compliance.services.gather_evidence import refresh_evidence
from compliance.services.submit_case import submit_case
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    make_reviewer,
    returned_case,
    submitted_case,
    under_review,
)
from tests.scenarios.chores.world import LONG_AGO, MONDAY, Arguments, World, chore


def _ask_for_evidence() -> str:
    evidence = refresh_evidence(submitted_case().pk, actor=make_reviewer())
    return str(evidence.pk)


@chore("compliance.gather_evidence")
def _site_to_be_looked_at(world: World) -> Arguments:
    return (_ask_for_evidence(),)


def _unscreened_case() -> KycCase:
    case = draft_case()
    return submit_case(case.account_id, actor=get_customer(case))


@chore("compliance.screen_submission")
def _version_to_be_screened(world: World) -> Arguments:
    return (str(under_review(_unscreened_case()).pk),)


@chore("compliance.screen_case")
def _case_to_be_screened(world: World) -> Arguments:
    return (str(_unscreened_case().pk),)


@chore("compliance.release_expired_claims")
def _case_that_was_left_lying(world: World) -> Arguments:
    claimed_case(make_reviewer())
    KycCase.objects.update(lease_until=LONG_AGO)
    return ()


@chore("compliance.escalate_overdue")
def _case_that_waited_too_long(world: World) -> Arguments:
    world.clock.move_to(MONDAY)
    submitted_case()
    world.clock.move_to(MONDAY + timedelta(days=8))
    return ()


@chore("compliance.remind_customers")
def _customer_who_is_silent(world: World) -> Arguments:
    world.clock.move_to(MONDAY)
    returned_case(make_reviewer())
    world.clock.move_to(MONDAY + timedelta(days=4))
    return ()


@chore("compliance.write_heartbeats")
def _case_that_waited_a_day(world: World) -> Arguments:
    world.clock.move_to(MONDAY)
    submitted_case()
    world.clock.move_to(MONDAY + timedelta(days=1))
    return ()
