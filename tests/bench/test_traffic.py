"""Requests are bytes ready to be sent."""

from __future__ import annotations

import json

from bench.load import KEY
from bench.seed import Sender
from bench.traffic import Traffic


def test_a_request_names_as_many_distinct_people_as_asked() -> None:
    traffic = Traffic([Sender("sk_live_example", "an-id")], port=1)
    head, _, body = traffic.build(1, recipients=100)[0].partition("\r\n\r\n")
    sent = json.loads(body)
    assert len(set(sent["to"])) == 100
    assert sent["template"]["id"] == "an-id"
    assert f"Content-Length: {len(body)}" in head
    assert "x-api-key: sk_live_example" in head
    assert f"Idempotency-Key: {KEY}" in head


def test_a_thousand_recipients_are_a_thousand_people() -> None:
    traffic = Traffic([Sender("sk_live_example", "an-id")] * 2, port=1)
    for request in traffic.build(20, recipients=1000, account=1):
        assert len(set(json.loads(request.partition("\r\n\r\n")[2])["to"])) == 1000


def test_one_account_can_send_it_all() -> None:
    traffic = Traffic([Sender("first", "an-id"), Sender("second", "an-id")], port=1)
    requests = traffic.build(20, recipients=1, account=1)
    assert all("x-api-key: second" in request for request in requests)


def test_more_recipients_need_fewer_requests() -> None:
    traffic = Traffic([Sender("sk_live_example", "an-id")] * 2, port=1)
    assert len(traffic.build_for(0.1, recipients=1)) > len(traffic.build_for(0.1, recipients=100))


def test_later_requests_go_to_other_people() -> None:
    traffic = Traffic([Sender("sk_live_example", "an-id")], port=1)
    bodies = [request.partition("\r\n\r\n")[2] for request in traffic.build(50, recipients=1)]
    assert len({json.loads(body)["to"][0] for body in bodies}) == 50
