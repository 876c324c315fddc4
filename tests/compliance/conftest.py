from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from accounts.models import Account, AuditEvent, Notice, User
from compliance.models import Decision, FieldRequest, KycCase, Submission
from config.errors import DomainError, ErrorCode
from tests.compliance.factories import make_reviewer


@pytest.fixture
def reviewer(db: None) -> User:
    return make_reviewer()


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
    """Every row that a service of compliance could write."""
    tables = (Account, KycCase, Submission, FieldRequest, Decision, AuditEvent, Notice)
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in tables}
