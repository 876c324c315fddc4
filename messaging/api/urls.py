"""One path, one class; each of its methods is a file of its own."""

from collections.abc import Sequence
from typing import Any

from django.urls import path
from rest_framework.authentication import BaseAuthentication

from config.api.endpoint import Endpoint
from messaging.api.contacts.get_message_summary import GetMessageSummary
from messaging.api.conversations.get_conversation import GetConversation
from messaging.api.conversations.list_conversations import ListConversations
from messaging.api.messages.cancel_message import CancelMessage
from messaging.api.messages.explain_send import ExplainSend
from messaging.api.messages.get_message import GetMessage
from messaging.api.messages.list_activities import ListActivities
from messaging.api.messages.list_messages import ListMessages
from messaging.api.messages.resend_message import ResendMessage
from messaging.api.messages.send_message import SendMessage
from messaging.api.requests.get_request import GetRequest


class Messages(SendMessage, ListMessages):
    """/v3/messages: a send finds out who is calling on its own, all else as everywhere."""

    def get_authenticators(self) -> list[Any]:
        is_read = self.request is not None and self.request.method != "POST"
        ways: Sequence[type[BaseAuthentication]] = Endpoint.authentication_classes
        return [way() for way in ways] if is_read else super().get_authenticators()


urlpatterns = [
    path("messages", Messages.as_view()),
    path("messages/explain", ExplainSend.as_view()),
    path("messages/<str:message_id>", GetMessage.as_view()),
    path("messages/<str:message_id>/activities", ListActivities.as_view()),
    path("messages/<str:message_id>/cancel", CancelMessage.as_view()),
    path("messages/<str:message_id>/resend", ResendMessage.as_view()),
    path("requests/<str:request_id>", GetRequest.as_view()),
    path("conversations", ListConversations.as_view()),
    path("conversations/<str:contact_id>", GetConversation.as_view()),
    path("contacts/<str:contact_id>/message-summary", GetMessageSummary.as_view()),
]
