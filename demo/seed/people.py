"""Who there is: one account for every situation a person may want to look at, one of each staff."""

from dataclasses import dataclass, field
from typing import Any

from accounts.models.account import Standing

PASSWORD = "correct-horse-battery"


@dataclass(frozen=True, slots=True)
class Business:
    slug: str
    name: str
    owner: str
    email: str
    submission: dict[str, Any] = field(default_factory=dict)
    reaches: str = "compliance_details"  # how far onboarding has come
    standing: str = Standing.GOOD
    number_country: str = ""
    balance: str = "0"
    sends_left: int = 0  # of a provisional grant


@dataclass(frozen=True, slots=True)
class Colleague:
    email: str
    name: str
    role: str


def _describe(
    name: str, contact: str, email: str, *, tax_id: str, **changes: Any
) -> dict[str, Any]:
    """A complete UK submission; ``changes`` replace what differs."""
    site = email.partition("@")[2]
    return {
        "entity_type": "private_company",
        "business_name": name,
        "tax_id": tax_id,
        "street": "14 Harbour Row",
        "city": "Bristol",
        "region": "",
        "postal_code": "BS1 4ND",
        "country": "GB",
        "website_url": f"https://{site}/",
        "privacy_url": "",
        "use_case_type": "notifications",
        "use_case": (
            "Order confirmations and delivery updates, sent to customers after they buy on our "
            "site; two or three messages an order."
        ),
        "sample_1": f"{name}: your order [number] has left our shop. Reply STOP to opt out.",
        "sample_2": "",
        "cta_url": f"https://{site}/checkout",
        "local_rules": ["EU_UK"],
        "contact_name": contact,
        "contact_email": email,
        "contact_phone": "+442079460101",
        "destination_countries": ["GB", "DE"],
        **changes,
    }


def _business(slug: str, name: str, owner: str, host: str, tax_id: str, **options: Any) -> Business:
    email = f"{owner.split()[0].lower()}@{host}"
    changes = options.pop("changes", {})
    submission = _describe(name, owner, email, tax_id=tax_id, **changes)
    return Business(slug, name, owner, email, submission, **options)


BUSINESSES: tuple[Business, ...] = (
    Business("fresh", "Hazel & Finch", "Hazel Okafor", "hazel@hazelfinch.example"),
    _business(
        "draft",
        "Tidewater Kayaks Ltd",
        "Morgan Ellery",
        "tidewater.example",
        "1955839661",
        reaches="draft",
        changes={"cta_url": "", "use_case": "", "contact_phone": ""},
    ),
    _business(
        "in_review",
        "Quillwright Stationers Ltd",
        "Priya Raman",
        "quillwright.example",
        "5234567893",
        reaches="in_review",
    ),
    _business(
        "action_required",
        "Copperleaf Bakery Ltd",
        "Tom Ashdown",
        "copperleaf.example",
        "4432156787",
        reaches="action_required",
        changes={"street": "PO Box 7"},
    ),
    _business(
        "rejected",
        "Northgate Vapes Ltd",
        "Sasha Pell",
        "northgate.example",
        "3621348794",
        reaches="rejected",
        changes={
            "use_case_type": "marketing",
            "use_case": "Promotions for new vape flavours, sent weekly to customers who joined our "
            "list at the counter or on our site.",
            "sample_1": "Northgate Vapes Ltd: our new mint flavour is in. Reply STOP to opt out.",
            "sample_2": "Northgate Vapes Ltd: two for one this week. Reply STOP to opt out.",
        },
    ),
    _business(
        "channel_setup",
        "Larkspur Dental Ltd",
        "Ines Carvalho",
        "larkspur.example",
        "2712349858",
        reaches="channel_setup",
    ),
    _business(
        "active",
        "Meridian Books Ltd",
        "Clara Whitmore",
        "meridianbooks.example",
        "1823459614",
        reaches="active",
        number_country="GB",
        balance="250",
    ),
    _business(
        "zero_balance",
        "Brightwell Optics Ltd",
        "Jonas Keller",
        "brightwell.example",
        "7934561270",
        reaches="active",
        number_country="GB",
    ),
    _business(
        "suspended",
        "Silverline Couriers Ltd",
        "Dana Frost",
        "silverline.example",
        "6123456781",
        reaches="active",
        standing=Standing.SUSPENDED,
        number_country="GB",
        balance="40",
    ),
    _business(
        "held",
        "Juniper Events Ltd",
        "Leo Marchetti",
        "juniper.example",
        "1345678905",
        reaches="active",
        standing=Standing.HELD,
        number_country="GB",
        balance="40",
    ),
    _business(
        "provisional",
        "Foxglove Florists Ltd",
        "Amara Bell",
        "foxglove.example",
        "8045672389",
        reaches="in_review",
        balance="10",
        sends_left=2,
    ),
)

STAFF: tuple[Colleague, ...] = (
    Colleague("victor@gatehouse.example", "Victor Hale", "viewer"),
    Colleague("rosa@gatehouse.example", "Rosa Lind", "reviewer"),
    Colleague("simone@gatehouse.example", "Simone Adeyemi", "senior"),
    Colleague("samuel@gatehouse.example", "Samuel Ortiz", "senior"),
    Colleague("oskar@gatehouse.example", "Oskar Brandt", "operator"),
    Colleague("audrey@gatehouse.example", "Audrey Novak", "auditor"),
)
