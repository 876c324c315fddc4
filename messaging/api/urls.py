from django.urls import path

from messaging.api.messages.get_message import GetMessage
from messaging.api.messages.list_activities import ListActivities
from messaging.api.messages.send_message import SendMessage

urlpatterns = [
    path("messages", SendMessage.as_view()),
    path("messages/<str:message_id>", GetMessage.as_view()),
    path("messages/<str:message_id>/activities", ListActivities.as_view()),
]
