"""What is kept of a decision: what each check said, and the facts it saw.

It is written with every send, so it is small and cheap: what everybody shares stands there once, of
a person only what is out of the ordinary, and whoever passed is a number in a list. It is enough to
have the checks look again at exactly what they saw: ``messaging.protection.recall`` reads it back.
"""

from typing import Any

from messaging.protection.pipeline import Judged, Outcome
from messaging.protection.send import AccountFacts, RecipientFacts, Send, SenderFacts

FORM = 2  # of the facts; before there was a number, they did not suffice to look again


def describe(outcome: Outcome) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return verdicts and facts of a decision.

    The verdicts are ``{"passed": [recipients], "refused": {recipient: [[check, word]]}}``: whoever
    passed, passed all nine; whoever was refused, passed the checks before that one. A recipient on
    several channels stands there once for each, the later ones as ``number/channel``. Of a request
    that is refused, ``check`` says which of them answered.
    """
    judged = outcome.judged
    channel = judged[0].send.channel
    verdicts: dict[str, Any] = {"passed": [], "refused": {}}
    passed, refused = verdicts["passed"], verdicts["refused"]
    for each in judged:
        send = each.send
        name = send.recipient.e164
        if send.channel != channel:
            name = f"{name}/{send.channel}"
        if each.check:
            refused[name] = [[each.check, each.verdict.word]]
        else:
            passed.append(name)
    if outcome.refusal is not None:
        verdicts["check"] = _find_check(outcome)
    return verdicts, _list_facts(judged)


def _find_check(outcome: Outcome) -> str:
    return next(each.check for each in outcome.judged if each.verdict is outcome.refusal)


def _list_facts(judged: tuple[Judged, ...]) -> dict[str, Any]:
    first = judged[0].send
    facts = {
        "form": FORM,
        "channel": first.channel,
        "total": str(first.total),
        **_list_account(first.account),
        **_list_template(first),
        **_list_sender(first.sender),
    }
    facts |= _list_one(first) if len(judged) == 1 else _list_many(judged)
    return facts


def _list_account(account: AccountFacts) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "standing": account.standing,
        "tier": account.tier,
        "risk": account.risk,
        "available": str(account.available),
        "declared": " ".join(sorted(account.destinations)),
    }
    if account.grant is not None:
        grant = account.grant
        facts["grant"] = [grant.send_limit, grant.used, grant.expires_at.isoformat()]
    if account.pace is not None:
        pace = account.pace
        regions = " ".join(sorted(pace.regions))
        facts["pace"] = [pace.sent, pace.hourly_limit, regions, pace.region_limit]
    if account.channels:
        facts["channels"] = dict(account.channels)
    return facts


def _list_template(send: Send) -> dict[str, Any]:
    template = send.template
    if template is None:
        return {"template": None}
    facts: dict[str, Any] = {"template": template.name, "template_state": template.state}
    if not template.is_published:
        facts["unpublished"] = True
    if template.daily_cap is not None:
        facts["cap"] = [template.daily_cap, template.used_today]
    return facts


def _list_sender(sender: SenderFacts) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "sender": sender.value,
        "sender_profile": sender.profile_id and str(sender.profile_id),
        "sender_reason": sender.reason,
        "us": sender.is_us_registered,
    }
    if sender.obstacle:
        facts["obstacle"] = sender.obstacle
    if sender.blocked_carriers:
        facts["blocked_by"] = sorted(sender.blocked_carriers)
    for name in ("is_blocked", "is_strict", "is_missing"):
        if getattr(sender, name):
            facts[name] = True
    return facts


def _list_one(send: Send) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if own := _list_person(send):
        facts["people"] = {send.recipient.e164: own}
    if send.recipient.restriction:
        facts["restricted"] = {send.recipient.region: send.recipient.restriction}
    return facts


def _list_many(judged: tuple[Judged, ...]) -> dict[str, Any]:
    """What differs among several: a few prices, senders and countries, and remarkable people."""
    prices, senders, people, restricted = {}, {}, {}, {}
    for each in judged:
        send = each.send
        person = send.recipient
        prices[send.channel, person.region] = send.price
        senders[send.channel] = send.sender
        if own := _list_person(send):
            people[person.e164] = own
        if person.restriction:
            restricted[person.region] = person.restriction
    first = judged[0].send
    own_senders = {
        channel: _list_sender(sender)
        for channel, sender in senders.items()
        if sender != first.sender
    }
    named = {f"{channel} {region}": str(price) for (channel, region), price in prices.items()}
    found = {"senders": own_senders, "people": people, "restricted": restricted}
    return {"prices": named, **{name: value for name, value in found.items() if value}}


def _list_person(send: Send) -> dict[str, Any]:
    """A carrier matters where one blocks, and the last words where there is no template."""
    person = send.recipient
    facts: dict[str, Any] = {}
    if _is_ordinary(person):
        return facts
    if person.opted_out:
        facts["opted_out"] = True
    if person.is_doubted:
        facts["doubted"] = True
    if person.retry_after:
        facts["wait"] = person.retry_after
    if person.carrier and send.sender.blocked_carriers:
        facts["carrier"] = person.carrier
    if send.template is None and person.last_inbound_at is not None:
        facts["wrote"] = person.last_inbound_at.isoformat()
    return facts


def _is_ordinary(person: RecipientFacts) -> bool:
    """Tell at a glance whether there is nothing to keep, as of most people."""
    return not (
        person.opted_out
        or person.retry_after
        or person.carrier
        or person.is_doubted
        or person.last_inbound_at
    )
