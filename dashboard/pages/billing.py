"""Money: what there is, where it went, and the same as a file. Developers do not see it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Account, Balance, Membership
from dashboard.doors import section_page
from dashboard.spreadsheet import as_text, write_csv
from dashboard.statement import (
    WORDS,
    Line,
    Wanted,
    export_lines,
    list_months,
    read_page,
    read_place,
)

_HEADER = ("Time (UTC)", "What", "Amount (USD)", "Change (USD)", "Message", "Number", "Note", "Who")
_DAY = {"type": "date"}


class WantedForm(forms.Form):
    """A search, so it is a GET and can be reloaded and bookmarked."""

    kind = forms.ChoiceField(
        label="What", required=False, choices=[("", "Everything"), *WORDS.items()]
    )
    first_day = forms.DateField(
        label="From (UTC)", required=False, widget=forms.DateInput(attrs=_DAY)
    )
    last_day = forms.DateField(label="To (UTC)", required=False, widget=forms.DateInput(attrs=_DAY))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "This day is before the first one.")
        return said

    def read(self) -> Wanted:
        return Wanted(**self.cleaned_data)


@require_safe
@section_page("billing")
def show_billing(request: HttpRequest, membership: Membership) -> HttpResponse:
    account, form = membership.account, WantedForm(request.GET)
    after = read_place(request.GET.get("after", ""))
    lines, end = [], None
    if form.is_valid():
        lines, end = read_page(account, wanted=form.read(), after=after)
    asked = _list_asked(request)
    context = {
        "account": account,
        "balance": Balance.objects.filter(account=account).first(),
        "form": form,
        "lines": lines,
        "is_later_page": after is not None,
        "asked": urlencode(asked),
        "older": urlencode({**asked, "after": str(end)}) if end else "",
    }
    return render(
        request, "dashboard/billing.html", context, status=200 if form.is_valid() else 400
    )


@require_safe
@section_page("billing")
def show_months(request: HttpRequest, membership: Membership) -> HttpResponse:
    months = list_months(membership.account, today=timezone.now().date())
    return render(request, "dashboard/billing_months.html", {"months": months})


@require_safe
@section_page("billing")
def download_statement(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = WantedForm(request.GET)
    if not form.is_valid():
        return show_billing(request)
    rows = _list_rows(membership.account, form.read())
    response = StreamingHttpResponse(
        write_csv(_HEADER, rows), content_type="text/csv; charset=utf-8"
    )
    name = f"statement-{timezone.now():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _list_asked(request: HttpRequest) -> dict[str, str]:
    given = {name: request.GET.get(name, "") for name in WantedForm.base_fields}
    return {name: value for name, value in given.items() if value}


def _list_rows(account: Account, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    return (_write_row(line) for line in export_lines(account, wanted=wanted))


def _write_row(line: Line) -> tuple[str, ...]:
    return (
        line.at.isoformat(timespec="seconds"),
        line.what,
        f"{line.amount:.4f}",
        f"{line.amount * line.sign:.4f}",
        str(line.message_id or ""),
        line.number,
        as_text(line.note),
        line.who,
    )
