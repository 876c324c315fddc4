"""The Campaign Registry's CSP API, version 2: brands, campaigns, and what becomes of them.

https://csp-api.campaignregistry.com/v2/restAPI: HTTP Basic, JSON both ways, 20 reads a second and
20 writes in ten seconds for all of us together. Refusals are a list of ``{code, field | fields,
description}``; each code is permanent, worth asking again much later, or worth another try soon.
A write that got no answer may have been carried out and paid for: its ``outcome_unknown`` is set,
and whoever called looks for the object by our reference before trying again.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings

from config.http import Answer, ProviderError, request_json
from config.turns import Pace, wait_turn

PERMANENT = frozenset({"501", "502", "503", "509", "511", "512", "518", "523", "529", "534", "536"})
NOT_FOUND, DUPLICATE, BEING_SCORED = "502", "503", "527"
_LATER = frozenset({BEING_SCORED})
_READS = Pace("tcr.reads", calls=20, seconds=1.0, burst=4)
_WRITES = Pace("tcr.writes", calls=20, seconds=10.0, burst=4)
_PATIENCE = 20.0  # seconds a call waits for its turn
_INTERNAL = "590"  # TCR broke down in the middle: nobody knows how far it came
_TEMPORARY = frozenset({_INTERNAL, "591", "630"})
_DOUBTFUL = frozenset({500, 502, 504})  # a gateway's, which does not know what TCR did


class Verdict(StrEnum):
    PERMANENT = "permanent"  # the same request is refused every time
    LATER = "later"  # TCR is not ready for it yet
    RETRY = "retry"  # nothing was wrong with the request


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of a refusal, in TCR's words and field names."""

    code: str
    fields: tuple[str, ...]
    description: str


class TcrError(ProviderError):
    """TCR said no, or nothing at all."""

    def __init__(
        self,
        message: str,
        *,
        verdict: Verdict,
        faults: tuple[Fault, ...] = (),
        outcome_unknown: bool = False,
    ) -> None:
        code = faults[0].code if faults else ""
        permanent = verdict is Verdict.PERMANENT
        super().__init__(message, code=code, permanent=permanent, outcome_unknown=outcome_unknown)
        self.verdict = verdict
        self.faults = faults


# --- brands ---------------------------------------------------------------------------------------


def create_brand(brand: Mapping[str, Any]) -> dict[str, Any]:
    """Register a brand; costs a fee. Identity is decided later. Returns TCR's brand."""
    return _object(_call("POST", "/brand/nonBlocking", brand), with_id="brandId")


def find_brand(reference: str) -> dict[str, Any] | None:
    """Return the brand registered under our reference, if there is one."""
    return _find("/brand", reference, with_id="brandId")


def read_brand(brand_id: str) -> dict[str, Any]:
    return _object(_call("GET", f"/brand/{brand_id}"))


def update_brand(brand_id: str, brand: Mapping[str, Any]) -> dict[str, Any]:
    """Replace the whole brand; a field that is left out is gone."""
    return _object(_call("PUT", f"/brand/{brand_id}", brand))


def revet_brand(brand_id: str) -> dict[str, Any]:
    """Have a corrected brand judged anew; costs a fee."""
    return _object(_call("PUT", f"/brand/{brand_id}/revet", query={"nonBlocking": "true"}))


def read_feedback(brand_id: str) -> list[dict[str, Any]]:
    """Return why a brand is unverified: categories with ``id``, ``description`` and ``fields``."""
    return _list(_object(_call("GET", f"/brand/feedback/{brand_id}")).get("category"))


def order_vetting(brand_id: str, *, provider: str, kind: str) -> dict[str, Any]:
    """Order an external vetting (AEGIS, WMC or CV); costs a fee."""
    body = {"evpId": provider, "vettingClass": kind}
    return _object(_call("POST", f"/brand/{brand_id}/externalVetting", body))


def list_vettings(brand_id: str) -> list[dict[str, Any]]:
    return _list(_call("GET", f"/brand/{brand_id}/externalVetting"))


def send_otp(brand_id: str, *, text: str, success: str) -> dict[str, Any]:
    """Send a sole proprietor the PIN by SMS; ``text`` must hold ``@OTP_PIN@``. It lives a day."""
    return _object(
        _call("POST", f"/brand/{brand_id}/smsOtp", {"pinSms": text, "successSms": success})
    )


def confirm_otp(brand_id: str, *, pin: str) -> None:
    _call("PUT", f"/brand/{brand_id}/smsOtp", {"otpPin": pin})


def read_otp(brand_id: str) -> dict[str, Any]:
    return _object(_call("GET", f"/brand/{brand_id}/smsOtp"))


# --- campaigns ------------------------------------------------------------------------------------


def qualify(brand_id: str, *, use_case: str) -> dict[str, Any]:
    """Return what a use case costs and asks of this brand, carrier by carrier (mnoMetadata)."""
    return _object(_call("GET", f"/campaignBuilder/brand/{brand_id}/usecase/{use_case}"))


def create_campaign(campaign: Mapping[str, Any]) -> dict[str, Any]:
    """Register a campaign; costs fees. Returns at least ``campaignId``."""
    return _object(_call("POST", "/campaignBuilder", campaign), with_id="campaignId")


def find_campaign(reference: str) -> dict[str, Any] | None:
    """Return the campaign registered under our reference, if there is one."""
    return _find("/campaign", reference, with_id="campaignId")


def read_campaign(campaign_id: str) -> dict[str, Any]:
    return _object(_call("GET", f"/campaign/{campaign_id}"))


def update_campaign(campaign_id: str, campaign: Mapping[str, Any]) -> dict[str, Any]:
    """Change what may be changed: texts, samples, keywords and links."""
    return _object(_call("PUT", f"/campaign/{campaign_id}", campaign))


def resubmit_campaign(campaign_id: str) -> None:
    """Have a rejected campaign reviewed again; costs a fee."""
    _call("PUT", f"/campaign/{campaign_id}/resubmit")


def nudge_campaign(campaign_id: str, *, intent: str, description: str) -> None:
    """Ask the reviewers again: ``APPEAL_REJECTION`` or ``REVIEW``; free."""
    body = {"nudgeIntent": intent, "description": description}
    _call("PUT", f"/campaign/{campaign_id}/nudge", body)


def deactivate_campaign(campaign_id: str) -> None:
    """End a campaign for good."""
    _call("DELETE", f"/campaign/{campaign_id}")


def share_campaign(campaign_id: str) -> dict[str, Any]:
    """Hand a campaign to the provider that carries our messages (the upstream CNP).

    Its review costs a fee; asked for again while it lasts it is the same, and costs nothing.
    """
    return _object(_call("PUT", f"/campaign/{campaign_id}/sharing/{settings.TCR_UPSTREAM_CNP}"))


def read_sharing(campaign_id: str) -> dict[str, Any]:
    """Return ``sharingStatus`` and ``explanation``; empty for a campaign that was never shared."""
    try:
        answer = _call("GET", f"/campaign/{campaign_id}/sharing/{settings.TCR_UPSTREAM_CNP}")
    except TcrError as error:
        if error.code == NOT_FOUND:
            return {}
        raise
    return answer if isinstance(answer, dict) else {}


def read_operation_status(campaign_id: str) -> dict[str, str]:
    """Return the status by carrier (mnoId); carriers are not obliged to report one."""
    answer = _object(_call("GET", f"/campaign/{campaign_id}/operationStatus"))
    return {str(carrier): str(status) for carrier, status in answer.items()}


# --- webhooks -------------------------------------------------------------------------------------


def subscribe(category: str, url: str) -> None:
    """Have events of a category (BRAND, CAMPAIGN, VETTING, …) sent to ``url``."""
    body = {"eventCategory": category, "webhookEndpoint": url}
    _call("PUT", "/webhook/subscription", body)


def list_subscriptions() -> list[dict[str, Any]]:
    return _list(_call("GET", "/webhook/subscription"))


# --- the wire -------------------------------------------------------------------------------------


def _call(
    method: str,
    path: str,
    body: Mapping[str, Any] | None = None,
    *,
    query: Mapping[str, str] | None = None,
) -> Any:
    """Return the decoded answer; raises TcrError. Waits for our turn, whoever else is asking."""
    if not settings.TCR_API_KEY:
        raise TcrError("no key of the registry is set", verdict=Verdict.LATER)
    if not wait_turn(_READS if method == "GET" else _WRITES, most=_PATIENCE):
        raise TcrError("too many calls wait for their turn", verdict=Verdict.RETRY)
    try:
        answer = request_json(
            method, settings.TCR_BASE_URL + path, headers=_headers(), body=body, query=query
        )
    except ProviderError as error:
        raise TcrError(
            str(error), verdict=Verdict.RETRY, outcome_unknown=error.outcome_unknown
        ) from error
    if answer.status >= 400:
        raise _read_refusal(answer, is_write=method != "GET")
    return answer.body


def _headers() -> dict[str, str]:
    pair = f"{settings.TCR_API_KEY}:{settings.TCR_API_SECRET}".encode()
    return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}


def _read_refusal(answer: Answer, *, is_write: bool) -> TcrError:
    faults = _read_faults(answer.body)
    said = "; ".join(f"{each.code} {each.description}".strip() for each in faults)
    silent = not faults and answer.status in _DOUBTFUL
    broken = any(each.code == _INTERNAL for each in faults)
    return TcrError(
        f"{answer.status} {said}".strip(),
        verdict=_judge(answer.status, faults),
        faults=faults,
        outcome_unknown=is_write and (silent or broken),
    )


def _judge(status: int, faults: tuple[Fault, ...]) -> Verdict:
    """By code where there is one; a code that we do not know is judged by its HTTP status."""
    codes = {fault.code for fault in faults}
    if codes & PERMANENT:
        return Verdict.PERMANENT
    if codes & _LATER or status in (401, 403):  # our own key is wrong: nobody else's fault
        return Verdict.LATER
    is_temporary = status == 429 or status >= 500 or codes & _TEMPORARY
    return Verdict.RETRY if is_temporary else Verdict.PERMANENT


def _read_faults(body: Any) -> tuple[Fault, ...]:
    """An array or one bare object, with ``field`` or ``fields``: both are met."""
    lines = body if isinstance(body, list) else [body]
    return tuple(_read_fault(line) for line in lines if isinstance(line, dict) and "code" in line)


def _read_fault(line: Mapping[str, Any]) -> Fault:
    named = line.get("fields") or line.get("field") or ()
    fields = (named,) if isinstance(named, str) else tuple(str(each) for each in named)
    return Fault(str(line["code"]), fields, str(line.get("description") or ""))


def _find(path: str, reference: str, *, with_id: str) -> dict[str, Any] | None:
    answer = _object(_call("GET", path, query={"referenceId": reference}))
    records = _list(answer.get("records"))
    found = next((each for each in records if each.get("referenceId") == reference), None)
    return None if found is None else _object(found, with_id=with_id)


def _object(body: Any, *, with_id: str = "") -> dict[str, Any]:
    """An answer without the id that everything hangs on is as good as none."""
    if not isinstance(body, dict) or (with_id and not body.get(with_id)):
        raise TcrError("unreadable answer", verdict=Verdict.RETRY, outcome_unknown=True)
    return body


def _list(body: Any) -> list[dict[str, Any]]:
    return [each for each in body if isinstance(each, dict)] if isinstance(body, list) else []
