"""What good looks like, written for the business that reads it: its name, messages and site."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from compliance.findings.phrases.brand import get_brand
from compliance.models import Submission
from compliance.models.submission import UseCaseType

# The first that a use case speaks of: what is sent, how often, and where people agree to it.
_KINDS = (
    (r"passcode|one-time|verification|log-?in code|sign-?in|two-factor|2fa|otp", "sign-in codes"),
    (r"appointment", "appointment reminders"),
    (r"reservation|table", "reservation updates"),
    (r"booking|booked|stay|check-in", "booking updates"),
    (r"prescription|refill", "prescription updates"),
    (r"deliver|shipp|dispatch|parcel|courier", "delivery updates"),
    (r"order|purchase|checkout", "order updates"),
    (r"invoice|payment|bill\b|balance|rent\b", "payment reminders"),
    (r"class|lesson|course|session|training", "class reminders"),
    (r"shift|rota|staff", "shift notices"),
    (r"event|ticket|concert|match", "event news"),
    (r"donat|fundrais|campaign", "news of our work"),
    (r"offer|promotion|discount|sale|deal|voucher", "offers"),
)
_BY_TYPE = {
    UseCaseType.AUTHENTICATION: "sign-in codes",
    UseCaseType.NOTIFICATIONS: "service updates",
    UseCaseType.MARKETING: "offers",
    UseCaseType.CUSTOMER_CARE: "answers to your questions",
    UseCaseType.MIXED: "updates and offers",
}
_RHYTHM = {
    "sign-in codes": "One message each time you sign in.",
    "appointment reminders": "Two messages per appointment.",
    "offers": "Up to 4 messages a month.",
    "news of our work": "Up to 2 messages a month.",
    "event news": "Up to 4 messages a month.",
    "order updates": "Up to 3 messages per order.",
    "delivery updates": "Up to 3 messages per delivery.",
}


@dataclass(frozen=True, slots=True)
class Examples:
    name: str
    kind: str  # of messages
    site: str  # https://host

    @property
    def rhythm(self) -> str:
        return _RHYTHM.get(self.kind, "Message frequency varies.")

    @property
    def sender(self) -> str:
        return f"I agree to receive {self.kind} by text message from {self.name}."

    @property
    def disclosure(self) -> str:
        """Everything that belongs beside the box people tick."""
        return (
            f"{self.sender} {self.rhythm} Message and data rates may apply. Reply HELP for help, "
            f"STOP to opt out. Terms: {self.site}/terms. Privacy policy: {self.site}/privacy."
        )

    @property
    def no_sharing(self) -> str:
        return (
            f"{self.name} does not share mobile numbers, or the consent to receive text messages, "
            "with third parties or affiliates for their marketing."
        )


def write_examples(submission: Submission) -> Examples:
    return Examples(get_brand(submission).name, _get_kind(submission), _get_site(submission))


def _get_kind(submission: Submission) -> str:
    use_case = submission.use_case.lower()
    for words, kind in _KINDS:
        if re.search(words, use_case):
            return kind
    return (
        _BY_TYPE.get(UseCaseType(submission.use_case_type), "messages")
        if (submission.use_case_type in UseCaseType.values)
        else "messages"
    )


def _get_site(submission: Submission) -> str:
    try:
        host = urlsplit(submission.website_url or submission.cta_url).hostname
    except ValueError:
        host = None
    return f"https://{host or 'www.example.com'}"
