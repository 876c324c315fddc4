"""What we ask a business, in the order of the form. The form, the review page, the mails and the
list of what is missing all read this table, so they use the same words.

``opens`` names the fields whose right answer depends on this one: when we ask to correct a country,
the address and the tax id may be corrected with it, or the correction would end in a dead end.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldSpec:
    name: str  # of the column
    label: str
    help_text: str
    group: str
    required: bool = True
    opens: tuple[str, ...] = ()


_BUSINESS, _ADDRESS, _MESSAGES, _CONTACT = "Business", "Address", "Messages", "Contact person"

FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "entity_type",
        "Type of business",
        "Sole traders and self-employed people can register; a company is not needed.",
        _BUSINESS,
        opens=("business_name", "tax_id"),
    ),
    FieldSpec(
        "business_name",
        "Business name",
        "The legal name, exactly as the tax office knows it. Sole traders: your own name.",
        _BUSINESS,
    ),
    FieldSpec(
        "country",
        "Country",
        "Where the business is registered.",
        _BUSINESS,
        opens=("tax_id", "street", "city", "region", "postal_code"),
    ),
    FieldSpec(
        "tax_id",
        "EIN / Tax ID",
        "US: EIN, or SSN for a sole trader. UK: UTR. Elsewhere: your tax registration number. "
        "We keep it encrypted and show only the last four characters.",
        _BUSINESS,
    ),
    FieldSpec("street", "Street and number", "Of the registered address.", _ADDRESS),
    FieldSpec("city", "Town or city", "", _ADDRESS),
    FieldSpec(
        "region",
        "State or region",
        "US: two letters, such as NY. Leave it empty if your addresses have none.",
        _ADDRESS,
        required=False,
    ),
    FieldSpec("postal_code", "Postal code", "", _ADDRESS),
    FieldSpec(
        "website_url",
        "Website",
        "Live, open to everybody, with a linked privacy policy. A simple page is enough.",
        _MESSAGES,
    ),
    FieldSpec(
        "privacy_url",
        "Privacy policy",
        "Leave it empty if your website links it; we follow the link.",
        _MESSAGES,
        required=False,
    ),
    FieldSpec(
        "use_case_type",
        "Kind of messages",
        "Choose the one that fits most of what you send.",
        _MESSAGES,
        opens=("use_case", "sample_1", "sample_2"),
    ),
    FieldSpec(
        "use_case",
        "What you will send",
        "What triggers a message, what it says, who receives it and how often. For example: "
        "Transactional order confirmations sent to customers after purchase on our shop.",
        _MESSAGES,
    ),
    FieldSpec(
        "sample_1",
        "Sample message",
        "One message as you would send it, with your business name in it. Put what changes in "
        "[brackets]: Example Bakery: your order [number] is ready.",
        _MESSAGES,
    ),
    FieldSpec(
        "sample_2",
        "Another sample message",
        "Needed if you send several kinds of messages or offers.",
        _MESSAGES,
        required=False,
    ),
    FieldSpec(
        "cta_url",
        "Opt-in page",
        "The page that shows where and how people agree to receive your messages.",
        _MESSAGES,
    ),
    FieldSpec(
        "channels",
        "How you reach people",
        "Text messages (SMS), WhatsApp, or both. You can add the other one later.",
        _MESSAGES,
    ),
    FieldSpec(
        "destination_countries",
        "Countries you send to",
        "Messages to any other country are refused.",
        _MESSAGES,
        opens=("documents", "local_rules"),
    ),
    FieldSpec(
        "industry",
        "Industry",
        "Needed for text messages to the US: the carriers there register every business.",
        _MESSAGES,
        required=False,
    ),
    FieldSpec(
        "stock_listing",
        "Stock listing",
        "Public companies that text to the US: exchange and symbol, such as NASDAQ:EXMP.",
        _MESSAGES,
        required=False,
    ),
    FieldSpec(
        "documents",
        "Documents",
        "Some countries ask for papers. PDF, PNG or JPEG, up to 10 MB each; stored encrypted.",
        _MESSAGES,
        required=False,
    ),
    FieldSpec(
        "local_rules",
        "Rules where you send",
        "Confirm that what you send keeps them. We cannot give legal advice.",
        _MESSAGES,
        required=False,
    ),
    FieldSpec("contact_name", "Name", "Whom we may ask about this submission.", _CONTACT),
    FieldSpec("contact_email", "E-mail", "", _CONTACT),
    FieldSpec(
        "contact_phone",
        "Phone",
        "In international form, such as +44 20 7946 0123.",
        _CONTACT,
    ),
)
FIELD_NAMES: tuple[str, ...] = tuple(spec.name for spec in FIELDS)
_BY_NAME = {spec.name: spec for spec in FIELDS}

LIST_FIELDS = frozenset({"channels", "destination_countries", "local_rules", "documents"})


def get_field(name: str) -> FieldSpec:
    """Return what we say about a field. Raises KeyError for one we never ask."""
    return _BY_NAME[name]


def list_opened_fields(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the fields that may change when ``asked`` have to, in form order."""
    opened = set(asked)
    for name in tuple(opened):
        opened.update(_BY_NAME[name].opens)
    return tuple(name for name in FIELD_NAMES if name in opened)
