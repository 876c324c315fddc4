import uuid

from accounts.services import choose_number, idempotency, notify
from accounts.services import expire_second_looks as second_looks
from accounts.services import lapse_wishes as wishes
from accounts.services import look_for_wished_numbers as wished_numbers
from accounts.services import tell_limits_near as limits
from accounts.services import tell_low_balances as balances
from accounts.services.webhooks import deliver_webhooks as webhooks
from config.celery import app


@app.task(name="accounts.send_notices")
def send_notices() -> None:
    notify.send_notices()


@app.task(name="accounts.complete_number_order")
def complete_number_order(number_id: str) -> None:
    choose_number.follow_order(uuid.UUID(number_id))


@app.task(name="accounts.resume_number_orders")
def resume_number_orders() -> None:
    choose_number.resume_number_orders()


@app.task(name="accounts.expire_second_looks")
def expire_second_looks() -> None:
    second_looks.expire_second_looks()


@app.task(name="accounts.forget_idempotency_keys")
def forget_idempotency_keys() -> None:
    idempotency.forget_idempotency_keys()


@app.task(name="accounts.look_for_wished_numbers")
def look_for_wished_numbers() -> None:
    wished_numbers.look_for_wished_numbers()


@app.task(name="accounts.lapse_wishes")
def lapse_wishes() -> None:
    wishes.lapse_wishes()


@app.task(name="accounts.deliver_webhooks")
def deliver_webhooks() -> None:
    webhooks.deliver_webhooks()


@app.task(name="accounts.close_webhook_deliveries")
def close_webhook_deliveries() -> None:
    webhooks.close_webhook_deliveries()


@app.task(name="accounts.tell_low_balances")
def tell_low_balances() -> None:
    balances.tell_low_balances()


@app.task(name="accounts.tell_limits_near")
def tell_limits_near() -> None:
    limits.tell_limits_near()
