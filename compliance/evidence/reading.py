"""What a visitor reads on a page, written down line by line.

A line is what stands in one block: a paragraph, a heading, an item of a list, the label of a box.
"""

from dataclasses import dataclass, field

from compliance.evidence.elements import HEADINGS, INLINE, is_button, is_text_input
from compliance.evidence.markup import ANCHOR
from compliance.evidence.walk import Attributes, Step


@dataclass(slots=True)
class OpenLink:
    href: str
    words: list[str] = field(default_factory=list)
    pictured: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@dataclass(slots=True)
class Reading:
    section: str = ""  # the id of an element whose place is wanted
    lines: list[str] = field(default_factory=list)
    length: int = 0  # of the lines so far, each with its end
    links: list[OpenLink] = field(default_factory=list)
    password_fields: int = 0
    text_inputs: int = 0
    checked_boxes: int = 0
    ticked: list[str] = field(default_factory=list)  # lines of boxes that are ticked beforehand
    headings: list[tuple[int, int]] = field(default_factory=list)  # place, level
    place: tuple[int, int] | None = None  # of the section: from, to
    _words: list[str] = field(default_factory=list)
    _open_links: list[OpenLink | None] = field(default_factory=list)
    _link_ended: bool = False
    _ticks: bool = False
    _within: int | None = None  # elements opened since the section began

    def take(self, step: Step) -> None:
        if not step.tag:
            self._write(step)
        elif step.ends:
            self._end(step)
        else:
            self._begin(step)
        self._link_ended = step.ends and step.tag == ANCHOR

    def end_line(self) -> None:
        line = " ".join("".join(self._words).split())
        self._words.clear()
        if line:
            self.lines.append(line)
            self.length += len(line) + 1
            if self._ticks:
                self.ticked.append(line)
                self._ticks = False

    def _write(self, step: Step) -> None:
        if step.look.readable:
            self._words.append(step.text)
            if self._open_links and self._open_links[-1]:
                self._open_links[-1].words.append(step.text)

    def _begin(self, step: Step) -> None:
        if step.blocky or step.tag not in INLINE:
            self.end_line()
        self._note_place(step)
        if step.tag in HEADINGS:
            self.headings.append((self.length, HEADINGS[step.tag]))
        elif step.tag == "input":
            self._read_input(step)
        elif step.tag == "textarea":
            self.text_inputs += 1
        elif step.tag == ANCHOR:
            if self._link_ended:
                self._words.append(" ")  # links side by side are kept apart by style
            seen = step.look.readable and "href" in step.attributes
            self._open_links.append(OpenLink(step.attributes["href"] or "") if seen else None)
        elif step.tag in ("img", "svg"):
            self._words.append(" ")
            if self._open_links and self._open_links[-1]:
                self._open_links[-1].pictured = True

    def _end(self, step: Step) -> None:
        if step.blocky or step.tag not in INLINE:
            self.end_line()
        if step.tag == ANCHOR:
            link = self._open_links.pop()
            if link and (link.text or link.pictured):
                self.links.append(link)
        if self._within is not None:
            self._within -= 1
            if self._within == 0 and self.place:
                self.place = (self.place[0], self.length)
                self._within = None

    def _note_place(self, step: Step) -> None:
        if self._within is not None:
            self._within += 1
        elif self.section and self.place is None and self.section in _get_names(step.attributes):
            self.place = (self.length, self.length)
            self._within = 1

    def _read_input(self, step: Step) -> None:
        kind = (step.attributes.get("type") or "").strip().lower()
        self._words.append(" ")
        if is_button(kind):
            self._write(step._replace(text=f" {step.attributes.get('value') or ''} "))
        elif kind == "password":
            self.password_fields += 1
        elif kind == "checkbox":
            ticked = "checked" in step.attributes and "disabled" not in step.attributes
            self.checked_boxes += ticked
            self._ticks = self._ticks or ticked
        elif is_text_input(kind):
            self.text_inputs += 1


def _get_names(attributes: Attributes) -> tuple[str | None, str | None]:
    return attributes.get("id"), attributes.get("name")
