"""Work is scheduled by name; a name that nobody registered would wait forever."""

import ast

from config.celery import app
from tests.architecture.source import list_files, parse


def _scheduled_names() -> set[str]:
    names = {entry["task"] for entry in app.conf.beat_schedule.values()}
    for path in list_files():
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"enqueue", "ring"}:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    names.add(first.value)
    return names


def test_every_scheduled_name_is_a_registered_task() -> None:
    app.loader.import_default_modules()
    names = _scheduled_names()
    assert "messaging.dispatch" in names
    assert names <= set(app.tasks)


def test_looks_at_strangers_websites_have_workers_of_their_own() -> None:
    """A website that takes its time must never delay a message."""
    app.loader.import_default_modules()
    routes = {name: app.amqp.router.route({}, name)["queue"].name for name in app.tasks}
    assert routes["compliance.gather_evidence"] == "evidence"
    assert routes["compliance.screen_submission"] == "evidence"
    assert routes["compliance.screen_case"] == "evidence"
    assert routes["compliance.provision_profile"] == "evidence"
    assert routes["compliance.resume_provisioning"] == "evidence"
    assert routes["accounts.deliver_webhooks"] == "webhooks"
    assert {routes[name] for name in routes if name.startswith("messaging.")} == {"celery"}
