"""POST /v3/messages: what everything else waits on.

Authentication is part of the one statement that reads the snapshot, so this endpoint has no
authentication class; envelope, errors and parser are those of every endpoint.
"""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.access import admit
from accounts.api.authentication import read_key_hash
from accounts.selectors import get_principal
from config.api.endpoint import Endpoint
from config.api.identifiers import read_profile_header
from config.api.once import fingerprint_of
from config.errors import DomainError
from config.idempotency import read_idempotency_key
from messaging.api.messages.send_answer import answer_send
from messaging.api.messages.send_body import read_send
from messaging.api.messages.send_fields import Input, Output
from messaging.services.check_outage import note_failure, write_outages
from messaging.services.send_request import Repeatable, SendRequest


class SendMessage(Endpoint):
    authentication_classes = ()

    @extend_schema(
        operation_id="send_message",
        description="Accept or refuse at once. Each recipient gets one message a channel.",
        request=Input,
        responses={202: Output, 402: None},
        auth=[{"ApiKey": []}],
    )
    def post(self, request: Request) -> HttpResponse:
        response = answer_send(read_request(request))
        write_outages()
        return response

    def handle_exception(self, exc: Exception) -> HttpResponse:
        if self.request.method == "POST":
            note_failure(exc)
        return super().handle_exception(exc)


def read_request(request: Request) -> SendRequest:
    """Return what the caller asks for; a stranger learns nothing about bodies."""
    key_hash = read_key_hash(request)
    try:
        repeatable = read_repeatable(request)  # before the body is read by anything else
        named = read_profile_header(request)
        return read_send(
            request.data, key_hash=key_hash, profile_header=named, repeatable=repeatable
        )
    except DomainError:
        admit(get_principal(key_hash))
        raise


def read_repeatable(request: Request) -> Repeatable | None:
    """Return the Idempotency-Key that a send comes with; to be called before its body is parsed.

    Raises DomainError ``IDEMPOTENCY_KEY_INVALID``.
    """
    key = read_idempotency_key(request.META.get("HTTP_IDEMPOTENCY_KEY"))
    return Repeatable(key, fingerprint_of(request)) if key else None
