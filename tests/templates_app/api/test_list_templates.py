from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from templates_app.models import Template
from tests.factories import Business, TemplateFactory
from tests.templates_app.conftest import Caller

_ROWS = [
    ("welcome", "MARKETING", "draft"),
    ("order_shipped", "UTILITY", "approved"),
    ("order_late", "UTILITY", "pending"),
    ("login_code", "AUTHENTICATION", "rejected"),
]
_NEWEST_FIRST = [name for name, _, _ in _ROWS[::-1]]


@pytest.fixture
def templates(author: Business) -> list[Template]:
    return [
        TemplateFactory.create(account=author.account, name=name, category=category, state=state)
        for name, category, state in _ROWS
    ]


def _list(caller: Caller, query: str) -> dict[str, Any]:
    response = caller.ask("GET", query)
    assert response.status_code == 200
    data: dict[str, Any] = response.json()["data"]
    return data


def _names(caller: Caller, query: str) -> list[str]:
    return [each["name"] for each in _list(caller, query)["templates"]]


@pytest.mark.usefixtures("templates")
def test_pages_follow_each_other_without_gap_or_overlap(owner: Caller) -> None:
    pages = [_list(owner, f"?page={page}&page_size=3") for page in (1, 2, 3)]
    assert [each["name"] for page in pages for each in page["templates"]] == _NEWEST_FIRST
    assert [page["pagination"]["has_more"] for page in pages] == [True, False, False]


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", _NEWEST_FIRST),
        ("?page=0&page_size=0&is_welcome_playground=true", _NEWEST_FIRST),
        ("?category=UTILITY", ["order_late", "order_shipped"]),
        ("?category=utility", ["order_late", "order_shipped"]),
        ("?status=APPROVED", ["order_shipped"]),
        ("?status=pending", ["order_late"]),
        ("?status=DISABLED", []),
        ("?search=ORDER", ["order_late", "order_shipped"]),
        ("?search=order&status=PENDING", ["order_late"]),
        ("?search=%25", []),
        ("?category=&status=&search=", _NEWEST_FIRST),
    ],
)
def test_filters_narrow_the_list(owner: Caller, query: str, found: list[str]) -> None:
    assert _names(owner, query) == found


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?category=category", "category"),
        ("?category=OTP&status=APPROVED", "category"),
        ("?status=status", "status"),
        ("?status=REVIEWED", "status"),
    ],
)
def test_unknown_word_is_refused_and_the_known_ones_told(
    owner: Caller,
    error_of: Callable[[HttpResponse], tuple[int, str]],
    query: str,
    named: str,
) -> None:
    response = owner.ask("GET", query)
    assert error_of(response) == (400, "VALIDATION_006")
    ((field, (sentence,)),) = response.json()["error"]["details"].items()
    assert (field, sentence.startswith("One of: ")) == (named, True)


@pytest.mark.usefixtures("templates")
def test_teammate_sees_all_and_stranger_nothing(teammate: Caller, outsider: Caller) -> None:
    assert _names(teammate, "") == _NEWEST_FIRST
    assert _names(outsider, "") == []
