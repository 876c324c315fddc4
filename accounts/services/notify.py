"""Mails to customers. The mail is a row in the transaction of the change it tells of."""

import logging
import smtplib
from datetime import timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Account, Notice
from accounts.selectors import get_owner
from config.celery import enqueue

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 12  # the last one about a day and a half after the first
BASE_DELAY = timedelta(seconds=30)


def notify(
    account: Account, *, kind: str, context: dict[str, object] | None = None, to: str = ""
) -> Notice:
    """Write a mail from the template ``mail/<kind>.txt``, whose first line is the subject.

    It goes to the account's owner unless ``to`` names somebody else.
    """
    owner = get_owner(account)
    facts = {"account": account, "owner": owner, **(context or {})}
    subject, _, body = render_to_string(f"mail/{kind}.txt", facts).strip().partition("\n")
    notice = Notice.objects.create(
        account=account,
        kind=kind,
        to=to or owner.email,
        subject=subject[:200],
        body=body.strip() + "\n",
    )
    enqueue("accounts.send_notices")
    return notice


def send_notices(*, most: int = 50) -> int:
    """Send what is due; return how many went out. A failed one is tried again, ever later."""
    sent = 0
    while sent < most and _send_next():
        sent += 1
    return sent


def _send_next() -> bool:
    """The row stays locked while its mail goes out, so two workers never send one twice."""
    with transaction.atomic():
        notice = _list_due().select_for_update(skip_locked=True).first()
        if notice is None:
            return False
        delivered = _deliver(notice)
        _record_attempt(notice, delivered=delivered)
        return delivered


def _list_due() -> QuerySet[Notice]:
    due = Notice.objects.filter(sent_at=None, next_try_at__lte=timezone.now())
    return due.filter(attempts__lt=MOST_ATTEMPTS).order_by("next_try_at", "created_at")


def _record_attempt(notice: Notice, *, delivered: bool) -> None:
    notice.attempts += 1
    if delivered:
        notice.sent_at = timezone.now()
    else:
        notice.next_try_at = timezone.now() + BASE_DELAY * 2**notice.attempts
    notice.save(update_fields=["attempts", "sent_at", "next_try_at", "updated_at"])


def _deliver(notice: Notice) -> bool:
    try:
        send_mail(notice.subject, notice.body, None, [notice.to])
    except (OSError, smtplib.SMTPException):
        logger.exception("mail %s could not be sent", notice.pk)
        return False
    return True
