"""What comes next, who must act, and where: one answer for every place an account can be in."""

from dataclasses import dataclass

from accounts.models import Account, Channel
from accounts.models.account import Risk, Stage
from accounts.models.channel import ChannelState

YOU = "You"
TEAM = "Our compliance team"
CARRIER = "The carrier"


@dataclass(frozen=True, slots=True)
class Advice:
    title: str
    text: str
    actor: str
    link: str = ""  # URL name
    link_text: str = ""


_BY_STAGE: dict[str, Advice] = {
    Stage.SIGNUP: Advice(
        "Verify your e-mail address",
        "We sent you a mail with a link. Follow it to prove that the address is yours; look in "
        "spam and promotions too.",
        YOU,
    ),
    Stage.COMPLIANCE_DETAILS: Advice(
        "Tell us about your business",
        "Carriers and regulators require this of every sender. You can stop at any time: a draft "
        "is kept exactly as you typed it. Complete details are the fastest way through review.",
        YOU,
        "compliance",
        "Continue with your compliance details",
    ),
    Stage.IN_REVIEW: Advice(
        "Waiting for approval",
        "Your compliance details are under review. You’ll be notified by e-mail once approved; "
        "the page of your review says how long reviews take at present, and tells you every "
        "business day what has moved. There is nothing to do for you now.",
        TEAM,
        "compliance-status",
        "See where it stands",
    ),
    Stage.ACTION_REQUIRED: Advice(
        "Action required: please correct your details",
        "Our compliance team asked for changes. Only what they asked about opens for editing.",
        YOU,
        "compliance",
        "See what to change",
    ),
    Stage.REJECTED: Advice(
        "Your compliance details were not approved",
        "The reasons are written down, with what would fix each of them and how to appeal.",
        YOU,
        "compliance-status",
        "See the reasons",
    ),
}
_CHOOSE = Advice(
    "Choose the number you send from",
    "You are approved. The last step is a number; the API opens the moment it is yours, and keys "
    "made before then keep working.",
    YOU,
    "channels",
    "Set up your SMS channel",
)
_ORDERED = Advice(
    "Your number is on order",
    "The carrier usually confirms within a minute. The API opens by itself when it does.",
    CARRIER,
    "channels",
    "See the order",
)
_FINAL = Advice(
    "Waiting for the final activation",
    "Everything is set up. Our team looks at new accounts of this kind once more and activates "
    "yours by hand; we will write to you. Your keys stay as they are.",
    TEAM,
)
_LIVE = Advice(
    "Your account is live",
    "The API is open. Make a template, have it approved, and send your first message.",
    YOU,
    "templates",
    "Go to your templates",
)


def get_advice(account: Account, *, channel: Channel | None) -> Advice:
    """Return the one thing to tell somebody who opens the dashboard now."""
    if account.stage == Stage.CHANNEL_SETUP:
        return _advise_channel(account, channel)
    return _BY_STAGE.get(account.stage, _LIVE)


def _advise_channel(account: Account, channel: Channel | None) -> Advice:
    state = channel.state if channel else ChannelState.NOT_STARTED
    if state == ChannelState.PENDING:
        return _ORDERED
    if state == ChannelState.ACTIVE and account.risk == Risk.HOLD:
        return _FINAL
    return _CHOOSE
