"""What was delivered to an endpoint, found by the kind of event, its state or an id.

Every search is a look-up in an index, however long the log is: a word is matched against the kinds
there are, not against the rows.
"""

import uuid

from django.db.models import Q, QuerySet

from accounts.models import Webhook, WebhookDelivery
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.selectors import list_webhook_log
from accounts.webhook_catalog import list_kinds


def find_in_webhook_log(webhook: Webhook, *, search: str = "") -> QuerySet[WebhookDelivery]:
    """Return the deliveries that ``search`` means, all without one, newest first.

    It may be a part of an event type (``delivered``, ``message.``), a delivery status, or the id
    of an event, message, template or contact.
    """
    log = list_webhook_log(webhook)
    term = search.strip()
    return log.filter(_read(term, webhook=webhook)) if term else log


def _read(term: str, *, webhook: Webhook) -> Q:
    if term.upper() in DeliveryStatus.values:
        return Q(status=term.upper())
    try:
        wanted = uuid.UUID(term)
    except ValueError:
        return Q(kind__in=[kind for kind in list_kinds() if term.lower() in kind])
    subject = Q(event__account=webhook.account_id, event__subject_id=wanted)
    return Q(event__public_id=wanted) | subject
