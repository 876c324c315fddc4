"""Brand and campaign as an approved version describes them.

TCR asks for sentences that the form does not: how people opt in is told from the opt-in page, and
what they are answered is worded as the CTIA's Messaging Principles ask (who writes, how often, that
rates may apply, HELP and STOP).
"""

from typing import Any

from compliance.models import Submission
from compliance.models.submission import UseCaseType
from compliance.tcr.names import USE_CASES

_FREQUENCY = "Message frequency varies. Message and data rates may apply."
_MOST_FLOW = 4096


def describe_as_brand(submission: Submission) -> dict[str, Any]:
    """Return the columns of a brand."""
    return {
        "entity_type": submission.entity_type,
        "business_name": submission.business_name[:100],
        "display_name": _name(submission),
        "country": submission.country,
        "tax_id": submission.tax_id,
        "tax_id_last4": submission.tax_id_last4,
        "street": submission.street[:100],
        "city": submission.city[:100],
        "region": submission.region[:20],
        "postal_code": submission.postal_code[:10],
        "website_url": submission.website_url[:255],
        "industry": submission.industry or "PROFESSIONAL",
        "stock_listing": submission.stock_listing[:20],
        "contact_name": submission.contact_name[:100],
        "contact_email": submission.contact_email[:100],
        "contact_phone": submission.contact_phone[:16],
    }


def describe_as_campaign(submission: Submission) -> dict[str, Any]:
    """Return the columns of a campaign."""
    name = _name(submission)
    kind = UseCaseType(submission.use_case_type)
    samples = [text for text in (submission.sample_1, submission.sample_2) if text]
    return {
        "name": f"{name}: {kind.label.partition(':')[0].lower()}"[:100],
        "description": submission.use_case[:_MOST_FLOW],
        "use_cases": [{"use_case": USE_CASES[kind], "samples": samples}],
        "message_flow": _tell_opt_in(submission, name)[:_MOST_FLOW],
        "privacy_url": submission.privacy_url[:255],
        "opt_in_message": (
            f"{name}: you will now receive our messages. {_FREQUENCY} "
            "Reply HELP for help, STOP to opt out."
        )[:320],
        "opt_out_message": f"{name}: you are unsubscribed and will receive no more messages.",
        "help_message": (
            f"{name}: for help write to {submission.contact_email}. Reply STOP to opt out."
        )[:320],
    }


def _name(submission: Submission) -> str:
    return submission.business_name[:100]


def _tell_opt_in(submission: Submission, name: str) -> str:
    return (
        f"People opt in to messages of {name} on {submission.cta_url}, where they enter their "
        f"mobile number and agree to receive messages. {_FREQUENCY} Consent is not a condition of "
        f"purchase. They can opt out at any time by replying STOP and get help by replying HELP."
    )
