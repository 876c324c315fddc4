from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from accounts.selectors import list_events
from compliance.models import KycCase
from compliance.selectors import get_case, get_draft
from compliance.services.open_case import open_case
from tests.compliance.factories import make_customer, submitted_case

pytestmark = pytest.mark.django_db


def test_a_case_begins_with_an_empty_first_version() -> None:
    account, owner = make_customer()
    case = open_case(account.pk, actor=owner)
    draft = get_draft(case)
    assert (case.state, draft.version, draft.business_name) == ("draft", 1, "")
    event = list_events(account).last()
    assert (event.verb, event.subject, event.to_state) == ("open", "kyc case", "draft")


def test_opening_again_returns_the_same_case() -> None:
    case = submitted_case()
    again = open_case(case.account_id, actor=case.account.memberships.get().user)
    assert (again.pk, KycCase.objects.count()) == (case.pk, 1)


def test_an_account_without_a_case_has_none() -> None:
    account, _ = make_customer()
    assert get_case(account) is None


def test_the_database_refuses_a_second_open_case() -> None:
    case = submitted_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        KycCase.objects.create(account_id=case.account_id)


def test_the_database_refuses_an_unknown_state() -> None:
    case = submitted_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        KycCase.objects.filter(pk=case.pk).update(state="lost")
