from config.celery import app
from messaging.services import dispatch as dispatching
from messaging.services import process_receipts as processing
from messaging.services import reconcile_sent as reconciling
from messaging.services import settle_unknown as settling


@app.task(name="messaging.dispatch")
def dispatch() -> None:
    dispatching.dispatch()


@app.task(name="messaging.process_receipts")
def process_receipts() -> None:
    processing.process_receipts()


@app.task(name="messaging.settle_unknown")
def settle_unknown() -> None:
    settling.settle_unknown()


@app.task(name="messaging.reconcile_sent")
def reconcile_sent() -> None:
    reconciling.reconcile_sent()
