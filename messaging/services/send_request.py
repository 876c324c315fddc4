"""What a caller asks for, as the services see it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Recipient:
    e164: str
    region: str


@dataclass(frozen=True, slots=True)
class Repeatable:
    """An Idempotency-Key, and the SHA-256 of the request that it stands for."""

    key: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class SendRequest:
    key_hash: bytes
    recipients: tuple[Recipient, ...]
    template: uuid.UUID | str | None = None  # id or name; without one there is ``text``
    template_name: str = ""  # when given beside an id, it must be that template's
    parameters: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    channels: tuple[str, ...] = ("sms",)  # each recipient gets one message on each
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # to use, by channel
    media: tuple[str, ...] = ()  # https URLs, for MMS
    subject: str = ""  # of an MMS
    scheduled_at: datetime | None = None  # UTC
    profile_id: uuid.UUID | None = None  # the sender profile that is asked for
    strict_sender: bool = False  # refuse rather than use the shared short code
    sandbox: bool = False
    repeatable: Repeatable | None = None
    resent_from: uuid.UUID | None = None  # the message that is tried again
    resent_body: str = ""  # its text, filled in then
