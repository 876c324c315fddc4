"""An address is one that a letter would reach, and where the business really is.

A post-office box is where letters end, not where a business is; registries and carriers want the
registered address. Countries that have no street delivery are an exception.
"""

import re
from collections.abc import Iterator

from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording.folding import fold
from compliance.findings.wording.us_zip_codes import PREFIXES
from compliance.models import Submission

_PO_BOX = re.compile(
    r"\bp\.? ?o\.? ?-?box(?:es)?\b|\bpo\.? ?b(?:ox)?\.? ?\d+|\bp\.o\.b\.|\bpost(?:al)? ?-?office "
    r"box\b|\bpost(?:al)? box\b|\bgpo box\b|\blocked bag\b|\bprivate bag\b|\bpmb ?#? ?\d+|"
    r"\bpostfach\b|\bpostbus\b|\bboite postale\b|\bb\.p\. ?\d+|\bbp ?\d+|\bapartado(?: postal| de "
    r"correos)? ?\d+|\bcasella postale\b|\bcaixa postal\b|\bcasilla(?: postal)? ?\d+|\bpostboks\b|"
    r"^box \d+"
)
_BOX_COUNTRIES = frozenset({"AE", "BH", "KW", "OM", "QA", "SA"})  # letters go to boxes only
_PLACEHOLDER = re.compile(
    r"^(?:n/?a|none|no|nil|test\w*|tbd|todo|unknown|xx+|abc|asdf\w*|qwert\w*|street|address|city|"
    r"town|street and number|your (?:street|address|city)|same|same as above|as above|any|foo|bar|"
    r"[\W_]+|(\w)\1{2,}|1234*5?|test \w+|\w+ test)$"
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|s/n|sin numero)\b"
)
# A house with a name needs no number.
_NAMED = re.compile(
    r"\b(?:house|cottage|farm\w*|lodge|court|building|tower|barn|mill|hall|manor|villa|castle|plaza|"
    r"centre|center|works|wharf|chambers|park|estate|campus|airport|station|suite|unit|floor|km)\b"
    r"(?! (?:st|street|rd|road|ln|lane|ave|avenue|drive|close|way|hill)\b)"
)
_NO_NUMBERS = _BOX_COUNTRIES | {"CR", "NI", "JP", "HN"}  # directions or blocks instead


def check_address(dossier: Dossier) -> list[Finding]:
    submission = dossier.submission
    return [*_check_box(submission), *_check_gaps(submission)]


def _check_box(submission: Submission) -> Iterator[Finding]:
    match = _PO_BOX.search(fold(submission.street).text)
    if match and submission.country not in _BOX_COUNTRIES:
        yield Finding(
            "address_po_box",
            Severity.WARN,
            "street",
            "This is a post-office box, not the address of a business.",
            fix="Give the street and number of the registered address.",
            example=_EXAMPLE,
            quote=fold(submission.street).quote(*match.span()),
            element="street",
        )


def _check_gaps(submission: Submission) -> Iterator[Finding]:
    for name in ("street", "city", "region", "postal_code"):
        value = getattr(submission, name).strip()
        if _PLACEHOLDER.fullmatch(fold(value).text):
            yield _report(name, value, "This stands for an address, but is none.")
        elif name == "street" and value and not _has_number(submission):
            yield _report(name, value, "There is no house number in the street.")
    if _is_other_state(submission):
        problem = f"The ZIP code does not lie in the state {submission.region.strip().upper()}."
        yield _report("postal_code", submission.postal_code, problem)


def _has_number(submission: Submission) -> bool:
    street = fold(submission.street).text
    if submission.country in _NO_NUMBERS or _PO_BOX.search(street):
        return True
    return bool(_NUMBER.search(street) or _NAMED.search(street))


def _is_other_state(submission: Submission) -> bool:
    if submission.country != "US" or not re.fullmatch(r"\d{5}(-\d{4})?", submission.postal_code):
        return False
    prefixes = PREFIXES.get(submission.region.strip().upper())
    return prefixes is not None and submission.postal_code[:3] not in prefixes


def _report(name: str, value: str, problem: str) -> Finding:
    return Finding(
        "address_incomplete",
        Severity.WARN,
        name,
        problem,
        fix="Give the registered address in full, as the tax office has it.",
        example=_EXAMPLE,
        quote=value,
        element=name,
    )


_EXAMPLE = "12 Example Street, Leeds, LS1 4AB"
