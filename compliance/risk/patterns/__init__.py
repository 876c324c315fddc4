"""What a rule can ask, by the name that rules use. Each returns its evidence, if there is any."""

from collections.abc import Callable, Mapping
from typing import Any

from compliance.findings.dossier import Dossier
from compliance.risk.hit import Hit
from compliance.risk.patterns.messages import (
    find_disguises,
    find_impersonation,
    find_promotion_in_authentication,
    find_shorteners,
)
from compliance.risk.patterns.origin import (
    find_country_mismatch,
    find_free_mail,
    find_new_domain,
    find_shared_host,
)
from compliance.risk.patterns.registers import find_inactive, find_name_mismatch, find_not_on_file
from compliance.risk.patterns.sharing import find_reuse
from compliance.risk.patterns.words import find_words

PATTERNS: dict[str, Callable[[Dossier, Mapping[str, Any]], list[Hit]]] = {
    "words": find_words,
    "new_domain": find_new_domain,
    "url_shortener": find_shorteners,
    "country_mismatch": find_country_mismatch,
    "reuse": find_reuse,
    "free_mail": find_free_mail,
    "shared_host": find_shared_host,
    "promotional_in_authentication": find_promotion_in_authentication,
    "tax_id_not_on_file": find_not_on_file,
    "business_inactive": find_inactive,
    "name_mismatch": find_name_mismatch,
    "impersonation": find_impersonation,
    "disguised_words": find_disguises,
}
