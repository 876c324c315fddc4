"""Webhooks through the official SDK: every method of ``client.webhooks``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sent_dm
from sent_dm import Sent

from accounts.services.webhooks.deliver_webhooks import deliver_webhooks
from tests.factories import Business
from tests.receiver import URL, Receiver, listen
from tests.webhooks import tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with listen(settings) as receiver:
        yield receiver


def _make(sdk: Sent, **fields: Any) -> Any:
    made = sdk.webhooks.create(
        **{
            "display_name": "Order Notifications",
            "endpoint_url": URL,
            "event_types": ["message", "templates"],
            "event_filters": {"message": ["delivered", "failed"]},
            **fields,
        }
    )
    assert made.data is not None
    assert made.data.id is not None
    return made.data


def test_an_endpoint_comes_changes_and_goes(sdk: Sent, business: Business) -> None:
    hook = _make(sdk)
    assert hook.customer_id == str(business.account.pk)
    assert hook.signing_secret.startswith("whsec_")
    found = sdk.webhooks.retrieve(hook.id)
    assert found.data is not None
    assert found.data.event_filters == {"message": ["delivered", "failed"]}
    changed = sdk.webhooks.update(hook.id, display_name="Orders", timeout_seconds=10)
    assert changed.data is not None
    assert (changed.data.display_name, changed.data.timeout_seconds) == ("Orders", 10)
    off = sdk.webhooks.toggle_status(hook.id, is_active=False)
    assert off.data is not None
    assert off.data.is_active is False
    assert sdk.webhooks.delete(hook.id) is None
    with pytest.raises(sent_dm.NotFoundError) as gone:
        sdk.webhooks.retrieve(hook.id)
    assert isinstance(gone.value.body, dict)
    assert gone.value.body["error"]["code"] == "RESOURCE_008"


def test_lists_page_by_themselves(sdk: Sent) -> None:
    made = {_make(sdk, display_name=f"Hook {number}").id for number in range(3)}
    assert {each.id for each in sdk.webhooks.list(page_size=2)} == made
    assert [each.display_name for each in sdk.webhooks.list(search="Hook 1")] == ["Hook 1"]
    assert list(sdk.webhooks.list(is_active=False)) == []


def test_event_types_name_families_and_their_events(sdk: Sent) -> None:
    answer = sdk.webhooks.list_event_types()
    assert answer.data is not None
    types = {each.name: each for each in answer.data.event_types or []}
    assert {"message", "templates", "contact", "channel", "link", "call"} == set(types)
    subs = [each.event_type for each in types["contact"].sub_types or []]
    assert "contact.opt_out" in subs


def test_a_secret_is_replaced_and_a_test_sent(sdk: Sent, receiver: Receiver) -> None:
    hook = _make(sdk)
    rotated = sdk.webhooks.rotate_secret(hook.id)
    assert rotated.data is not None
    assert rotated.data.signing_secret != hook.signing_secret
    tested = sdk.webhooks.test(hook.id, event_type="message.delivered")
    assert tested.data is not None
    assert tested.data.success is True
    assert receiver.kinds == ["message.delivered"]


def test_the_log_is_typed(sdk: Sent, business: Business, receiver: Receiver) -> None:
    hook = _make(sdk, event_filters=None)
    for status in ("sent", "delivered"):
        payload = {"message_status": status.upper(), "message_id": "m1", "body": None}
        tell(business, f"message.{status}", payload=payload)
    deliver_webhooks()
    events = list(sdk.webhooks.list_events(hook.id, page_size=1))
    assert [each.event_type for each in events] == ["message.delivered", "message.sent"]
    assert {each.delivery_status for each in events} == {"DELIVERED"}
    assert events[0].delivery_attempts == 1
    found = list(sdk.webhooks.list_events(hook.id, search="sent"))
    assert len(found) == 1


def test_a_rehearsal_makes_nothing(sdk: Sent) -> None:
    _make(sdk, sandbox=True)
    assert list(sdk.webhooks.list()) == []


def test_what_is_wrong_is_a_bad_request(sdk: Sent) -> None:
    with pytest.raises(sent_dm.BadRequestError) as refused:
        _make(sdk, event_types=["message.delivered"])
    assert isinstance(refused.value.body, dict)
    assert refused.value.body["error"]["code"] == "VALIDATION_001"
