"""Where one brand or one campaign stands, with whom it is, and what its customer must do."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache

from django.db.models import Max

from accounts.models import Account
from compliance.models import Brand, Campaign, CarrierStatus, Reason, RegistryAttempt
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from compliance.models.registry import Operation
from compliance.selectors import list_reasons
from compliance.services.tcr.correct import can_correct, get_cost
from compliance.services.tcr.escalate import is_late
from compliance.services.tcr.moves import Registered
from compliance.tcr.eta import RegistrationEta, get_registration_eta
from compliance.tcr.names import CARRIERS, name_carrier
from compliance.tcr.said import quote, quote_problem
from compliance.tcr.words import CARRIER_WORDS, find_waits_on, say_needed, say_state, say_who

TO_CHASE = (WaitsOn.US, WaitsOn.TCR, WaitsOn.CARRIER)
_CORRECTIONS = (Operation.REVET_BRAND, Operation.RESUBMIT_CAMPAIGN)
# An estimate is made for what goes on by itself; what was stopped has none.
_UNDER_WAY = (
    BrandState.DRAFT,
    BrandState.SUBMITTING,
    BrandState.SUBMIT_UNKNOWN,
    BrandState.PENDING,
    CampaignState.REGISTERED,
    CampaignState.CARRIER_REVIEW,
)
_STOPPED = (BrandState.UNVERIFIED, BrandState.SUSPENDED, CampaignState.REJECTED)
_WITH_CARRIERS = (CampaignState.CARRIER_REVIEW, CampaignState.ACTIVE, CampaignState.SUSPENDED)
Expect = Callable[[datetime], RegistrationEta]


@dataclass(frozen=True, slots=True)
class CarrierWord:
    carrier: str  # TCR's mnoId
    name: str
    word: str  # CarrierStatus.Word
    words: str
    since: datetime | None = None
    note: str = ""  # the carrier's reason


@dataclass(frozen=True, slots=True)
class Standing:
    registered: Registered
    words: str
    waits_on: WaitsOn
    who: str
    needed: str
    is_late: bool
    said: str = ""  # against it, by TCR or the reviewers, in their words
    reasons: tuple[Reason, ...] = ()  # the same in ours
    eta: RegistrationEta | None = None  # of the whole way; none while it does not go on by itself
    cost: Decimal | None = None  # USD, of submitting again, while the customer may
    carriers: tuple[CarrierWord, ...] = ()

    @property
    def is_brand(self) -> bool:
        return isinstance(self.registered, Brand)

    @property
    def name(self) -> str:
        one = self.registered
        return one.display_name if isinstance(one, Brand) else one.name

    @property
    def is_settled(self) -> bool:
        return self.waits_on == WaitsOn.NOBODY

    @property
    def is_chased(self) -> bool:
        """Tell whether somebody else than the customer is to act."""
        return self.waits_on in TO_CHASE


class Describer:
    """Describes the brands and campaigns of one account; what they share is read once."""

    def __init__(self, account: Account) -> None:
        self._corrected = _list_corrections(account)
        self._expect: Expect = cache(get_registration_eta)

    def describe(self, registered: Registered) -> Standing:
        waits_on = find_waits_on(registered)
        is_stopped = registered.state in _STOPPED or can_correct(registered)
        return Standing(
            registered=registered,
            words=say_state(registered),
            waits_on=waits_on,
            who=say_who(registered),
            needed=say_needed(registered),
            is_late=waits_on in TO_CHASE and is_late(registered),
            said=quote_problem(registered) if is_stopped else "",
            reasons=_list_reasons(registered) if is_stopped else (),
            eta=self._get_eta(registered, waits_on),
            cost=get_cost(registered) if can_correct(registered) else None,
            carriers=list_carriers(registered) if isinstance(registered, Campaign) else (),
        )

    def _get_eta(self, registered: Registered, waits_on: WaitsOn) -> RegistrationEta | None:
        if waits_on not in TO_CHASE or registered.state not in _UNDER_WAY:
            return None
        return self._expect(self._find_beginning(registered))

    def _find_beginning(self, registered: Registered) -> datetime:
        """A campaign begins with its brand, or later; a correction begins it anew."""
        if isinstance(registered, Brand):
            own = registered.submitted_at or registered.created_at
        else:
            own = max(registered.created_at, self._find_beginning(registered.brand))
        return max(own, self._corrected.get(registered.pk, own))


def _list_corrections(account: Account) -> dict[uuid.UUID, datetime]:
    """Return when each brand and campaign that was corrected was last submitted again."""
    again = RegistryAttempt.objects.filter(brand__account=account, operation__in=_CORRECTIONS)
    rows = again.values_list("brand_id", "campaign_id").annotate(last=Max("created_at"))
    return {campaign_id or brand_id: last for brand_id, campaign_id, last in rows}


def _list_reasons(registered: Registered) -> tuple[Reason, ...]:
    if not registered.problem_codes:
        return ()
    return tuple(list_reasons().filter(code__in=registered.problem_codes))


def list_carriers(campaign: Campaign) -> tuple[CarrierWord, ...]:
    """Return what each carrier says, also those that have said nothing, which they need not.

    Nothing before the campaign is with them.
    """
    said = {row.carrier: row for row in campaign.carriers.all()}
    if not said and campaign.state not in _WITH_CARRIERS:
        return ()
    others = sorted(carrier for carrier in said if carrier not in CARRIERS)
    tax_id = campaign.brand.tax_id
    return tuple(
        _read(carrier, said.get(carrier), tax_id=tax_id) for carrier in (*CARRIERS, *others)
    )


def _read(carrier: str, row: CarrierStatus | None, *, tax_id: str) -> CarrierWord:
    word = CarrierStatus.Word(row.word) if row else CarrierStatus.Word.UNKNOWN
    return CarrierWord(
        carrier=carrier,
        name=name_carrier(carrier),
        word=word,
        words=CARRIER_WORDS[word],
        since=row.since if row else None,
        note=quote(row.note, tax_id=tax_id) if row else "",
    )
