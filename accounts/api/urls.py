from django.urls import path

from accounts.api.me.get_me import GetMe

urlpatterns = [path("me", GetMe.as_view())]
