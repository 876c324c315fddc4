"""One piece of evidence for one rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """``quote`` is an exact piece of the answer or page, or a fact of ours in plain words."""

    quote: str
    where: str  # a name of compliance.form_fields, the role of a page, or "registry"
    url: str = ""
    page_hash: str = ""
