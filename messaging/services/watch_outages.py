"""Outages of checks are told to staff once, and end when nobody has noticed them for a minute."""

import logging
import smtplib
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from messaging.models import CheckOutage
from messaging.models.check_outage import OutageMode
from messaging.services.check_outage import ALL, APART

logger = logging.getLogger(__name__)
_MOST = 20  # mails in one sweep


def watch_outages() -> int:
    """End what is over and tell what was not told; return how many mails went out."""
    over = timezone.now() - timedelta(seconds=APART)
    CheckOutage.objects.filter(until=None, last_seen__lt=over).update(until=F("last_seen"))
    untold = CheckOutage.objects.filter(told_at=None).order_by("since", "id")
    return sum(_tell(outage_id) for outage_id in list(untold.values_list("pk", flat=True)[:_MOST]))


def describe_outage(outage: CheckOutage) -> str:
    """Return what happened in a line."""
    if outage.mode == OutageMode.CLOSED:
        return "Sends are refused: the database is away"
    check = "every check" if outage.check_name == ALL else outage.check_name.replace("_", " ")
    return f"A check is open: {check} lets everything through"


def _tell(outage_id: uuid.UUID) -> bool:
    """Claimed before the mail leaves, so that of two sweeps only one sends it."""
    untold = CheckOutage.objects.filter(pk=outage_id, told_at=None)
    if not untold.update(told_at=timezone.now()):
        return False
    outage = CheckOutage.objects.get(pk=outage_id)
    if _send(outage):
        return True
    CheckOutage.objects.filter(pk=outage_id).update(told_at=None)
    return False


def _send(outage: CheckOutage) -> bool:
    page = reverse("admin:messaging_checkoutage_change", args=[outage.pk])
    facts = {
        "outage": outage,
        "what": describe_outage(outage),
        "url": settings.PUBLIC_URL + page,
    }
    text = render_to_string("mail/check_outage.txt", facts).strip()
    subject, _, body = text.partition("\n")
    to = sorted({settings.ACCOUNT_TEAM_EMAIL, settings.SUPPORT_EMAIL})
    try:
        send_mail(subject, body.strip() + "\n", None, to)
    except (OSError, smtplib.SMTPException):
        logger.exception("the mail on outage %s could not be sent", outage.pk)
        return False
    return True
