"""A business and the submission it fills in, complete and right in everything but its pages."""

from dataclasses import dataclass
from typing import Any

_ADDRESSES = {
    "US": {
        "street": "14 Wharf Street",
        "city": "Portland",
        "region": "ME",
        "postal_code": "04101",
        "tax_id": "12-3456789",
        "contact_phone": "+12075550143",
    },
    "GB": {
        "street": "12 Example Street",
        "city": "Leeds",
        "region": "",
        "postal_code": "LS1 4AB",
        "tax_id": "1955839661",
        "contact_phone": "+442079460123",
    },
    "IE": {
        "street": "3 Shop Street",
        "city": "Galway",
        "region": "",
        "postal_code": "H91 XY12",
        "tax_id": "6433435F",
        "contact_phone": "+35315550143",
    },
    "DE": {
        "street": "Musterstraße 5",
        "city": "Freiburg",
        "region": "",
        "postal_code": "79098",
        "tax_id": "136695976",
        "contact_phone": "+4930231251430",
    },
}


@dataclass(frozen=True, slots=True)
class Firm:
    legal: str  # as the tax office knows it
    brand: str  # as it calls itself
    host: str
    imprint: str = ""  # the line at the foot of its pages
    country: str = "US"
    entity_type: str = "private_company"

    def url(self, path: str = "/") -> str:
        return f"https://{self.host}{path}"

    def fill_in(self, cta_path: str = "/texts") -> dict[str, Any]:
        """Return the answers of a complete submission of this business."""
        return {
            "entity_type": self.entity_type,
            "business_name": self.legal,
            "country": self.country,
            "website_url": self.url(),
            "cta_url": self.url(cta_path),
            "privacy_url": "",
            "destination_countries": [self.country],
            "contact_name": "Dana Whitfield",
            "contact_email": f"dana@{self.host.removeprefix('www.')}",
            "local_rules": ["US"] if self.country == "US" else ["EU_UK"],
            "documents": [],
            **_describe_messages(self.brand),
            **_ADDRESSES[self.country],
        }


def _describe_messages(brand: str) -> dict[str, str]:
    return {
        "use_case_type": "notifications",
        "use_case": (
            f"Order and appointment updates from {brand}. When a customer places an order or books "
            "a time on our site and has ticked the box for texts, we send them a confirmation, a "
            "reminder the day before and a notice when it is ready. Only customers who opted in "
            "receive them, about three messages for each order."
        ),
        "sample_1": (
            f"{brand}: your order 48213 is packed and ready to collect until Saturday at 6 pm. "
            "Reply STOP to opt out, HELP for help."
        ),
        "sample_2": (
            f"{brand}: a reminder of your appointment tomorrow at 10:30 am. Reply C to confirm. "
            "Reply STOP to opt out."
        ),
    }


HARBOR_BOOKS = Firm(
    "Harbor Books LLC",
    "Harbor Books",
    "www.harborbooks.example",
    "Harbor Books LLC, 14 Wharf Street, Portland, ME 04101 · (207) 555-0143",
)
