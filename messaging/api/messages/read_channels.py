"""On which channels a send goes, from which numbers, with which media.

``sent`` (the default) leaves the choice to us: MMS when there is media, else SMS. Each recipient
gets one message on each channel.
"""

from collections.abc import Mapping
from typing import Any

from config.errors import DomainError, ErrorCode
from config.http.failed import Failed
from config.http.target import read_target
from contacts.phone_numbers import parse_e164
from messaging.api.messages.fields import read_texts, refuse

_CHANNELS = ("sms", "whatsapp", "rcs", "mms", "sent")
_AUTOMATIC = "sent"
_MOST_MEDIA = 10
_LONGEST_URL = 2000


def read_channels(raw: object, *, has_media: bool) -> tuple[str, ...]:
    """Return the channels meant, each once; raises DomainError for unknown and impossible ones."""
    named = read_texts(raw, "channel") if raw is not None else []
    unknown = [each for each in named if each not in _CHANNELS]
    if unknown:
        allowed = f"{unknown[0]:.40} is not a channel; it may be {', '.join(_CHANNELS)}."
        refuse("channel", allowed, ErrorCode.CHOICE_INVALID)
    automatic = "mms" if has_media else "sms"
    channels = [automatic if each == _AUTOMATIC else each for each in named or [_AUTOMATIC]]
    if ("mms" in channels) != has_media:
        sentence = "MMS needs media." if not has_media else "Media needs the channel mms or sent."
        refuse("media_urls", sentence)
    return tuple(dict.fromkeys(channels))


def read_media(raw: object) -> tuple[str, ...]:
    """Return the addresses of an MMS's media, public https ones."""
    if raw in (None, []):
        return ()
    urls = read_texts(raw, "media_urls")
    if len(urls) > _MOST_MEDIA:
        refuse("media_urls", f"At most {_MOST_MEDIA} media.", ErrorCode.VALUE_OUT_OF_RANGE)
    for url in urls:
        if not _is_https(url):
            refuse("media_urls", f"{url!r:.80} is not the https address of a file.")
    return tuple(urls)


def _is_https(url: str) -> bool:
    try:
        return len(url) <= _LONGEST_URL and read_target(url).scheme == "https"
    except Failed:
        return False


def read_numbers(raw: object) -> dict[str, tuple[str, ...]]:
    """Return the numbers to send from, by channel: ``{"sms": [{"from": ["+4420…"]}]}``.

    Naming no number leaves the choice open, as does ``country`` and ``strategy``.
    """
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        refuse("channels", "This must be an object of channels.")
    numbers = {channel: _read_choices(choices, channel) for channel, choices in raw.items()}
    return {channel: named for channel, named in numbers.items() if named}


def _read_choices(raw: object, channel: str) -> tuple[str, ...]:
    field = f"channels.{channel:.20}"
    if channel == _AUTOMATIC or channel not in _CHANNELS:
        refuse(field, "Numbers are chosen for sms, mms, whatsapp or rcs.", ErrorCode.CHOICE_INVALID)
    if not isinstance(raw, list) or not all(isinstance(each, dict) for each in raw):
        refuse(field, "This must be a list of objects with from.")
    named = [number for choice in raw for number in _read_from(choice, field)]
    return tuple(dict.fromkeys(named))


def _read_from(choice: Mapping[str, Any], field: str) -> list[str]:
    numbers = read_texts(choice.get("from") or [], f"{field}.from")
    for number in numbers:
        try:
            parse_e164(number)
        except DomainError:
            refuse(f"{field}.from", f"{number!r:.40} is not E.164.", ErrorCode.PHONE_INVALID)
    return numbers
