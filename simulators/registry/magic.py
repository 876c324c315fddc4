"""Magic tax ids: the last two digits decide. All pass the check digits of their country.

A UTR is a check digit, 7700900 and the two digits; an EIN is 12-55501 and the two digits. They are
for somebody who signs up as Bramble Lane Preserves Ltd (in the US: LLC) or, with 13, as Thorn and
Daughters Ltd (LLC).
"""

from simulators.registry.businesses import Address, Business, Key

_SINCE = "2008-07-21"
_WELLS = Address("2 Bramble Lane", "Wells", "", "BA5 2AB", "GB")
_PORTLAND = Address("210 Water Street", "Portland", "ME", "04101", "US")


def _uk(name: str, status: str = "active") -> Business:
    return Business(name, status, _WELLS, _SINCE)


def _us(name: str, status: str = "active") -> Business:
    return Business(name, status, _PORTLAND, _SINCE)


MAGIC: dict[Key, Business] = {
    ("GB", "3770090010"): _uk("Bramble Lane Preserves Ltd"),
    ("GB", "1770090011"): _uk("Bramble Lane Preserves, Ltd"),
    ("GB", "1770090012"): _uk("Bramble Lane Preserves Limited"),
    ("GB", "8770090013"): _uk("Thorn & Daughters Ltd"),
    ("GB", "6770090014"): _uk("Agnes Thorn Ltd trading as Bramble Lane Preserves"),
    ("GB", "4770090015"): _uk("Mendip Haulage Ltd"),
    ("GB", "2770090016"): _uk("Bramble Lane Preserves Ltd", "dissolved"),
    ("US", "125550110"): _us("Bramble Lane Preserves LLC"),
    ("US", "125550111"): _us("Bramble Lane Preserves, LLC"),
    ("US", "125550112"): _us("Bramble Lane Preserves Inc"),
    ("US", "125550113"): _us("Thorn & Daughters LLC"),
    ("US", "125550114"): _us("Thorn Orchards LLC DBA Bramble Lane Preserves"),
    ("US", "125550115"): _us("Casco Bay Freight Corp"),
    ("US", "125550116"): _us("Bramble Lane Preserves LLC", "dissolved"),
}
OUT_OF_ORDER = frozenset({("GB", "2770090017"), ("US", "125550117")})  # 503 at once
HANGING = frozenset({("GB", "9770090018"), ("US", "125550118")})  # 503 after ``hang`` seconds
