"""The Celery app, and the one way to schedule work."""

import os
from typing import Any

from celery import Celery
from celery.signals import task_prerun
from django.db import transaction

from config.request_id import set_request_id

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

app = Celery("gatehouse")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_prerun.connect
def _name_the_work(task_id: str, **_: object) -> None:
    set_request_id(f"task_{task_id}")


def enqueue(task: str, *ids: Any) -> None:
    """Schedule a task by name once the running transaction has committed; ids only, as strings.

    The task is a hint: if the broker loses it, the task's sweeper finds the row.
    """
    arguments = [str(each) for each in ids]
    transaction.on_commit(lambda: app.send_task(task, args=arguments), robust=True)
