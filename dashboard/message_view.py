"""One message as its sender sees it: where it stands, and what to do if it was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.errors import ErrorCode, ErrorSpec
from messaging.history import list_history, was_held
from messaging.models import Message
from messaging.states import Status

_SPECS: Mapping[str, ErrorSpec] = {code.spec.code: code.spec for code in ErrorCode}
_RECIPIENT_ACTS = ErrorCode.RECIPIENT_OPTED_OUT.spec.code
TONES: Mapping[str, str] = {
    Status.QUEUED: "wait",
    Status.SCHEDULED: "wait",
    Status.ROUTED: "wait",
    Status.SENT: "good",
    Status.DELIVERED: "good",
    Status.READ: "good",
    Status.RECEIVED: "good",
    Status.FAILED: "bad",
    Status.BLOCKED: "bad",
    Status.FILTERED: "bad",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a message did not arrive. ``remedy`` is empty for a code that is no longer in use."""

    code: str
    reason: str
    remedy: str
    who: str


@dataclass(frozen=True, slots=True)
class MessageView:
    message: Message
    tone: str
    history: list[dict[str, Any]]  # newest first
    trouble: Trouble | None
    is_held: bool  # it can still be called off
    was_held: bool


def build_view(message: Message) -> MessageView:
    return MessageView(
        message,
        tone=TONES.get(message.status, ""),
        history=list_history(message)[::-1],
        trouble=_explain(message) if message.reason_code else None,
        is_held=message.status == Status.SCHEDULED,
        was_held=was_held(message),
    )


def _explain(message: Message) -> Trouble:
    spec = _SPECS.get(message.reason_code)
    return Trouble(
        message.reason_code,
        message.reason,
        remedy=spec.remedy if spec else "",
        who=_name_actor(spec) if spec else "",
    )


def _name_actor(spec: ErrorSpec) -> str:
    if spec.code == _RECIPIENT_ACTS:
        return "The recipient"
    if spec.needs_support:
        return "We: write to support and quote the request"
    return "We, and we are on it" if spec.status >= 500 else "You"
