"""Why a campaign is declined: codes as connectivity partners and carriers write them.

They arrive as plain text, in ``description`` of the event and ``explanation`` of the sharing.
"""

REASONS: dict[str, str] = {
    "601": "Campaign attributes do not match the content.",
    "602": "Sample messages do not match the use case.",
    "603": "Brand, website and sample messages disagree.",
    "611": "Opt-in message is incomplete.",
    "701": "Prohibited content: cannabis or CBD.",
    "702": "Prohibited content: firearms.",
    "703": "Prohibited content: explicit sexual content.",
    "704": "Prohibited content: gambling.",
    "705": "Prohibited content: hate speech or profanity.",
    "706": "Alcohol content without an age gate.",
    "707": "Prohibited content: tobacco or vape.",
    "708": "Prohibited content: lead generation or affiliate marketing.",
    "709": "Prohibited content: high-risk financial services.",
    "710": "Know-your-customer: the brand is a reseller.",
    "711": "Know-your-customer: one EIN is used for several brands.",
    "712": "Misleading registration.",
    "713": "Large company with a free-mail or foreign-domain address.",
    "801": "Not a sole proprietor.",
    "802": "Sole proprietor is not authorised.",
    "803": "Opt-in wording is missing on the website.",
    "804": "Website or call to action cannot be verified.",
    "805": "Privacy policy is not compliant: mobile information may be shared.",
    "806": "Call to action is incomplete.",
    "807": "Website is not authentic.",
    "851": "Website is not authentic: it does not belong to the brand.",
    "852": "Website is not authentic: it has no content of its own.",
    "861": "Website is not authentic: it redirects to another business.",
}
UNKNOWN = "Rejected."


def explain(codes: tuple[str, ...]) -> str:
    """``804 - Website …``; several are joined with a semicolon."""
    return "; ".join(f"{code} - {REASONS.get(code, UNKNOWN)}" for code in codes)
