"""Only approved and published templates are sent, and capped ones only up to their daily cap."""

from datetime import UTC, datetime, time, timedelta

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block
from templates_app.models.template import TemplateState


def check_template(send: Send) -> Verdict:
    template = send.template
    if template.state != TemplateState.APPROVED:
        return block(ErrorCode.TEMPLATE_NOT_USABLE, reason="not_approved", state=template.state)
    if not template.is_published:
        return block(ErrorCode.TEMPLATE_NOT_USABLE, reason="not_published")
    if template.daily_cap is not None and template.used_today + send.count > template.daily_cap:
        return block(
            ErrorCode.LIMIT_REACHED,
            reason="template_daily_cap",
            limit=str(template.daily_cap),
            used=str(template.used_today),
            resets_at=next_midnight(send.now).isoformat(),
        )
    return PASS


def next_midnight(now: datetime) -> datetime:
    """Return when daily caps start anew: 00:00 UTC."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
