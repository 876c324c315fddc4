"""``var/demo.json``: where everything is and how to get in."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from accounts.models import Account, User
from accounts.onboarding import are_keys_open
from accounts.services.api_keys import create_api_key
from demo.seed.people import BUSINESSES, PASSWORD, STAFF, Business
from demo.seed.staff import totp_secret


def write_summary(path: Path) -> None:
    """Write the file anew; keys handed out before are kept, since they cannot be shown again."""
    keys = _read_keys(path)
    summary = {
        "base_url": settings.PUBLIC_URL,
        "simulators": _list_simulators(),
        "staff": [_describe_staff(each.email, each.role) for each in STAFF],
        "accounts": [_describe_account(each, keys) for each in BUSINESSES],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(summary, indent=2) + "\n")
    fresh.chmod(0o600)
    fresh.rename(path)


def _list_simulators() -> dict[str, str]:
    simulators = {"telnyx": settings.TELNYX_BASE_URL.removesuffix("/v2")}
    place = settings.FETCH_TEST_HOSTS.get(".example")
    if place:
        simulators["websites"] = f"http://{place[0]}:{place[1]}"
    if settings.REGISTRY_URL:
        simulators["registry"] = settings.REGISTRY_URL
    if settings.TCR_API_KEY:
        simulators["tcr"] = settings.TCR_BASE_URL.removesuffix("/v2")
    return simulators


def _read_keys(path: Path) -> dict[str, str]:
    try:
        accounts = json.loads(path.read_text())["accounts"]
    except (OSError, ValueError, KeyError):
        return {}
    return {each["email"]: each["api_key"] for each in accounts}


def _describe_staff(email: str, role: str) -> dict[str, Any]:
    return {
        "email": email,
        "password": PASSWORD,
        "totp_secret": totp_secret(email),
        "role": role,
    }


def _describe_account(business: Business, keys: dict[str, str]) -> dict[str, Any]:
    account = Account.objects.get(memberships__user__email=business.email)
    return {
        "slug": business.slug,
        "name": business.name,
        "email": business.email,
        "password": PASSWORD,
        "api_key": keys.get(business.email) or _make_key(account, business),
        "stage": account.stage,
        "standing": account.standing,
        "tier": account.tier,
    }


def _make_key(account: Account, business: Business) -> str | None:
    if not are_keys_open(stage=account.stage, tier=account.tier):
        return None
    owner = User.objects.get(email=business.email)
    _, secret = create_api_key(account.pk, name="First key", actor=owner)
    return secret
