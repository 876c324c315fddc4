"""What turns a refusal green again: who must act, and what they do. One line for each reason.

Names in braces are the details that the check gave.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from config.errors import ErrorCode
from messaging.protection.verdict import PASS, Verdict

YOU, US, RECIPIENT, CARRIER, NOBODY = "you", "us", "recipient", "carrier", "nobody"


@dataclass(frozen=True, slots=True)
class Advice:
    who: str
    steps: tuple[str, ...] = ()


NOTHING = Advice(NOBODY)
_ASK = "Write to support and quote the request id."
_ANOTHER_TEMPLATE = "Until then, send another template that is approved and published."
_FINISH_REVIEW = "Finish the compliance steps in the dashboard; with its approval the limit ends."

ADVICE: Mapping[tuple[ErrorCode, str], Advice] = {
    (ErrorCode.STANDING_NOT_GOOD, "held"): Advice(
        US, ("Answer what our staff asked of you.", f"{_ASK} Staff lifts the hold after a look.")
    ),
    (ErrorCode.STANDING_NOT_GOOD, "suspended"): Advice(
        YOU, ("Appeal against the suspension in the dashboard; another person decides on it.",)
    ),
    (ErrorCode.STANDING_NOT_GOOD, "closed"): Advice(
        NOBODY, ("The account is closed; nothing is sent from it again.",)
    ),
    (ErrorCode.RECIPIENT_OPTED_OUT, ""): Advice(
        RECIPIENT,
        ("Leave this person out.", "Only START, sent by them from this number, undoes a STOP."),
    ),
    (ErrorCode.RECIPIENT_OPTED_OUT, "awaiting_staff"): Advice(
        US, ("Wait: our staff reads what this person wrote and says whether it was a refusal.",)
    ),
    (ErrorCode.COUNTRY_NOT_AVAILABLE, "restricted_everywhere"): Advice(
        NOBODY, ("Leave {country} out: it is closed to every account.",)
    ),
    (ErrorCode.COUNTRY_NOT_AVAILABLE, "not_declared"): Advice(
        YOU,
        ("Ask support to add {country} to the countries you declared, and say why you need it.",),
    ),
    (ErrorCode.LIMIT_REACHED, "not_verified"): Advice(YOU, (_FINISH_REVIEW,)),
    (ErrorCode.LIMIT_REACHED, "provisional_access_expired"): Advice(
        YOU, (_FINISH_REVIEW, "Or ask support whether provisional access can be granted anew.")
    ),
    (ErrorCode.LIMIT_REACHED, "onboarding_limit"): Advice(
        YOU, (f"{{used}} of {{limit}} provisional sends are used. {_FINISH_REVIEW}",)
    ),
    (ErrorCode.LIMIT_REACHED, "template_daily_cap"): Advice(
        NOBODY, ("Wait until {resets_at}, when the template's day begins anew.", _ANOTHER_TEMPLATE)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "not_approved.draft"): Advice(
        YOU, ("Submit the template for review.", _ANOTHER_TEMPLATE)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "not_approved.pending"): Advice(
        US, ("Wait for the template's review.", _ANOTHER_TEMPLATE)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "not_approved.rejected"): Advice(
        YOU, ("Correct what the review names and submit the template again.", _ANOTHER_TEMPLATE)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "not_approved.paused"): Advice(
        CARRIER, ("Wait: the provider has paused the template.", _ANOTHER_TEMPLATE)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "not_approved.disabled"): Advice(
        YOU, ("Make another template: the provider has disabled this one for good.",)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "not_published"): Advice(
        YOU, ("Publish the template.", _ANOTHER_TEMPLATE)
    ),
    (ErrorCode.TEMPLATE_NOT_USABLE, "no_open_conversation"): Advice(
        YOU,
        (
            "Send an approved template: this person has not written in the last 24 hours.",
            "Free text is possible again as soon as they write.",
        ),
    ),
    (ErrorCode.SENDER_NOT_READY, "incomplete"): Advice(
        YOU, ("Complete the sender profile, or name another one.",)
    ),
    (ErrorCode.SENDER_NOT_READY, "pending_review"): Advice(
        US, ("Wait for the sender profile's review, or name another one.",)
    ),
    (ErrorCode.SENDER_NOT_READY, "rejected"): Advice(
        YOU, ("Correct what the review names in the sender profile, or name another one.",)
    ),
    (ErrorCode.SENDER_NOT_READY, "paused"): Advice(
        US, (f"{_ASK} Our staff paused the sender profile and can resume it.",)
    ),
    (ErrorCode.SENDER_NOT_READY, "deleted"): Advice(YOU, ("Name another sender profile.",)),
    (ErrorCode.SENDER_NOT_READY, "number_not_ready"): Advice(
        CARRIER, ("Wait until the sender profile's number is set up, or name another profile.",)
    ),
    (ErrorCode.CHANNEL_NOT_AVAILABLE, "channel_not_set_up"): Advice(
        YOU, ("Send by SMS or MMS: {channel} is not set up for this account.",)
    ),
    (ErrorCode.NUMBER_NOT_ACTIVE, "number_not_active"): Advice(
        YOU, ("Name a number that is active on {channel}, or leave the choice to us.",)
    ),
    (ErrorCode.NO_OWN_SENDER, "no_own_number"): Advice(
        YOU, ("Set up a number in the dashboard.", "Or send without strict_sender.")
    ),
    (ErrorCode.SENDER_BLOCKED, ""): Advice(
        US, (f"{_ASK} The provider has blocked this sender.", "Until then, use another sender.")
    ),
    (ErrorCode.US_SMS_NOT_REGISTERED, "not_registered"): Advice(
        CARRIER,
        (
            "See in the dashboard where the 10DLC registration stands, and do what it asks for.",
            "Wait until registry and carriers have approved it; {sender} opens by itself then.",
        ),
    ),
    (ErrorCode.US_SMS_NOT_REGISTERED, "carrier_rejected"): Advice(
        CARRIER, ("{carrier} blocks the campaign of {sender}; the dashboard says why.",)
    ),
    (ErrorCode.RECIPIENT_RATE_EXCEEDED, ""): Advice(
        NOBODY, ("Wait {retry_after} seconds, then send again.",)
    ),
    (ErrorCode.BALANCE_TOO_LOW, "balance_zero"): Advice(
        YOU, ("Top up: this send needs {needed} USD and nothing is left.",)
    ),
    (ErrorCode.BALANCE_TOO_LOW, "balance_too_small"): Advice(
        YOU, ("Top up: this send needs {needed} USD and {available} USD are left.",)
    ),
    (ErrorCode.RISK_HELD, "risk_screening"): Advice(
        US, (f"{_ASK} A person has to look at the account.",)
    ),
    (ErrorCode.RISK_HELD, "velocity"): Advice(
        NOBODY,
        (
            "Wait for the next full hour: in its first days an account sends {limit} an hour.",
            "If these sends are not yours, revoke the API key at once.",
        ),
    ),
    (ErrorCode.RISK_HELD, "destination_spread"): Advice(
        NOBODY,
        (
            "Wait for the next day (UTC): in its first days an account reaches {limit} countries.",
            "If these sends are not yours, revoke the API key at once.",
        ),
    ),
}


def advise(verdict: Verdict) -> Advice:
    """Return what to do about a verdict, with its details filled in."""
    if verdict is PASS or verdict.code is None:
        return NOTHING
    found = ADVICE.get((verdict.code, name_reason(verdict)))
    if found is None:
        return advise_on_code(verdict.code)
    told = {name: values[0] for name, values in verdict.details.items() if values}
    told["retry_after"] = str(verdict.retry_after)
    return Advice(found.who, tuple(step.format_map(told) for step in found.steps))


def advise_on_code(code: ErrorCode) -> Advice:
    """Return what the catalog says, for decisions whose reason nobody knows any more."""
    return Advice(US if code.spec.needs_support else YOU, (code.spec.remedy,))


def name_reason(verdict: Verdict) -> str:
    """Return what tells cases under one code apart, empty where there is only one."""
    details = verdict.details
    if verdict.code is ErrorCode.STANDING_NOT_GOOD:
        return details.get("standing", [""])[0]
    reason = details.get("reason", [""])[0]
    return f"{reason}.{details['state'][0]}" if "state" in details else reason
