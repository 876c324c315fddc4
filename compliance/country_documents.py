"""The papers that destination countries ask of a sender before its messages may go there."""

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.models.document import DocumentKind

_LOCAL = DocumentKind.PROOF_OF_LOCAL_ADDRESS
REQUIRED: dict[str, tuple[DocumentKind, ...]] = {
    "AU": (DocumentKind.UTILITY_BILL,),
    "BE": (_LOCAL, DocumentKind.PASSPORT, DocumentKind.BUSINESS_REGISTRATION),
    "GB": (_LOCAL,),
    "PL": (_LOCAL,),
    "SE": (_LOCAL,),
    "TH": (DocumentKind.PROOF_OF_WORLDWIDE_ADDRESS, DocumentKind.BUSINESS_REGISTRATION),
    "ZA": (_LOCAL,),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that one country asks for."""

    country: str
    kind: DocumentKind

    @property
    def key(self) -> str:
        return f"{self.country}:{self.kind.value}"


def list_papers(destinations: Iterable[str]) -> list[Paper]:
    """Return every paper that messages to ``destinations`` need, by country."""
    return [Paper(code, kind) for code in sorted(destinations) for kind in REQUIRED.get(code, ())]
