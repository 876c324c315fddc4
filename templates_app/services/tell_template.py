"""What webhooks are told of a template: the status that a review has just given it."""

from accounts.services.webhooks.record_webhook_events import WebhookNews, record_webhook_events
from templates_app.models import Template


def tell_template(template: Template, *, reason: str = "") -> None:
    """Tell of a template's new status, in the transaction that gave it.

    It concerns the whole template, so no channel is named. Meta knows none of ours yet, which an
    empty ``whatsapp_template_id`` says.
    """
    payload = {
        "account_id": template.account_id,
        "template_id": template.pk,
        "template_name": template.name,
        "whatsapp_template_id": "",
        "status": template.state.upper(),
        "language": template.language,
        "category": template.category,
        **({"reason": reason} if reason else {}),
    }
    news = WebhookNews(
        account_id=template.account_id,
        family="templates",
        name="",
        subject_id=template.pk,
        payload=payload,
    )
    record_webhook_events([news])
