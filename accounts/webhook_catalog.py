"""Everything a webhook can tell of: families, and the events of each.

An endpoint subscribes to families; a filter narrows a family down to some of its events. A family
that we do not speak of yet may be subscribed to, so that nobody has to come back for it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    title: str
    description: str
    events: tuple[tuple[str, str], ...]  # suffix, and when it is told
    is_active: bool = True


FAMILIES: tuple[Family, ...] = (
    Family(
        "message",
        "Messages",
        "What becomes of each message you send, and what people write to you.",
        (
            ("queued", "Accepted, or waiting for another try."),
            ("scheduled", "Held until its time has come."),
            ("routed", "On its way to the provider."),
            ("sent", "The provider has taken it."),
            ("delivered", "It has arrived."),
            ("read", "The person has read it; not on SMS."),
            ("failed", "It could not be delivered; reason_code says why."),
            ("filtered", "Not sent because of consent or policy; never resend it."),
            ("blocked", "Not sent because something of the account was not in order."),
            ("cancelled", "Called off before its time."),
            ("received", "A person wrote to one of your numbers."),
        ),
    ),
    Family("templates", "Templates", "What a review decides on a template.", ()),
    Family(
        "contact",
        "Contacts",
        "What people say about hearing from you.",
        (
            ("opt_in", "Somebody wants to hear from you again."),
            ("opt_out", "Somebody does not want to hear from you any more."),
            ("help", "Somebody asked for help."),
            ("custom_keyword", "Somebody used a keyword of your own."),
        ),
    ),
    Family(
        "channel",
        "Channels",
        "How far the set-up of a channel has come.",
        (
            ("submitted", "A number is ordered, or a registration handed in."),
            ("activated", "A number can send."),
            ("deactivated", "A number can no longer send to a country."),
            ("action_needed", "Something is needed from you."),
        ),
    ),
    Family(
        "link",
        "Links",
        "Tracked links; not offered here yet.",
        tuple((each, "Not offered here yet.") for each in ("clicked", "downloaded", "expired")),
        is_active=False,
    ),
    Family(
        "call",
        "Calls",
        "Voice calls; not offered here yet.",
        tuple((each, "Not offered here yet.") for each in ("initiated", "answered", "completed")),
        is_active=False,
    ),
)
FAMILY_NAMES = tuple(family.name for family in FAMILIES)
_BY_NAME = {family.name: family for family in FAMILIES}


def list_suffixes(family: str) -> tuple[str, ...]:
    """Return what a filter of this family may name."""
    return tuple(suffix for suffix, _ in _BY_NAME[family].events)


def list_kinds() -> tuple[str, ...]:
    """Return every X-Webhook-Event-Type there is: ``message.sent``, ``templates`` …"""
    return tuple(
        kind
        for family in FAMILIES
        for kind in ([f"{family.name}.{suffix}" for suffix, _ in family.events] or [family.name])
    )
