from django.urls import path

from accounts.api.me.get_me import GetMe
from accounts.api.users.urls import urlpatterns as user_paths
from accounts.api.webhooks.urls import urlpatterns as webhook_paths

urlpatterns = [path("me", GetMe.as_view()), *user_paths, *webhook_paths]
