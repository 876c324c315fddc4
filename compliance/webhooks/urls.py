from django.urls import path

from compliance.webhooks import tcr

urlpatterns = [path("tcr", tcr.receive, name="tcr-webhook")]
