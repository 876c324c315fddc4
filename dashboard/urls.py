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
    invitation,
    keys,
    number_wishes,
    profiles,
    registration,
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
    path("channels/wish", number_wishes.add_wish, name="number-wish"),
    path(
        "channels/wish/<uuid:wish_id>/withdraw",
        number_wishes.withdraw,
        name="number-wish-withdraw",
    ),
    path("channels/us-sms", registration.show_registration, name="channels-us-sms"),
    path(
        "channels/us-sms/<uuid:registration_id>/correct",
        registration.correct_registration,
        name="channels-us-sms-correct",
    ),
    path(
        "channels/us-sms/<uuid:registration_id>/pin",
        registration.confirm_registration_pin,
        name="channels-us-sms-pin",
    ),
    path(
        "channels/us-sms/<uuid:registration_id>/send-pin",
        registration.send_registration_pin,
        name="channels-us-sms-send-pin",
    ),
    path("profiles", profiles.show_profiles, name="profiles"),
    path(
        "profiles/<uuid:profile_id>/try-again",
        profiles.try_profile_again,
        name="profile-try-again",
    ),
    path("profiles/<uuid:profile_id>/default", profiles.set_default, name="profile-default"),
    path("profiles/<uuid:profile_id>/delete", profiles.delete, name="profile-delete"),
    path("invitation/<str:token>", invitation.show_invitation, name="invitation"),
    path("keys", keys.show_keys, name="keys"),
    path("keys/<uuid:key_id>/revoke", keys.revoke_key, name="keys-revoke"),
    path("contacts", contacts.show_contacts, name="contacts"),
    path("templates", templates.show_templates, name="templates"),
    path("webhooks", webhooks.show_webhooks, name="webhooks"),
    path("account", account.show_account, name="account"),
    path("docs", docs.show_docs, name="docs"),
    path("docs/errors", docs.show_errors, name="errors"),
]
