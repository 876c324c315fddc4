"""The load generator believes only complete answers, and counts only accepted ones."""

from __future__ import annotations

import pytest

from bench.load import KEY, Tally, is_complete, percentile, with_keys

_ANSWER = b"HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\n12345"


@pytest.mark.parametrize("missing", [1, 5, 7, 40])
def test_an_answer_with_a_part_missing_is_not_complete(missing: int) -> None:
    assert not is_complete(_ANSWER[:-missing])


def test_an_answer_is_complete_with_its_last_byte() -> None:
    assert is_complete(_ANSWER)


def test_an_answer_other_than_202_is_kept_as_an_example() -> None:
    tally = Tally()
    tally.note(_ANSWER, latency=0.001)
    tally.note(b"HTTP/1.1 429 Too Many\r\n\r\nslow down", latency=0.001)
    counted = tally.summarize(2.0)
    assert counted["accepted"] == 1
    assert counted["wrong"] == {"429": 1}
    assert counted["example"].endswith("slow down")


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (1.0, 100)])
def test_percentiles_are_values_that_occurred(share: float, value: int) -> None:
    assert percentile(range(1, 101), share) == value


def test_nothing_has_percentiles_of_zero() -> None:
    assert percentile([], 0.99) == 0


def test_each_request_gets_a_key_of_its_own_as_long_as_its_place() -> None:
    request = f"Idempotency-Key: {KEY}\r\nContent-Length: 1\r\n\r\n1".encode()
    first, second = with_keys([request, request])
    assert first != second
    assert KEY.encode() not in first
    assert len(first) == len(second) == len(request)


def test_keys_of_two_runs_differ() -> None:
    (first,), (second,) = (list(with_keys([KEY.encode()])) for _ in range(2))
    assert first != second


def test_a_request_without_room_for_a_key_is_sent_as_it_is() -> None:
    assert list(with_keys([b"POST /webhooks"])) == [b"POST /webhooks"]


def test_another_status_can_be_the_wanted_one() -> None:
    tally = Tally(b"200")
    tally.note(b"HTTP/1.1 200 OK\r\n\r\n", latency=0.001)
    assert tally.summarize(1.0)["accepted"] == 1
