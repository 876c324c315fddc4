"""One webhook: switching it, its secret, a test, and the log of what was delivered and what not.

Who may only look sees everything but a secret.
"""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Membership, WebhookAttempt
from accounts.selectors import get_webhook
from accounts.services.webhooks.delete_webhook import delete_webhook
from accounts.services.webhooks.replay_event import replay_event
from accounts.services.webhooks.secret import rotate_secret
from accounts.services.webhooks.switch_webhook import toggle_webhook
from accounts.services.webhooks.try_webhook import describe_trial, try_webhook
from accounts.services.webhooks.update_webhook import update_webhook
from accounts.webhook_log import find_in_webhook_log
from config.errors import DomainError
from dashboard.doors import section_page
from dashboard.sections import MAY_CHANGE
from dashboard.webhook_forms import RotateForm, TestForm, WebhookForm, describe

SHOWN = 50


@require_http_methods(["GET", "HEAD"])
@section_page("webhooks")
def show_webhook(
    request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID
) -> HttpResponse:
    return _show(request, membership, webhook_id=webhook_id)


def _show(
    request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID, **more: Any
) -> HttpResponse:
    webhook = get_webhook(membership.account_id, webhook_id=webhook_id)
    search = request.GET.get("search", "").replace("\0", "")
    attempts = Prefetch("tries", WebhookAttempt.objects.order_by("id"))
    log = find_in_webhook_log(webhook, search=search).prefetch_related(attempts)[: SHOWN + 1]
    context = {
        "webhook": webhook,
        "log": log[:SHOWN],
        "has_more": len(log) > SHOWN,
        "shown": SHOWN,
        "search": search,
        "may_change": membership.role in MAY_CHANGE,
        "rotate_form": RotateForm(),
        "test_form": TestForm(),
        **more,
    }
    return render(request, "dashboard/webhook.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("webhooks")
def edit(request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID) -> HttpResponse:
    webhook = get_webhook(membership.account_id, webhook_id=webhook_id)
    form = WebhookForm(request.POST or None, initial=describe(webhook))
    if request.method == "POST" and form.is_valid() and _update(form, membership, webhook_id):
        messages.success(request, "Changed. Events from now on go by it.")
        return redirect("dashboard:webhooks-one", webhook_id)
    status = 422 if form.errors else 200
    context = {"webhook": webhook, "form": form}
    return render(request, "dashboard/webhook_edit.html", context, status=status)


def _update(form: WebhookForm, membership: Membership, webhook_id: uuid.UUID) -> bool:
    try:
        update_webhook(
            membership.account_id,
            webhook_id=webhook_id,
            edit=form.get_edit(),
            actor=membership.user,
        )
    except DomainError as refusal:
        form.add_refusal(refusal)
        return False
    return True


@require_POST
@section_page("webhooks")
def toggle(request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID) -> HttpResponse:
    is_active = request.POST.get("on") == "yes"
    toggle_webhook(
        membership.account_id, webhook_id=webhook_id, is_active=is_active, actor=membership.user
    )
    said = "Switched on." if is_active else "Switched off. Nothing goes there any more."
    messages.success(request, said)
    return redirect("dashboard:webhooks-one", webhook_id)


@require_POST
@section_page("webhooks")
def rotate(request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID) -> HttpResponse:
    """The new secret stands in this answer only; a wrong choice means that the old one dies."""
    form = RotateForm(request.POST)
    overlap = form.cleaned_data["overlap_seconds"] if form.is_valid() else 0
    secret = rotate_secret(
        membership.account_id,
        webhook_id=webhook_id,
        overlap_seconds=overlap,
        actor=membership.user,
    )
    return _show(request, membership, webhook_id=webhook_id, secret=secret)


@require_POST
@section_page("webhooks")
def test(request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID) -> HttpResponse:
    kind = request.POST.get("event_type", "").replace("\0", "")
    outcome = try_webhook(membership.account_id, webhook_id=webhook_id, kind=kind)
    say = messages.success if outcome.is_success else messages.warning
    say(request, describe_trial(outcome))
    return redirect("dashboard:webhooks-one", webhook_id)


@require_POST
@section_page("webhooks")
def replay(
    request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID, event_id: uuid.UUID
) -> HttpResponse:
    replay_event(
        membership.account_id, webhook_id=webhook_id, event_id=event_id, actor=membership.user
    )
    messages.success(request, "It is delivered again, under the same id.")
    return redirect("dashboard:webhooks-one", webhook_id)


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("webhooks")
def delete(request: HttpRequest, membership: Membership, *, webhook_id: uuid.UUID) -> HttpResponse:
    webhook = get_webhook(membership.account_id, webhook_id=webhook_id)
    if request.method != "POST":
        return render(request, "dashboard/webhook_delete.html", {"webhook": webhook})
    delete_webhook(membership.account_id, webhook_id=webhook_id, actor=membership.user)
    messages.success(request, "The webhook is deleted.")
    return redirect("dashboard:webhooks")
