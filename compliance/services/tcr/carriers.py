"""What each carrier says of a campaign: a row each, and a timeline line when its word changes."""

from collections.abc import Mapping

from django.utils import timezone

from compliance.models import Campaign, CarrierStatus
from compliance.services.tcr.moves import record
from compliance.tcr.judgment import read_word
from compliance.tcr.names import name_carrier

BLOCKING = (CarrierStatus.Word.REJECTED, CarrierStatus.Word.SUSPENDED)


def keep_carriers(campaign: Campaign, statuses: Mapping[str, str]) -> bool:
    """Write the carriers' words of a locked campaign down; return whether one has changed."""
    rows = {row.carrier: row for row in campaign.carriers.all()}
    changed = [
        _keep(campaign, rows.get(carrier), carrier[:10], status)
        for carrier, status in sorted(statuses.items())
    ]
    return any(changed)


def _keep(campaign: Campaign, row: CarrierStatus | None, carrier: str, status: str) -> bool:
    row = row or CarrierStatus(campaign=campaign, carrier=carrier, since=timezone.now())
    word = read_word(status)
    before, is_new = row.word, row.word != word
    if row.tcr_status == status[:40] and not is_new:
        return False
    row.word, row.tcr_status = word, status[:40]
    row.since = timezone.now() if is_new else row.since
    row.save()
    if is_new:
        facts = {"carrier": name_carrier(carrier), "word": word, "before": before}
        record(campaign, "carrier_said", facts=facts)
    return is_new


def list_blocking(campaign: Campaign) -> list[str]:
    """Return the carriers (mnoId) that do not let the campaign through."""
    rows = campaign.carriers.filter(word__in=BLOCKING).order_by("carrier")
    return list(rows.values_list("carrier", flat=True))
