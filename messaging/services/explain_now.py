"""What the checks would say today about a request of the past: for staff. It changes nothing."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from contacts.phone_numbers import parse_e164
from messaging.models import SendDecision
from messaging.protection.explain import Explained, explain
from messaging.protection.recall import list_names, split_name
from messaging.protection.send import Send, TemplateFacts
from messaging.rates import look_at_tokens
from messaging.services.build_sends import build_sends
from messaging.services.send_request import Recipient, SendRequest
from messaging.snapshots.account import read_account_facts
from messaging.snapshots.request import RequestFacts

Kept = Mapping[str, Any]


def explain_now(decision: SendDecision) -> Explained:
    """Have the checks look at the same request with the facts of this moment.

    The sender is the one that the account or the named profile has now. Of numbers that a request
    named in vain nothing was kept, so they are taken to be missing still.
    """
    request = _rebuild(decision)
    phones = [each.e164 for each in request.recipients]
    facts = read_account_facts(
        decision.account_id,
        template=decision.facts.get("template"),
        recipients=phones,
        profile=request.profile_id,
    )
    facts = _keep_template(facts, decision.facts)
    waits = look_at_tokens(decision.account_id, recipients=phones)
    sends = build_sends(request, facts, waits)
    return explain(_keep_missing(sends, decision.facts))


def _rebuild(decision: SendDecision) -> SendRequest:
    facts = decision.facts
    first = facts.get("channel", "sms")
    pairs = [split_name(name, channel=first) for name in list_names(decision.verdicts)]
    numbers = list(dict.fromkeys(e164 for e164, _ in pairs))
    return SendRequest(
        key_hash=b"",
        recipients=tuple(Recipient(e164, parse_e164(e164).region) for e164 in numbers),
        template=facts.get("template"),
        channels=tuple(dict.fromkeys([first, *(channel for _, channel in pairs)])),
        numbers=_read_numbers(facts, channel=first),
        profile_id=_read_profile(facts),
        strict_sender=facts.get("is_strict", False),
    )


def _read_profile(facts: Kept) -> uuid.UUID | None:
    """A profile that has no number may have been named or not; it is looked at again either way."""
    profile = facts.get("sender_profile")
    is_default = facts.get("sender_reason") == "default"
    return None if profile is None or is_default else uuid.UUID(profile)


def _read_numbers(facts: Kept, *, channel: str) -> dict[str, tuple[str, ...]]:
    """A number that was asked for is asked for again; a profile may have another one by now."""
    if facts.get("sender_reason") != "requested" or facts.get("sender_profile"):
        return {}
    return {channel: (facts["sender"],)}


def _keep_template(facts: RequestFacts, kept: Kept) -> RequestFacts:
    """A template that is gone is not approved; without it the text would be judged as free text."""
    name = kept.get("template")
    if name is None or facts.template is not None:
        return facts
    unknown = uuid.UUID(int=0)
    gone = TemplateFacts(unknown, name, "deleted", False, None, 0, body="", variables=())
    return replace(facts, template=gone)


def _keep_missing(sends: Sequence[Send], kept: Kept) -> Sequence[Send]:
    if not kept.get("is_missing"):
        return sends
    return [replace(send, sender=replace(send.sender, is_missing=True)) for send in sends]
