"""What each check looks at, by name: the facts it sees, and which of its rules cannot apply."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from accounts.models.account import Tier
from compliance.tcr.names import name_carrier
from messaging.protection.checks.sender_health import CARRIED, US_10DLC_REGIONS
from messaging.protection.checks.template import CONVERSATION, next_midnight
from messaging.protection.send import Send

Facts = dict[str, Any]


def list_facts(check: str, send: Send) -> Facts:
    """Return what a check sees in a snapshot. Money is USD in text, instants are ISO 8601."""
    return _FACTS[check](send)


def list_absent(check: str, send: Send) -> list[str]:
    """Return the rules of a check that cannot apply to this message."""
    return _ABSENT[check](send) if check in _ABSENT else []


def is_absent(check: str, send: Send) -> bool:
    """Tell whether a check as a whole cannot apply."""
    return check == "onboarding_limit" and send.account.tier == Tier.FULL


def _see_standing(send: Send) -> Facts:
    return {"standing": send.account.standing}


def _see_opt_out(send: Send) -> Facts:
    person = send.recipient
    return {"opted_out": person.opted_out, "awaiting_staff": person.is_doubted}


def _see_geography(send: Send) -> Facts:
    return {
        "country": send.recipient.region,
        "declared": sorted(send.account.destinations),
        "restriction": send.recipient.restriction or None,
    }


def _see_limit(send: Send) -> Facts:
    facts: Facts = {"tier": send.account.tier}
    grant = send.account.grant
    if grant is not None and send.account.tier != Tier.FULL:
        facts |= {"limit": grant.send_limit, "used": grant.used, "needed": send.count}
        facts["expires_at"] = _write(grant.expires_at)
    return facts


def _see_template(send: Send) -> Facts:
    template = send.template
    if template is None:
        last = send.recipient.last_inbound_at
        end = None if last is None else last + CONVERSATION
        return {"last_inbound_at": _write(last), "open_until": _write(end)}
    facts: Facts = {
        "template": template.name,
        "state": template.state,
        "is_published": template.is_published,
        "daily_cap": template.daily_cap,
    }
    if template.daily_cap is not None:
        resets_at = _write(next_midnight(send.now))
        facts |= {"used_today": template.used_today, "needed": send.count, "resets_at": resets_at}
    return facts


def _see_sender(send: Send) -> Facts:
    sender = send.sender
    facts: Facts = {
        "channel": send.channel,
        "sender": sender.value,
        "chosen": sender.reason,
        "profile_id": sender.profile_id and str(sender.profile_id),
        "obstacle": sender.obstacle or None,
        "is_blocked": sender.is_blocked,
        "is_strict": sender.is_strict,
        "is_missing": sender.is_missing,
    }
    if send.channel not in CARRIED:
        facts["channel_state"] = send.account.channels.get(send.channel, "not_started")
    if send.recipient.region in US_10DLC_REGIONS:
        facts |= _see_registration(send)
    return facts


def _see_registration(send: Send) -> Facts:
    carrier = send.recipient.carrier
    return {
        "is_us_registered": bool(send.sender.is_us_registered),
        "carrier": name_carrier(carrier) if carrier else None,
        "blocked_by": sorted(name_carrier(each) for each in send.sender.blocked_carriers),
    }


def _see_rate(send: Send) -> Facts:
    return {"retry_after": send.recipient.retry_after}


def _see_balance(send: Send) -> Facts:
    return {"available": _money(send.account.available), "needed": _money(send.total)}


def _see_risk(send: Send) -> Facts:
    facts: Facts = {"risk": send.account.risk}
    pace = send.account.pace
    if pace is not None:
        facts |= {
            "sent_this_hour": pace.sent,
            "needed": send.count,
            "hourly_limit": pace.hourly_limit,
            "countries_today": sorted(pace.regions | send.regions),
            "countries_limit": pace.region_limit,
        }
    return facts


def _lack_in_template(send: Send) -> list[str]:
    if send.template is None:
        return ["template", "daily_cap"]
    has_cap = send.template.daily_cap is not None
    return ["conversation"] if has_cap else ["conversation", "daily_cap"]


def _lack_in_sender(send: Send) -> list[str]:
    is_us = send.recipient.region in US_10DLC_REGIONS and send.channel in CARRIED
    return [] if is_us else ["us_10dlc"]


def _lack_in_risk(send: Send) -> list[str]:
    return [] if send.account.pace is not None else ["early_pace"]


def _write(instant: datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(UTC).isoformat(timespec="seconds")


def _money(amount: Decimal) -> str:
    return f"{amount:.4f}"


_FACTS: Mapping[str, Callable[[Send], Facts]] = {
    "standing": _see_standing,
    "opt_out": _see_opt_out,
    "geography": _see_geography,
    "onboarding_limit": _see_limit,
    "template": _see_template,
    "sender_health": _see_sender,
    "recipient_rate": _see_rate,
    "balance": _see_balance,
    "risk": _see_risk,
}
_ABSENT: Mapping[str, Callable[[Send], list[str]]] = {
    "template": _lack_in_template,
    "sender_health": _lack_in_sender,
    "risk": _lack_in_risk,
}
