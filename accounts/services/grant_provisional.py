"""Two people let an account send a little before its review is complete.

One asks for a number of sends, days and countries, another confirms; the days run from then on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_fsm import can_proceed

from accounts.models import Account, ProvisionalGrant, SecondLook
from accounts.models.second_look import LookKind
from accounts.services.agreed_look import describe_agreement, take_agreed_look
from accounts.services.change_account import change_account
from config.errors import DomainError, ErrorCode

_MOST_SENDS = 1_000_000
_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Terms:
    send_limit: int  # in all
    days: int  # from the confirmation on
    destination_countries: list[str]  # ISO 3166-1 alpha-2


def read_terms(facts: Mapping[str, Any]) -> Terms:
    """Return what is asked for. Raises DomainError ``VALUE_OUT_OF_RANGE`` naming what is wrong."""
    limit, days = facts.get("send_limit"), facts.get("days")
    countries = facts.get("destination_countries")
    faults = {
        "send_limit": _find_fault(limit, most=_MOST_SENDS),
        "days": _find_fault(days, most=_MOST_DAYS),
        "destination_countries": "" if _are_codes(countries) else "Name two-letter country codes.",
    }
    details = {field: [fault] for field, fault in faults.items() if fault}
    if details or limit is None or days is None or countries is None:
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details=details)
    return Terms(limit, days, list(countries))


def _find_fault(number: Any, *, most: int) -> str:
    fits = isinstance(number, int) and 1 <= number <= most
    return "" if fits else f"Give a whole number from 1 to {most:,}."


def _are_codes(countries: Any) -> bool:
    return bool(countries) and all(len(str(code)) == 2 for code in countries)


def check_may_grant(account: Account) -> None:
    """Raise DomainError ``STATE_FORBIDS`` for an account that is fully verified already."""
    if not can_proceed(account.grant_provisional):
        sentence = f"Tier is {account.tier}; there is nothing provisional to grant."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"tier": [sentence]})


@transaction.atomic
def grant_provisional(look: SecondLook) -> Account:
    """Open the API for the sends, days and countries that two people agreed on.

    Granted again, it starts anew with the new limit and date. Raises DomainError
    ``SECOND_PERSON_NEEDED`` for a look that is not confirmed or used up, and ``STATE_FORBIDS`` if
    the account is fully verified by now.
    """
    agreed = take_agreed_look(look, kind=LookKind.GRANT_PROVISIONAL)
    terms = read_terms(agreed.facts)
    expires_at = timezone.now() + timedelta(days=terms.days)
    facts = {
        "send_limit": terms.send_limit,
        "expires_at": expires_at.isoformat(),
        **describe_agreement(agreed),
    }
    account = change_account(
        agreed.account_id, move="grant_provisional", actor=agreed.decided_by, facts=facts
    )
    account.destination_countries = terms.destination_countries
    account.save(update_fields=["destination_countries", "updated_at"])
    ProvisionalGrant.objects.update_or_create(
        account=account,
        defaults={
            "send_limit": terms.send_limit,
            "used": 0,
            "told_at": None,
            "expires_at": expires_at,
            "granted_by": agreed.decided_by,
        },
    )
    return account
