"""The seeded rules as the screening reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from compliance.findings.dossier import Dossier
from compliance.risk.screen import Contribution, Rule, screen
from compliance.risk.seed_rules import RULES

SEEDED = tuple(Rule(**row) for row in RULES)
BY_CODE = {rule.code: rule for rule in SEEDED}


def list_fired(dossier: Dossier) -> set[str]:
    return {each.code for each in screen(dossier, SEEDED).contributions}


def ask(code: str, dossier: Dossier) -> Contribution | None:
    """What one rule alone says."""
    found = screen(dossier, [BY_CODE[code]]).contributions
    return found[0] if found else None


def reword(code: str, **changes: Any) -> Rule:
    return replace(BY_CODE[code], **changes)
