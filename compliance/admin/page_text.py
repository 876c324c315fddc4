"""A stored page as text, with the words marked that findings and risk lines quote.

The text is cut into plain pieces here and put together again by a template that escapes each of
them. Nothing of the page's markup is kept, so nothing of it can reach a browser.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST = 200_000  # characters shown; a quote further down is shown with what surrounds it
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the page, who quotes them, and by which anchor they are found."""

    anchor: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text; ``anchors`` are those of the quotes in it."""

    text: str
    anchors: tuple[str, ...] = ()
    is_gap: bool = False  # something is left out here


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    anchors: tuple[str, ...]


def mark_quotes(text: str, quoted: Iterable[Quoted]) -> list[Stretch]:
    """Return the text in stretches. Quotes that overlap are marked as one."""
    spans = _merge(sorted(_find_spans(text, quoted), key=lambda span: span.start))
    return list(_cut(text, spans))


def _find_spans(text: str, quoted: Iterable[Quoted]) -> Iterator[_Span]:
    for each in quoted:
        start = text.find(each.quote) if each.quote else -1
        if start >= 0:
            yield _Span(start, start + len(each.quote), (each.anchor,))


def _merge(spans: list[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            last = merged.pop()
            end = max(last.end, span.end)
            span = _Span(last.start, end, (*last.anchors, *span.anchors))
        merged.append(span)
    return merged


def _cut(text: str, spans: list[_Span]) -> Iterator[Stretch]:
    place = 0
    for span in spans:
        yield from _fill(text, place, span.start, before_quote=True)
        yield Stretch(text[span.start : span.end], span.anchors)
        place = span.end
    yield from _fill(text, place, len(text), before_quote=False)


def _fill(text: str, start: int, end: int, *, before_quote: bool) -> Iterator[Stretch]:
    """What stands between two quotes; far down in a long page only what is near to them."""
    after_quote = start + _AROUND if start else 0
    shown_until = min(end, max(_LONGEST, after_quote))
    resumes_at = max(shown_until, end - _AROUND) if before_quote else end
    if shown_until > start:
        yield Stretch(text[start:shown_until])
    if resumes_at > max(shown_until, start):
        yield Stretch("", is_gap=True)
    if end > resumes_at:
        yield Stretch(text[resumes_at:end])
