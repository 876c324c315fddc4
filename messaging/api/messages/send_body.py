"""Reading the body of a send by hand: this is the one place where a serializer would cost more
than the work it guards.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from config.errors import DomainError, ErrorCode
from contacts.phone_numbers import parse_e164
from messaging.api.messages.fields import read_flag, read_guid, refuse
from messaging.api.messages.read_channels import read_channels, read_media, read_numbers
from messaging.api.messages.read_schedule import read_schedule
from messaging.services.send_request import Recipient, Repeatable, SendRequest

MOST_RECIPIENTS = 1000
_LONGEST_SUBJECT = 200


def read_send(
    body: Mapping[str, Any],
    *,
    key_hash: bytes,
    profile_header: str = "",
    repeatable: Repeatable | None = None,
) -> SendRequest:
    """Return what the body asks for; raises DomainError naming the field that is wrong."""
    _check_complete(body)
    template = _read_template(body.get("template"))
    media = read_media(body.get("media_urls"))
    channels = read_channels(body.get("channel"), has_media=bool(media))
    return SendRequest(
        key_hash=key_hash,
        recipients=_read_recipients(body["to"]),
        template=_read_reference(template) if template else None,
        template_name=_read_name(template),
        parameters=_read_parameters(template),
        text=_read_text(body, "text"),
        channels=channels,
        numbers=read_numbers(body.get("channels")),
        media=media,
        subject=_read_text(body, "subject", longest=_LONGEST_SUBJECT),
        scheduled_at=read_schedule(body.get("scheduled_at")),
        profile_id=_read_profile(body.get("sender_profile_id"), header=profile_header),
        strict_sender=read_flag(body, "strict_sender"),
        sandbox=read_flag(body, "sandbox"),
        repeatable=repeatable,
    )


def _check_complete(body: Mapping[str, Any]) -> None:
    missing = {}
    if body.get("to") in (None, []):
        missing["to"] = ["Give at least one phone number."]
    contents = [name for name in ("template", "text") if body.get(name) not in (None, "", {})]
    if not contents:
        missing["template"] = ["Give the template to send, or text to answer with."]
    if missing:
        raise DomainError(ErrorCode.FIELD_MISSING, details=missing)
    if len(contents) > 1:
        refuse("text", "Give either a template or text, not both.")


def _read_text(body: Mapping[str, Any], name: str, *, longest: int | None = None) -> str:
    raw = body.get(name)
    if raw is None:
        return ""
    if not isinstance(raw, str):
        refuse(name, "This must be text.")
    if longest is not None and len(raw) > longest:
        refuse(name, f"At most {longest} characters.", ErrorCode.VALUE_OUT_OF_RANGE)
    return raw


def _read_template(raw: object) -> dict[str, Any]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        refuse("template", "This must be an object with id or name.")
    return raw


def _read_parameters(template: Mapping[str, Any]) -> dict[str, Any]:
    parameters = template.get("parameters")
    if parameters is not None and not isinstance(parameters, dict):
        refuse("template.parameters", "This must be an object of texts.")
    return parameters or {}


def _read_name(template: Mapping[str, Any]) -> str:
    name = template.get("name")
    if name is not None and not isinstance(name, str):
        refuse("template.name", "This must be text.")
    return name or ""


def _read_reference(template: Mapping[str, Any]) -> uuid.UUID | str:
    """Both id and name may be given; the id decides, as the contract's own examples give both."""
    if template.get("id"):
        return read_guid(template["id"], "template.id")
    name = _read_name(template)
    if not name:
        refuse("template", "Give the template's id or name.", ErrorCode.FIELD_MISSING)
    return name


def _read_recipients(raw: object) -> tuple[Recipient, ...]:
    if not isinstance(raw, list):
        refuse("to", "This must be a list of phone numbers.")
    if len(raw) > MOST_RECIPIENTS:
        refuse(
            "to", f"At most {MOST_RECIPIENTS} recipients a request.", ErrorCode.VALUE_OUT_OF_RANGE
        )
    return _parse_numbers(raw)


def _parse_numbers(raw: Sequence[object]) -> tuple[Recipient, ...]:
    """Every wrong number is named at once; the same number twice is one recipient."""
    found: dict[str, Recipient] = {}
    wrong: dict[str, list[str]] = {}
    for position, each in enumerate(raw):
        try:
            number = parse_e164(each if isinstance(each, str) else "")
        except DomainError:
            wrong[f"to.{position}"] = [f"{each!r:.40} is not a phone number in E.164."]
            continue
        found[number.e164] = Recipient(number.e164, number.region)
    if wrong:
        raise DomainError(ErrorCode.PHONE_INVALID, details=wrong)
    return tuple(found.values())


def _read_profile(raw: object, *, header: str) -> uuid.UUID | None:
    """The body and the header may both name the sender profile, but not two different ones."""
    named = [
        read_guid(each, field)
        for field, each in (("sender_profile_id", raw), ("x-profile-id", header))
        if each not in (None, "")
    ]
    if len(set(named)) > 1:
        refuse("sender_profile_id", "The x-profile-id header names another sender profile.")
    return named[0] if named else None
