"""Reading the body of a send by hand: this is the one place where a serializer would cost more
than the work it guards. What we cannot do yet is refused rather than ignored, because ignoring
``scheduled_at`` would send at once.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from config.errors import DomainError, ErrorCode
from contacts.phone_numbers import parse_e164
from messaging.services.accept_send import Recipient, SendRequest

MOST_RECIPIENTS = 1000
_AUTO = frozenset({"sent", "sms"})  # channels that end as an SMS
_CHANNELS = frozenset({"sms", "whatsapp", "rcs", "mms", "sent"})
_NOT_OFFERED = ("text", "scheduled_at", "media_urls", "subject", "channels")
_NEEDED = {"to": "Give at least one phone number.", "template": "Give the template to send."}


def _refuse(field: str, sentence: str, code: ErrorCode = ErrorCode.REQUEST_INVALID) -> NoReturn:
    raise DomainError(code, details={field: [sentence]})


def read_send(body: Mapping[str, Any], *, key_hash: bytes, profile_header: str = "") -> SendRequest:
    """Return what the body asks for; raises DomainError naming the field that is wrong."""
    _check_offered(body)
    _check_complete(body)
    template = _read_template(body["template"])
    return SendRequest(
        key_hash=key_hash,
        recipients=_read_recipients(body["to"]),
        template=_read_reference(template),
        template_name=_read_name(template),
        parameters=_read_parameters(template),
        profile_id=_read_profile(body.get("sender_profile_id"), header=profile_header),
        strict_sender=_read_flag(body, "strict_sender"),
        sandbox=_read_flag(body, "sandbox"),
    )


def _check_complete(body: Mapping[str, Any]) -> None:
    missing = {name: [what] for name, what in _NEEDED.items() if body.get(name) in (None, [])}
    if missing:
        raise DomainError(ErrorCode.FIELD_MISSING, details=missing)


def _check_offered(body: Mapping[str, Any]) -> None:
    for name in _NOT_OFFERED:
        if body.get(name):
            _refuse(name, "This is not offered on this installation yet; nothing was sent.")
    channels = body.get("channel")
    if channels in (None, []):
        return
    if not isinstance(channels, list) or not all(isinstance(each, str) for each in channels):
        _refuse("channel", "This must be a list of channel names.")
    if unknown := [each for each in channels if each not in _CHANNELS]:
        _refuse("channel", f"{unknown[0]:.40} is not a channel.", ErrorCode.CHOICE_INVALID)
    if not _AUTO.issuperset(channels):
        details = {"reason": ["channel_not_set_up"], "channels": ["sms"]}
        raise DomainError(ErrorCode.CHANNEL_NOT_AVAILABLE, details=details)


def _read_template(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        _refuse("template", "This must be an object with id or name.")
    return raw


def _read_parameters(template: Mapping[str, Any]) -> dict[str, Any]:
    parameters = template.get("parameters")
    if parameters is not None and not isinstance(parameters, dict):
        _refuse("template.parameters", "This must be an object of texts.")
    return parameters or {}


def _read_name(template: Mapping[str, Any]) -> str:
    name = template.get("name")
    if name is not None and not isinstance(name, str):
        _refuse("template.name", "This must be text.")
    return name or ""


def _read_reference(template: Mapping[str, Any]) -> uuid.UUID | str:
    """Both id and name may be given; the id decides, as the contract's own examples give both."""
    if template.get("id"):
        return _read_guid(template["id"], "template.id")
    name = _read_name(template)
    if not name:
        _refuse("template", "Give the template's id or name.", ErrorCode.FIELD_MISSING)
    return name


def _read_guid(raw: object, field: str) -> uuid.UUID:
    try:
        return uuid.UUID(raw if isinstance(raw, str) else "")
    except ValueError:
        _refuse(field, "This is not a GUID.", ErrorCode.UUID_INVALID)


def _read_recipients(raw: object) -> tuple[Recipient, ...]:
    if not isinstance(raw, list):
        _refuse("to", "This must be a list of phone numbers.")
    if len(raw) > MOST_RECIPIENTS:
        _refuse(
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


def _read_flag(body: Mapping[str, Any], name: str) -> bool:
    raw = body.get(name)
    if raw is not None and not isinstance(raw, bool):
        _refuse(name, "This must be true or false.")
    return bool(raw)


def _read_profile(raw: object, *, header: str) -> uuid.UUID | None:
    """The body and the header may both name the sender profile, but not two different ones."""
    named = [
        _read_guid(each, field)
        for field, each in (("sender_profile_id", raw), ("x-profile-id", header))
        if each not in (None, "")
    ]
    if len(set(named)) > 1:
        _refuse("sender_profile_id", "The x-profile-id header names another sender profile.")
    return named[0] if named else None
