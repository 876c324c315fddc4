"""``POST /v2/messages`` and ``GET /v2/messages/{id}``.

There is no idempotency key and no client reference: a caller that times out knows nothing, which
is exactly what the recipients that never answer are for. Every call is logged, refused ones too.
"""

import asyncio
import re
import time

from aiohttp import web

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.errors import Refusal, read_json
from simulators.telnyx.magic import HANG_UP, Outcome, outcome_for
from simulators.telnyx.message import Draft, Message, create_message, now, render
from simulators.telnyx.segments import count_parts

MAX_PARTS = 10
is_phone_number = re.compile(r"\+[1-9][0-9]{6,14}").fullmatch
is_sender = re.compile(r"\+[1-9][0-9]{6,14}|[0-9]{3,8}|[A-Za-z0-9 ]{1,11}").fullmatch
is_url = re.compile(r"https?://[^\s/]+\S{0,1900}").fullmatch


async def send_message(carrier: Carrier, request: web.Request) -> web.Response:
    """Accept or refuse; what the recipient's outcome says about the answer comes last."""
    body = await read_json(request)
    try:
        message = accept(carrier, body=body)
    except Refusal as refusal:
        carrier.state.record(refused_call(body, code=refusal.code))
        if refusal.code != HANG_UP:
            raise
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    if message.outcome.answer != "at once":
        await hold_answer(carrier, answer=message.outcome.answer)
    return message_response(message)


async def get_message(carrier: Carrier, request: web.Request) -> web.Response:
    """The carrier's own truth, also for messages whose receipts never come."""
    message = carrier.state.by_id.get(request.match_info["id"])
    if message is None:
        raise Refusal("10005")
    return message_response(message)


def message_response(message: Message) -> web.Response:
    return web.Response(
        body=f'{{"data":{render(message)}}}'.encode(), content_type="application/json"
    )


def accept(carrier: Carrier, *, body: dict) -> Message:
    """Check, record, start the clock. Raises Refusal, and then nothing was accepted."""
    draft = read_draft(carrier, body=body)
    outcome = outcome_for(draft.to)
    refuse_if_told(carrier, draft=draft, outcome=outcome)
    urls = tuple(filter(None, (draft.webhook_url, draft.failover_url)))
    message = create_message(
        draft, outcome=outcome, urls=urls or carrier.profile_urls(draft.profile_id)
    )
    carrier.state.record(message)
    carrier.clock.start(message)
    return message


def read_draft(carrier: Carrier, *, body: dict) -> Draft:
    """The request, checked in the order recipient, sender, content."""
    to = body.get("to")
    if to is None:
        raise Refusal("10004", pointer="/to", detail="The 'to' parameter is required.")
    if not isinstance(to, str) or not is_phone_number(to):
        raise Refusal("40310", pointer="/to")
    sender = read_sender(carrier, body=body)
    text, media = read_content(body)
    parts, encoding = count_parts(text, force_ucs2=body.get("encoding") == "ucs2")
    if parts > MAX_PARTS:
        raise Refusal("40302", pointer="/text")
    return Draft(
        to=to,
        sender=sender,
        text=text,
        kind="MMS" if media else "SMS",
        subject=optional_text(body, key="subject"),
        media=media,
        profile_id=optional_text(body, key="messaging_profile_id") or carrier.profile_of(sender),
        webhook_url=read_url(body, key="webhook_url"),
        failover_url=read_url(body, key="webhook_failover_url"),
        parts=parts,
        encoding=encoding,
    )


def read_sender(carrier: Carrier, *, body: dict) -> str:
    """``from``, or any ordered number of the profile (number pool)."""
    sender = body.get("from")
    if isinstance(sender, str) and is_sender(sender):
        return sender
    if sender is not None or not isinstance(body.get("messaging_profile_id"), str):
        raise Refusal("40305", pointer="/from")
    for number in carrier.state.owner_of:
        if carrier.profile_of(number) == body["messaging_profile_id"]:
            return number
    raise Refusal("40321", pointer="/messaging_profile_id")


def read_content(body: dict) -> tuple[str, list]:
    """Text and media; one of the two is needed."""
    text, media = body.get("text") or "", body.get("media_urls") or []
    if not isinstance(text, str) or not isinstance(media, list):
        raise Refusal("10015", pointer="/text", detail="'text' or 'media_urls' has a wrong type.")
    if not text and not media:
        raise Refusal("40316", pointer="/text")
    return text, media


def read_url(body: dict, *, key: str) -> str | None:
    """A webhook URL of at most 2,000 characters."""
    url = body.get(key)
    if url is None:
        return None
    if not isinstance(url, str) or not is_url(url):
        raise Refusal("10003", pointer=f"/{key}")
    return url


def optional_text(body: dict, *, key: str) -> str | None:
    value = body.get(key)
    return value if isinstance(value, str) else None


def refuse_if_told(carrier: Carrier, *, draft: Draft, outcome: Outcome) -> None:
    """The carrier's own STOP list first, then the magic recipients."""
    blocked = (draft.profile_id or draft.sender, draft.to) in carrier.state.optouts
    if blocked or outcome.refuse == "40300":
        raise Refusal(
            "40300",
            pointer="/to",
            detail=f"Messages cannot be sent from '{draft.sender}' to '{draft.to}' "
            "due to an existing block rule.",
        )
    if outcome.refuse and not (outcome.once and is_second_call(carrier, number=draft.to)):
        raise Refusal(outcome.refuse, pointer="/to")


def is_second_call(carrier: Carrier, *, number: str) -> bool:
    """Whether the call before this one was refused; turns over with each call."""
    refused_last = carrier.state.refused_last
    if number in refused_last:
        refused_last.discard(number)
        return True
    refused_last.add(number)
    return False


def refused_call(body: dict, *, code: str) -> Message:
    """A log entry, so that a test can tell "refused" from "never called"."""
    return Message(
        id="",
        to=str(body.get("to", ""))[:64],
        sender=str(body.get("from", ""))[:64],
        text=str(body.get("text", ""))[:1600],
        parts=0,
        received=time.time(),
        received_at=now(),
        status="refused",
        refusal=code,
    )


async def hold_answer(carrier: Carrier, *, answer: str) -> None:
    """Wait as told. "never" ends when the caller hangs up, which cancels this handler."""
    if answer == "slow":
        await asyncio.sleep(carrier.settings.slow_answer)
    else:
        await asyncio.Event().wait()
