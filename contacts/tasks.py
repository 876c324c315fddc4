from config.celery import app
from contacts.services.escalate_doubts import escalate_doubts as escalate_overdue_doubts


@app.task(name="contacts.escalate_doubts")
def escalate_doubts() -> None:
    escalate_overdue_doubts()
