"""Reasons that carriers and the registry give, in our words; one older wording is replaced."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

_APPEAL = "This cannot be put right by a change. If we misunderstood your business, appeal."
REASONS = (
    {
        "code": "country_documents_missing",
        "version": 2,
        "title": "A document for a destination country is missing",
        "problem": "One of the countries you want to send to asks for a document that we do not have.",
        "fix": "Upload the document that the form names for this country, or take the country off "
        "your list.",
        "example": "United Kingdom: a bank statement or council tax bill of the last three months that "
        "shows the business name and its UK address.",
        "fields": ["documents", "destination_countries"],
    },
    {
        "code": "document_unreadable",
        "title": "Document cannot be read",
        "problem": "A document you uploaded is cut off, blurred, expired or locked.",
        "fix": "Upload a sharp, complete scan or the original PDF, without a password.",
        "example": "All four corners in sight, every line readable, date within the last three months.",
        "fields": ["documents"],
    },
    {
        "code": "document_mismatch",
        "title": "Document names another business",
        "problem": "The name or address on the document is not the one in your submission.",
        "fix": "Upload a document in the name of the business you register, or correct the name or "
        "address.",
        "example": "The letter and the form both say “Example Bakery Ltd, 12 Example Street, Leeds”.",
        "fields": ["documents", "business_name", "street", "city", "postal_code"],
    },
    {
        "code": "privacy_policy_shares_data",
        "title": "Privacy policy shares numbers or consent",
        "problem": "Your privacy policy says, or leaves open, that phone numbers or consent to messages "
        "are passed on to others for their marketing. Carriers refuse that.",
        "fix": "Say that mobile numbers and consent to text messages are not shared with third parties "
        "or affiliates for marketing, and take out what says otherwise.",
        "example": "We do not share your mobile number or your consent to text messages with third "
        "parties or affiliates for marketing purposes.",
        "fields": ["privacy_url", "website_url"],
        "fixed_elsewhere": True,
    },
    {
        "code": "opt_in_incomplete",
        "title": "Opt-in page leaves something out",
        "problem": "The page where people agree to your messages does not say everything it must.",
        "fix": "Show beside the consent: who sends, how often, that message and data rates may apply, "
        "STOP, HELP, and links to terms and privacy policy; the note says which is missing.",
        "example": "☐ I agree to receive order updates by text from Example Bakery, up to 4 a month. "
        "Message and data rates may apply. Reply STOP to end, HELP for help. Terms · Privacy",
        "fields": ["cta_url"],
        "fixed_elsewhere": True,
    },
    {
        "code": "consent_not_free",
        "title": "Consent is not free",
        "problem": "The box is ticked beforehand, or people cannot buy or sign up without agreeing to "
        "messages.",
        "fix": "Leave the box empty, keep it apart from your terms, and let people go on without it.",
        "example": "An empty box of its own: “☐ Text me order updates (optional)”.",
        "fields": ["cta_url"],
        "fixed_elsewhere": True,
    },
    {
        "code": "website_not_yours",
        "title": "Website does not show your business",
        "problem": "The website names another business, or too little to tell that it is yours.",
        "fix": "Show the business name of this form on the website, with an address or another way to "
        "reach you.",
        "example": "Footer: “Example Bakery Ltd, 12 Example Street, Leeds · hello@example.com”.",
        "fields": ["website_url", "business_name"],
        "fixed_elsewhere": True,
    },
    {
        "code": "samples_disagree",
        "title": "Samples do not match the kind of messages",
        "problem": "A sample message is of another kind than the one you chose, or than you describe.",
        "fix": "Choose the kind that fits, or write samples of what you really send.",
        "example": "Authentication: “Example Bakery: your code is [code]. It is valid for 10 minutes.”",
        "fields": ["use_case_type", "use_case", "sample_1", "sample_2"],
    },
    {
        "code": "link_shortener",
        "title": "Public link shortener",
        "problem": "A sample uses a public link shortener, which carriers block.",
        "fix": "Use the full address on your own domain, or a short domain of your own.",
        "example": "https://www.example.com/o/[order]",
        "fields": ["sample_1", "sample_2"],
    },
    {
        "code": "tax_id_reused",
        "title": "Tax id of another account",
        "problem": "This tax id is registered with us by another account already.",
        "fix": "Sign in to that account, or tell us in reply how the two belong together.",
        "example": "“Example Bakery Shop is our second brand; both accounts belong to Example Bakery Ltd.”",
        "fields": ["tax_id"],
        "fixed_elsewhere": True,
    },
    {
        "code": "business_inactive",
        "title": "Business is not active",
        "problem": "The register shows this business as closed or dissolved.",
        "fix": "Give the business that is trading today, or the letter that shows it was restored.",
        "example": "Companies House lists “Example Bakery Ltd, company status: Active”.",
        "fields": ["business_name", "tax_id"],
    },
    {
        "code": "free_mail_contact",
        "title": "Contact at a free mail provider",
        "problem": "US carriers doubt a company whose contact uses a free mail address.",
        "fix": "Give an address on your own domain.",
        "example": "jo@example.com instead of examplebakery@gmail.com",
        "fields": ["contact_email"],
    },
    {
        "code": "not_a_sole_trader",
        "title": "Not a sole trader",
        "problem": "You chose sole trader, but the details are those of a company, or the reverse.",
        "fix": "Choose the type under which the business is registered, with its own tax id.",
        "example": "A registered “Ltd” or “LLC” is a private company, whoever owns it.",
        "fields": ["entity_type", "business_name", "tax_id"],
    },
    {
        "code": "age_gate_missing",
        "title": "No age gate",
        "problem": "Messages about alcohol need a real check of age before people opt in.",
        "fix": "Ask for the date of birth before consent (a box “I am of age” is not enough).",
        "example": "A form that asks day, month and year and turns minors away.",
        "fields": ["cta_url", "use_case"],
        "fixed_elsewhere": True,
    },
    {
        "code": "local_rules_not_kept",
        "title": "Rules of a destination are not kept",
        "problem": "What you want to send does not keep the rules of a country on your list.",
        "fix": "Change the use case or take the country off your list; the note says which rule.",
        "example": "Advertising to the US goes out between 8 am and 9 pm of the recipient's time.",
        "fields": ["use_case", "destination_countries", "local_rules"],
    },
    {
        "code": "high_risk_finance",
        "title": "High-risk finance",
        "problem": "Carriers do not admit payday loans, brokered loans, debt relief, credit repair or "
        "trading signals.",
        "fix": _APPEAL,
        "example": "",
        "fields": ["use_case", "website_url"],
        "resubmittable": False,
    },
    {
        "code": "lead_generation",
        "title": "Lead generation or affiliate marketing",
        "problem": "Numbers are collected to be passed on, or messages are sent for others.",
        "fix": _APPEAL,
        "example": "",
        "fields": ["use_case", "website_url"],
        "resubmittable": False,
    },
    {
        "code": "misleading_registration",
        "title": "Misleading registration",
        "problem": "What you told us contradicts what we found, so that we cannot trust it.",
        "fix": _APPEAL,
        "example": "",
        "fields": [],
        "resubmittable": False,
    },
    {
        "code": "impersonation",
        "title": "Impersonation or deception",
        "problem": "The website or messages pretend to be of somebody else, or mislead people.",
        "fix": _APPEAL,
        "example": "",
        "fields": [],
        "resubmittable": False,
    },
)


def seed(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    reason = apps.get_model("compliance", "Reason")
    for row in REASONS:
        version = row.get("version", 1)
        older = reason.objects.filter(code=row["code"], retired_at=None, version__lt=version)
        older.update(retired_at=timezone.now())
        reason.objects.get_or_create(code=row["code"], version=version, defaults=row)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0004_start_the_clocks")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop, elidable=False)]
