"""How staff pages show a value. Nothing a customer wrote is obeyed as markup, link or layout."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from config.visible_text import make_visible

NOTHING = "—"
_TONES = {
    "good": "active approved assigned delivered full good in mail_sent published read sent "
    "verified",
    "wait": "action_required carrier_review held in_progress in_review ordering pending "
    "provisional queued registered removing review routed second_review submit_unknown submitted "
    "submitting waiting",
    "bad": "blocked closed disabled failed filtered out rejected revoked suspended unverified",
}
_TONE_OF = {state: tone for tone, states in _TONES.items() for state in states.split()}


@dataclass(frozen=True, slots=True)
class Badge:
    """A state, colored by what it means for the reader."""

    text: str
    tone: str = ""  # good, wait, bad or plain; empty: by the state's name


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page of ours."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Website:
    """An address a customer gave. Its text is the address itself, so that it cannot pretend."""

    address: str


@dataclass(frozen=True, slots=True)
class Folded:
    """What a machine said or was told, as JSON, out of the way until it is opened."""

    title: str
    value: Any


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text in pieces, some of them gone, new or marked."""

    pieces: Sequence[tuple[str, str]]  # SAME, OLD, NEW or MARKED, and the words


SAME, OLD, NEW, MARKED = "same", "old", "new", "marked"


def show(value: object) -> SafeString:
    """Return ``value`` as safe HTML."""
    if isinstance(value, SafeString):
        return value
    if value is None or value == "" or value == []:
        return mark_safe(NOTHING)
    if isinstance(value, bool):
        return mark_safe("yes" if value else "no")
    for kind, render in _RENDERERS:
        if isinstance(value, kind):
            return render(value)
    return format_html('<bdi class="gh-text">{}</bdi>', make_visible(value))


def show_span(since: datetime | None) -> str:
    """Return how long ago ``since`` was, in the unit a person would use."""
    if since is None:
        return NOTHING
    return name_span(timezone.now() - since)


def name_span(span: timedelta) -> str:
    """Return a length of time as ``3 d 4 h``, ``4 h 10 min`` or ``10 min``."""
    minutes = max(int(span.total_seconds() // 60), 0)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _show_badge(badge: Badge) -> SafeString:
    tone = badge.tone or _TONE_OF.get(badge.text.lower(), "plain")
    text = make_visible(badge.text.replace("_", " "))
    return format_html('<span class="gh-badge gh-badge-{}">{}</span>', tone, text)


def _show_link(link: Link) -> SafeString:
    return format_html('<a class="gh-link" href="{}">{}</a>', link.url, make_visible(link.text))


def _show_instant(instant: datetime) -> SafeString:
    stamp = instant.astimezone(timezone.get_current_timezone())
    shown = stamp.strftime("%Y-%m-%d %H:%M %Z")
    return format_html('<time datetime="{}">{}</time>', stamp.isoformat(), shown)


def _show_website(website: Website) -> SafeString:
    text = make_visible(website.address)
    if text != website.address or not _is_web_address(website.address):
        return format_html('<bdi class="gh-text">{}</bdi>', text)
    return format_html(
        '<a class="gh-link" href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>',
        website.address,
        text,
    )


def _show_folded(folded: Folded) -> SafeString:
    text = json.dumps(folded.value, indent=2, ensure_ascii=False)
    return format_html(
        '<details class="gh-folded"><summary>{}</summary><pre>{}</pre></details>',
        make_visible(folded.title),
        make_visible(text),
    )


def _show_pieces(text: Pieces) -> SafeString:
    inner = mark_safe("".join(_show_piece(kind, words) for kind, words in text.pieces))
    return format_html('<bdi class="gh-text">{}</bdi>', inner)


def _show_piece(kind: str, words: str) -> SafeString:
    return format_html(_PIECES[kind], make_visible(words))


_PIECES = {
    SAME: "{}",
    OLD: '<del class="gh-old">{}</del>',
    NEW: '<ins class="gh-new">{}</ins>',
    MARKED: '<mark class="gh-mark">{}</mark>',
}


def _is_web_address(address: str) -> bool:
    """Only plain ASCII web addresses may be followed; a look-alike host stays text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and address.isascii()


def _show_list(values: list[object]) -> SafeString:
    return mark_safe("<br>".join(show(value) for value in values))


_RENDERERS = (
    (Badge, _show_badge),
    (Link, _show_link),
    (Website, _show_website),
    (Pieces, _show_pieces),
    (Folded, _show_folded),
    (datetime, _show_instant),
    (list, _show_list),
    (tuple, _show_list),
)
