"""Where an account's US SMS registration stands: one answer for the page and for the API.

It says with whom it is, since when, when we last asked and what the customer must do, which is
usually nothing; when it is late it says so. Whoever does not text to the US has none, and is told
nothing of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Account
from accounts.models.sender_profile import ProfileState
from compliance.models import Brand, Campaign
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from compliance.tcr.ladder import Step, list_steps
from compliance.tcr.number_status import NumberStatus, list_numbers
from compliance.tcr.standing import Describer, Standing
from compliance.tcr.words import NOTHING


@dataclass(frozen=True, slots=True)
class Track:
    """A campaign under its brand, from identity to numbers; or a brand without a campaign yet."""

    brand: Standing
    campaign: Standing | None
    steps: tuple[Step, ...]

    @property
    def current(self) -> Standing:
        """What it is about now: the brand until it is verified, the campaign from then on."""
        if self.campaign is None or self.brand.registered.state != BrandState.VERIFIED:
            return self.brand
        return self.campaign


@dataclass(frozen=True, slots=True)
class UsSms:
    tracks: tuple[Track, ...]
    numbers: tuple[NumberStatus, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Return each brand and each campaign once, the brands first."""
        brands = {track.brand.registered.pk: track.brand for track in self.tracks}
        return (*brands.values(), *(track.campaign for track in self.tracks if track.campaign))

    @property
    def current(self) -> Standing:
        """What to say first: what waits for the customer, else what is late, else what waits."""
        return min((track.current for track in self.tracks), key=_rank)

    @property
    def needed(self) -> str:
        wanted = (each.needed for each in self.standings if each.needed != NOTHING)
        return "; ".join(wanted) or NOTHING

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing more is to happen, numbers apart."""
        return all(track.current.is_settled for track in self.tracks)

    @property
    def is_assigning(self) -> bool:
        """Tell whether a campaign is approved and a US number may not send yet."""
        shut = any(each.is_us and not each.may_send for each in self.numbers)
        return shut and any(
            each.registered.state == CampaignState.ACTIVE for each in self.standings
        )

    @property
    def waits(self) -> bool:
        """Tell whether anything at all is still to happen."""
        return not self.is_settled or self.is_assigning

    @property
    def is_late(self) -> bool:
        return any(each.is_late for each in self.standings)


def _rank(standing: Standing) -> int:
    if standing.waits_on == WaitsOn.CUSTOMER:
        return 0
    if standing.is_chased:
        return 1 if standing.is_late else 2
    return 3


def get_us_sms(account: Account) -> UsSms | None:
    """Return where an account's registration stands, ``None`` if it has none."""
    brands = list(_list_brands(account))
    if not brands:
        return None
    pairs = list(_pair(brands, list(_list_campaigns(account))))
    is_approved = any(each and each.state == CampaignState.ACTIVE for _, each in pairs)
    numbers = list_numbers(account, is_approved=is_approved)
    return UsSms(tuple(_list_tracks(account, pairs, numbers)), numbers)


def _list_brands(account: Account) -> QuerySet[Brand]:
    """Return what was begun; a profile that is not complete yet has not begun anything."""
    mine = Brand.objects.filter(account=account).select_related("profile")
    unfinished = mine.filter(profile__isnull=False, state=BrandState.DRAFT, next_look_at=None)
    return mine.exclude(pk__in=unfinished.values("pk")).order_by("created_at", "id")


def _list_campaigns(account: Account) -> QuerySet[Campaign]:
    mine = Campaign.objects.filter(account=account).exclude(state=CampaignState.DEACTIVATED)
    unfinished = mine.filter(profile__state=ProfileState.INCOMPLETE, state=CampaignState.DRAFT)
    begun = mine.exclude(pk__in=unfinished.values("pk"))
    return begun.prefetch_related("carriers").order_by("created_at", "id")


def _pair(
    brands: Sequence[Brand], campaigns: Sequence[Campaign]
) -> Iterator[tuple[Brand, Campaign | None]]:
    for brand in brands:
        own = [campaign for campaign in campaigns if campaign.brand_id == brand.pk]
        for campaign in own:
            campaign.brand = brand
            yield brand, campaign
        if not own:
            yield brand, None


def _list_tracks(
    account: Account,
    pairs: Sequence[tuple[Brand, Campaign | None]],
    numbers: Sequence[NumberStatus],
) -> Iterator[Track]:
    describer = Describer(account)
    brands = {brand.pk: brand for brand, _ in pairs}
    described = {pk: describer.describe(brand) for pk, brand in brands.items()}
    for brand, campaign in pairs:
        yield Track(
            brand=described[brand.pk],
            campaign=describer.describe(campaign) if campaign else None,
            steps=list_steps(brand, campaign, numbers),
        )
