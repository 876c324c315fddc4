"""Staff find a message or a decision by what a customer quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import StaffRole
from messaging.models import Message, SendDecision
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.rows import make_held, make_message
from tests.staff import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(api: Api, business: Business) -> Callable[[str], str]:
    def send(phone: str) -> str:
        return str(api.post(PATH, body_for(business, phone), business)["X-Request-Id"])

    return send


@pytest.mark.parametrize("role", StaffRole.values)
def test_a_decision_is_found_by_the_request_id(
    request_of: Callable[[str], str], business: Business, role: str
) -> None:
    wanted, other = request_of("+33199000001"), request_of("+447700900001")
    client = browser_of(role)
    page = client.get(reverse("admin:messaging_senddecision_changelist"), {"q": wanted})
    assert [each.request_id for each in page.context["cl"].result_list] == [wanted]
    decision = SendDecision.objects.get(request_id=wanted)
    shown = client.get(
        reverse("admin:messaging_senddecision_change", args=[decision.pk])
    ).content.decode()
    assert "BUSINESS_011" in shown
    assert "nothing was written, sent or charged" in shown
    assert other not in shown


@pytest.mark.parametrize("field", ["id", "phone", "request_id"])
def test_a_message_is_found_by_its_id_number_or_request(
    request_of: Callable[[str], str], field: str
) -> None:
    request_of("+447700900001")
    request_of("+447700900002")
    message = Message.objects.get(phone="+447700900002")
    client = browser_of(StaffRole.VIEWER)
    query = {"q": str(getattr(message, field))}
    page = client.get(reverse("admin:messaging_message_changelist"), query)
    assert [each.pk for each in page.context["cl"].result_list] == [message.pk]
    shown = client.get(reverse("admin:messaging_message_change", args=[message.pk]))
    assert "Hello Ada" in shown.content.decode()


@pytest.mark.parametrize("whole", [True, False])
def test_a_message_is_found_by_its_accounts_name(
    request_of: Callable[[str], str], business: Business, stranger: Business, whole: bool
) -> None:
    business.account.name, stranger.account.name = "Copperleaf Tea", "Meridian Books"
    business.account.save(update_fields=["name"])
    stranger.account.save(update_fields=["name"])
    request_of("+447700900001")
    wanted = make_message(stranger)
    client = browser_of(StaffRole.VIEWER)
    query = {"q": "meridian books" if whole else "meridian"}
    page = client.get(reverse("admin:messaging_message_changelist"), query)
    assert [each.pk for each in page.context["cl"].result_list] == [wanted.pk]


@pytest.mark.parametrize("field", ["provider_message_id", "account_id"])
def test_a_message_is_found_by_an_id_of_somebody_else(
    request_of: Callable[[str], str], stranger: Business, field: str
) -> None:
    request_of("+447700900001")
    wanted = make_message(stranger, provider_message_id="40385f64-5717-4562-b3fc-2c963f66afa6")
    client = browser_of(StaffRole.VIEWER)
    query = {"q": str(getattr(wanted, field))}
    page = client.get(reverse("admin:messaging_message_changelist"), query)
    assert [each.pk for each in page.context["cl"].result_list] == [wanted.pk]


def test_a_held_message_says_until_when_and_why(business: Business) -> None:
    message = make_held(business, schedule_reason="quiet_hours")
    client = browser_of(StaffRole.VIEWER)
    shown = client.get(reverse("admin:messaging_message_change", args=[message.pk]))
    text = shown.content.decode()
    assert "Held until" in text
    assert "quiet hours" in text
    assert message.scheduled_at.strftime("%Y-%m-%d %H:%M") in text


def test_the_list_of_messages_costs_the_same_however_many_there_are(
    request_of: Callable[[str], str],
) -> None:
    client = browser_of(StaffRole.VIEWER)
    costs = []
    for many in (3, 30):
        for number in range(many):
            request_of(f"+4477009{many:02d}{number:03d}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("admin:messaging_message_changelist"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 30


@pytest.mark.parametrize("query", ["not-a-uuid", "\x00", "'; DROP TABLE x; --", "+", "x" * 5000])
def test_an_odd_search_finds_nothing_and_breaks_nothing(business: Business, query: str) -> None:
    client = browser_of(StaffRole.VIEWER)
    for name in ("message", "senddecision"):
        address = reverse(f"admin:messaging_{name}_changelist")
        assert client.get(address, {"q": query}).status_code in (200, 302, 400)
