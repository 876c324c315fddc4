"""What is kept of a decision is small, and says what everybody shares only once."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from messaging.protection.describe import describe
from messaging.protection.pipeline import judge
from messaging.protection.send import Send
from tests.messaging.protection.sends import make_grant, make_send


def keep(sends: list[Send]) -> tuple[dict[str, Any], dict[str, Any], int]:
    """Verdicts, facts, and their size in bytes as plain JSON."""
    texts = [json.dumps(part) for part in describe(judge(sends))]
    verdicts, facts = map(json.loads, texts)
    return verdicts, facts, sum(map(len, texts))


def to_many(count: int, **account: Any) -> list[Send]:
    send = make_send(count=count, total=Decimal("0.0420") * count, price=Decimal("0.0420"))
    send = replace(send, account=replace(send.account, available=Decimal(100), **account))
    people = [replace(send.recipient, e164=f"+4477009{number:05d}") for number in range(count)]
    return [replace(send, recipient=person) for person in people]


def test_whoever_passes_is_a_number_in_a_list() -> None:
    verdicts, facts, size = keep([make_send(sender={"profile_id": UUID(int=3)})])
    assert verdicts == {"passed": ["+447700900001"], "refused": {}}
    assert facts["declared"] == "GB US"
    assert facts["sender_profile"] == str(UUID(int=3))
    assert "people" not in facts
    assert size < 450


def test_a_refusal_names_the_check_that_answered() -> None:
    verdicts, _, _ = keep([make_send(account={"available": Decimal(0)})])
    assert verdicts == {
        "passed": [],
        "refused": {"+447700900001": [["balance", "BUSINESS_010"]]},
        "check": "balance",
    }


def test_of_a_person_only_what_is_out_of_the_ordinary_is_kept() -> None:
    sends = to_many(3)
    sends[1] = replace(sends[1], recipient=replace(sends[1].recipient, opted_out=True))
    verdicts, facts, _ = keep(sends)
    assert facts["people"] == {"+447700900001": {"opted_out": True}}
    assert verdicts["refused"] == {"+447700900001": [["opt_out", "BUSINESS_009"]]}
    assert "check" not in verdicts  # the request as a whole was accepted


def test_a_thousand_recipients_do_not_repeat_the_account() -> None:
    _, facts, size = keep(to_many(1000, grant=make_grant(used=1)))
    assert facts["prices"] == {"sms GB": "0.0420"}
    assert facts["grant"][:2] == [100, 1]
    assert size < 20_000  # of which the numbers are 17,000
    _, _, more = keep(to_many(1000, destinations=frozenset({"GB", "US", "FR", "DE"})))
    assert more - size < 100


def test_each_channel_has_its_sender() -> None:
    send = make_send(count=2, total=Decimal("0.0420"), price=Decimal("0.0420"))
    other = replace(send, channel="mms", price=Decimal(0))
    other = replace(other, sender=replace(send.sender, value="+442079460101", reason="requested"))
    verdicts, facts, _ = keep([send, other])
    assert verdicts["passed"] == ["+447700900001", "+447700900001/mms"]
    assert facts["senders"]["mms"]["sender"] == "+442079460101"
    assert facts["prices"] == {"sms GB": "0.0420", "mms GB": "0"}
