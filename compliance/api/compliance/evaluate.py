"""POST /v3/compliance/evaluate: check a submission before a person does. Nothing is stored.

Without a body the stored draft is checked, with ``answers`` those in place of the stored ones.
Whoever may submit may check: an owner, an admin, or a program with a key of the account.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.session import DESCRIBED_AUTH, Caller, MemberOrKeyAuthentication
from accounts.models import Account
from accounts.models.membership import Role
from compliance.form_fields import FIELDS, LIST_FIELDS
from compliance.models import Submission
from compliance.selectors import get_case, get_working_submission
from compliance.services.evaluate import Evaluation, evaluate
from config.api.endpoint import Endpoint, read_input
from config.api.envelope import ok
from config.api.fields import Text
from config.errors import DomainError, ErrorCode

_MAY_CHECK = ("", Role.OWNER, Role.ADMIN)  # no role: a key
# Documents are uploaded in the dashboard, one by one.
_ANSWERED = {spec.name: spec for spec in FIELDS if spec.name != "documents"}


class AnswersInput(serializers.Serializer[Any]):
    """The fields of the form, as many as are to be tried out."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {
            name: _make_list(spec.label) if name in LIST_FIELDS else _make_text(spec.label)
            for name, spec in _ANSWERED.items()
        }


def _make_list(label: str) -> serializers.Field:
    return serializers.ListField(child=Text(allow_blank=True), required=False, help_text=label)


def _make_text(label: str) -> serializers.Field:
    return Text(required=False, allow_blank=True, help_text=label)


class Input(serializers.Serializer[Any]):
    answers = AnswersInput(required=False)


class FindingOutput(serializers.Serializer[Any]):
    code = serializers.CharField()
    severity = serializers.ChoiceField(choices=["block", "warn", "info"])
    field = serializers.CharField()
    problem = serializers.CharField()
    fix = serializers.CharField()
    example = serializers.CharField()
    quote = serializers.CharField(help_text="The words found, exactly as they stand on the page.")
    element = serializers.CharField()
    correction = serializers.CharField(help_text="A value for the field that puts it right.")
    url = serializers.CharField()
    seen_at = serializers.CharField()
    page_hash = serializers.CharField(help_text="SHA-256 of the page looked at.")


class Output(serializers.Serializer[Any]):
    passes = serializers.BooleanField(help_text="Nothing blocks a submission.")
    findings = FindingOutput(many=True)
    checked_at = serializers.DateTimeField()


class Evaluate(Endpoint):
    authentication_classes = (MemberOrKeyAuthentication,)
    takes_idempotency_key = False

    @extend_schema(
        operation_id="evaluate_compliance", request=Input, responses=Output, auth=DESCRIBED_AUTH
    )
    def post(self, request: Request) -> HttpResponse:
        caller: Caller = request.user
        if caller.role not in _MAY_CHECK:
            raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"role": [caller.role]})
        answers = read_input(Input, request).get("answers")
        if answers is not None:
            _check_known(request.data["answers"])
        submission = _get_submission(caller, has_answers=bool(answers))
        evaluation = evaluate(submission, account_id=caller.account_id, answers=answers)
        return ok(render_evaluation(evaluation))


def render_evaluation(evaluation: Evaluation) -> dict[str, Any]:
    """Return the wire form."""
    return {
        "passes": evaluation.passes,
        "findings": [finding.to_json() for finding in evaluation.findings],
        "checked_at": evaluation.dossier.now,
    }


def _check_known(answers: Mapping[str, Any]) -> None:
    """A misspelt field would otherwise seem to be right."""
    unknown = [name for name in answers if name not in _ANSWERED]
    if unknown:
        details = {f"answers.{name}": ["The form has no such field."] for name in unknown}
        raise DomainError(ErrorCode.REQUEST_INVALID, details=details)


def _get_submission(caller: Caller, *, has_answers: bool) -> Submission:
    case = get_case(Account(pk=caller.account_id))
    working = get_working_submission(case) if case else None
    if working is None and not has_answers:
        sentence = "There is no draft to check yet: save one, or send the answers to check."
        raise DomainError(ErrorCode.FIELD_MISSING, details={"answers": [sentence]})
    return working or Submission()
