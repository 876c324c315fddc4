"""One look at one page of a business."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from compliance.evidence.page import Page
from config.http import Fetched

WEBSITE, PRIVACY, OPT_IN, TERMS = "website", "privacy", "opt_in", "terms"
ROLES = (WEBSITE, PRIVACY, OPT_IN, TERMS)


@dataclass(frozen=True, slots=True)
class Visit:
    role: str
    fetched: Fetched
    page: Page | None  # None when there was nothing to read
    at: datetime

    @property
    def sha256(self) -> str:
        """The hash under which the page is stored, empty when there was none."""
        return hashlib.sha256(self.fetched.body).hexdigest() if self.page else ""
