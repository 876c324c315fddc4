"""A reviewer's desk: the addresses of a case, what is said with each decision, and many cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from stdnum.gb import utr

from accounts.models import Account
from compliance.admin.checklist import CRITERIA
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState, Turn

QUEUE = "/admin/compliance/kyccase/"
ALL_CRITERIA = [criterion.key for criterion in CRITERIA]
SAID: dict[str, dict[str, Any]] = {
    "claim": {},
    "release": {},
    "refresh": {},
    "approve": {"note": "All found.", "criteria": ALL_CRITERIA},
    "request-changes": {
        "ask_use_case": "on",
        "reason_use_case": "vague_use_case",
        "note_use_case": "What about orders?",
    },
    "reject": {"reason_codes": ["vague_use_case"], "note": "Tell us what you send."},
    "confirm": {},
    "send-back": {"note": "The opt-in page says otherwise."},
    "note": {"text": "Called them; a person answered."},
    "shared-note": {"text": "We are waiting for the register."},
}
_businesses = count(1)


def unlike(**values: Any) -> dict[str, Any]:
    """Answers that share no mark with any other account's."""
    number = next(_businesses)
    digits = f"{100_000_000 + number}"
    return {
        "tax_id": utr.calc_check_digit(digits) + digits,
        "website_url": f"https://shop{number}.example",
        "cta_url": f"https://shop{number}.example/checkout",
        "contact_email": f"owner@shop{number}.example",
        "contact_phone": f"+44207946{number:04d}",
        **values,
    }


def page_of(case: KycCase) -> str:
    return reverse("admin:compliance_kyccase_change", args=[case.pk])


def form_of(case: KycCase, name: str) -> str:
    return reverse("admin:compliance_kyccase_decide", args=[case.pk, name])


def version_of(case: KycCase) -> str:
    return admin.site.get_model_admin(KycCase).get_version(case)


def decide(client: Client, case: KycCase, name: str, **said: Any) -> Any:
    return client.post(form_of(case, name), {"version": version_of(case), **SAID[name], **said})


def state_of(case: KycCase) -> str:
    return KycCase.objects.get(pk=case.pk).state


def listed(client: Client, query: str = "") -> list[Any]:
    return [each.pk for each in client.get(QUEUE + query).context["cl"].result_list]


def button_of(client: Client, case: KycCase, name: str) -> Any:
    buttons = client.get(page_of(case)).context["buttons"]
    return next(button for button in buttons if button.decision.name == name)


def change(case: KycCase, **columns: Any) -> None:
    KycCase.objects.filter(pk=case.pk).update(**columns)


def fill_queue(number: int) -> None:
    """Add cases of as many accounts, one in three of them decided."""
    accounts = [Account(name=f"Business {each:05d}") for each in range(number)]
    for start in range(0, number, 1000):
        some = Account.objects.bulk_create(accounts[start : start + 1000])
        KycCase.objects.bulk_create(_iter_cases(some))


def multiply_queue(number: int) -> None:
    """Add very many waiting cases, copied by the database from one."""
    fill_queue(2)
    waiting = KycCase.objects.filter(state=CaseState.SUBMITTED).latest("created_at")
    source = f"generate_series(3, {number})"
    accounts = _copy(Account, waiting.account_id, "gen_random_uuid()", source)
    _copy(KycCase, waiting.pk, "gen_random_uuid()", "unnest(%s::uuid[]) AS made", accounts)


def _copy(
    model: type[Model], pk: UUID, key: str, source: str, accounts: list[UUID] | None = None
) -> list[UUID]:
    """Insert a copy of a row for each row of ``source``; return the new keys."""
    columns = [field.column for field in model._meta.concrete_fields]
    replaced = {"id": key, **({"account_id": "made"} if accounts else {})}
    values = ", ".join(replaced.get(column, f"t.{column}") for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "
            f"SELECT {values} FROM {table} t, {source} WHERE t.id = %s RETURNING id",
            [*([accounts] if accounts else []), pk],
        )
        return [row[0] for row in cursor.fetchall()]


def _iter_cases(accounts: list[Account]) -> Iterator[KycCase]:
    now = timezone.now()
    for place, account in enumerate(accounts):
        decided = place % 3 == 0
        yield KycCase(
            account=account,
            state=CaseState.APPROVED if decided else CaseState.SUBMITTED,
            turn=Turn.NOBODY if decided else Turn.US,
            submitted_at=now - timedelta(minutes=place),
            due_at=None if decided else now + timedelta(hours=place % 40),
            risk_outcome="allow",
            risk_score=place % 7,
            country="GB",
        )
