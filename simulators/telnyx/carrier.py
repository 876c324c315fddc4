"""The carrier as one object: what every handler gets beside the request."""

from dataclasses import dataclass

from simulators.telnyx.receipts import ReceiptClock
from simulators.telnyx.settings import Settings
from simulators.telnyx.state import State
from simulators.telnyx.webhooks import Courier


@dataclass(frozen=True, slots=True)
class Carrier:
    """State, clock and courier of one process."""

    settings: Settings
    state: State
    courier: Courier
    clock: ReceiptClock

    def profile_urls(self, profile_id: object) -> tuple[str, ...]:
        """Where events of a profile go: its own URLs, else the process's default."""
        profile = self.state.profiles.get(profile_id) if isinstance(profile_id, str) else None
        if profile and profile["webhook_url"]:
            return tuple(filter(None, (profile["webhook_url"], profile["webhook_failover_url"])))
        return (self.settings.webhook_url,) if self.settings.webhook_url else ()

    def profile_of(self, number: str) -> str | None:
        """The messaging profile an ordered number was put on."""
        order = self.state.orders.get(self.state.owner_of.get(number, ""))
        return order["messaging_profile_id"] if order else None


def build_carrier(settings: Settings) -> Carrier:
    """Wire the parts; state is loaded from disk here."""
    state = State(path=settings.state_file)
    courier = Courier(seed=settings.signing_seed, retry_delay=settings.retry_delay)
    clock = ReceiptClock(state=state, courier=courier, delay=settings.receipt_delay)
    return Carrier(settings=settings, state=state, courier=courier, clock=clock)
