"""Everything a business says about itself, place by place, as the rules read it."""

from dataclasses import dataclass

from compliance.evidence.visit import ROLES
from compliance.findings.dossier import Dossier
from compliance.findings.wording.folding import Folded, fold

TYPED = ("use_case", "sample_1", "sample_2", "business_name")
_LONGEST_PAGE = 200_000  # characters of a page that are read; no honest page has more to say


@dataclass(frozen=True, slots=True)
class Text:
    where: str
    folded: Folded
    url: str = ""
    page_hash: str = ""

    @property
    def is_page(self) -> bool:
        return bool(self.page_hash)


def list_texts(dossier: Dossier) -> list[Text]:
    """Return the answers first, then each page once, even if several fields lead to it."""
    typed = [(name, getattr(dossier.submission, name)) for name in TYPED]
    return [*(Text(name, fold(text)) for name, text in typed if text), *_list_pages(dossier)]


def _list_pages(dossier: Dossier) -> list[Text]:
    pages: dict[str, Text] = {}
    for role in ROLES:
        visit = dossier.visits.get(role)
        if visit and visit.page and visit.sha256 not in pages:
            folded = fold(visit.page.text[:_LONGEST_PAGE], lines=True)
            url = visit.fetched.final_url or visit.fetched.url
            pages[visit.sha256] = Text(role, folded, url, visit.sha256)
    return list(pages.values())
