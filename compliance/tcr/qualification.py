"""Would the carriers take this use case from this brand, and with how many samples?

TCR answers that for nothing before a campaign is paid for (campaignBuilder, ``mnoMetadata``). A
campaign goes on if at least one carrier takes it; the others' numbers stay shut.
"""

from collections.abc import Mapping
from typing import Any

from compliance.providers.tcr import Fault

UNQUALIFIED, TOO_FEW_SAMPLES = "unqualified", "samples"


def find_obstacle(facts: Mapping[str, Any], *, samples: int) -> Fault | None:
    """Return what stands in the way, as TCR itself would have said it after we had paid."""
    carriers = _list_carriers(facts.get("mnoMetadata"))
    taking = [each for each in carriers if each.get("qualify") is not False]
    if carriers and not taking:
        said = "No US carrier takes messages of this kind from a business of this type."
        return Fault(UNQUALIFIED, ("usecase",), said)
    least = max((_read_count(each.get("minMsgSamples")) for each in taking), default=0)
    if samples < least:
        said = f"The carriers ask for at least {least} sample messages; there are {samples}."
        return Fault(TOO_FEW_SAMPLES, ("sample1",), said)
    return None


def _list_carriers(told: Any) -> list[dict[str, Any]]:
    values = told.values() if isinstance(told, dict) else ()
    return [each for each in values if isinstance(each, dict)]


def _read_count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
