"""A member gets another role, or leaves. Nobody does that to themselves, and one leader stays."""

import uuid

from django.db import transaction

from accounts.members import LEADERS, check_organization
from accounts.models import Account, Invitation, Membership, User
from accounts.models.membership import Role
from accounts.selectors import list_invitations
from accounts.services.invite_user import check_role
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode

Person = Membership | Invitation


@transaction.atomic
def change_role(
    account_id: uuid.UUID, *, person_id: uuid.UUID, role: str, actor: User | None
) -> None:
    """Give a member, or whoever is invited, another role.

    Raises DomainError ``ROLE_NOT_ALLOWED`` (no organization yet, oneself, the owner, the last
    admin), ``USER_NOT_FOUND``, ``CHOICE_INVALID``.
    """
    check_role(role)
    account, person = _lock(account_id, person_id, actor=actor)
    before = person.role
    if role not in LEADERS:
        _check_not_last(account, person)
    person.role = role
    person.save()
    _record(account, person, verb="change_role", actor=actor, change=(before, role))


@transaction.atomic
def remove_person(account_id: uuid.UUID, *, person_id: uuid.UUID, actor: User | None) -> None:
    """End a membership, at once, or take an invitation back; raises as :func:`change_role`."""
    account, person = _lock(account_id, person_id, actor=actor)
    _check_not_last(account, person)
    _record(account, person, verb="remove_user", actor=actor, change=(person.role, "removed"))
    person.delete()


def _lock(
    account_id: uuid.UUID, person_id: uuid.UUID, *, actor: User | None
) -> tuple[Account, Person]:
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_organization(account_id)
    members = Membership.objects.select_related("user").filter(account=account)
    person: Person | None = members.filter(user=person_id).first()
    person = person or list_invitations(account_id).filter(pk=person_id).first()
    if person is None:
        raise DomainError(ErrorCode.USER_NOT_FOUND)
    if isinstance(person, Membership):
        _check_changeable(person, actor)
    return account, person


def _check_changeable(membership: Membership, actor: User | None) -> None:
    if actor is not None and membership.user_id == actor.pk:
        _refuse("Nobody changes their own role or removes themselves; ask another admin.")
    if membership.role == Role.OWNER:
        _refuse("The owner of the account stays its owner.")


def _check_not_last(account: Account, person: Person) -> None:
    if isinstance(person, Invitation) or person.role not in LEADERS:
        return
    others = Membership.objects.filter(account=account, role__in=LEADERS).exclude(pk=person.pk)
    if not others.exists():
        _refuse("An account keeps at least one admin.")


def _refuse(sentence: str) -> None:
    raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"user": [sentence]})


def _record(
    account: Account, person: Person, *, verb: str, actor: User | None, change: tuple[str, str]
) -> None:
    email = person.email if isinstance(person, Invitation) else person.user.email
    record_event(account, verb=verb, actor=actor, change=Change(*change, subject=email))
