"""Saying that we are wrong: about a rejection or a suspension, once each, in one's own words."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Appeal, Membership
from accounts.models.appeal import AppealKind
from accounts.services.appeal_suspension import appeal_suspension
from compliance.services.appeal_case import appeal_rejection
from config.errors import DomainError, ErrorCode
from dashboard.appeal_context import AppealForm, build_appeal, build_suspension_appeal
from dashboard.doors import member_page

_OPEN: dict[str, Callable[..., Appeal]] = {
    AppealKind.REJECTION: appeal_rejection,
    AppealKind.SUSPENSION: appeal_suspension,
}
_BUILD = {AppealKind.REJECTION: build_appeal, AppealKind.SUSPENSION: build_suspension_appeal}
_WORDS_WRONG = (ErrorCode.FIELD_MISSING, ErrorCode.REQUEST_INVALID, ErrorCode.VALUE_OUT_OF_RANGE)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def show_appeal(request: HttpRequest, membership: Membership) -> HttpResponse:
    if request.method != "POST":
        return _show(request, membership)
    kind = request.POST.get("kind", "")
    if kind not in _OPEN:
        raise Http404
    return _open(request, membership, AppealKind(kind))


def _open(request: HttpRequest, membership: Membership, kind: AppealKind) -> HttpResponse:
    form = AppealForm(request.POST, auto_id=f"{kind}_%s")
    if form.is_valid():
        try:
            text = form.cleaned_data["text"]
            _OPEN[kind](membership.account_id, text=text, actor=membership.user)
        except DomainError as error:
            if error.code not in _WORDS_WRONG:
                raise
            _blame(form, error)
    if form.errors:
        return _show(request, membership, typed={kind: form}, status=422)
    messages.success(request, "Your appeal is with us. We have sent a mail that confirms it.")
    return redirect("dashboard:appeal")


def _blame(form: AppealForm, error: DomainError) -> None:
    for sentences in (error.details or {}).values():
        form.add_error("text", list(sentences))


def _show(
    request: HttpRequest,
    membership: Membership,
    *,
    typed: dict[AppealKind, AppealForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    forms = typed or {}
    views = [build(membership, form=forms.get(kind)) for kind, build in _BUILD.items()]
    context = {"appeals": [view for view in views if view]}
    return render(request, "dashboard/appeal_page.html", context, status=status)
