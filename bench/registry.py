"""``bench registry``: one worker keeps open 10DLC registrations reconciled, at TCR's pace.

Brands with their campaigns are registered at the simulator, its limits off; then it starts again
with its limits on, and one worker looks at all of them. What is asked for is that 2,000 of them are
done within half an hour; the measured rate is compared with the one that needs, and with the most
that TCR's 20 reads a second allow.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.models import Account
from accounts.models.account import Stage, Tier
from bench.options import Options
from bench.programs import PORT, Program, answers, ask, running
from bench.report import Report, render_table
from compliance.models import Brand, Campaign
from compliance.models.brand import OPEN_INTERVAL
from compliance.models.campaign import CampaignState
from compliance.services.tcr.look import look_at, look_at_due

_PORT = PORT + 5
_REGISTRY = f"http://127.0.0.1:{_PORT}"
_OPEN = 2_000  # registrations, brands and campaigns together
_READS_A_SECOND = 20
_STUCK = "[stuck] Order confirmations, sent to customers after they buy on our site."


def run(options: Options) -> Report:
    pairs = 20 if options.quick else 150
    with tempfile.TemporaryDirectory() as folder:
        state = str(Path(folder) / "tcr.json")
        command = ("simulators.tcr", "--port", str(_PORT), "--state", state, "--day", "3600")
        _sign_up()
        with _simulator((*command, "--no-limits")):
            _register(pairs)
        with _simulator(command):
            seconds, reads = _look_at_all()
    return _report(2 * pairs, seconds=seconds, reads=reads)


def _simulator(command: tuple[str, ...]) -> AbstractContextManager[Program]:
    return running(command, ready=lambda: answers(f"{_REGISTRY}/sim/health"))


def _sign_up() -> None:
    settings.TCR_BASE_URL = f"{_REGISTRY}/v2"


def _register(pairs: int) -> None:
    """What the first sweeps do, without the pace that the simulator does not ask for now."""
    for number in range(pairs):
        account = Account.objects.create(
            name=f"Harbor Books {number}", stage=Stage.ACTIVE, tier=Tier.FULL
        )
        brand = Brand.objects.create(account=account, **_describe(number))
        Campaign.objects.create(account=account, brand=brand, **_describe_campaign())
        look_at(brand, expected=True)
    ask(f"{_REGISTRY}/sim/advance", method="POST", body={"days": 0.4})
    for brand in Brand.objects.select_related("account"):
        look_at(brand, expected=True)
    for campaign in Campaign.objects.select_related("brand"):
        look_at(campaign, expected=True)
    missing = Campaign.objects.exclude(state=CampaignState.REGISTERED).count()
    if missing:
        raise SystemExit(f"{missing} campaigns were not registered")


def _look_at_all() -> tuple[float, int]:
    """Return the seconds it took, and the reads it needed."""
    before = _count_reads()
    due = timezone.now()
    for model in (Brand, Campaign):
        model.objects.update(next_look_at=due, looked_at=None)
    began = time.perf_counter()
    while look_at_due():
        pass
    seconds = time.perf_counter() - began
    return seconds, _count_reads() - before


def _count_reads() -> int:
    calls = ask(f"{_REGISTRY}/sim/counters")["calls"]
    return sum(count for name, count in calls.items() if name.startswith("GET /v2"))


def _report(looked: int, *, seconds: float, reads: int) -> Report:
    needed = _OPEN / OPEN_INTERVAL.total_seconds()
    rate, most = looked / seconds, _READS_A_SECOND * looked / max(reads, 1)
    met = "met" if rate >= needed else "MISSED"
    rows = [
        ("case", "figure", "target", ""),
        ("registrations a second", f"{rate:.2f}", f"≥ {needed:.2f}", met),
        ("of what TCR's pace allows", f"{rate / most:.2f}", "", ""),
        ("reads for one registration", f"{reads / looked:.1f}", "", ""),
        (f"{_OPEN} take, in minutes", f"{_OPEN / rate / 60:.1f}", "< 30", met),
    ]
    return Report(render_table(rows), {"registry": {"rate": rate, "reads": reads}})


def _describe(number: int) -> dict[str, str]:
    return {
        "entity_type": "private_company",
        "business_name": f"Harbor Books {number} LLC",
        "display_name": f"Harbor Books {number}",
        "country": "US",
        "tax_id": f"47{number:07d}",
        "tax_id_last4": f"{number:04d}",
        "street": "14 Harbor Row",
        "city": "Portland",
        "region": "ME",
        "postal_code": "04101",
        "website_url": "https://meridianbooks.example/",
        "industry": "RETAIL",
        "contact_email": "clara@meridianbooks.example",
        "contact_phone": "+12075550142",
    }


def _describe_campaign() -> dict[str, object]:
    sample = "Harbor Books: your order [number] has left our shop. Reply STOP to opt out."
    return {
        "name": "Orders",
        "description": _STUCK,
        "use_cases": [{"use_case": "ACCOUNT_NOTIFICATION", "samples": [sample]}],
        "message_flow": "People opt in at checkout on our site, where they tick an empty box.",
        "opt_in_message": "Harbor Books: you will now receive our messages. Reply STOP to opt out.",
        "opt_out_message": "Harbor Books: you are unsubscribed.",
        "help_message": "Harbor Books: write to clara@meridianbooks.example. STOP to opt out.",
    }
