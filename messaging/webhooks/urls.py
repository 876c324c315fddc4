from django.urls import path

from messaging.webhooks.telnyx import receive

urlpatterns = [
    path("telnyx", receive),
    path("telnyx/<uuid:message_id>", receive),
]
