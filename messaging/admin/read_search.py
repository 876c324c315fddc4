"""What staff types to find a decision: it tells by its form where to look, so an index answers.

A customer may have pasted a request id with blanks, or the whole answer it stands in.
"""

import re
import uuid

from django.db import connection
from django.db.models import Q

from accounts.models import Account
from contacts.models import Contact
from messaging.decided import REQUEST_ID
from messaging.models import Message, SendDecision

MOST = 50  # accounts or contacts that a search stands for
_MOST_REQUESTS = 500  # of a number
_CODE = re.compile(r"[A-Z]+_\d{3}")
_BLANKS = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[\s().-]+")
_NUMBER = re.compile(r"\+?[1-9]\d{6,14}")
_CHANNELS = ("", "/sms", "/mms", "/whatsapp", "/rcs")

# The newest refusals in which a number stands; requests that were accepted have messages.
_REFUSED = """
    WITH found AS MATERIALIZED (
        SELECT id FROM messaging_senddecision
        WHERE NOT accepted AND (verdicts -> 'refused') ?| %s::text[]
    )
    SELECT id FROM found ORDER BY id DESC LIMIT %s
"""


def read_search(term: str) -> Q:
    """Return which decisions are meant: by request, code, message, account or number."""
    quoted = _find_request_ids(term)
    if quoted:
        return Q(request_id__in=quoted)
    if _CODE.fullmatch(term.strip().upper()):
        return Q(accepted=False, code=term.strip().upper())
    number = _PUNCTUATION.sub("", term)
    if _NUMBER.fullmatch(number):
        return _of_number("+" + number.removeprefix("+"))
    try:
        wanted = uuid.UUID(term.strip())
    except ValueError:
        return Q(account__in=find_accounts(term.strip()))
    return _of_id(wanted)


def _find_request_ids(term: str) -> list[str]:
    found = REQUEST_ID.findall(term) or REQUEST_ID.findall(_BLANKS.sub("", term))
    return list(dict.fromkeys(found))[:MOST]


def _of_id(wanted: uuid.UUID) -> Q:
    message = Message.objects.filter(pk=wanted).first()
    if message is not None:
        return Q(request_id=message.request_id)
    if Account.objects.filter(pk=wanted).exists():
        return Q(account=wanted)
    return Q(pk=wanted)


def _of_number(e164: str) -> Q:
    """Two indexes: the messages of who has the number, and the refusals that name it."""
    messages = Message.objects.filter(contact__in=find_contacts(e164)).order_by("-id")
    requests = set(messages.values_list("request_id", flat=True)[:_MOST_REQUESTS])
    accepted = SendDecision.objects.filter(request_id__in=requests).values_list("pk", flat=True)
    return Q(pk__in=[*accepted, *_find_refused(e164)])


def _find_refused(e164: str) -> list[uuid.UUID]:
    names = [e164 + channel for channel in _CHANNELS]
    with connection.cursor() as cursor:
        cursor.execute(_REFUSED, [names, _MOST_REQUESTS])
        return [row[0] for row in cursor.fetchall()]


def find_contacts(e164: str) -> list[uuid.UUID]:
    """Return who has a number. Their index begins with the account, so each account is asked."""
    known = Contact.objects.filter(account__in=Account.objects.values("pk"), e164=e164)
    return list(known.values_list("pk", flat=True)[:MOST])


def find_accounts(name: str) -> list[uuid.UUID]:
    """Return who has exactly this name, else whose name has it in it."""
    accounts = Account.objects.order_by("name").values_list("pk", flat=True)
    exact = list(accounts.filter(name__iexact=name)[:MOST])
    return exact or list(accounts.filter(name__icontains=name)[:MOST])
