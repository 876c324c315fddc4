"""The registry's client: what each refusal means, and when nobody knows whether TCR has acted."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from urllib3.exceptions import ConnectTimeoutError, ProtocolError, ReadTimeoutError

from compliance.providers import tcr
from compliance.providers.tcr import TcrError, Verdict
from config.http import Answer, provider
from tests.campaign_registry import CampaignRegistry

SECRET = "secret-of-ours"
Wire = Callable[..., list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def _keys(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TCR_API_KEY, settings.TCR_API_SECRET = "key-of-ours", SECRET
    settings.TCR_BASE_URL, settings.TCR_UPSTREAM_CNP = "https://tcr.example/v2", "TELNX"
    monkeypatch.setattr(tcr, "wait_turn", lambda pace, most: True)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """``wire(status, body)`` answers every call so; returns the list of calls."""

    def answer(status: int, body: Any = None) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []

        def request_json(method: str, url: str, **how: Any) -> Answer:
            calls.append({"method": method, "url": url, **how})
            return Answer(status, body)

        monkeypatch.setattr(tcr, "request_json", request_json)
        return calls

    return answer


def refuse(call: Callable[[], object]) -> TcrError:
    with pytest.raises(TcrError) as caught:
        call()
    return caught.value


def write() -> object:
    return tcr.create_brand({"displayName": "Bramble", "ein": "125550299"})


def read() -> object:
    return tcr.read_brand("BABC123")


def line(code: int, **how: Any) -> dict[str, Any]:
    return {"code": code, "description": "No.", **how}


def test_key_and_secret_are_said_in_every_call(wire: Wire) -> None:
    calls = wire(200, {"brandId": "BABC123"})
    write()
    read()
    pair = base64.b64encode(f"key-of-ours:{SECRET}".encode()).decode()
    assert [each["headers"] for each in calls] == [{"Authorization": f"Basic {pair}"}] * 2
    assert calls[0]["url"] == "https://tcr.example/v2/brand/nonBlocking"


@pytest.mark.parametrize(
    "body",
    [
        [line(501, fields=["ein", "phone"])],
        line(501, fields=["ein", "phone"]),
        [line(501, field="ein"), line(501, field="phone")],
        [line(501, fields="ein"), line(501, fields=["phone"]), "odd", {"no": "code"}],
    ],
)
def test_refusals_are_read_in_every_spelling(wire: Wire, body: Any) -> None:
    wire(400, body)
    error = refuse(write)
    fields = [name for fault in error.faults for name in fault.fields]
    assert (error.code, fields) == ("501", ["ein", "phone"])
    assert error.faults[0].description == "No."
    assert str(error).startswith("400 501 No.")


@pytest.mark.parametrize("spelling", [{"field": None}, {"fields": None}, {}, {"fields": []}])
def test_a_refusal_may_name_no_field(wire: Wire, spelling: dict[str, Any]) -> None:
    wire(400, [line(501, **spelling)])
    assert refuse(write).faults[0].fields == ()


@pytest.mark.parametrize(
    ("code", "status", "verdict"),
    [
        *((code, 400, Verdict.PERMANENT) for code in sorted(map(int, tcr.PERMANENT))),
        (502, 404, Verdict.PERMANENT),
        (527, 400, Verdict.LATER),
        (590, 500, Verdict.RETRY),
        (591, 503, Verdict.RETRY),
        (591, 400, Verdict.RETRY),
        (630, 503, Verdict.RETRY),
        (429, 429, Verdict.RETRY),
        (777, 400, Verdict.PERMANENT),
        (777, 503, Verdict.RETRY),
        (401, 401, Verdict.LATER),
    ],
)
def test_each_code_has_its_verdict(wire: Wire, code: int, status: int, verdict: Verdict) -> None:
    wire(status, [line(code)])
    error = refuse(write)
    assert (error.verdict, error.permanent) == (verdict, verdict is Verdict.PERMANENT)


def test_one_permanent_fault_among_others_is_permanent(wire: Wire) -> None:
    wire(400, [line(591), line(501)])
    assert refuse(write).verdict is Verdict.PERMANENT


@pytest.mark.parametrize(
    ("status", "verdict", "unknown"),
    [
        (400, Verdict.PERMANENT, False),
        (401, Verdict.LATER, False),
        (403, Verdict.LATER, False),
        (404, Verdict.PERMANENT, False),
        (429, Verdict.RETRY, False),
        (500, Verdict.RETRY, True),
        (502, Verdict.RETRY, True),
        (503, Verdict.RETRY, False),
        (504, Verdict.RETRY, True),
    ],
)
@pytest.mark.parametrize("body", [None, [], {"message": "gateway"}, "text"])
def test_a_refusal_without_a_code_is_judged_by_its_status(
    wire: Wire, status: int, verdict: Verdict, unknown: bool, body: Any
) -> None:
    wire(status, body)
    error = refuse(write)
    assert (error.verdict, error.outcome_unknown, error.code) == (verdict, unknown, "")
    assert refuse(read).outcome_unknown is False


def test_an_internal_error_of_tcr_may_have_done_it(wire: Wire) -> None:
    wire(500, [line(590)])
    assert refuse(write).outcome_unknown is True
    assert refuse(read).outcome_unknown is False


@pytest.mark.parametrize("body", [None, [], "text", 7, {}, {"brandId": ""}])
def test_a_registration_without_an_id_is_no_answer(wire: Wire, body: Any) -> None:
    wire(200, body)
    error = refuse(write)
    assert (error.verdict, error.outcome_unknown) == (Verdict.RETRY, True)
    assert refuse(lambda: tcr.create_campaign({})).outcome_unknown is True


@pytest.mark.parametrize(
    ("failure", "unknown"),
    [
        (ConnectTimeoutError(None, "away"), False),
        (ReadTimeoutError(None, "u", "late"), True),  # type: ignore[arg-type]
        (ProtocolError("broken"), True),
    ],
)
def test_silence_after_the_request_left_may_have_done_it(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, unknown: bool
) -> None:
    class Pool:
        def request(self, *_: object, **__: object) -> None:
            raise failure

    monkeypatch.setattr(provider, "_pool", Pool)
    error = refuse(write)
    assert (error.verdict, error.outcome_unknown) == (Verdict.RETRY, unknown)
    assert refuse(read).outcome_unknown is False


def test_nothing_secret_stands_in_an_error(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    wire(400, [line(501, fields=["ein"])])
    shown = [refuse(write)]

    class Pool:
        def request(self, *_: object, **__: object) -> None:
            raise ProtocolError(f"Authorization: {SECRET}")

    monkeypatch.undo()
    monkeypatch.setattr(tcr, "wait_turn", lambda pace, most: True)
    monkeypatch.setattr(provider, "_pool", Pool)
    shown.append(refuse(write))
    pair = base64.b64encode(f"key-of-ours:{SECRET}".encode()).decode()
    for error in shown:
        text = str(error) + repr(error)
        assert not [word for word in (SECRET, pair, "125550299") if word in text]


def test_without_a_key_nothing_is_asked(wire: Wire, settings: Any) -> None:
    settings.TCR_API_KEY = ""
    calls = wire(200, {})
    error = refuse(write)
    assert (error.verdict, error.outcome_unknown, calls) == (Verdict.LATER, False, [])


def test_without_a_turn_nothing_is_asked(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(tcr, "wait_turn", lambda pace, most: asked.append(pace.name))
    calls = wire(200, {})
    error = refuse(write)
    refuse(read)
    assert (error.verdict, error.outcome_unknown, calls) == (Verdict.RETRY, False, [])
    assert asked == ["tcr.writes", "tcr.reads"]


def test_found_is_only_what_has_our_very_reference(wire: Wire) -> None:
    mine = {"referenceId": "ours", "brandId": "B2"}
    wire(200, {"records": [{"referenceId": "other", "brandId": "B1"}, mine]})
    assert tcr.find_brand("ours") == mine
    assert tcr.find_brand("our") is None


@pytest.mark.parametrize("body", [{}, {"records": None}, {"records": ["x"]}])
def test_an_odd_list_holds_nothing(wire: Wire, body: Any) -> None:
    wire(200, body)
    assert tcr.find_campaign("ours") is None
    assert tcr.list_vettings("B1") == []


def test_a_campaign_that_was_never_shared_has_no_sharing(wire: Wire) -> None:
    wire(404, [line(502)])
    assert tcr.read_sharing("C1") == {}
    wire(400, [line(518)])
    assert refuse(lambda: tcr.read_sharing("C1")).code == "518"


def test_a_revet_asks_not_to_wait_in_the_address(registry: CampaignRegistry) -> None:
    """urllib3 would hide the parameter in the body of a PUT."""
    body = {**_BRAND, "referenceId": "ref-1"}
    brand = tcr.create_brand({**body, "ein": "125550201"})
    registry.advance(1)
    tcr.update_brand(brand["brandId"], {**_BRAND, "ein": "125550200"})
    assert tcr.revet_brand(brand["brandId"])["identityStatus"] == "UNVERIFIED"
    assert [each["kind"] for each in registry.list_charges()] == ["brand", "revet"]


def test_the_registry_answers_as_we_read_it(registry: CampaignRegistry) -> None:
    brand = tcr.create_brand({**_BRAND, "ein": "125550200", "referenceId": "ref-1"})
    assert tcr.find_brand("ref-1") == brand
    assert refuse(lambda: tcr.create_brand({**_BRAND, "referenceId": "ref-1"})).code == "503"
    faulty = refuse(lambda: tcr.create_brand({**_BRAND, "ein": "1", "phone": "2"}))
    assert {name for fault in faulty.faults for name in fault.fields} == {"ein", "phone"}
    assert refuse(lambda: tcr.read_brand("BNOBODY")).code == tcr.NOT_FOUND
    tcr.subscribe("BRAND", "https://gate.example/webhooks/tcr")
    assert json.dumps(tcr.list_subscriptions()).count("gate.example") == 1


def test_a_wrong_key_is_our_own_fault(registry: CampaignRegistry, settings: Any) -> None:
    settings.TCR_API_SECRET = "wrong"
    assert refuse(read).verdict is Verdict.LATER


_BRAND = {
    "entityType": "PRIVATE_PROFIT",
    "displayName": "Bramble Lane",
    "companyName": "Bramble Lane Preserves LLC",
    "ein": "125550200",
    "einIssuingCountry": "US",
    "vertical": "RETAIL",
    "country": "US",
    "email": "ada@bramblelane.example",
    "phone": "+12075550142",
    "brandRelationship": "BASIC_ACCOUNT",
    "street": "210 Water Street",
    "city": "Portland",
    "state": "ME",
    "postalCode": "04101",
}
