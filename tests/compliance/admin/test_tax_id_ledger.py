"""Who saw a whole tax id can be read by every member of staff, without the id."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import StaffRole
from accounts.services.second_look import confirm_second_look
from compliance.models import TaxIdReveal
from compliance.services.reveal_tax_id import ask_for_tax_id, reveal_tax_id
from tests.compliance.factories import TAX_ID, make_senior, submitted_case
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
LEDGER = "/admin/compliance/taxidreveal/"
WHY = "A bank asks. <script>alert(1)</script> \u202eexe"


def see_one() -> TaxIdReveal:
    case = submitted_case()
    senior = make_senior(full_name="Ana Asker")
    look = ask_for_tax_id(case.pk, actor=senior, note=WHY)
    confirm_second_look(look.pk, actor=make_senior(full_name="Cora Confirmer"))
    reveal_tax_id(case.pk, actor=senior)
    return TaxIdReveal.objects.get(second_look=look)


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_on_the_staff_reads_who_saw_what_and_why(role: str) -> None:
    reveal = see_one()
    client = browser_of(role)
    page = reverse("admin:compliance_taxidreveal_change", args=[reveal.pk])
    for text in (client.get(LEDGER).content.decode(), client.get(page).content.decode()):
        for words in ("Example Bakery", "Ana Asker", "Cora Confirmer", "A bank asks."):
            assert words in text
        assert TAX_ID not in text
        assert "<script>alert(1)" not in text
        assert "\u202e" not in text


def test_the_ledger_does_not_even_read_the_ids() -> None:
    reveal = see_one()
    client = browser_of(StaffRole.AUDITOR)
    page = reverse("admin:compliance_taxidreveal_change", args=[reveal.pk])
    for path in (LEDGER, page):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert not [query for query in queries if '"tax_id"' in query["sql"]]


def test_more_lines_take_no_more_queries() -> None:
    client = browser_of(StaffRole.AUDITOR)
    counts = []
    for _ in range(3):
        see_one()
        with CaptureQueriesContext(connection) as queries:
            client.get(LEDGER)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 30


def test_it_is_found_by_colleague_and_by_business() -> None:
    reveal = see_one()
    client = browser_of(StaffRole.AUDITOR)
    for words in (reveal.seen_by.email, "Example Bakery"):
        found = client.get(LEDGER, {"q": words}).context["cl"].result_list
        assert [each.pk for each in found] == [reveal.pk]
    assert not client.get(LEDGER, {"q": TAX_ID}).context["cl"].result_list


def test_nothing_can_be_done_with_a_line() -> None:
    reveal = see_one()
    shown = admin.site.get_model_admin(TaxIdReveal)
    assert shown.decisions == ()
    client = browser_of(StaffRole.SENIOR)
    page = reverse("admin:compliance_taxidreveal_change", args=[reveal.pk])
    assert client.post(page, {"note": "x"}).status_code == 405
