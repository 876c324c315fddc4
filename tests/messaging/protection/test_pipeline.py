"""The order of the checks, one recipient and several."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from messaging.protection.pipeline import NAMES, judge
from messaging.protection.send import Send
from messaging.protection.verdict import PASS
from tests.messaging.protection.sends import make_send

# One way to fail each check, in the order of the policy.
FAILURES: dict[str, dict[str, Any]] = {
    "standing": {"account": {"standing": "suspended"}},
    "opt_out": {"recipient": {"opted_out": True}},
    "geography": {"account": {"destinations": frozenset()}},
    "onboarding_limit": {"account": {"tier": "none"}},
    "template": {"template": {"state": "rejected"}},
    "sender_health": {"sender": {"is_blocked": True}},
    "recipient_rate": {"recipient": {"retry_after": 3}},
    "balance": {"account": {"available": Decimal(0)}},
    "risk": {"account": {"risk": "hold"}},
}


def _failing(*names: str) -> Send:
    send = make_send()
    for name in names:
        for part, changes in FAILURES[name].items():
            send = replace(send, **{part: replace(getattr(send, part), **changes)})
    return send


def _to(phone: str, **changes: Any) -> Send:
    send = make_send(count=3, total=Decimal("0.1260"))
    return replace(send, recipient=replace(send.recipient, e164=phone, **changes))


def test_the_order_of_the_policy_is_the_published_one() -> None:
    assert tuple(FAILURES) == NAMES


@pytest.mark.parametrize("pair", list(combinations(FAILURES, 2)))
def test_of_two_failing_checks_the_earlier_one_answers(pair: tuple[str, str]) -> None:
    assert judge([_failing(*pair)]).judged[0].check == pair[0]


def test_a_send_in_order_passes_all_nine() -> None:
    judged = judge([make_send()]).judged[0]
    assert judged.verdict is PASS
    assert judged.passed == NAMES


def test_one_refused_recipient_does_not_stop_the_others() -> None:
    sends = [_to("+447700900001"), _to("+447700900002", opted_out=True), _to("+447700900003")]
    outcome = judge(sends)
    assert outcome.refusal is None
    assert [each.recipient.e164 for each in outcome.accepted] == ["+447700900001", "+447700900003"]
    assert outcome.judged[1].verdict.word == "BUSINESS_009"


def test_when_every_recipient_is_refused_the_first_ones_code_answers() -> None:
    sends = [_to("+447700900001", region="FR"), _to("+447700900002", opted_out=True)]
    outcome = judge(sends)
    assert outcome.refusal is not None
    assert outcome.refusal.word == "BUSINESS_011"
    assert outcome.accepted == []


def test_an_account_wide_refusal_stops_the_whole_request() -> None:
    sends = [_to("+447700900001"), _to("+447700900002", opted_out=True)]
    sends = [replace(each, account=replace(each.account, risk="hold")) for each in sends]
    outcome = judge(sends)
    assert outcome.refusal is not None
    assert outcome.refusal.word == "RISK_001"
    assert outcome.judged[1].verdict.word == "BUSINESS_009"


def test_refused_recipients_are_not_paid_for() -> None:
    """Three would cost more than there is; the two that are left are covered."""
    sends = [_to("+447700900001"), _to("+447700900002", opted_out=True), _to("+447700900003")]
    enough_for_two = Decimal("0.0840")
    sends = [
        replace(each, account=replace(each.account, available=enough_for_two)) for each in sends
    ]
    assert len(judge(sends).accepted) == 2
