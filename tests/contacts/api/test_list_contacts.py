from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse

from contacts.models import Contact
from contacts.services.create_contact import create_contact
from contacts.services.update_contact import update_contact
from tests.contacts.conftest import Caller
from tests.factories import Business

ErrorOf = Callable[[HttpResponse], tuple[int, str]]
_PHONES = ["+447700900001", "+447700900002", "+442079460003", "+12025550104", "+493023125005"]


@pytest.fixture
def contacts(business: Business) -> list[Contact]:
    made = [create_contact(business.account.pk, phone_number=each)[0] for each in _PHONES]
    update_contact(made[0].account_id, contact_id=made[0].pk, default_channel="whatsapp")
    return made


def _list(caller: Caller, query: str) -> dict[str, Any]:
    response = caller.ask("GET", query)
    assert response.status_code == 200
    data: dict[str, Any] = response.json()["data"]
    return data


def _phones(caller: Caller, query: str) -> list[str]:
    return [each["format_e164"] for each in _list(caller, query)["contacts"]]


@pytest.mark.usefixtures("contacts")
def test_newest_come_first(owner: Caller) -> None:
    data = _list(owner, "")
    assert [each["format_e164"] for each in data["contacts"]] == _PHONES[::-1]
    assert data["pagination"] == {
        "page": 1,
        "page_size": 20,
        "total_count": 5,
        "total_pages": 1,
        "has_more": False,
        "cursors": {"after": None, "before": None},
    }


@pytest.mark.usefixtures("contacts")
def test_pages_follow_each_other_without_gap_or_overlap(owner: Caller) -> None:
    pages = [_list(owner, f"?page={page}&page_size=2") for page in (1, 2, 3, 4)]
    seen = [each["format_e164"] for page in pages for each in page["contacts"]]
    assert seen == _PHONES[::-1]
    assert [page["pagination"]["has_more"] for page in pages] == [True, True, False, False]
    assert pages[0]["pagination"]["total_pages"] == 3


@pytest.mark.usefixtures("contacts")
@pytest.mark.parametrize(
    ("query", "page", "size"),
    [
        ("?page=0&page_size=0", 1, 20),
        ("?page=-3&page_size=-1", 1, 1),
        ("?page_size=1000", 1, 100),
        ("?page=&page_size=", 1, 20),
        ("?page=99999999999999999999", 2**31, 20),
    ],
)
def test_page_numbers_out_of_range_are_brought_into_range(
    owner: Caller, query: str, page: int, size: int
) -> None:
    pagination = _list(owner, query)["pagination"]
    assert (pagination["page"], pagination["page_size"]) == (page, size)


@pytest.mark.parametrize("query", ["?page=one", "?page_size=1.5", "?page=%00"])
def test_page_that_is_no_number_is_refused(
    owner: Caller, error_of: Callable[[HttpResponse], tuple[int, str]], query: str
) -> None:
    assert error_of(owner.ask("GET", query)) == (400, "VALIDATION_001")


@pytest.mark.usefixtures("contacts")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?phone=%2B447700900001", [_PHONES[0]]),
        ("?phone=+447700900001", [_PHONES[0]]),  # a + that was not escaped
        ("?phone=447700900001", [_PHONES[0]]),
        ("?phone=%2B4477009000", []),
        ("?phone=phone", []),
        ("?search=7700+900", [_PHONES[1], _PHONES[0]]),
        ("?search=07700+900001", [_PHONES[0]]),
        ("?search=(202)+555-0104", [_PHONES[3]]),
        ("?search=%2B49+30", [_PHONES[4]]),
        ("?search=search", []),
        ("?search=%25", []),
        ("?channel=whatsapp", [_PHONES[0]]),
        ("?channel=sms&search=7700", [_PHONES[1]]),
        ("?channel=&search=&phone=", _PHONES[::-1]),
        ("?unheard_of=1", _PHONES[::-1]),
    ],
)
def test_filters_narrow_the_list(owner: Caller, query: str, found: list[str]) -> None:
    assert _phones(owner, query) == found


@pytest.mark.parametrize("channel", ["channel", "SMS", "rcs", "sms,whatsapp", "%27"])
def test_unknown_channel_is_refused_and_the_known_ones_are_named(
    owner: Caller, error_of: ErrorOf, channel: str
) -> None:
    response = owner.ask("GET", f"?channel={channel}")
    assert error_of(response) == (400, "VALIDATION_006")
    assert response.json()["error"]["details"] == {"channel": ["One of: sms, whatsapp."]}


@pytest.mark.parametrize(
    ("e164", "at_home"),
    [
        ("+447700900009", "07700 900009"),
        ("+12025550109", "(202) 555-0109"),
        ("+12025550109", "1 202-555-0109"),
        ("+79123456789", "8 (912) 345-67-89"),
        ("+36301234567", "(06 30) 123 4567"),
        ("+5491123456789", "011 15-2345-6789"),
        ("+390612345678", "06 1234 5678"),
        ("+33612345678", "06 12 34 56 78"),
    ],
)
def test_number_is_found_exactly_as_its_country_writes_it(
    owner: Caller, business: Business, e164: str, at_home: str
) -> None:
    create_contact(business.account.pk, phone_number=e164)
    assert _phones(owner, "?" + urlencode({"search": at_home})) == [e164]
    shown = _list(owner, "?" + urlencode({"search": e164}))["contacts"][0]["format_national"]
    assert _phones(owner, "?" + urlencode({"search": shown})) == [e164]


@pytest.mark.usefixtures("contacts")
def test_teammate_sees_all_and_stranger_nothing(teammate: Caller, outsider: Caller) -> None:
    assert len(_phones(teammate, "")) == 5
    assert _phones(outsider, "") == []
    assert _phones(outsider, "?phone=%2B447700900001") == []
