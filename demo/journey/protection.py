"""Chapter 4: each remaining check refuses one send, and nothing else happens; and one can ask why.

The accounts are the seeded ones, each in its own trouble; none of them is changed by this.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from demo.journey.browser import Browser
from demo.journey.cast import Stage, Trader, sign_in
from demo.journey.narrator import chapter, expect, tell
from demo.journey.review import decide
from demo.journey.sending import code_of, error_of, refusal_of, send, wait_until

_PERSON = "+447700900400"
_ABROAD = "+33199000401"
_AMERICAN = "+12025550140"
_PARAMETERS = {"name": "Sam", "order": "B-1042"}


def play(stage: Stage, trader: Trader) -> None:
    chapter("4. Protection: every check refuses with its own code")
    for trouble in TROUBLES:
        _meet(stage, trouble)
    _ask_why(stage)
    _go_abroad(stage, trader)
    _write_too_often(stage, trader)
    _be_screened(stage, trader)


@dataclass(frozen=True, slots=True)
class Trouble:
    slug: str
    code: str
    says: str
    template: str = "approved"
    people: int = 1


TROUBLES: tuple[Trouble, ...] = (
    Trouble("suspended", "AUTH_004", "standing: a suspended account"),
    Trouble("held", "AUTH_004", "standing: a held account"),
    Trouble("provisional", "BUSINESS_008", "onboarding limit: three sends, two are left", people=3),
    Trouble("active", "BUSINESS_005", "template: one that is still in review", template="pending"),
    Trouble("zero_balance", "BUSINESS_010", "balance: zero, 402 payment required"),
)


def _meet(stage: Stage, trouble: Trouble) -> None:
    account = stage.account(trouble.slug)
    sdk = stage.connect(account["api_key"])
    name = _find_template(stage, account, state=trouble.template)
    people = [f"+4477009004{number:02d}" for number in range(trouble.people)]
    _refuse(
        stage,
        account,
        lambda: sdk.messages.send(to=people, template={"name": name, "parameters": _PARAMETERS}),
        code=trouble.code,
        says=trouble.says,
    )


def _find_template(stage: Stage, account: dict[str, str], *, state: str) -> str:
    listed = stage.connect(account["api_key"]).templates.list(page_size=100)
    for template in listed:
        if (template.status or "").lower() == state and template.name:
            return template.name
    raise LookupError(f"{account['slug']} has no {state} template")


def _refuse(
    stage: Stage,
    account: dict[str, str],
    attempt: Callable[[], object],
    *,
    code: str,
    says: str,
) -> None:
    """The attempt is refused with its code, no carrier is called, no money moves."""
    statement = Statement(stage, account)
    calls, money = stage.carrier.count_sends(), statement.read()
    seen = refusal_of(attempt)
    expect(seen == code, f"{code} for {says}", seen=seen)
    expect(stage.carrier.count_sends() == calls, "no call at the carrier")
    expect(statement.read() == money, "no line in the ledger")
    tell(f"{code:13} {says}")


class Statement:
    """An account's statement page, as its owner reads it."""

    def __init__(self, stage: Stage, account: dict[str, str]) -> None:
        self._browser = Browser(stage.base_url)
        page = sign_in(self._browser, email=account["email"], password=account["password"])
        expect(page.status == 200, "the owner signs in", seen=page.text)

    def read(self) -> tuple[list[str], int]:
        """Return the amounts on the page and the number of its lines."""
        page = self._browser.open("/billing")
        expect(page.status == 200, "the statement", seen=page.text)
        return re.findall(r"\d+\.\d{2,4}", page.text), page.html.count("<tr")

    def read_figures(self) -> list[str]:
        """Return what can be spent, and what is reserved."""
        amounts, _ = self.read()
        return amounts[:2]


def _ask_why(stage: Stage) -> None:
    """A send with three things in its way: what there is to know before it, and afterwards."""
    account = stage.account("zero_balance")
    sdk = stage.connect(account["api_key"])
    name = _find_template(stage, account, state="pending")
    body: Any = {"to": [_ABROAD], "template": {"name": name, "parameters": _PARAMETERS}}
    told: Any = sdk.post("/v3/messages/explain", body=body, cast_to=object)
    everything = told["data"]["checks"] + told["data"]["recipients"][0]["checks"]
    in_the_way = {each["check"] for each in everything if each["result"] == "block"}
    expect(in_the_way == {"geography", "template", "balance"}, "all three", seen=told)
    expect(told["data"]["would_send"] is False, "it would not be sent", seen=told)
    tell("explain tells, without sending, all that is in a send's way: country, template, balance")
    error = error_of(lambda: sdk.messages.send(**body))
    request_id = error.response.headers["X-Request-Id"]
    seen: Any = sdk.get(f"/v3/requests/{request_id}", cast_to=object)
    decided = seen["data"]["refused_by"], seen["data"]["code"]
    expect(decided == ("geography", code_of(error)), "the decision is kept", seen=seen)
    expect(code_of(error) == told["data"]["refusal"]["code"], "as it was explained", seen=seen)
    tell(f"sent all the same: {code_of(error)}; {request_id[:12]}… tells who refused, and on what")


def as_account(trader: Trader) -> dict[str, str]:
    return {"slug": "trader", "email": trader.email, "password": trader.password}


def _go_abroad(stage: Stage, trader: Trader) -> None:
    account = as_account(trader)
    _refuse(
        stage,
        account,
        lambda: send(trader, _ABROAD),
        code="BUSINESS_011",
        says="geography: France was not declared",
    )
    _refuse(
        stage,
        account,
        lambda: send(trader, _AMERICAN),
        code="CHANNEL_009",
        says="sender health: US SMS is not registered",
    )


def _write_too_often(stage: Stage, trader: Trader) -> None:
    person = f"+447700900{random.randint(500, 599)}"
    sent = [send(trader, person)[0] for _ in range(5)]
    for message_id in sent:
        wait_until(trader, message_id, status="DELIVERED")
    _refuse(
        stage,
        as_account(trader),
        lambda: send(trader, person),
        code="RATE_001",
        says="recipient rate: a sixth message within a minute",
    )


def _be_screened(stage: Stage, trader: Trader) -> None:
    senior = stage.sign_in_staff("senior")
    accounts = senior.open(f"/admin/accounts/account/?q={trader.email.replace('+', '%2B')}")
    page = senior.open(accounts.find_link(trader.name, within="/change/"))
    decide(senior, page, "risk", outcome="hold", note="Part of the demonstration.")
    _refuse(
        stage,
        as_account(trader),
        lambda: send(trader, _PERSON),
        code="RISK_001",
        says="risk: a senior reviewer holds the account",
    )
    page = senior.open(page.url)
    decide(senior, page, "risk", outcome="allow", note="Cleared again.")
    (message_id,) = send(trader, _PERSON)
    wait_until(trader, message_id, status="DELIVERED")
    tell("cleared again: the next message is DELIVERED")
