"""What the page of the US SMS registration asks of its reader: a correction, a PIN, or nothing."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from compliance.form_fields import get_field
from compliance.models import Brand
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from compliance.services.tcr.pin import LIVES
from compliance.tcr.open_findings import find_evidence, list_blocking
from compliance.tcr.standing import Standing
from compliance.tcr.status import UsSms
from compliance.tcr.words import asks_pin
from dashboard.corrections import Answer, list_answers
from dashboard.findings import FindingRow

_GOOD = (BrandState.VERIFIED, CampaignState.ACTIVE)
_BAD = (
    BrandState.UNVERIFIED,
    BrandState.SUSPENDED,
    CampaignState.REJECTED,
    CampaignState.EXPIRED,
    CampaignState.DEACTIVATED,
)


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was sent and not taken: nothing typed is lost."""

    registration_id: uuid.UUID
    typed: Mapping[str, Any] = field(default_factory=dict)
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)
    has_new_price: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    standing: Standing
    answers: list[Answer]
    findings: list[FindingRow]  # what we ourselves saw that still speaks against it
    seen_at: datetime | None
    has_new_price: bool

    @property
    def faulty(self) -> list[Answer]:
        return [each for each in self.answers if each.faults]


@dataclass(frozen=True, slots=True)
class Pin:
    brand: Brand
    fault: str = ""

    @property
    def is_sent(self) -> bool:
        sent = self.brand.pin_sent_at
        return sent is not None and sent >= self.brand.state_since

    @property
    def expires_at(self) -> datetime | None:
        return self.brand.pin_sent_at + LIVES if self.is_sent else None

    @property
    def is_over(self) -> bool:
        return self.is_sent and self.expires_at <= timezone.now()

    @property
    def last_four(self) -> str:
        """Of the mobile phone that it is sent to."""
        return self.brand.contact_phone[-4:]


def list_corrections(us_sms: UsSms, *, refused: Refused | None) -> list[Correction]:
    asked = [each for each in us_sms.standings if each.cost is not None]
    return [_build(each, refused=_pick(refused, each)) for each in asked]


def list_pins(us_sms: UsSms, *, refused: Refused | None) -> list[Pin]:
    brands = [each.registered for each in us_sms.standings if asks_pin(each.registered)]
    return [Pin(brand, _find_fault(brand, refused)) for brand in brands]


@dataclass(frozen=True, slots=True)
class Tag:
    """A glance at where it stands."""

    tone: str  # class of a tag
    words: str


def get_tag(us_sms: UsSms) -> Tag:
    now = us_sms.current
    if now.waits_on == WaitsOn.CUSTOMER:
        return Tag("bad" if now.registered.state in _BAD else "wait", "Your turn")
    if us_sms.is_late:
        return Tag("bad", "Late")
    if now.registered.state in _GOOD:
        return Tag("good", "Done") if not us_sms.is_assigning else Tag("wait", "Nearly there")
    return Tag("bad", "Stopped") if now.registered.state in _BAD else Tag("wait", "Under way")


def looks_again(us_sms: UsSms) -> bool:
    """Tell whether the page renews itself; never under the hands of somebody who fills it in."""
    if any(each.waits_on == WaitsOn.CUSTOMER for each in us_sms.standings):
        return False
    return us_sms.waits


def _pick(refused: Refused | None, standing: Standing) -> Refused:
    own = standing.registered.pk
    return refused if refused and refused.registration_id == own else Refused(own)


def _build(standing: Standing, *, refused: Refused) -> Correction:
    evidence = find_evidence(standing.registered)
    found = [FindingRow(each, get_field(each.field).label) for each in list_blocking(evidence)]
    answers = list_answers(standing.registered, typed=refused.typed, faults=refused.faults)
    seen_at = evidence.completed_at if evidence else None
    return Correction(standing, answers, found, seen_at, refused.has_new_price)


def _find_fault(brand: Brand, refused: Refused | None) -> str:
    if refused is None or refused.registration_id != brand.pk:
        return ""
    return " ".join(refused.faults.get("pin", ()))
