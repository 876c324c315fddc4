"""Every path there is. Apps are named by string, so that nothing points upward."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from config.api.fallback import handle_400, handle_404, handle_500
from config.health import live, ready

urlpatterns = [
    # First, because every send and every receipt passes here.
    path("v3/", include("messaging.api.urls")),
    path("webhooks/", include("messaging.webhooks.urls")),
    path("webhooks/", include("compliance.webhooks.urls")),
    path("health/live", live),
    path("health/ready", ready),
    path("healthcheck", ready),
    path("v3/openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("docs/api", SpectacularSwaggerSplitView.as_view(url_name="openapi"), name="api-reference"),
    path("v3/", include("accounts.api.urls")),
    path("v3/", include("compliance.api.urls")),
    path("v3/", include("contacts.api.urls")),
    path("v3/", include("templates_app.api.urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", include("dashboard.urls")),
]
handler400 = handle_400
handler404 = handle_404
handler500 = handle_500
