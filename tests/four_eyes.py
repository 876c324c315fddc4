"""Things that two people must agree on, agreed on."""

from __future__ import annotations

from typing import Any

from accounts.models import Account, SecondLook, User
from accounts.models.second_look import LookKind
from accounts.services.second_look import ask_second_look, confirm_second_look
from tests.factories import UserFactory

TERMS = {"send_limit": 5, "days": 7, "destination_countries": ["GB"]}


def make_senior(name: str = "Sina Senior") -> User:
    return UserFactory.create(staff_role="senior", full_name=name)


def ask_to_lift(account: Account, *, actor: User | None = None) -> SecondLook:
    return ask_second_look(
        account.pk,
        kind=LookKind.LIFT,
        facts={},
        note="The opt-ins were shown to us.",
        actor=actor or make_senior("Ana Asker"),
    )


def ask_to_grant(account: Account, *, actor: User | None = None, **terms: Any) -> SecondLook:
    return ask_second_look(
        account.pk,
        kind=LookKind.GRANT_PROVISIONAL,
        facts={**TERMS, **terms},
        note="A known business.",
        actor=actor or make_senior("Ana Asker"),
    )


def grant(account: Account, **terms: Any) -> Account:
    """Provisional access that one senior asked for and another confirmed."""
    look = ask_to_grant(account, **terms)
    confirm_second_look(look.pk, actor=make_senior("Cora Confirmer"))
    return Account.objects.get(pk=account.pk)


def lift(account: Account) -> Account:
    """A suspension that two seniors lifted."""
    look = ask_to_lift(account)
    confirm_second_look(look.pk, actor=make_senior("Cora Confirmer"))
    return Account.objects.get(pk=account.pk)
