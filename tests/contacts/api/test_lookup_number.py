"""GET /v3/numbers/lookup/{phone_number}: what the numbering plans say, and no more."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from contacts.models import Contact
from tests.conftest import Api
from tests.factories import Business

pytestmark = pytest.mark.django_db
_NOT_KNOWN = {"is_ported": None, "mobile_country_code": None, "mobile_network_code": None}


def _look_up(api: Api, business: Business, number: str) -> dict[str, Any]:
    response = api.get(f"/v3/numbers/lookup/{number}", business)
    assert response.status_code == 200, response.content
    data: dict[str, Any] = response.json()["data"]
    return data


@pytest.mark.parametrize("plus", ["+", "%2B"])
def test_a_number_is_looked_up_however_its_plus_is_written(
    api: Api, business: Business, plus: str
) -> None:
    assert _look_up(api, business, plus + "33612345678") == {
        "phone_number": "+33612345678",
        "is_valid": True,
        "country_code": "33",
        "carrier_name": "SFR",
        "line_type": "mobile",
        "is_voip": False,
        **_NOT_KNOWN,
    }
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+12025550123", (True, "landline_or_mobile", None, None)),
        ("+18005551234", (True, "toll_free", False, None)),
        ("+442079460000", (True, "landline", False, None)),
        ("+445600123456", (True, "voip", True, None)),
        ("+447700900123", (False, None, None, None)),  # nobody's: kept free for films and tests
    ],
)
def test_what_the_range_does_not_tell_is_null(
    api: Api, business: Business, number: str, expected: tuple[Any, ...]
) -> None:
    data = _look_up(api, business, number)
    told = (data["is_valid"], data["line_type"], data["is_voip"], data["carrier_name"])
    assert told == expected


@pytest.mark.parametrize("number", ["12025550123", "+1", "+999123456", "odd", "+4477009001234567"])
def test_what_is_no_number_is_refused(
    api: Api,
    business: Business,
    error_of: Callable[[HttpResponse], tuple[int, str]],
    number: str,
) -> None:
    response = api.get(f"/v3/numbers/lookup/{number}", business)
    assert error_of(response) == (400, "VALIDATION_002")


def test_the_carriers_are_loaded_by_the_first_look_up_and_not_before() -> None:
    """They cost 40 MB and half a second, which a web process must not spend when it starts."""
    program = (
        "import sys, django; django.setup(); "
        "import config.urls, contacts.api.urls, messaging.api.urls, messaging.tasks; "
        "print('phonenumbers.carrierdata' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "False"
