"""A small business's web site: four pages in one dress, and the case that it makes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.corpus.cases import Answer, Case
from tests.corpus.firm import Firm
from tests.corpus.markup.frame import Frame
from tests.corpus.wording.terms import PLAIN_TERMS

Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Site:
    """``{privacy}`` and ``{terms}`` in the opt-in text become the paths of those pages. A page
    whose text is empty does not exist."""

    firm: Firm
    layout: Callable[[Frame], str]
    home: str
    opt_in: str
    policy: str = ""
    terms: str = PLAIN_TERMS
    privacy_link: tuple[str, str] = ("Privacy Policy", "/privacy")  # words and target
    terms_link: tuple[str, str] = ("Terms of Service", "/terms")
    cta_path: str = "/texts"
    nav: Links = (("Home", "/"), ("About us", "/about"), ("Contact", "/contact"))
    opt_in_links: Links | None = None  # what stands at the foot of the opt-in page, if different
    opt_in_brand: str | None = None  # likewise, what stands at its head
    language: str = "en"

    def pages(self) -> dict[str, Answer]:
        brand = self.firm.brand
        texts = {
            self.privacy_link[1]: (f"{self.privacy_link[0]} | {brand}", self.policy),
            self.terms_link[1]: (f"{self.terms_link[0]} | {brand}", self.terms),
            self.cta_path: ("", self.opt_in),
            "/": (brand, self.home),
        }
        return {
            self._locate(path): Answer(self._dress(path, title, text))
            for path, (title, text) in texts.items()
            if text and path
        }

    def case(self, group: str, name: str, *expect: str, also: tuple[str, ...] = ()) -> Case:
        return Case(name, group, self.answers(), self.pages(), frozenset(expect), frozenset(also))

    def answers(self) -> dict[str, Any]:
        return self.firm.fill_in(self.cta_path)

    def but(self, **changes: Any) -> "Site":
        return replace(self, **changes)

    def _locate(self, path: str) -> str:
        address = path if "://" in path else self.firm.url(path)
        return address.partition("#")[0]

    def _dress(self, path: str, title: str, text: str) -> str:
        brand = self.firm.brand
        links = tuple(link for link in (self.privacy_link, self.terms_link) if link[0])
        if path == self.cta_path != "/":
            brand = brand if self.opt_in_brand is None else self.opt_in_brand
            links = links if self.opt_in_links is None else self.opt_in_links
            title = f"Text messages | {brand}" if brand else "Text messages"
        imprint = self.firm.imprint if brand == self.firm.brand else ""
        nav = self.nav if brand else ()
        return self.layout(
            Frame(title, brand, self._fill(text), nav, links, imprint, self.language)
        )

    def _fill(self, text: str) -> str:
        filled = text.replace("{privacy}", self.privacy_link[1])
        filled = filled.replace("{terms}", self.terms_link[1]).replace("{brand}", self.firm.brand)
        return filled.replace("{legal}", self.firm.legal).replace("{host}", self.firm.host)
