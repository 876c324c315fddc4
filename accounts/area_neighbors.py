"""Which area codes serve the same place or the one next to it, for when an area is sold out.

A help for the eye, not a rule: whatever is missing here is found by typing another code, and the
carrier is asked before anything is offered. Sources:

- US: North American Numbering Plan, area code maps and overlay planning letters of its
  administrator (nanpa.com); codes of one overlay serve the very same place.
- GB: Ofcom, National Telephone Numbering Plan, geographic area codes.
- DE: Bundesnetzagentur, Verzeichnis der Vorwahlbereiche.
- FR: ARCEP, plan national de numérotage; the first digit is the region.

Codes are written as after the country code, without the zero in front.
"""

from collections.abc import Iterator

# Country → place → its codes.
PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "US": {
        "Manhattan": ("212", "332", "646", "917"),
        "New York boroughs": ("718", "347", "929", "917"),
        "Long Island": ("516", "363"),
        "Jersey City": ("201", "551"),
        "Miami": ("305", "786", "645"),
        "Fort Lauderdale": ("954", "754"),
        "Chicago": ("312", "773", "872"),
        "Chicago, suburbs south": ("708", "464"),
        "Chicago, suburbs north": ("847", "224"),
        "San Francisco": ("415", "628"),
        "Oakland": ("510", "341"),
        "San Mateo": ("650",),
        "San Jose": ("408", "669"),
        "Austin": ("512", "737"),
        "San Antonio": ("210", "726"),
        "Hill Country, Texas": ("830",),
        "Boston": ("617", "857"),
        "Boston, suburbs": ("781", "339"),
        "Los Angeles": ("213", "323", "738"),
        "West Los Angeles": ("310", "424"),
        "San Fernando Valley": ("818", "747"),
        "Atlanta": ("404", "678", "470", "943"),
        "Atlanta, suburbs": ("770", "678", "470", "943"),
        "Dallas": ("214", "469", "972", "945"),
        "Fort Worth": ("817", "682"),
        "Houston": ("713", "281", "832", "346", "621"),
        "Philadelphia": ("215", "267", "445"),
        "Philadelphia, suburbs": ("610", "484", "835"),
        "Washington": ("202", "771"),
        "Northern Virginia": ("703", "571"),
        "Western Maryland": ("301", "240", "227"),
        "Seattle": ("206", "564"),
        "Bellevue": ("425",),
        "Tacoma": ("253",),
        "Denver": ("303", "720", "983"),
        "Phoenix": ("602", "480", "623"),
        "San Diego": ("619", "858"),
    },
    "GB": {
        "London": ("20",),
        "Romford": ("1708",),
        "Watford": ("1923",),
        "Dartford": ("1322",),
        "Manchester": ("161",),
        "Bolton": ("1204",),
        "Warrington": ("1925",),
        "Liverpool": ("151",),
        "Birmingham": ("121",),
        "Wolverhampton": ("1902",),
        "Coventry": ("24",),
        "Leeds": ("113",),
        "Bradford": ("1274",),
        "Wakefield": ("1924",),
        "Bristol": ("117",),
        "Bath": ("1225",),
        "Glasgow": ("141",),
        "Motherwell": ("1698",),
        "Edinburgh": ("131",),
    },
    "DE": {
        "Berlin": ("30",),
        "Potsdam": ("331",),
        "Frankfurt": ("69",),
        "Offenbach and Hanau": ("6181",),
        "Mainz": ("6131",),
        "Wiesbaden": ("611",),
        "Munich": ("89",),
        "Dachau": ("8131",),
        "Hamburg": ("40",),
        "Cologne": ("221",),
        "Bonn": ("228",),
        "Düsseldorf": ("211",),
    },
    "FR": {
        "Île-de-France": ("1",),
        "North-west": ("2",),
        "North-east": ("3",),
        "South-east": ("4",),
        "South-west": ("5",),
    },
}
# Places that touch, the nearest first; each pair holds in both directions.
BORDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "US": (
        ("Manhattan", "New York boroughs"),
        ("Manhattan", "Jersey City"),
        ("New York boroughs", "Long Island"),
        ("Miami", "Fort Lauderdale"),
        ("Chicago", "Chicago, suburbs south"),
        ("Chicago", "Chicago, suburbs north"),
        ("San Francisco", "Oakland"),
        ("San Francisco", "San Mateo"),
        ("San Mateo", "San Jose"),
        ("Oakland", "San Jose"),
        ("Austin", "Hill Country, Texas"),
        ("San Antonio", "Hill Country, Texas"),
        ("Boston", "Boston, suburbs"),
        ("Los Angeles", "West Los Angeles"),
        ("Los Angeles", "San Fernando Valley"),
        ("West Los Angeles", "San Fernando Valley"),
        ("Atlanta", "Atlanta, suburbs"),
        ("Dallas", "Fort Worth"),
        ("Philadelphia", "Philadelphia, suburbs"),
        ("Washington", "Northern Virginia"),
        ("Washington", "Western Maryland"),
        ("Seattle", "Bellevue"),
        ("Seattle", "Tacoma"),
    ),
    "GB": (
        ("London", "Romford"),
        ("London", "Watford"),
        ("London", "Dartford"),
        ("Manchester", "Bolton"),
        ("Manchester", "Warrington"),
        ("Liverpool", "Warrington"),
        ("Birmingham", "Wolverhampton"),
        ("Birmingham", "Coventry"),
        ("Leeds", "Bradford"),
        ("Leeds", "Wakefield"),
        ("Bristol", "Bath"),
        ("Glasgow", "Motherwell"),
        ("Glasgow", "Edinburgh"),
    ),
    "DE": (
        ("Berlin", "Potsdam"),
        ("Frankfurt", "Offenbach and Hanau"),
        ("Frankfurt", "Mainz"),
        ("Frankfurt", "Wiesbaden"),
        ("Mainz", "Wiesbaden"),
        ("Munich", "Dachau"),
        ("Cologne", "Bonn"),
        ("Cologne", "Düsseldorf"),
    ),
    "FR": (
        ("Île-de-France", "North-west"),
        ("Île-de-France", "North-east"),
        ("North-west", "South-west"),
        ("North-east", "South-east"),
        ("South-east", "South-west"),
        ("Île-de-France", "South-east"),
        ("Île-de-France", "South-west"),
    ),
}


def list_neighbors(country: str, area: str) -> list[tuple[str, str]]:
    """Return code and place of what serves the same place, then of what serves the next ones."""
    places = PLACES.get(country, {})
    homes = [name for name, codes in places.items() if area in codes]
    nearby = [*homes, *(other for home in homes for other in _list_bordering(country, home))]
    found: dict[str, str] = {}
    for name in nearby:
        for code in places[name]:
            found.setdefault(code, name)
    return [(code, name) for code, name in found.items() if code != area]


def _list_bordering(country: str, home: str) -> Iterator[str]:
    for pair in BORDERS.get(country, ()):
        if home in pair:
            yield pair[0] if pair[1] == home else pair[1]
