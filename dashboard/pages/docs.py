"""Documentation that everybody may read, generated from the code it is about."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.errors import ErrorCode, ErrorSpec

_TOPICS = {
    "AUTH": "Keys, roles and standing",
    "VALIDATION": "Requests we cannot read",
    "RESOURCE": "Things that are not there, or there already",
    "BUSINESS": "Rules a request runs into",
    "RATE": "Too often",
    "SENDER": "Senders",
    "CHANNEL": "Channels",
    "RISK": "Risk screening",
    "COMPLIANCE": "Compliance review",
    "CONFLICT": "Conflicts",
    "DELIVERY": "Why a message was not delivered",
    "INTERNAL": "Our own failures",
}


@require_safe
def show_docs(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/docs.html")


@require_safe
def show_errors(request: HttpRequest) -> HttpResponse:
    specs = sorted((code.spec for code in ErrorCode), key=lambda spec: spec.code)
    topics = [(_title(topic), list(group)) for topic, group in groupby(specs, key=_topic)]
    return render(request, "dashboard/errors.html", {"topics": topics})


def _topic(spec: ErrorSpec) -> str:
    return spec.code.rpartition("_")[0]


def _title(topic: str) -> str:
    return _TOPICS.get(topic, topic.title())
