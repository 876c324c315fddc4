"""Whose customer a US number is, and area codes that run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.simulators.conftest import CarrierProcess, Inbox

SEARCH = "/v2/available_phone_numbers?filter[country_code]=US"


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("+12125550150", "AT&T"),
        ("+12125550160", "T-Mobile"),
        ("+12125550170", "Verizon"),
        ("+12125550180", "US Cellular"),
        ("+12125550199", ""),
        ("+14155550105", "AT&T"),
        ("+14155550149", ""),
        ("+14155551234", "Simulated Mobile"),
        ("+447700900150", "Simulated Mobile"),
    ],
)
def test_the_last_but_one_digit_decides_the_carrier(
    carrier: CarrierProcess, inbox: Inbox, number: str, name: str
) -> None:
    assert carrier.send(number)[1]["data"]["to"][0]["carrier"] == name
    assert inbox.wait(2)[1].payload["to"][0]["carrier"] == name


def test_a_person_who_texts_has_the_same_carrier(carrier: CarrierProcess, inbox: Inbox) -> None:
    person = "+12125550160"
    carrier.post("/sim/inbound", {"from": person, "to": "+12125550110", "text": "hello"})
    assert inbox.wait(1)[0].payload["from"]["carrier"] == "T-Mobile"


def test_the_last_number_of_an_area_code_is_sold_once(carrier: CarrierProcess) -> None:
    path = f"{SEARCH}&filter[national_destination_code]=808&filter[phone_number_type]=local"
    (row,) = carrier.get(path)["data"]
    order = {"phone_numbers": [{"phone_number": row["phone_number"]}]}
    assert carrier.post("/v2/number_orders", order)[0] == 200
    assert carrier.get(path)["data"] == []
    assert carrier.post("/v2/number_orders", order)[0] == 400


def test_one_area_code_is_out_of_stock(carrier: CarrierProcess) -> None:
    assert carrier.get(f"{SEARCH}&filter[national_destination_code]=907")["data"] == []
