"""The forms of the webhook pages. What may be said in them is in ``accounts.webhook_rules``."""

from typing import Any

from django import forms

from accounts.models import Webhook
from accounts.webhook_catalog import FAMILIES, list_kinds
from accounts.webhook_rules import LONGEST_NAME, LONGEST_URL, RETRIES, TIMEOUTS, WebhookEdit
from config.errors import DomainError, ErrorCode

_EVENTS = [
    (family.title, [(f"{family.name}.{suffix}", suffix) for suffix, _ in family.events])
    for family in FAMILIES
    if family.is_active and family.events
]
_DAY, _HOUR = 86_400, 3600


class WebhookForm(forms.Form):
    display_name = forms.CharField(
        max_length=LONGEST_NAME, label="Name", help_text="Only your team sees it."
    )
    endpoint_url = forms.CharField(
        max_length=LONGEST_URL,
        label="Address",
        help_text="http or https, on port 80 or 443, for everybody to reach.",
        widget=forms.URLInput,
    )
    event_types = forms.MultipleChoiceField(
        label="What it hears",
        choices=[(family.name, family.title) for family in FAMILIES if family.is_active],
        initial=["message"],
        widget=forms.CheckboxSelectMultiple,
    )
    only = forms.MultipleChoiceField(
        required=False,
        label="Only these events",
        choices=_EVENTS,
        help_text="Of a family in which you tick none, it hears all.",
        widget=forms.CheckboxSelectMultiple,
    )
    retry_count = forms.IntegerField(
        min_value=RETRIES[0],
        max_value=RETRIES[-1],
        initial=3,
        label="Retries",
        help_text="After the first attempt; about 1, 2, 4 … minutes apart.",
    )
    timeout_seconds = forms.IntegerField(
        min_value=TIMEOUTS[0],
        max_value=TIMEOUTS[-1],
        initial=30,
        label="Seconds to answer",
    )

    def get_edit(self) -> WebhookEdit:
        facts: dict[str, Any] = dict(self.cleaned_data)
        filters: dict[str, list[str]] = {}
        for kind in facts.pop("only"):
            family, _, suffix = kind.partition(".")
            filters.setdefault(family, []).append(suffix)
        return WebhookEdit(**facts, event_filters=filters)

    def add_refusal(self, error: DomainError) -> None:
        """Show what a service found wrong beside its field; raise what is no field's fault."""
        if error.code not in (ErrorCode.REQUEST_INVALID, ErrorCode.VALUE_OUT_OF_RANGE):
            raise error
        for name, sentences in (error.details or {}).items():
            field = "only" if name.startswith("event_filters") else name
            self.add_error(field if field in self.fields else None, list(sentences))


class RotateForm(forms.Form):
    overlap_seconds = forms.TypedChoiceField(
        coerce=int,
        label="The old secret",
        choices=[
            (0, "stops signing at once"),
            (_HOUR, "signs beside the new one for an hour"),
            (_DAY, "signs beside the new one for a day"),
        ],
    )


class TestForm(forms.Form):
    event_type = forms.ChoiceField(
        label="Event", choices=[(kind, kind) for kind in list_kinds()], initial="message.delivered"
    )


def describe(webhook: Webhook) -> dict[str, Any]:
    """Return what the form shows of an endpoint that is there already."""
    only = [f"{family}.{each}" for family, names in webhook.event_filters.items() for each in names]
    return {
        "display_name": webhook.display_name,
        "endpoint_url": webhook.endpoint_url,
        "event_types": webhook.event_types,
        "only": only,
        "retry_count": webhook.retry_count,
        "timeout_seconds": webhook.timeout_seconds,
    }
