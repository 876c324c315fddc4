"""The registry as one object: what every handler gets beside the request."""

import random
import string
from dataclasses import dataclass
from decimal import Decimal

from simulators.tcr.answers import refusal
from simulators.tcr.clock import Clock
from simulators.tcr.courier import Courier
from simulators.tcr.limits import Limits
from simulators.tcr.records import Brand, Campaign, timestamp
from simulators.tcr.settings import Settings
from simulators.tcr.state import State
from simulators.tcr.trouble import Trouble

ALPHABET = string.ascii_uppercase + string.digits


@dataclass(frozen=True, slots=True)
class Registry:
    """State, clock and courier of one process."""

    settings: Settings
    state: State
    clock: Clock
    courier: Courier
    limits: Limits
    trouble: Trouble

    def brand(self, brand_id: str) -> Brand:
        """A deleted brand is not there any more: error 502."""
        brand = self.state.brands.get(brand_id)
        if brand is None or brand.status == "DELETED":
            raise refusal(502, f"Brand {brand_id} not found", "brandId")
        return brand

    def campaign(self, campaign_id: str) -> Campaign:
        campaign = self.state.campaigns.get(campaign_id)
        if campaign is None:
            raise refusal(502, f"Campaign {campaign_id} not found", "campaignId")
        return campaign

    def brand_of(self, campaign: Campaign) -> Brand:
        """Also when it is deleted: the campaign keeps its name."""
        return self.state.brands[campaign.brand_id]

    def campaigns_of(self, brand: Brand) -> list[Campaign]:
        """The active ones."""
        return [
            campaign
            for campaign in self.state.campaigns.values()
            if campaign.brand_id == brand.id and campaign.status == "ACTIVE"
        ]

    def new_id(self, letter: str) -> str:
        """Seven characters; the first tells what it is."""
        while True:
            found = letter + "".join(random.choices(ALPHABET, k=6))
            if found not in self.state.brands and found not in self.state.campaigns:
                return found

    def charge(
        self, kind: str, amount: Decimal, brand: Brand, campaign: Campaign | None = None
    ) -> None:
        """Mock brands and campaigns are free."""
        if brand.mock or (campaign is not None and campaign.mock):
            return
        owner = campaign or brand
        self.state.charges.append(
            {
                "kind": kind,
                "amount": str(amount),
                "brandId": brand.id,
                "campaignId": campaign.id if campaign else None,
                "reference": owner.fields.get("referenceId"),
                "at": timestamp(),
            }
        )
        self.state.save_soon()


def build_registry(settings: Settings) -> Registry:
    """Wire the parts; state is loaded from disk here."""
    state = State(path=settings.state_file)
    return Registry(
        settings=settings,
        state=state,
        clock=Clock(state=state, day=settings.day),
        courier=Courier(state=state, secret=settings.api_secret, retry_delay=settings.retry_delay),
        limits=Limits(on=settings.limits),
        trouble=Trouble(),
    )
