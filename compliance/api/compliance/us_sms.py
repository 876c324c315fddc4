"""The part of GET /v3/compliance/status that is about the registration for text messages to the US:
the same facts as the page, on the wire.
"""

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from accounts.models import Account
from compliance.models import CarrierStatus, Reason
from compliance.models.registration import WaitsOn
from compliance.tcr.eta import RegistrationEta
from compliance.tcr.number_status import NumberStatus
from compliance.tcr.standing import CarrierWord, Standing
from compliance.tcr.status import Track, UsSms
from compliance.tcr.timeline import list_lines

_LINES = 20
_WAITS_ON = f"One of {', '.join(WaitsOn.values)}."


class RegistrationEtaOutput(serializers.Serializer[Any]):
    likely_at = serializers.DateTimeField(help_text="Half of registrations are ready by then.")
    latest_at = serializers.DateTimeField(help_text="Nine in ten are ready by then.")
    based_on = serializers.IntegerField(
        help_text="How many of our registrations this is computed from; 0: what is typical."
    )
    is_late = serializers.BooleanField(help_text="latest_at has passed.")


class UsSmsReasonOutput(serializers.Serializer[Any]):
    code = serializers.CharField()
    title = serializers.CharField()
    problem = serializers.CharField()
    fix = serializers.CharField()
    example = serializers.CharField(allow_null=True)


class UsSmsCarrierOutput(serializers.Serializer[Any]):
    carrier = serializers.CharField(help_text="The registry's id of the carrier.")
    name = serializers.CharField()
    status = serializers.ChoiceField(choices=CarrierStatus.Word.values)
    since = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField(allow_null=True, help_text="The carrier's reason.")


class UsSmsStepOutput(serializers.Serializer[Any]):
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=["done", "current", "stopped", "ahead"])
    text = serializers.CharField()


class RegistrationOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=["brand", "campaign"])
    name = serializers.CharField()
    profile_id = serializers.UUIDField(
        allow_null=True, help_text="Of the sender profile; null for the account's own."
    )
    state = serializers.CharField()
    text = serializers.CharField(help_text="The state in plain words.")
    waiting_on = serializers.CharField(help_text=_WAITS_ON)
    who = serializers.CharField(help_text="Who must act, in plain words.")
    since = serializers.DateTimeField()
    submitted_at = serializers.DateTimeField(allow_null=True, help_text="The first time.")
    settled_at = serializers.DateTimeField(allow_null=True, help_text="First approved.")
    last_asked_at = serializers.DateTimeField(
        allow_null=True, help_text="When we last asked The Campaign Registry."
    )
    eta = RegistrationEtaOutput(allow_null=True)
    is_late = serializers.BooleanField()
    escalated_at = serializers.DateTimeField(allow_null=True)
    needed = serializers.CharField(help_text="What you must do; usually Nothing.")
    asked_fields = serializers.ListField(child=serializers.CharField())
    said = serializers.CharField(
        allow_null=True, help_text="What was said against it, in the registry's own words."
    )
    reasons = UsSmsReasonOutput(many=True)
    resubmission_cost = serializers.DecimalField(
        max_digits=8, decimal_places=2, allow_null=True, help_text="USD; while you may correct it."
    )
    carriers = UsSmsCarrierOutput(many=True)
    steps = UsSmsStepOutput(many=True)


class UsSmsNumberOutput(serializers.Serializer[Any]):
    number = serializers.CharField()
    may_send_to_us = serializers.BooleanField()
    text = serializers.CharField()
    blocked_carriers = serializers.ListField(child=serializers.CharField())


class UsSmsLineOutput(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    text = serializers.CharField()


class UsSmsOutput(serializers.Serializer[Any]):
    waiting_on = serializers.CharField(help_text=_WAITS_ON)
    needed = serializers.CharField()
    is_late = serializers.BooleanField()
    registrations = RegistrationOutput(many=True)
    numbers = UsSmsNumberOutput(many=True)
    timeline = UsSmsLineOutput(many=True)


def render_us_sms(us_sms: UsSms | None, *, account: Account) -> dict[str, Any] | None:
    """Return the wire form."""
    if us_sms is None:
        return None
    lines = list_lines(account, most=_LINES)
    steps = {_find_subject(track).registered.pk: track for track in us_sms.tracks}
    return {
        "waiting_on": us_sms.current.waits_on,
        "needed": us_sms.needed,
        "is_late": us_sms.is_late,
        "registrations": [
            _render(each, steps.get(each.registered.pk)) for each in us_sms.standings
        ],
        "numbers": [_render_number(each) for each in us_sms.numbers],
        "timeline": [{"at": line.at, "text": line.text} for line in lines],
    }


def _find_subject(track: Track) -> Standing:
    """The steps are the campaign's; before there is one, the brand's."""
    return track.campaign or track.brand


def _render(standing: Standing, track: Track | None) -> dict[str, Any]:
    registered = standing.registered
    return {
        "id": registered.pk,
        "kind": "brand" if standing.is_brand else "campaign",
        "name": standing.name,
        "profile_id": registered.profile_id,
        "state": registered.state,
        "text": standing.words,
        "waiting_on": standing.waits_on,
        "who": standing.who,
        "since": registered.state_since,
        "submitted_at": registered.submitted_at,
        "settled_at": registered.settled_at,
        "last_asked_at": registered.looked_at,
        "eta": _render_eta(standing.eta) if standing.eta else None,
        "is_late": standing.is_late,
        "escalated_at": registered.escalated_at,
        "needed": standing.needed,
        "asked_fields": registered.asked_fields if standing.cost is not None else [],
        "said": standing.said or None,
        "reasons": [_render_reason(each) for each in standing.reasons],
        "resubmission_cost": _render_cost(standing.cost),
        "carriers": [_render_carrier(each) for each in standing.carriers],
        "steps": [
            {"title": step.title, "state": step.state, "text": step.words}
            for step in (track.steps if track else ())
        ],
    }


def _render_cost(cost: Decimal | None) -> str | None:
    return None if cost is None else f"{cost:.2f}"


def _render_eta(eta: RegistrationEta) -> dict[str, Any]:
    return {
        "likely_at": eta.likely_at,
        "latest_at": eta.latest_at,
        "based_on": eta.based_on,
        "is_late": eta.is_late,
    }


def _render_reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "title": reason.title,
        "problem": reason.problem,
        "fix": reason.fix,
        "example": reason.example or None,
    }


def _render_carrier(word: CarrierWord) -> dict[str, Any]:
    return {
        "carrier": word.carrier,
        "name": word.name,
        "status": word.word,
        "since": word.since,
        "note": word.note or None,
    }


def _render_number(number: NumberStatus) -> dict[str, Any]:
    return {
        "number": number.e164,
        "may_send_to_us": number.may_send,
        "text": number.words,
        "blocked_carriers": list(number.blocked_carriers),
    }
