"""Telling a stranger's system something: the guard of looking at sites, and nothing followed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from config.http import Limits, check_address, post_event, post_json
from tests.config.http.conftest import Names, Site, page, redirect

BODY = {"profileId": "p", "success": True}


def test_small_json_is_posted_once(site: Site, settings: Any) -> None:
    settings.PUBLIC_URL = "https://gate.example.com"
    told = post_json("http://hooks.example/done?x=1", BODY)
    assert (told.status, told.failure) == (200, "")
    assert len(site.requests) == 1
    head, _, body = site.requests[0].partition("\r\n\r\n")
    lines = head.split("\r\n")
    assert lines[0] == "POST /done?x=1 HTTP/1.1"
    assert json.loads(body) == BODY
    assert "Content-Type: application/json" in lines
    assert not [line for line in lines if line.lower().startswith(("cookie", "authorization"))]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Again", "308 Again"])
def test_redirect_is_not_followed(site: Site, status: str) -> None:
    site.answers = [redirect("http://elsewhere.example/", status=status)]
    told = post_json("http://hooks.example/", BODY)
    assert told.status == int(status[:3])
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://10.0.0.8/hook",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://hooks.internal/",
        "http://user:secret@hooks.example/",
        "http://hooks.example:8443/",
        "ftp://hooks.example/",
    ],
)
def test_what_is_not_public_is_refused_without_a_connection(no_sockets: None, url: str) -> None:
    told = post_json(url, BODY)
    assert (told.failure, told.status) == ("url_not_public", 0)


def test_name_that_leads_inward_is_refused(names: Names, no_sockets: None) -> None:
    names.answers = {"hooks.example": [["93.184.216.34", "10.0.0.8"]]}
    assert post_json("http://hooks.example/", BODY).failure == "url_not_public"


def test_slow_listener_costs_us_little(site: Site) -> None:
    site.answer = lambda stream: site.dribble(stream, b" ")
    told = post_json("http://hooks.example/", BODY, limits=Limits(total=0.3, bytes=1024))
    assert told.failure in ("timeout", "bad_answer")
    assert told.elapsed_ms < 3000


def test_long_answer_is_cut_off(site: Site) -> None:
    site.answer = page(b"x" * 50_000)
    told = post_json("http://hooks.example/", BODY)
    assert (told.status, told.truncated, len(told.body)) == (200, True, 4096)


def test_nobody_there_is_an_answer_and_no_error(site: Site) -> None:
    site.on_connect = lambda stream: stream.close()
    assert post_json("http://hooks.example/", BODY).failure != ""


def test_an_event_goes_out_byte_for_byte_with_its_headers(site: Site) -> None:
    raw = '{"text":"Gr\u00fc\u00dfe", "n":1}'.encode()
    told = post_event(
        "http://hooks.example/", raw, headers={"X-Webhook-ID": "one", "Host": "x"}, limits=Limits()
    )
    assert told.status == 200
    head, _, body = site.requests[0].partition("\r\n\r\n")
    assert body.encode() == raw
    assert "X-Webhook-ID: one" in head
    assert "Host: hooks.example" in head
    assert "Host: x" not in head
    assert "User-Agent: Gatehouse-Webhooks/1.0" in head


def test_an_event_may_be_larger_than_a_note_but_not_without_end(site: Site) -> None:
    told = post_event("http://hooks.example/", b"x" * 262_144, headers={}, limits=Limits())
    assert told.status == 200
    with pytest.raises(ValueError, match="smaller"):
        post_event("http://hooks.example/", b"x" * 262_145, headers={}, limits=Limits())


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://h.example.com:8080/", "x"],
)
def test_an_address_to_which_nothing_can_go_is_known_beforehand(no_sockets: None, url: str) -> None:
    assert check_address(url)


@pytest.mark.parametrize("url", ["https://hooks.example.com/x?y=1", "http://93.184.216.34/"])
def test_an_address_that_may_be_tried_is_not_looked_up(
    names: Names, no_sockets: None, url: str
) -> None:
    assert check_address(url) == ""
    assert names.asked == []


def test_large_body_is_a_mistake_of_ours(no_sockets: None) -> None:
    with pytest.raises(ValueError, match="small"):
        post_json("http://hooks.example/", {"text": "x" * 20_000})
