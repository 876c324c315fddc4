"""A planted tax id is followed through a whole review: it must not surface anywhere."""

from __future__ import annotations

import json
import logging

import pytest
from django.db import connection

from accounts.models import AuditEvent, Notice
from compliance.completeness import find_gaps
from compliance.models import Submission
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.request_changes import ChangeRequest
from compliance.services.save_draft import save_draft
from compliance.services.screen_submission import screen_submission
from compliance.services.submit_case import submit_case
from config.errors import DomainError, ErrorCode
from tests.compliance.factories import (
    TAX_ID,
    complete_submission_values,
    get_customer,
    returned_case,
    under_review,
)

WRONG = "1955839662"
BETTER = complete_submission_values()["use_case"] + " Never any offers."

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(reviewer, caplog):
    """Asked to correct the tax id, got wrong once, then back to what it was; all logs kept."""
    caplog.set_level(logging.DEBUG)
    case = returned_case(reviewer, ChangeRequest("tax_id", "tax_id_invalid", "Please check."))
    owner = get_customer(case)
    save_draft(case.account_id, values={"tax_id": WRONG}, actor=owner)
    with pytest.raises(DomainError) as error:
        submit_case(case.account_id, actor=owner)
    save_draft(case.account_id, values={"tax_id": TAX_ID}, actor=owner)
    return case, error.value


def test_events_and_mails_do_not_carry_it(reviewed) -> None:
    written = [*AuditEvent.objects.values_list(), *Notice.objects.values_list()]
    text = json.dumps(written, default=str)
    assert len(written) > 5
    assert TAX_ID not in text
    assert WRONG not in text


def test_refusals_do_not_repeat_it(reviewed) -> None:
    _, error = reviewed
    assert list(error.details) == ["tax_id"]
    assert WRONG not in f"{error!r} {error} {error.details}"


def test_logs_do_not_carry_it(reviewed, caplog) -> None:
    assert WRONG not in caplog.text
    assert TAX_ID not in caplog.text


def test_the_printed_forms_of_a_submission_do_not_carry_it(reviewed) -> None:
    case, _ = reviewed
    for submission in Submission.objects.filter(case=case):
        printed = f"{submission!r} {submission} {find_gaps(submission)}"
        assert submission.tax_id not in printed


def test_no_column_of_our_tables_holds_it(reviewed, reviewer) -> None:
    tables = [name for name in connection.introspection.table_names() if "_" in name]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{TAX_ID}%"]
            )
            assert cursor.fetchone() == (0,), table


def test_an_unchanged_id_in_another_spelling_is_no_correction(reviewer, refused) -> None:
    case = returned_case(reviewer, ChangeRequest("tax_id", "tax_id_invalid"))
    owner = get_customer(case)
    save_draft(case.account_id, values={"tax_id": "19558 39661"}, actor=owner)
    with refused(ErrorCode.REQUEST_INVALID):
        submit_case(case.account_id, actor=owner)


def test_the_whole_way_to_approval_keeps_it(reviewer) -> None:
    case = returned_case(reviewer)
    owner = get_customer(case)
    save_draft(case.account_id, values={"use_case": BETTER}, actor=owner)
    submit_case(case.account_id, actor=owner)
    screen_submission(under_review(case).pk)
    case = claim_case(case.pk, actor=reviewer)
    approve_case(case.pk, submission_id=under_review(case).pk, actor=reviewer)
    text = json.dumps(list(AuditEvent.objects.values_list("facts", "reasons")), default=str)
    assert TAX_ID not in text + "".join(Notice.objects.values_list("body", flat=True))
    assert case.submissions.get(version=2).tax_id == TAX_ID
