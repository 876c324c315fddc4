"""Reads: accounts, the people in them, and who a key speaks for."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import (
    Account,
    ApiKey,
    Appeal,
    AuditEvent,
    Channel,
    Incident,
    Invitation,
    LedgerEntry,
    NumberWish,
    Organization,
    PhoneNumber,
    ProvisioningStep,
    SecondLook,
    SenderProfile,
    User,
    Webhook,
    WebhookDelivery,
)
from accounts.models.account import Standing
from accounts.models.appeal import AppealState
from accounts.models.channel import ChannelState
from accounts.models.membership import Membership
from accounts.models.number_wish import WishState
from accounts.models.phone_number import LIVE_STATES
from accounts.models.second_look import LookState
from accounts.models.sender_profile import ProfileState
from config.errors import DomainError, ErrorCode

# Shared with the send path, which reads these columns in its own single statement.
PRINCIPAL_COLUMNS = """
    a.id, a.stage, a.tier, a.risk, a.standing,
    EXISTS (SELECT 1 FROM accounts_channel c WHERE c.account_id = a.id AND c.state = 'active')
"""
PRINCIPAL_SOURCE = """
    accounts_apikey k JOIN accounts_account a ON a.id = k.account_id
"""
PRINCIPAL_FILTER = "k.key_hash = %s AND k.revoked_at IS NULL"
_PRINCIPAL = f"SELECT {PRINCIPAL_COLUMNS} FROM {PRINCIPAL_SOURCE} WHERE {PRINCIPAL_FILTER}"


@dataclass(frozen=True, slots=True)
class Principal:
    """The account a valid key speaks for, as it is this instant."""

    account_id: uuid.UUID
    stage: str
    tier: str
    risk: str
    standing: str
    has_channel: bool

    is_authenticated = True


def get_principal(key_hash: bytes) -> Principal | None:
    """Return whom the key speaks for, ``None`` for an unknown or revoked one."""
    with connection.cursor() as cursor:
        cursor.execute(_PRINCIPAL, [key_hash])
        row: Sequence[Any] | None = cursor.fetchone()
    return Principal(*row) if row else None


def get_key_maker(key_hash: bytes) -> User | None:
    """Return who made a key: a key speaks for the account, and its maker stands in the record."""
    return User.objects.filter(apikey__key_hash=key_hash).first()


def get_membership(user: User) -> Membership | None:
    """Return the membership through which a person works, the oldest if there are several."""
    memberships = Membership.objects.select_related("account", "user")
    return memberships.filter(user=user).order_by("created_at").first()


def get_owner(account: Account) -> User:
    """Return the person to write to about an account."""
    return User.objects.filter(memberships__account=account).order_by("memberships__created_at")[0]


def is_member(user: User, *, account_id: uuid.UUID) -> bool:
    """Tell whether a person belongs to an account, in any role."""
    return Membership.objects.filter(user=user, account_id=account_id).exists()


def list_api_keys(account: Account) -> QuerySet[ApiKey]:
    """Return an account's keys that still work, newest first."""
    return ApiKey.objects.filter(account=account, revoked_at=None).order_by("-created_at")


def list_events(account: Account) -> QuerySet[AuditEvent]:
    """Return an account's audit events, oldest first."""
    return AuditEvent.objects.filter(account=account).select_related("actor")


def list_ledger(account: Account) -> QuerySet[LedgerEntry]:
    """Return an account's movements of money, newest first."""
    return LedgerEntry.objects.filter(account=account).order_by("-created_at", "-id")


def get_channel(account: Account, *, kind: str) -> Channel | None:
    """Return an account's channel of a kind with its number, if it was ever started."""
    channels = Channel.objects.select_related("number")
    return channels.filter(account=account, kind=kind).first()


def has_active_channel(account: Account) -> bool:
    """Tell whether at least one channel can send."""
    return Channel.objects.filter(account=account, state=ChannelState.ACTIVE).exists()


def list_waiting_looks() -> QuerySet[SecondLook]:
    """Return what colleagues ask for and nobody has answered, the oldest first."""
    waiting = SecondLook.objects.select_related("account", "asked_by")
    now = timezone.now()
    return waiting.filter(state=LookState.WAITING, expires_at__gt=now).order_by("created_at", "id")


def list_looks(account: Account) -> QuerySet[SecondLook]:
    """Return what was asked for on an account, newest first."""
    looks = SecondLook.objects.select_related("asked_by", "decided_by")
    return looks.filter(account=account).order_by("-created_at", "-id")


def list_open_appeals() -> QuerySet[Appeal]:
    """Return the appeals that wait for our answer, the most urgent first."""
    appeals = Appeal.objects.select_related("account", "opened_by")
    return appeals.filter(state=AppealState.OPEN).order_by("due_at", "id")


def list_appeals(account: Account) -> QuerySet[Appeal]:
    """Return an account's appeals, newest first."""
    appeals = Appeal.objects.select_related("opened_by", "decided_by")
    return appeals.filter(account=account).order_by("-created_at", "-id")


def get_suspension(account: Account) -> AuditEvent | None:
    """Return the event that suspended the account, ``None`` unless it is suspended."""
    if account.standing != Standing.SUSPENDED:
        return None
    return list_events(account).filter(verb="suspend").order_by("-sequence").first()


def list_waiting_wishes() -> QuerySet[NumberWish]:
    """Return who waits for a number that was out of stock, the longest waiting first."""
    wishes = NumberWish.objects.select_related("account", "asked_by")
    return wishes.filter(state=WishState.WAITING).order_by("asked_at", "id")


def list_wishes(account: Account) -> QuerySet[NumberWish]:
    """Return what numbers an account waits or waited for, newest first."""
    wishes = NumberWish.objects.select_related("asked_by")
    return wishes.filter(account=account).order_by("-asked_at", "-id")


def is_organization(account_id: uuid.UUID) -> bool:
    """Tell whether the account has been upgraded by its first sender profile."""
    return Organization.objects.filter(account_id=account_id).exists()


def list_profiles(account_id: uuid.UUID) -> QuerySet[SenderProfile]:
    """Return an account's sender profiles, newest first; deleted ones are not there."""
    profiles = SenderProfile.objects.select_related("account", "number")
    return profiles.filter(account_id=account_id, deleted_at=None).order_by("-created_at", "-id")


def get_profile(account_id: uuid.UUID, *, profile_id: uuid.UUID) -> SenderProfile:
    """Return an account's sender profile; raises DomainError ``PROFILE_NOT_FOUND``."""
    profile = list_profiles(account_id).filter(pk=profile_id).first()
    if profile is None:
        raise DomainError(ErrorCode.PROFILE_NOT_FOUND)
    return profile


def list_profiles_to_review() -> QuerySet[SenderProfile]:
    """Return the profiles that staff decides on, the longest waiting first.

    Those that inherit brand and campaign were reviewed with their account.
    """
    waiting = SenderProfile.objects.filter(state=ProfileState.PENDING_REVIEW, deleted_at=None)
    own = waiting.exclude(inherits_brand=True, inherits_campaign=True)
    return own.select_related("account").order_by("state_since", "id")


def list_steps(profile: SenderProfile) -> QuerySet[ProvisioningStep]:
    """Return the steps of setting a profile up that were ever begun, in their order."""
    return ProvisioningStep.objects.filter(profile=profile).order_by("created_at", "id")


def list_open_incidents() -> QuerySet[Incident]:
    """Return the records of the past that stand in somebody's way, the oldest first."""
    incidents = Incident.objects.select_related("account", "cleared_by")
    return incidents.filter(cleared_at=None).order_by("created_at", "id")


def list_invitations(account_id: uuid.UUID) -> QuerySet[Invitation]:
    """Return the invitations that were not accepted and have not run out, the oldest first."""
    open_or_rejected = Invitation.objects.filter(account_id=account_id, accepted_at=None)
    return open_or_rejected.filter(expires_at__gt=timezone.now()).order_by("created_at", "id")


def list_numbers(account_id: uuid.UUID) -> list[PhoneNumber]:
    """Return the numbers an account has or waits for, by country, oldest first."""
    live = PhoneNumber.objects.filter(account_id=account_id, state__in=LIVE_STATES)
    return list(live.order_by("country", "created_at"))


def list_webhooks(account_id: uuid.UUID) -> QuerySet[Webhook]:
    """Return an account's webhook endpoints, newest first; deleted ones are not there."""
    webhooks = Webhook.objects.filter(account_id=account_id, deleted_at=None)
    return webhooks.order_by("-created_at", "-id")


def find_webhooks(
    account_id: uuid.UUID, *, is_active: str = "", search: str = ""
) -> QuerySet[Webhook]:
    """Return the endpoints that match; ``search`` is a part of the name or of the address."""
    webhooks = list_webhooks(account_id)
    if is_active:
        webhooks = webhooks.filter(is_active=is_active.lower() == "true")
    if search:
        webhooks = webhooks.filter(
            Q(display_name__icontains=search) | Q(endpoint_url__icontains=search)
        )
    return webhooks


def get_webhook(account_id: uuid.UUID, *, webhook_id: uuid.UUID) -> Webhook:
    """Return an account's webhook endpoint; raises DomainError ``WEBHOOK_NOT_FOUND``."""
    webhook = list_webhooks(account_id).filter(pk=webhook_id).first()
    if webhook is None:
        raise DomainError(ErrorCode.WEBHOOK_NOT_FOUND)
    return webhook


def list_webhook_log(webhook: Webhook) -> QuerySet[WebhookDelivery]:
    """Return what was or is to be delivered to an endpoint, newest first."""
    log = WebhookDelivery.objects.filter(webhook=webhook).select_related("event")
    return log.order_by("-id")


def find_taken_numbers(numbers: Sequence[str]) -> set[str]:
    """Return which of some numbers (E.164) are somebody's with us, or being ordered."""
    live = PhoneNumber.objects.filter(e164__in=numbers, state__in=LIVE_STATES)
    return set(live.values_list("e164", flat=True))
