"""Number search and orders: filters, races, repeats and what a restart remembers."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.simulators.conftest import CarrierProcess, Inbox

MOBILE = "+447700900500"


def search(carrier: CarrierProcess, **filters: str) -> list[dict]:
    query = "&".join(f"filter[{key}]={value}" for key, value in filters.items())
    return carrier.get(f"/v2/available_phone_numbers?{query}")["data"]


def order(carrier: CarrierProcess, number: str, reference: str | None) -> tuple[int, dict]:
    body = {"phone_numbers": [{"phone_number": number}], "customer_reference": reference}
    return carrier.post("/v2/number_orders", body)


@pytest.mark.parametrize(
    ("filters", "stem"),
    [
        ({"country_code": "GB", "phone_number_type": "mobile"}, "+4477009005"),
        ({"country_code": "gb", "locality": "london"}, "+4420794605"),
        ({"country_code": "US", "national_destination_code": "415"}, "+14155550"),
        ({"country_code": "US", "administrative_area": "NY"}, "+12125550"),
        ({"country_code": "DE", "phone_number_type": "mobile"}, "+49176040690"),
        ({"country_code": "FR", "phone_number_type": "local"}, "+33199000"),
    ],
)
def test_a_search_finds_reserved_numbers_of_the_place(
    carrier: CarrierProcess, filters: dict[str, str], stem: str
) -> None:
    numbers = [row["phone_number"] for row in search(carrier, **filters)]
    assert numbers
    assert all(number.startswith(stem) for number in numbers)


def test_a_row_tells_price_features_and_region(carrier: CarrierProcess) -> None:
    row = search(carrier, country_code="GB", locality="London", limit="1")[0]
    assert row["record_type"] == "available_phone_number"
    assert row["cost_information"]["currency"] == "USD"
    assert {"name": "sms"} in row["features"]
    assert {"region_type": "location", "region_name": "London"} in row["region_information"]


def test_limit_features_and_pattern_narrow_the_search(carrier: CarrierProcess) -> None:
    assert len(search(carrier, country_code="US", limit="3")) == 3
    mms = carrier.get("/v2/available_phone_numbers?filter[country_code]=GB&filter[features][]=mms")[
        "data"
    ]
    assert {row["phone_number_type"] for row in mms} == {"local"}
    path = "/v2/available_phone_numbers?filter[country_code]=GB&filter[phone_number][ends_with]=507"
    assert "+447700900507" in [row["phone_number"] for row in carrier.get(path)["data"]]


@pytest.mark.parametrize(
    "filters", [{"country_code": "ES"}, {"country_code": "US", "phone_number_type": "toll_free"}]
)
def test_out_of_stock_is_an_empty_list(carrier: CarrierProcess, filters: dict[str, str]) -> None:
    assert search(carrier, **filters) == []


def test_best_effort_offers_numbers_elsewhere_in_the_country(carrier: CarrierProcess) -> None:
    wanted = {"country_code": "US", "national_destination_code": "907", "limit": "2"}
    assert search(carrier, **wanted) == []
    rows = search(carrier, **wanted, best_effort="true")
    assert [row["best_effort"] for row in rows] == [True, True]


def test_an_order_completes_and_takes_the_number_off_the_shelf(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    status, body = order(carrier, MOBILE, "line-1")
    assert (status, body["data"]["status"]) == (200, "pending")
    event = inbox.wait(1, kind="number_order.complete")[0].payload
    read = carrier.get(f"/v2/number_orders/{body['data']['id']}")["data"]
    assert event == read
    assert (read["status"], read["customer_reference"]) == ("success", "line-1")
    assert read["phone_numbers"][0]["status"] == "success"
    assert MOBILE not in [row["phone_number"] for row in search(carrier, country_code="GB")]


def test_a_repeated_order_with_the_same_reference_is_the_same_order(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    first = order(carrier, MOBILE, "line-1")[1]["data"]["id"]
    assert order(carrier, MOBILE, "line-1")[1]["data"]["id"] == first
    assert len(inbox.wait(1, kind="number_order.complete")) == 1


@pytest.mark.parametrize("reference", ["line-2", None])
def test_a_taken_number_is_refused(carrier: CarrierProcess, reference: str | None) -> None:
    order(carrier, MOBILE, "line-1")
    status, body = order(carrier, MOBILE, reference)
    assert (status, body["errors"][0]["code"]) == (400, "10015")
    assert "not available" in body["errors"][0]["detail"]


def test_an_order_with_one_taken_number_takes_none(carrier: CarrierProcess) -> None:
    order(carrier, MOBILE, "line-1")
    numbers = [{"phone_number": "+447700900501"}, {"phone_number": MOBILE}]
    status, _ = carrier.post("/v2/number_orders", {"phone_numbers": numbers})
    assert status == 400
    assert order(carrier, "+447700900501", "line-2")[0] == 200


@pytest.mark.parametrize("number", ["+447700900123", "+12125551234", "nonsense", None])
def test_a_number_that_is_not_for_sale_is_refused(
    carrier: CarrierProcess, number: str | None
) -> None:
    assert order(carrier, number, "line-1")[0] == 400


def test_of_two_parallel_orders_of_the_last_number_one_wins(carrier: CarrierProcess) -> None:
    for _ in range(5):
        carrier.post("/sim/reset")
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda n: order(carrier, MOBILE, f"line-{n}"), range(4)))
        assert sorted(status for status, _ in answers) == [200, 400, 400, 400]


def test_orders_and_opt_outs_survive_a_restart(
    start_carrier: Callable[..., CarrierProcess], tmp_path: Path
) -> None:
    first = start_carrier("--state", str(tmp_path / "deep" / "carrier.json"))
    order_id = order(first, MOBILE, "line-1")[1]["data"]["id"]
    first.post("/sim/inbound", {"from": "+447700900123", "to": MOBILE, "text": "stop"})
    assert first.stop() == 0
    first.start()
    assert order(first, MOBILE, "line-1")[1]["data"]["id"] == order_id
    assert order(first, MOBILE, "line-2")[0] == 400
    assert first.send("+447700900123")[1]["errors"][0]["code"] == "40300"


def test_a_killed_carrier_finishes_its_pending_order_after_the_restart(
    start_carrier: Callable[..., CarrierProcess], own_inbox: Inbox, tmp_path: Path
) -> None:
    state = tmp_path / "carrier.json"
    carrier = start_carrier(
        "--state", str(state), "--receipt-delay", "0.5", "--webhook-url", own_inbox.url()
    )
    order_id = order(carrier, MOBILE, "line-1")[1]["data"]["id"]
    while not state.exists():
        time.sleep(0.01)
    carrier.process.kill()
    carrier.process.wait()
    carrier.start()
    assert own_inbox.wait(1, kind="number_order.complete")[0].payload["id"] == order_id
