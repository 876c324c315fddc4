"""The catalog of reasons to begin with. A later wording is a new version in a later migration."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REASONS = (
    {
        "code": "missing_privacy_policy",
        "title": "Missing privacy policy",
        "problem": "Your website has no visible, linked privacy policy. Carriers require one.",
        "fix": "Publish a privacy policy, link it from every page (the footer is usual), and say in it "
        "that phone numbers and consent to messages are not shared with others for marketing.",
        "example": "A link “Privacy policy” in the footer of https://www.example.com that opens "
        "https://www.example.com/privacy.",
        "fields": ["website_url"],
        "fixed_elsewhere": True,
    },
    {
        "code": "no_opt_in_disclosure",
        "title": "No messaging opt-in disclosure",
        "problem": "We could not see where and how people agree to receive your messages.",
        "fix": "Show the opt-in on your website or app: who sends, what and how often, that message and "
        "data rates may apply, how to stop (STOP) and get help (HELP), with links to your terms and "
        "privacy policy. Then give us the address of that page.",
        "example": "☐ I agree to receive order updates by text from Example Bakery, up to 4 a month. "
        "Message and data rates may apply. Reply STOP to end, HELP for help. Terms · Privacy",
        "fields": ["cta_url", "website_url"],
        "fixed_elsewhere": True,
    },
    {
        "code": "website_not_live",
        "title": "Website not live",
        "problem": "Your website could not be opened: it is under construction, asks for a login, or "
        "answers with an error.",
        "fix": "Make the page open for everybody without a login, then submit again. A simple landing "
        "page with your name, contact details, privacy policy and opt-in is enough.",
        "example": "https://www.example.com shows your business name and what you do to anybody who "
        "opens it.",
        "fields": ["website_url", "cta_url"],
        "fixed_elsewhere": True,
    },
    {
        "code": "vague_use_case",
        "title": "Vague use case",
        "problem": "The description does not say specifically enough what you will send.",
        "fix": "Describe what triggers the messages, what they contain, who receives them and how "
        "often.",
        "example": "Transactional order confirmations sent to customers after purchase on our "
        "e-commerce platform.",
        "fields": ["use_case"],
    },
    {
        "code": "name_mismatch",
        "title": "Name does not match the tax office's",
        "problem": "The business name is not the one on file with the tax office for this tax id.",
        "fix": "Copy the name letter by letter from a letter of your tax office, with its commas, "
        "suffix and accents. Sole traders use their own name.",
        "example": "“Example Bakery Ltd”, not “Example Bakery”, if that is how the letter reads.",
        "fields": ["business_name", "entity_type"],
    },
    {
        "code": "tax_id_invalid",
        "title": "Tax id could not be verified",
        "problem": "We could not find this tax id in the register of your country.",
        "fix": "Check each character against a letter of your tax office, and that it is the id of the "
        "business named in the form.",
        "example": "US: EIN, such as 12-3456789 on the letter CP 575. UK: the ten digits of your UTR.",
        "fields": ["tax_id"],
    },
    {
        "code": "address_unverifiable",
        "title": "Address could not be verified",
        "problem": "We could not find this address, or it is not the registered address of the "
        "business.",
        "fix": "Give the address under which the business is registered, in full, with street, number "
        "and postal code. A post-office box is not enough.",
        "example": "12 Example Street, Leeds, LS1 4AB",
        "fields": ["street", "city", "region", "postal_code", "country"],
    },
    {
        "code": "contact_unreachable",
        "title": "Contact person could not be reached",
        "problem": "Nobody answered at the e-mail address or phone number of the contact person.",
        "fix": "Give the name, e-mail address and phone number of a person at your business who can "
        "answer questions about this submission.",
        "example": "Jo Example, jo@example.com, +44 20 7946 0123",
        "fields": ["contact_name", "contact_email", "contact_phone"],
    },
    {
        "code": "country_documents_missing",
        "title": "Details for a destination country are missing",
        "problem": "One of the countries you want to send to asks for more than we have from you.",
        "fix": "Take the country off your list, or describe in your use case what you send there; the "
        "note says what the country asks for.",
        "example": "Messages to Germany: appointment reminders to patients who gave consent in "
        "writing.",
        "fields": ["destination_countries", "use_case"],
    },
    {
        "code": "prohibited_industry",
        "title": "Industry that carriers do not admit",
        "problem": "What you want to send belongs to an industry that carriers do not admit on their "
        "networks.",
        "fix": "This cannot be put right by a change. If we misunderstood your business, appeal and "
        "tell us what you do.",
        "example": "",
        "fields": ["use_case", "website_url"],
        "resubmittable": False,
    },
    {
        "code": "other",
        "title": "Something else",
        "problem": "Something in your submission needs your attention; the note says what.",
        "fix": "Follow the note, or ask us if it is not clear.",
        "example": "",
        "fields": [],
        "fixed_elsewhere": True,
    },
)


def seed(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    reason = apps.get_model("compliance", "Reason")
    for row in REASONS:
        reason.objects.get_or_create(code=row["code"], version=1, defaults=row)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop, elidable=False)]
