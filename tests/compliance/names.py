"""Names on file, ways in which people type them otherwise, and names of somebody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

BUSINESSES = (
    "Acme Corp, LLC",
    "Harbor Books LLC",
    "Harbor Books, Inc.",
    "Smith & Jones Ltd",
    "Smith & Sons Plumbing, L.L.C.",
    "Café Zoë GmbH",
    "Müller und Söhne GmbH & Co. KG",
    "Jane's Bakery Limited",
    "O'Brien's Pub, Inc.",
    "The Old Mill Tea Room Ltd",
    "The Learning Tree, Incorporated",
    "Blue-Sky Aviation LLC",
    "A.B.C. Plumbing Ltd.",
    "Green Valley Dental Group, P.C.",
    "First Light Yoga LLC",
    "Best Friends Animal Clinic Inc",
    "Société Nouvelle Boulangerie SARL",
    "Panadería López, S.A. de C.V.",
    "Nordic Møbler ApS",
    "Västra Hamnen Bygg AB",
    "Studio 54 Records Ltd",
    "24 Hour Locksmiths Limited",
    "Johnson Brothers Construction Company",
    "Peter Murphy & Company Ltd",
    "Riverside Veterinary Hospital, PLLC",
    "North & South Freight Corporation",
    "Bookshop By The Sea Ltd",
    "Facebright Skincare Limited",
    "Kowalski Transport Sp. z o.o.",
    "Zahradnictví Dvořák s.r.o.",
    "Tanaka Foods K.K.",
    "Van den Berg Bloemen B.V.",
    "Lopes & Filhos Ltda",
    "Rossi Calzature S.r.l.",
    "Sunrise Senior Care, LLP",
    "Oak Street Partners, L.P.",
    "Brightwater Community Interest Company",
    "Outback Tours Pty Ltd",
    "Lotus Trading Pte. Ltd.",
    "Himalaya Teas Private Limited",
    "St. Mary's Parish Council",
    "Royal Oak Garage",
    "Mountain View School District",
    "Feed the Children of Leeds",
    "ACME TOOLS LLC",
    "eCandle Supply Co.",
    "D&G Auto Repair, Inc.",
    "Rock 'n' Roll Diner LLC",
    "Whitfield Trading LLC dba Quay Cakes",
    "Quayside Foods Ltd t/a The Fish Shed",
    "Maple Leaf Movers, Inc. doing business as Leaf & Load",
    "Garcia Family Farms, Inc.",
    "Evergreen Landscaping Services, LLC",
    "Bright Minds Tutoring, LLC",
    "Copper Kettle Brewing Supplies Ltd",
    "Twin Lakes Property Management, Inc.",
    "Hope International Ministries",
    "Pacific Coast Optical, Inc.",
    "Weaver's Wool Shop Ltd",
    "Lakeside Pediatrics, P.A.",
    "Silver Fern Software Limited",
    "Golden Gate Cleaners, Inc.",
    "Third Eye Optics Ltd",
    "Red Barn Antiques LLC",
)
_FORM = re.compile(
    r",? (?:Private Limited|Pte\. Ltd\.|LLC|L\.L\.C\.|Ltd\.?|Limited|Inc\.?|Incorporated|GmbH|LLP|"
    r"PLLC|SARL|AB|ApS|Ltda)$"
)
_OTHER_FORMS = {
    "LLC": "L.L.C.",
    "L.L.C.": "Limited Liability Company",
    "Ltd": "Limited",
    "Ltd.": "LTD",
    "Limited": "Ltd.",
    "Inc.": "Incorporated",
    "Inc": "Inc.",
    "Incorporated": "Inc",
    "LLP": "Limited Liability Partnership",
    "Corporation": "Corp.",
    "Company": "Co.",
    "Co.": "Company",
    "B.V.": "BV",
    "K.K.": "Kabushiki Kaisha",
    "P.C.": "Professional Corporation",
    "S.r.l.": "SRL",
}


def _strip_accents(name: str) -> str:
    plain = name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l"}))
    parts = unicodedata.normalize("NFD", plain)
    return "".join(each for each in parts if not unicodedata.combining(each))


def _swap_form(name: str) -> str:
    head, _, form = name.rpartition(" ")
    return f"{head} {_OTHER_FORMS[form]}" if form in _OTHER_FORMS else name


def _swap_and(name: str) -> str:
    return name.replace(" & ", " and ") if " & " in name else name.replace(" and ", " & ")


def _turn_around(name: str) -> str:
    """The first word last, before the legal form."""
    form = _FORM.search(name)
    head, tail = (name[: form.start()], form.group()) if form else (name, "")
    words = head.split(" ")
    plain = all(word.isalpha() for word in words) and 1 < len(words) < 4
    return " ".join([*words[1:], words[0]]) + tail if plain and form else name


def _join_words(name: str) -> str:
    words = name.split(" ")
    plain = all(word.isalpha() and word.lower() not in ("the", "und") for word in words[:2])
    return " ".join([words[0] + words[1].lower(), *words[2:]]) if plain and words[2:] else name


def _drop_trade_name(name: str) -> str:
    return re.split(r" (?:dba|t/a|doing business as) ", name)[0]


def _drop_legal_name(name: str) -> str:
    return re.split(r" (?:dba|t/a|doing business as) ", name)[-1]


EDITS: dict[str, Callable[[str], str]] = {
    "comma left out": lambda name: name.replace(",", ""),
    "comma added": lambda name: _FORM.sub(lambda form: "," + form[0].lstrip(","), name),
    "stops left out": lambda name: name.replace(".", ""),
    "stop added": lambda name: name.rstrip(".") + ".",
    "apostrophe left out": lambda name: name.replace("'", ""),
    "apostrophe curled": lambda name: name.replace("'", "’"),
    "hyphen for space": lambda name: name.replace("-", " "),
    "upper case": str.upper,
    "lower case": str.lower,
    "title case": lambda name: " ".join(word.capitalize() for word in name.split(" ")),
    "two spaces": lambda name: name.replace(" ", "  ", 1),
    "space at the end": lambda name: name + " ",
    "words joined": _join_words,
    "accents left out": _strip_accents,
    "umlauts spelled": lambda name: name.translate(str.maketrans({"ü": "ue", "ö": "oe"})),
    "letters decomposed": lambda name: unicodedata.normalize("NFD", name),
    "and for ampersand": _swap_and,
    "ampersand left out": lambda name: name.replace(" & ", " "),
    "form written otherwise": _swap_form,
    "form left out": lambda name: _FORM.sub("", name),
    "article left out": lambda name: name.removeprefix("The "),
    "article added": lambda name: name if name.startswith("The ") else f"The {name}",
    "trade name added": lambda name: name if _drop_trade_name(name) != name else f"{name} dba Zed",
    "trade name left out": _drop_trade_name,
    "only the trade name": _drop_legal_name,
    "words turned around": _turn_around,
    "invisible character": lambda name: name[:3] + "\u200b" + name[3:],
    "space that does not break": lambda name: name.replace(" ", "\u00a0", 1),
    "all that is easy to miss": lambda name: _swap_and(name).replace(",", "").lower(),
}

PERSONS: tuple[tuple[str, str], ...] = (  # typed, on file
    ("Jane Doe", "Jane Marie Doe"),
    ("Jane M. Doe", "Jane Marie Doe"),
    ("Jane M Doe", "Jane Marie Doe"),
    ("Jane Marie Doe", "Jane M. Doe"),
    ("Jane Marie Doe", "Jane Doe"),
    ("Doe, Jane", "Jane Doe"),
    ("Doe, Jane Marie", "Jane Marie Doe"),
    ("Doe Jane", "Jane Doe"),
    ("Doe Jane", "Jane Marie Doe"),
    ("jane doe", "JANE DOE"),
    ("Dr Jane Doe", "Jane Doe"),
    ("José Nuñez", "Jose Nunez"),
    ("Jose Nunez", "José Núñez"),
    ("Bjoern Mueller", "Björn Müller"),
    ("Siobhan O'Brien", "Siobhan OBrien"),
    ("Siobhan O’Brien", "Siobhan Ann O'Brien"),
    ("Jean Luc Picard", "Jean-Luc Picard"),
    ("John Smith Jr", "John Smith, Jr."),
    ("John Smith Junior", "John Smith Jr."),
    ("Jane Doe dba Jane's Cakes", "Jane Doe"),
    ("Jane Doe t/a Jane's Cakes", "Jane Marie Doe"),
)
DOUBTFUL_PERSONS: tuple[tuple[str, str], ...] = (
    ("J. Doe", "Jane Doe"),
    ("J Doe", "Jane Marie Doe"),
    ("John Smith", "John Smith Jr."),
    ("John Smith Sr", "John Smith"),
)
OTHER_PERSONS: tuple[tuple[str, str], ...] = (
    ("Jane Ann Doe", "Jane Marie Doe"),
    ("Jane Doe", "Jane Roe"),
    ("Jane Doe", "June Doe"),
    ("John Smith Jr", "John Smith Sr"),
    ("Jane Doe", "Jane Doe-Smith"),
    ("Jane", "Jane Doe"),
    ("Maria Garcia", "Mario Garcia"),
    ("John Smith", "John Smyth"),
    ("J. Doe", "Mary Doe"),
    ("Ann Lee", "Anne Lee"),
)

OTHERS: tuple[tuple[str, str], ...] = (
    ("Acme Books Ltd", "Acme Boots Ltd"),
    ("Smith & Jones", "Smith & Johns"),
    ("Smith & Jones Ltd", "Smith & Jonson Ltd"),
    ("Smith Jones Ltd", "Smith Jones Brown Ltd"),
    ("Harbor Books LLC", "Harbour Books LLC"),
    ("Harbor Books LLC", "Harbor Brooks LLC"),
    ("Harbor Books LLC", "Harbor Book LLC"),
    ("Harbor Books of Maine LLC", "Harbor Books of Texas LLC"),
    ("Harbor Books Maine LLC", "Harbor Books LLC"),
    ("Acme (Leeds) Ltd", "Acme (Bath) Ltd"),
    ("Acme Leeds Ltd", "Acme Ltd"),
    ("Acme North Ltd", "Acme South Ltd"),
    ("Acme UK Ltd", "Acme US Ltd"),
    ("Acme Group Ltd", "Acme Ltd"),
    ("Acme Holdings Ltd", "Acme Trading Ltd"),
    ("Acme Holdings LLC", "Acme LLC"),
    ("Studio 1 Ltd", "Studio 2 Ltd"),
    ("Studio 11 Ltd", "Studio 1 1 Ltd"),
    ("Route 66 Diner", "Route 6 Diner"),
    ("24 Hour Locks Ltd", "42 Hour Locks Ltd"),
    ("Acme 2000 Inc", "Acme 2001 Inc"),
    ("Phase II Properties LLC", "Phase III Properties LLC"),
    ("A1 Taxis Ltd", "A2 Taxis Ltd"),
    ("AB Plumbing Ltd", "BA Plumbing Ltd"),
    ("Smith's Bakery Ltd", "Smith Bakery Ltd"),
    ("Smiths Bakery Ltd", "Smithers Bakery Ltd"),
    ("Best Cars Ltd", "Best Carts Ltd"),
    ("Bright Minds LLC", "Bright Mines LLC"),
    ("Blue Sky LLC", "Blue Ski LLC"),
    ("Sun Rise Care LLP", "Sun Rice Care LLP"),
    ("Green Valley Dental PC", "Green Valley Rental PC"),
    ("Green Valley Dental PC", "Green Alley Dental PC"),
    ("First Bank of Ohio", "First Bank of Iowa"),
    ("Church of Christ Leeds", "Church of Christ York"),
    ("Peter Murphy & Co Ltd", "Paul Murphy & Co Ltd"),
    ("Peter Murphy Ltd", "Peter Murphy & Sons Ltd"),
    ("Peter Murphy & Son Ltd", "Peter Murphy & Sons Ltd"),
    ("Johnson Brothers Inc", "Johnson Sisters Inc"),
    ("Red Barn LLC", "Red Bar LLC"),
    ("Third Eye Optics Ltd", "Third Aye Optics Ltd"),
    ("Oak Street Partners LP", "Elm Street Partners LP"),
    ("Oak Street Dental", "Oak Road Dental"),
    ("Golden Gate Cleaners Inc", "Golden Gates Cleaners Inc"),
    ("Riverside Vets PLLC", "Riverview Vets PLLC"),
    ("Twin Lakes Inc", "Twin Oaks Inc"),
    ("Copper Kettle Ltd", "Copper Kettles Ltd"),
    ("Hope Ministries", "Hope International Ministries"),
    ("Pacific Optical Inc", "Pacific Coast Optical Inc"),
    ("Müller GmbH", "Möller GmbH"),
    ("Mueller GmbH", "Moeller GmbH"),
    ("Koenig GmbH", "Konig GmbH"),
    ("Café Zoë Ltd", "Café Zola Ltd"),
    ("Lopez Foods SA", "Lopes Foods SA"),
    ("Van den Berg BV", "Van der Berg BV"),
    ("Silver Fern Ltd", "Silver Fir Ltd"),
    ("Weaver's Wool Ltd", "Webster's Wool Ltd"),
    ("Zebra Ltd", "Acme Ltd"),
    ("Ltd", "Acme Ltd"),
    ("Acme", "Acne"),
    ("X Ltd dba Acme", "Y Ltd dba Acme"),
    ("Acme Ltd dba Zebra", "Zebra Ltd dba Acme"),
    ("Zebra Ltd t/a Acme Books", "Acme Books Ltd"),
    ("Smith & Co", "Smith"),
    ("The Mill", "The Hill"),
    ("Apple Tree Nursery Inc", "Apple Trees Nursery Inc"),
    ("Ocean Breeze Motel", "Ocean Breeze Hotel"),
)
OTHER_FORMS: tuple[tuple[str, str], ...] = (
    ("Acme Ltd", "Acme LLP"),
    ("Acme Inc", "Acme LLC"),
    ("Acme, LLC", "Acme, Inc."),
    ("Acme GmbH", "Acme AG"),
    ("Acme PLC", "Acme Limited"),
    ("Acme LP", "Acme LLP"),
)
