"""A web page as a person without scripts meets it: text to read, forms to fill in."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)  # what a choice may be


class _Reader(HTMLParser):
    """Collects each form with what would be sent if nothing were changed."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._select = ""
        self._link = ""
        self._area = ""
        self._unseen = False  # inside what nobody reads

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("style", "script"):
            self._unseen = True
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "a":
            self._link = given.get("href", "")
        elif self._form is not None and given.get("disabled") is None:
            self._read_control(tag, given, self._form)

    def _read_control(self, tag: str, given: dict[str, str], form: Form) -> None:
        name = given.get("name", "")
        if tag == "input":
            self._read_input(name, given, form)
        elif tag == "textarea":
            self._area = name
            form.fields[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option":
            form.offered.setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given:
                form.fields.setdefault(self._select, []).append(given.get("value", ""))

    def _read_input(self, name: str, given: dict[str, str], form: Form) -> None:
        value = given.get("value", "")
        if given.get("type") == "file":
            return  # left empty, it sends nothing
        if given.get("type") in ("checkbox", "radio"):
            form.offered.setdefault(name, []).append(value or "on")
            if "checked" not in given:
                return
        if name:
            form.fields.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._unseen = False
        elif tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.fields[self._area] = [data.removeprefix("\n")]
        if data.strip() and not self._unseen:
            self.words.append(data.strip())
            self.links.append((data.strip(), self._link))


@dataclass
class Page:
    status: int
    url: str
    html: str

    def __post_init__(self) -> None:
        reader = _Reader()
        reader.feed(self.html)
        self.forms = reader.forms
        self.links = reader.links
        self.text = re.sub(r"\s+", " ", " ".join(reader.words))

    def find_form(self, *, having: str = "", action: str = "") -> Form:
        """Return the first form that has a field, or whose address contains a text."""
        for form in self.forms:
            names = {*form.fields, *form.offered}
            if form.method == "post" and action in form.action and (not having or having in names):
                return form
        raise LookupError(f"{self.url} has no form with {having or action!r}")

    def find_link(self, text: str, *, within: str = "") -> str:
        """Return the address of the first link with these words, whose address contains a text."""
        for words, address in self.links:
            if text in words and within in address:
                return address
        raise LookupError(f"{self.url} has no link {text!r}")
