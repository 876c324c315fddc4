"""Long lists are paged without counting all of them."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.models import Account
from config import bounded_paginator
from config.bounded_paginator import BoundedPaginator
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts() -> Any:
    AccountFactory.create_batch(5)
    return Account.objects.order_by("name")


def test_short_list_is_counted_exactly(accounts: Any) -> None:
    pages = BoundedPaginator(accounts, 2)
    assert (pages.count, pages.num_pages, pages.is_cut) == (5, 3, False)
    assert list(pages.page(3).object_list) == [accounts[4]]


def test_long_list_is_cut(accounts: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_paginator, "LONGEST", 4)
    pages = BoundedPaginator(accounts, 2)
    assert (pages.count, pages.num_pages, pages.is_cut) == (4, 2, True)
    assert list(pages.page(2).object_list) == list(accounts[2:4])
