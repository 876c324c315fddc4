"""Only approved and published templates are sent, and capped ones only up to their daily cap.

Free text needs no template as long as it answers: up to 24 hours after the person's last message.
"""

from datetime import UTC, datetime, time, timedelta

from config.errors import ErrorCode
from messaging.protection.send import Send, TemplateFacts
from messaging.protection.verdict import PASS, Verdict, block
from templates_app.models.template import TemplateState

CONVERSATION = timedelta(hours=24)


def check_template(send: Send) -> Verdict:
    template = send.template
    if template is None:
        return _check_conversation(send)
    if template.state != TemplateState.APPROVED:
        return block(ErrorCode.TEMPLATE_NOT_USABLE, reason="not_approved", state=template.state)
    if not template.is_published:
        return block(ErrorCode.TEMPLATE_NOT_USABLE, reason="not_published")
    if template.daily_cap is not None and template.used_today + send.count > template.daily_cap:
        return _block_capped(template, now=send.now)
    return PASS


def _check_conversation(send: Send) -> Verdict:
    last = send.recipient.last_inbound_at
    if last is not None and send.now < last + CONVERSATION:
        return PASS
    return block(
        ErrorCode.TEMPLATE_NOT_USABLE,
        reason="no_open_conversation",
        recipient=send.recipient.e164,
    )


def _block_capped(template: TemplateFacts, *, now: datetime) -> Verdict:
    return block(
        ErrorCode.LIMIT_REACHED,
        reason="template_daily_cap",
        limit=str(template.daily_cap),
        used=str(template.used_today),
        resets_at=next_midnight(now).isoformat(),
    )


def next_midnight(now: datetime) -> datetime:
    """Return when daily caps start anew: 00:00 UTC."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
