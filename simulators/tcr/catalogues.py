"""``GET /v2/error`` and ``GET /v2/enum/{name}``: what a client may ask instead of knowing."""

from aiohttp import web

from simulators.tcr.answers import ERRORS, answer_json, refusal
from simulators.tcr.enums import ENUMS, SUB_USECASES, USECASES
from simulators.tcr.registry import Registry


async def list_errors(registry: Registry, request: web.Request) -> web.Response:
    """The registry's own codes; 401 and 429 are HTTP's."""
    rows = [{"code": code, "description": text} for code, (_, text) in ERRORS.items()]
    return answer_json([row for row in rows if row["code"] >= 500])


async def show_enum(registry: Registry, request: web.Request) -> web.Response:
    """An array or an object keyed by code, depending on the name, as at the registry."""
    name = request.match_info["name"]
    if name == "usecase":
        subs_only = request.query.get("validSubUsecase") == "true"
        return answer_json(describe_usecases(subs_only=subs_only))
    if name not in ENUMS:
        raise refusal(502, f"No such enum: {name}", "name")
    return answer_json(ENUMS[name])


def describe_usecases(*, subs_only: bool) -> dict[str, dict]:
    return {
        name: {
            "displayName": name.replace("_", " ").title(),
            "classification": "SPECIAL" if usecase.special else "STANDARD",
            "minSubUsecases": usecase.least,
            "maxSubUsecases": usecase.most,
            "validSubUsecase": name in SUB_USECASES,
        }
        for name, usecase in USECASES.items()
        if not subs_only or name in SUB_USECASES
    }
