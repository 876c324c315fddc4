"""GET /v3/compliance/status: where the review stands, on whom it waits, what is missing."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.session import DESCRIBED_AUTH, MemberOrKeyAuthentication
from accounts.models import Account
from compliance.api.compliance.us_sms import UsSmsOutput, render_us_sms
from compliance.eta import Eta
from compliance.models.kyc_case import Turn
from compliance.status import Missing, Status, get_status
from compliance.tcr.status import get_us_sms
from compliance.timeline import Line, list_lines
from config.api.endpoint import Endpoint
from config.api.envelope import ok

_LINES = 20


class MissingOutput(serializers.Serializer[Any]):
    field = serializers.CharField()
    label = serializers.CharField()
    problem = serializers.CharField()
    fix = serializers.CharField()
    example = serializers.CharField(allow_null=True)
    note = serializers.CharField(allow_null=True, help_text="The reviewer's own words.")


class EtaOutput(serializers.Serializer[Any]):
    likely_at = serializers.DateTimeField(
        help_text="Half of reviews like this are decided by then."
    )
    latest_at = serializers.DateTimeField(help_text="Nine in ten are decided by then.")
    likely_business_days = serializers.IntegerField()
    latest_business_days = serializers.IntegerField()
    based_on = serializers.IntegerField(
        help_text="How many decisions of the last 90 days this is computed from; 0: too few."
    )
    is_extended = serializers.BooleanField(
        help_text="The first estimate ran out; this one is counted from now."
    )


class LineOutput(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    text = serializers.CharField()


class Output(serializers.Serializer[Any]):
    stage = serializers.CharField()
    state = serializers.CharField()
    since = serializers.DateTimeField()
    waiting_on = serializers.ChoiceField(choices=Turn.values)
    missing = MissingOutput(many=True)
    place = serializers.CharField(allow_null=True, help_text="About how many cases are ahead.")
    eta = EtaOutput(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    overdue = serializers.BooleanField()
    lapses_at = serializers.DateTimeField(allow_null=True)
    notes = LineOutput(many=True)
    timeline = LineOutput(many=True)
    us_sms = UsSmsOutput(
        allow_null=True,
        help_text="The registration for text messages to the US; null for who sends none.",
    )


class GetStatus(Endpoint):
    """A session of the dashboard will do as well as a key, and the key of any stage."""

    authentication_classes = (MemberOrKeyAuthentication,)

    @extend_schema(operation_id="get_compliance_status", responses=Output, auth=DESCRIBED_AUTH)
    def get(self, request: Request) -> HttpResponse:
        account = Account.objects.get(pk=request.user.account_id)
        lines = list_lines(account, most=_LINES)
        us_sms = render_us_sms(get_us_sms(account), account=account)
        return ok({**render_status(get_status(account), lines), "us_sms": us_sms})


def render_status(status: Status, lines: Iterable[Line]) -> dict[str, Any]:
    """Return the wire form."""
    return {
        "stage": status.stage,
        "state": status.state,
        "since": status.since,
        "waiting_on": status.waiting_on,
        "missing": [_render_missing(each) for each in status.missing],
        "place": status.place or None,
        "eta": _render_eta(status.eta) if status.eta else None,
        "due_at": status.due_at,
        "overdue": status.overdue,
        "lapses_at": status.lapses_at,
        "notes": [{"at": note.created_at, "text": note.text} for note in status.notes],
        "timeline": [{"at": line.at, "text": line.text} for line in lines],
    }


def _render_missing(missing: Missing) -> dict[str, Any]:
    return {
        "field": missing.field,
        "label": missing.label,
        "problem": missing.problem,
        "fix": missing.fix,
        "example": missing.example or None,
        "note": missing.note or None,
    }


def _render_eta(eta: Eta) -> dict[str, Any]:
    return {
        "likely_at": eta.likely_at,
        "latest_at": eta.latest_at,
        "likely_business_days": eta.likely_business_days,
        "latest_business_days": eta.latest_business_days,
        "based_on": eta.based_on,
        "is_extended": eta.is_extended,
    }
