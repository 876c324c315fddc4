"""A check of the protection pipeline as callers see it, in every place where one is told."""

from typing import Any

from rest_framework import serializers

from messaging.protection.next_steps import CARRIER, NOBODY, RECIPIENT, US, YOU
from messaging.protection.pipeline import NAMES
from messaging.protection.shown import ABSENT, BLOCKED, NOT_REACHED, PASSED, Shown


class CheckOutput(serializers.Serializer[Any]):
    check = serializers.ChoiceField(choices=NAMES)
    result = serializers.ChoiceField(choices=[PASSED, BLOCKED, ABSENT, NOT_REACHED])
    code = serializers.CharField(required=False, help_text="If it blocks: what the send answers.")
    status = serializers.IntegerField(required=False, help_text="The HTTP status of that.")
    details = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), required=False
    )
    retry_after = serializers.IntegerField(required=False, help_text="Seconds.")
    facts = serializers.DictField(help_text="What the check looked at; money is USD in text.")
    not_applicable = serializers.ListField(
        child=serializers.CharField(), help_text="Rules of this check that cannot apply here."
    )
    who_must_act = serializers.ChoiceField(choices=[YOU, US, RECIPIENT, CARRIER, NOBODY])
    next_steps = serializers.ListField(child=serializers.CharField())


def render_check(shown: Shown) -> dict[str, Any]:
    """Return the wire form."""
    verdict = shown.verdict
    rendered: dict[str, Any] = {"check": shown.check, "result": shown.result}
    if verdict.code is not None:
        rendered |= {
            "code": verdict.word,
            "status": verdict.code.spec.status,
            "details": dict(verdict.details),
        }
    if verdict.retry_after is not None:
        rendered["retry_after"] = verdict.retry_after
    return {
        **rendered,
        "facts": shown.facts,
        "not_applicable": shown.absent,
        "who_must_act": shown.advice.who,
        "next_steps": list(shown.advice.steps),
    }
