"""Since when a domain is registered. A young one stays young: its date moves with the calendar."""

from datetime import UTC, datetime, time, timedelta

YOUNG = frozenset({"new.example", "marlowmaps.example"})  # the second is the journey's trader's
YOUNG_AGE = timedelta(days=5)

_REGISTERED = {
    "tidewater.example": "2011-04-02",
    "quillwright.example": "2009-10-11",
    "copperleaf.example": "2016-06-20",
    "northgate.example": "2015-01-08",
    "larkspur.example": "2004-03-15",
    "meridianbooks.example": "1999-02-27",
    "brightwell.example": "2012-09-12",
    "silverline.example": "2018-03-05",
    "juniper.example": "2015-05-19",
    "foxglove.example": "2019-11-30",
    "hazelfinch.example": "2020-08-16",
    "bramble.example": "2008-08-25",
}


def find_registration(name: str) -> datetime | None:
    """Return when the domain was registered, None if nobody knows it."""
    if name in YOUNG:
        return datetime.combine(datetime.now(UTC).date() - YOUNG_AGE, time(), UTC)
    known = _REGISTERED.get(name)
    return datetime.fromisoformat(known).replace(tzinfo=UTC) if known else None


def describe_domain(name: str, registered: datetime) -> dict[str, object]:
    """An RDAP domain object: RFC 9083 §5.3, events §4.5."""
    event = {"eventAction": "registration", "eventDate": registered.strftime("%Y-%m-%dT%H:%M:%SZ")}
    return {
        "rdapConformance": ["rdap_level_0"],
        "objectClassName": "domain",
        "ldhName": name,
        "status": ["active"],
        "events": [event],
    }
