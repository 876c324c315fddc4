"""Chapter 5: what a program does besides sending: repeat, hear of it, call off, answer."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from demo.journey.cast import Stage, Trader
from demo.journey.listener import Listener, Told
from demo.journey.narrator import chapter, expect, tell, wait_for
from demo.journey.protection import Statement, as_account
from demo.journey.sending import refusal_of, send, wait_until

_QUESTION = "Do you have Whitby too?"
_ANSWER = "Yes, in two sizes. Shall we put one aside for you?"


def play(stage: Stage, trader: Trader) -> None:
    chapter("5. A program's everyday")
    listener, secret = _listen(stage, trader)
    message_id = _send_twice(stage, trader)
    _hear_of_it(listener, secret, message_id)
    _call_off(stage, trader)
    _answer(stage, trader)


def _draw_person() -> str:
    return f"+447700900{random.randint(600, 999)}"


def _listen(stage: Stage, trader: Trader) -> tuple[Listener, str]:
    assert trader.sdk is not None
    websites = str(stage.facts["simulators"]["websites"])
    listener = Listener(websites, f"/{trader.number.removeprefix('+')}")
    made = trader.sdk.webhooks.create(
        display_name="Order Notifications",
        endpoint_url=listener.url,
        event_types=["message"],
        event_filters={"message": ["delivered", "failed"]},
    )
    assert made.data is not None
    tell(f"the trader's own system wants to hear of deliveries: {listener.url}")
    return listener, str(made.data.signing_secret)


def _send_twice(stage: Stage, trader: Trader) -> str:
    """The answer got lost, so the program asks again."""
    person, key = _draw_person(), f"order-{random.randint(10_000, 99_999)}"
    first, again = (send(trader, person, idempotency_key=key) for _ in range(2))
    expect(again == first, "the first answer again", seen=(first, again))
    wait_until(trader, first[0], status="DELIVERED")
    arrived = stage.carrier.list_messages(person)
    expect(len(arrived) == 1, "one call at the carrier", seen=arrived)
    tell(f"asked twice under one Idempotency-Key, {key}: one message")
    return first[0]


def _hear_of_it(listener: Listener, secret: str, message_id: str) -> None:
    def look() -> Told | None:
        told = listener.list_told("message.delivered")
        return next((each for each in told if _is_about(each, message_id)), None)

    told = wait_for(look, "the webhook to be told")
    expect(told.is_signed(secret), "our signature", seen=told.headers)
    tell("its system is told message.delivered, signed with the secret that it was given")


def _is_about(told: Told, message_id: str) -> bool:
    return str(told.body["payload"]["message_id"]) == message_id


def _call_off(stage: Stage, trader: Trader) -> None:
    assert trader.sdk is not None
    statement = Statement(stage, as_account(trader))
    before = statement.read_figures()
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    (message_id,) = send(trader, _draw_person(), scheduled_at=tomorrow)
    held = statement.read_figures()
    expect(held != before, "its price is reserved", seen=held)
    called_off: Any = trader.sdk.post(f"/v3/messages/{message_id}/cancel", body={}, cast_to=object)
    expect(called_off["data"]["status"] == "CANCELLED", "it is called off", seen=called_off)
    expect(statement.read_figures() == before, "the money is back", seen=before)
    tell("a message for tomorrow reserves its price; called off, the money is back")


def _answer(stage: Stage, trader: Trader) -> None:
    """Free words go only to somebody who has just written."""
    person = _draw_person()
    code = refusal_of(lambda: send(trader, person, text=_ANSWER))
    expect(code == "BUSINESS_005", "422 BUSINESS_005", seen=code)
    stage.carrier.text_in(sender=person, to=trader.number, text=_QUESTION)
    wait_for(lambda: _has_written(trader, person), "the person's words to arrive")
    (message_id,) = send(trader, person, text=_ANSWER)
    wait_until(trader, message_id, status="DELIVERED")
    arrived = [each["text"] for each in stage.carrier.list_messages(person)]
    expect(_ANSWER in arrived, "the answer, word for word", seen=arrived)
    tell(f"free words need a template ({code}) until somebody writes: “{_QUESTION}” is answered")


def _has_written(trader: Trader, person: str) -> bool | None:
    assert trader.sdk is not None
    newest = trader.sdk.conversations.list(page_size=5).data
    messages = (newest and newest.messages) or []
    found = any((each.phone, each.direction) == (person, "inbound") for each in messages)
    return found or None
