"""Mails to customers. The mail is a row in the transaction of the change it tells of."""

import logging
import smtplib

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Account, Notice
from accounts.selectors import get_owner
from config.celery import enqueue

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 8


def notify(account: Account, *, kind: str, context: dict[str, object] | None = None) -> Notice:
    """Write a mail from the template ``mail/<kind>.txt``, whose first line is the subject."""
    owner = get_owner(account)
    facts = {"account": account, "owner": owner, **(context or {})}
    subject, _, body = render_to_string(f"mail/{kind}.txt", facts).strip().partition("\n")
    notice = Notice.objects.create(
        account=account, kind=kind, to=owner.email, subject=subject[:200], body=body.strip() + "\n"
    )
    enqueue("accounts.send_notices")
    return notice


def send_notices(*, most: int = 50) -> int:
    """Send what waits, oldest first; return how many went out. A failed one is tried again."""
    sent = 0
    while sent < most and _send_next():
        sent += 1
    return sent


def _send_next() -> bool:
    """The row stays locked while its mail goes out, so two workers never send one twice."""
    with transaction.atomic():
        waiting = Notice.objects.select_for_update(skip_locked=True)
        waiting = waiting.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS)
        notice = waiting.order_by("attempts", "created_at").first()
        if notice is None:
            return False
        delivered = _deliver(notice)
        notice.attempts += 1
        notice.sent_at = timezone.now() if delivered else None
        notice.save(update_fields=["attempts", "sent_at", "updated_at"])
        return delivered


def _deliver(notice: Notice) -> bool:
    try:
        send_mail(notice.subject, notice.body, None, [notice.to])
    except (OSError, smtplib.SMTPException):
        logger.exception("mail %s could not be sent", notice.pk)
        return False
    return True
