"""One path, one class; each of its methods is a file of its own."""

from django.urls import path

from accounts.api.webhooks.create_webhook import CreateWebhook
from accounts.api.webhooks.delete_webhook import DeleteWebhook
from accounts.api.webhooks.get_webhook import GetWebhook
from accounts.api.webhooks.list_event_types import ListEventTypes
from accounts.api.webhooks.list_events import ListEvents
from accounts.api.webhooks.list_webhooks import ListWebhooks
from accounts.api.webhooks.replay_event import ReplayEvent
from accounts.api.webhooks.rotate_secret import RotateSecret
from accounts.api.webhooks.send_test import SendTest
from accounts.api.webhooks.toggle_status import ToggleStatus
from accounts.api.webhooks.update_webhook import UpdateWebhook


class Webhooks(ListWebhooks, CreateWebhook):
    """/v3/webhooks"""


class WebhookItem(GetWebhook, UpdateWebhook, DeleteWebhook):
    """/v3/webhooks/{webhook_id}"""


_ITEM = "webhooks/<str:webhook_id>"
urlpatterns = [
    path("webhooks", Webhooks.as_view()),
    path("webhooks/event-types", ListEventTypes.as_view()),  # before the ids
    path(_ITEM, WebhookItem.as_view()),
    path(f"{_ITEM}/toggle-status", ToggleStatus.as_view()),
    path(f"{_ITEM}/rotate-secret", RotateSecret.as_view()),
    path(f"{_ITEM}/test", SendTest.as_view()),
    path(f"{_ITEM}/events", ListEvents.as_view()),
    path(f"{_ITEM}/events/<str:event_id>/replay", ReplayEvent.as_view()),
]
