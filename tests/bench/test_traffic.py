"""Requests are bytes ready to be sent."""

from __future__ import annotations

import json

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


def test_later_requests_go_to_other_people() -> None:
    traffic = Traffic([Sender("sk_live_example", "an-id")], port=1)
    bodies = [request.partition("\r\n\r\n")[2] for request in traffic.build(50, recipients=1)]
    assert len({json.loads(body)["to"][0] for body in bodies}) == 50
