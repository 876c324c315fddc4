"""One line per page. No trailing slashes."""

from django.urls import path

from dashboard.pages import (
    account,
    appeal,
    channels,
    compliance,
    compliance_status,
    contacts,
    docs,
    home,
    keys,
    templates,
    webhooks,
)

app_name = "dashboard"
urlpatterns = [
    path("", home.show_home, name="home"),
    path("compliance", compliance.show_compliance, name="compliance"),
    path("compliance/status", compliance_status.show_status, name="compliance-status"),
    path("compliance/withdraw", compliance_status.withdraw, name="compliance-withdraw"),
    path("compliance/resume", compliance_status.resume, name="compliance-resume"),
    path("appeal", appeal.show_appeal, name="appeal"),
    path("channels", channels.show_channels, name="channels"),
    path("keys", keys.show_keys, name="keys"),
    path("keys/<uuid:key_id>/revoke", keys.revoke_key, name="keys-revoke"),
    path("contacts", contacts.show_contacts, name="contacts"),
    path("templates", templates.show_templates, name="templates"),
    path("webhooks", webhooks.show_webhooks, name="webhooks"),
    path("account", account.show_account, name="account"),
    path("docs", docs.show_docs, name="docs"),
    path("docs/errors", docs.show_errors, name="errors"),
]
