"""Who is on file under which tax id. The demo's businesses are on file exactly as they sign up, all
but the sole trader of the journey: no register has her, which is what makes her case doubtful.
"""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Business:
    """``registered_on`` is an ISO date, empty if the register does not tell."""

    legal_name: str
    status: str = "active"
    address: Address = field(default_factory=Address)
    registered_on: str = ""

    def describe(self) -> dict[str, object]:
        """The answer of the gateway."""
        return {"found": True, **asdict(self)}


Key = tuple[str, str]  # country and tax id, the latter without separators

_HARBOUR_ROW = Address("14 Harbour Row", "Bristol", "", "BS1 4ND", "GB")

_UK: dict[str, tuple[str, Address, str]] = {
    "1955839661": ("Tidewater Kayaks Ltd", _HARBOUR_ROW, "2011-03-14"),
    "5234567893": ("Quillwright Stationers Ltd", _HARBOUR_ROW, "2009-09-02"),
    "4432156787": ("Copperleaf Bakery Ltd", _HARBOUR_ROW, "2016-05-23"),
    "3621348794": ("Northgate Vapes Ltd", _HARBOUR_ROW, "2014-11-10"),
    "2712349858": ("Larkspur Dental Ltd", _HARBOUR_ROW, "2004-01-19"),
    "1823459614": ("Meridian Books Ltd", _HARBOUR_ROW, "1998-06-30"),
    "7934561270": ("Brightwell Optics Ltd", _HARBOUR_ROW, "2012-08-07"),
    "6123456781": ("Silverline Couriers Ltd", _HARBOUR_ROW, "2018-02-12"),
    "1345678905": ("Juniper Events Ltd", _HARBOUR_ROW, "2015-04-01"),
    "8045672389": ("Foxglove Florists Ltd", _HARBOUR_ROW, "2019-10-28"),
}

ON_FILE: dict[Key, Business] = {
    ("GB", tax_id): Business(name, address=address, registered_on=date)
    for tax_id, (name, address, date) in _UK.items()
}
