from config.celery import app
from messaging.services import dispatch as dispatching
from messaging.services import process_receipts as processing
from messaging.services import reconcile_sent as reconciling
from messaging.services import release_scheduled as releasing
from messaging.services import roll_up_decisions as rolling_up
from messaging.services import settle_unknown as settling
from messaging.services import watch_outages as watching


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


@app.task(name="messaging.release_scheduled")
def release_scheduled() -> None:
    releasing.release_scheduled()


@app.task(name="messaging.roll_up_decisions")
def roll_up_decisions() -> None:
    rolling_up.roll_up_decisions()


@app.task(name="messaging.watch_outages")
def watch_outages() -> None:
    watching.watch_outages()
