"""Magic recipients: the last two digits of a number decide what happens to a message.

They exist only inside one block of twenty numbers per range that a regulator reserved for
fiction, so that a thousand other reserved numbers stay ordinary and are simply delivered:

- UK: Ofcom, "Telephone numbers for use in TV and radio drama".
- US: NANPA, 555-0100 to 555-0199 in every area code.
- DE: Bundesnetzagentur, Mitteilung 148/2021, "Drama Numbers".
- FR: ARCEP decision 2018-0881, numbers for audiovisual works.
"""

import re
from dataclasses import dataclass

MAGIC_BLOCKS: tuple[tuple[str, str], ...] = (
    ("UK mobile", "+44 7700 9001xx"),
    ("UK London", "+44 20 7946 01xx"),
    ("UK no area", "+44 1632 9601xx"),
    ("US any area code", "+1 NPA 555 01xx"),
    ("DE Berlin", "+49 30 23125 1xx"),
    ("DE mobile", "+49 176 040690xx"),
    ("FR mobile", "+33 6 39 98 01 xx"),
    ("FR Paris", "+33 1 99 00 01 xx"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the carrier does. ``refuse`` is synchronous (an error code, or HANG_UP); ``error``
    comes with the last receipt.

    ``once`` refuses every other call for the same recipient, beginning with the first, so that a
    retry always succeeds and the next message shows the same story again.
    """

    title: str
    refuse: str = ""
    once: bool = False
    status: str = "delivered"
    error: str = ""
    answer: str = "at once"
    receipts: str = "in order"


HANG_UP = "hang up"
DELIVERED = Outcome("delivered, like every number that is not magic")

MAGIC: dict[str, Outcome] = {
    "80": DELIVERED,
    "81": Outcome("undeliverable", status="delivery_failed", error="40008"),
    "82": Outcome("landline, never leaves the carrier", status="sending_failed", error="40001"),
    "83": Outcome("blocked because the person texted STOP", refuse="40300"),
    "84": Outcome("queue full, always", refuse="40318"),
    "85": Outcome("queue full once, then accepted", refuse="40318", once=True),
    "86": Outcome("invalid recipient", refuse="40310"),
    "87": Outcome("accepted and delivered, but the request is never answered", answer="never"),
    "88": Outcome("unexpected error, always", refuse="10007"),
    "89": Outcome("too many requests once, then accepted", refuse="10011", once=True),
    "90": Outcome("accepted, answered after three seconds", answer="slow"),
    "91": Outcome("each receipt comes twice, same event id", receipts="twice"),
    "92": Outcome("message.finalized comes before message.sent", receipts="reversed"),
    "93": Outcome("no receipt ever; only a read shows the end", receipts="never"),
    "94": Outcome("10DLC not registered", status="sending_failed", error="40010"),
    "95": Outcome("blocked as spam, temporary", status="delivery_failed", error="40002"),
    "96": Outcome("unexpected error once, then accepted", refuse="10007", once=True),
    "97": Outcome("connection closed without an answer, not accepted", refuse=HANG_UP),
    "98": Outcome("delivery cannot be confirmed", status="delivery_unconfirmed"),
}

_BLOCK = re.compile(
    r"\+(?:4477009001|4420794601|4416329601|1[2-9][0-9]{2}55501|4930231251|49176040690"
    r"|336399801|331990001)([0-9]{2})"
).fullmatch


# The last but one digit of a US number of that block decides whose customer the person is.
US_CARRIERS: dict[str, str] = {
    **dict.fromkeys("05", "AT&T"),
    **dict.fromkeys("16", "T-Mobile"),
    **dict.fromkeys("27", "Verizon"),
    **dict.fromkeys("38", "US Cellular"),
    **dict.fromkeys("49", ""),  # nobody knows
}
ELSEWHERE = "Simulated Mobile"


def carrier_of(number: str) -> str:
    """The name of the person's own carrier, empty if unknown."""
    is_ours = number.startswith("+1") and _BLOCK(number)
    return US_CARRIERS[number[-2]] if is_ours else ELSEWHERE


def outcome_for(number: str) -> Outcome:
    """The outcome of a message to this E.164 number."""
    match = _BLOCK(number)
    return MAGIC.get(match[1], DELIVERED) if match else DELIVERED
