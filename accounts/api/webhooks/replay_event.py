"""POST /v3/webhooks/{webhook_id}/events/{event_id}/replay: deliver an event once more."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.api.webhooks.event_output import EventOutput, render_event
from accounts.selectors import get_key_maker
from accounts.services.webhooks.replay_event import replay_event
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import SandboxInput
from config.api.sandbox import carry_out


class ReplayEvent(Endpoint):
    @extend_schema(
        operation_id="replay_webhook_event", request=SandboxInput, responses={202: EventOutput}
    )
    def post(self, request: Request, webhook_id: str, event_id: str) -> HttpResponse:
        webhook, event = read_uuid(webhook_id), read_uuid(event_id)
        sandbox = read_input(SandboxInput, request)["sandbox"]
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))

        def replay() -> HttpResponse:
            delivery = replay_event(account_id, webhook_id=webhook, event_id=event, actor=maker)
            return ok(render_event(delivery), status=202)

        return carry_out(replay, sandbox=sandbox)
