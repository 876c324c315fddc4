"""What a business shares with other accounts. How many there are, never which ones."""

from collections.abc import Mapping
from typing import Any

from compliance.domains import get_registrable_domain
from compliance.findings.dossier import Dossier
from compliance.findings.wording.hosts import is_shared
from compliance.risk.hit import Hit

_FIELDS = {
    "tax_id": "tax_id",
    "domain": "website_url",
    "phone": "contact_phone",
    "email": "contact_email",
}


def find_reuse(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """``of`` is tax_id, domain, phone or email; ``least`` other accounts must have the same."""
    mark = parameters["of"]
    count = getattr(dossier.reuse, mark)
    domain = get_registrable_domain(dossier.submission.website_url)
    if count < parameters.get("least", 1) or (mark == "domain" and is_shared(domain)):
        return []
    accounts = "one other account" if count == 1 else f"{count} other accounts"
    return [Hit(f"The same as on {accounts}.", _FIELDS[mark])]
