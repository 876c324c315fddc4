"""Webhooks: the list, and making one. Its secret is shown in the answer, and nowhere else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.models import Membership, Webhook
from accounts.selectors import list_webhooks
from accounts.services.webhooks.create_webhook import create_webhook
from config.errors import DomainError
from dashboard.doors import section_page
from dashboard.webhook_forms import WebhookForm


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("webhooks")
def show_webhooks(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = WebhookForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        made = _create(form, membership)
    context = {
        "form": WebhookForm() if made else form,
        "webhooks": list_webhooks(membership.account_id),
    }
    if made:
        context |= {"new_webhook": made[0], "secret": made[1]}
    status = 422 if form.errors else 200
    return render(request, "dashboard/webhooks.html", context, status=status)


def _create(form: WebhookForm, membership: Membership) -> tuple[Webhook, str] | None:
    try:
        return create_webhook(membership.account_id, edit=form.get_edit(), actor=membership.user)
    except DomainError as refusal:
        form.add_refusal(refusal)
    return None
