from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from accounts.models import (
    Account,
    Appeal,
    AuditEvent,
    Channel,
    LedgerEntry,
    Notice,
    NumberWish,
    PhoneNumber,
    ProvisionalGrant,
    SecondLook,
    User,
)
from accounts.models.account import Stage
from accounts.services.standing import suspend_account
from config.errors import DomainError, ErrorCode
from tests.factories import Business, make_business
from tests.four_eyes import make_senior


@pytest.fixture
def senior(db: None) -> User:
    return make_senior()


@pytest.fixture
def colleague(db: None) -> User:
    return make_senior("Cora Confirmer")


@pytest.fixture
def suspended(business: Business) -> Business:
    """A business that somebody suspended for a reason."""
    staff = make_senior("Sam Suspender")
    business.account = suspend_account(
        business.account.pk, actor=staff, note="Recipients never asked for these messages."
    )
    return business


@pytest.fixture
def make_seeker(db: None) -> Callable[[], Business]:
    """Approved businesses that have no number yet."""

    def make() -> Business:
        business = make_business(stage=Stage.CHANNEL_SETUP)
        business.account.channels.all().delete()
        business.account.numbers.all().delete()
        return business

    return make


@pytest.fixture
def seeker(make_seeker: Callable[[], Business]) -> Business:
    return make_seeker()


@pytest.fixture
def refused() -> Callable[..., object]:
    """``with refused(code) as error``: refused with that code, and nothing at all was written."""

    @contextmanager
    def refuse(code: ErrorCode) -> Iterator[pytest.ExceptionInfo[DomainError]]:
        before = take_picture()
        with pytest.raises(DomainError) as error:
            yield error
        assert error.value.code is code
        assert take_picture() == before

    return refuse


def take_picture() -> dict[str, list[tuple[object, ...]]]:
    """Every row that a decision on an account could write."""
    tables = (Account, Appeal, AuditEvent, LedgerEntry, Notice, ProvisionalGrant, SecondLook)
    tables += (Channel, NumberWish, PhoneNumber)
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in tables}
