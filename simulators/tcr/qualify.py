"""What the carriers would let a brand do with a use case, and how fast."""

from aiohttp import web

from simulators.tcr.answers import answer_json, refusal
from simulators.tcr.enums import CARRIERS, MAY_RUN_CAMPAIGNS, USECASES
from simulators.tcr.fees import monthly_fee
from simulators.tcr.records import Brand
from simulators.tcr.registry import Registry

ONLY_FOR: dict[str, tuple[str, ...]] = {
    "SOLE_PROPRIETOR": ("SOLE_PROPRIETOR",),
    "CHARITY": ("NON_PROFIT",),
    "EMERGENCY": ("GOVERNMENT", "NON_PROFIT"),
}
# From this score: AT&T's class for one subject, for several, texts and MMS a minute; T-Mobile's
# tier and cap a day.
BANDS: tuple[tuple[int, str, str, int, int], ...] = (
    (75, "A", "B", 4_500, 2_400),
    (50, "C", "D", 2_400, 1_200),
    (0, "E", "F", 240, 150),
)
TIERS: tuple[tuple[int, str, int], ...] = (
    (75, "TOP", 200_000),
    (50, "UPPER_MID", 40_000),
    (25, "LOWER_MID", 10_000),
    (0, "LOW", 2_000),
)


async def show_qualification(registry: Registry, request: web.Request) -> web.Response:
    """``qualify`` by carrier, and the fees."""
    brand = registry.brand(request.match_info["brand_id"])
    name = request.match_info["usecase"]
    usecase = USECASES.get(name)
    if usecase is None:
        raise refusal(501, f"'{name}' is not a use case", "usecase")
    month = float(monthly_fee(name))
    return answer_json(
        {
            "usecase": name,
            "monthlyFee": month,
            "quarterlyFee": month * 3,
            "annualFee": month * 12,
            "minSubUsecases": usecase.least,
            "maxSubUsecases": usecase.most,
            "mnoMetadata": describe_carriers(brand, name),
        }
    )


def describe_carriers(brand: Brand, usecase: str) -> dict[str, dict]:
    """By mnoId."""
    return {mno: describe_carrier(brand, usecase, mno) for mno in CARRIERS}


def describe_carrier(brand: Brand, usecase: str, mno: str) -> dict:
    facts: dict[str, object] = {
        "mno": CARRIERS[mno],
        "qualify": may_run(brand, usecase),
        "mnoSupport": True,
        "mnoReview": USECASES[usecase].special,
        "minMsgSamples": 2 if (mno, usecase) == ("10017", "MIXED") else 1,
        "reqSubscriberOptin": True,
        "reqSubscriberOptout": True,
        "reqSubscriberHelp": True,
        "noEmbeddedLink": False,
        "noEmbeddedPhone": False,
    }
    if mno == "10017":
        return {**facts, **speed_at_att(brand, usecase)}
    if mno == "10035":
        return {**facts, **cap_at_tmobile(brand)}
    return facts


def may_run(brand: Brand, usecase: str) -> bool:
    """Sole proprietors have a use case of their own; politics needs a score."""
    if brand.identity not in MAY_RUN_CAMPAIGNS:
        return False
    if usecase == "POLITICAL" and not brand.score:
        return False
    if brand.entity == "SOLE_PROPRIETOR":
        return usecase == "SOLE_PROPRIETOR"
    return brand.entity in ONLY_FOR.get(usecase, (brand.entity,))


def speed_at_att(brand: Brand, usecase: str) -> dict[str, object]:
    """By campaign."""
    _, single, mixed, texts, mms = next(band for band in BANDS if brand.score >= band[0])
    kind = mixed if usecase in ("MIXED", "MARKETING") else single
    if usecase in ("LOW_VOLUME", "SOLE_PROPRIETOR"):
        kind, texts, mms = "T", 75, 50
    return {"msgClass": kind, "tpm": texts, "mmsTpm": mms, "tpmScope": "CAMPAIGN"}


def cap_at_tmobile(brand: Brand) -> dict[str, object]:
    """By brand and day."""
    _, tier, cap = next(tier for tier in TIERS if brand.score >= tier[0])
    return {
        "brandTier": tier,
        "brandDailyCap": 1_000 if brand.entity == "SOLE_PROPRIETOR" else cap,
    }
