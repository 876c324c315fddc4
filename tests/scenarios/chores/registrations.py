"""Brands, campaigns, numbers of theirs, and sender profiles."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import (
    Account,
    ProvisioningStep,
    SenderProfile,
)
from compliance.models import Brand
from compliance.services.complete_profile import complete_profile
from compliance.services.decide_profile import approve_profile
from tests.compliance.services.tcr.journeys import begun_brand, pass_time, pending_brand
from tests.compliance.services.tcr.mail import held, post
from tests.compliance.tcr_factories import (
    make_assignment,
    make_brand,
    make_campaign,
    make_us_number,
)
from tests.factories import make_business
from tests.scenarios.chores.world import MONDAY, Arguments, World, chore
from tests.staff import make_staff


@chore("compliance.look_at_registration")
def _brand_that_was_judged(world: World) -> Arguments:
    brand = pending_brand(world.registry)
    world.registry.advance(0.2)
    return (str(brand.pk),)


@chore("compliance.look_at_registrations")
def _brand_that_is_due(world: World) -> Arguments:
    begun_brand()
    pass_time()
    return ()


@chore("compliance.process_registry_events")
def _news_of_the_registry(world: World) -> Arguments:
    pending_brand(world.registry)
    world.registry.advance(0.2)
    assert post(held(world.registry, "BRAND_IDENTITY_STATUS_UPDATE")[0]).status_code == 200
    return ()


def _us_sender() -> Account:
    account = make_campaign().account
    make_us_number(account)
    return account


@chore("compliance.sync_numbers")
def _number_to_be_assigned(world: World) -> Arguments:
    return (str(_us_sender().pk),)


@chore("compliance.assign_missing_numbers")
def _number_that_was_forgotten(world: World) -> Arguments:
    _us_sender()
    return ()


@chore("compliance.look_at_assignments")
def _assignment_that_is_due(world: World) -> Arguments:
    make_assignment(state="pending", next_look_at=timezone.now())
    return ()


@chore("compliance.escalate_registrations")
def _registration_that_takes_long(world: World) -> Arguments:
    world.clock.move_to(MONDAY)
    brand = make_brand(settled_at=MONDAY)
    make_campaign(brand=brand, state="carrier_review", waits_on="carrier")
    world.clock.move_to(MONDAY + timedelta(days=16))
    return ()


@chore("compliance.tell_registrations")
def _registration_that_waits(world: World) -> Arguments:
    world.clock.move_to(MONDAY)
    make_campaign(state="carrier_review", waits_on="carrier", looked_at=MONDAY)
    world.clock.move_to(MONDAY + timedelta(days=1))
    return ()


def _approved_profile() -> SenderProfile:
    business = make_business()
    profile = SenderProfile.objects.create(
        account=business.account, name="Bakery", short_name="BAKERY", description="Bread"
    )
    Brand.objects.create(
        account=business.account,
        profile=profile,
        display_name="Bakery",
        business_name="Example Bakery LLC",
        country="GB",
        entity_type="private_company",
        destinations=[{"id": "FR", "isMain": False}],
    )
    complete_profile(
        business.account.pk, profile_id=profile.pk, callback_url="", actor=business.owner
    )
    approve_profile(profile.pk, actor=make_staff())
    return profile


@chore("compliance.provision_profile")
def _profile_to_be_set_up(world: World) -> Arguments:
    return (str(_approved_profile().pk),)


@chore("compliance.resume_provisioning")
def _profile_whose_next_step_is_due(world: World) -> Arguments:
    _approved_profile()
    ProvisioningStep.objects.exclude(next_try_at=None).update(next_try_at=timezone.now())
    return ()
