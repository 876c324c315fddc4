from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.receiver import Receiver, listen


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with listen(settings) as receiver:
        yield receiver
