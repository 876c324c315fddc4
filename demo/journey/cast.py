"""Who acts: the stage they act on, and how each of them gets in."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sent_dm import Sent

from demo.journey.browser import Browser
from demo.journey.carrier import CarrierView
from demo.journey.narrator import expect
from demo.journey.pages import Page
from demo.journey.second_factor import current_code

_SUMMARY = Path("var/demo.json")


@dataclass
class Stage:
    """Everything the demonstration started with."""

    facts: dict[str, Any]
    carrier: CarrierView
    staff: dict[str, Browser] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        return str(self.facts["base_url"])

    def account(self, slug: str) -> dict[str, Any]:
        return dict(next(each for each in self.facts["accounts"] if each["slug"] == slug))

    def sign_in_staff(self, role: str) -> Browser:
        """Sign a colleague in with both factors, once."""
        if role not in self.staff:
            person = next(each for each in self.facts["staff"] if each["role"] == role)
            browser = Browser(self.base_url)
            page = sign_in(browser, email=person["email"], password=person["password"])
            code = current_code(person["totp_secret"])
            page = browser.submit(page, page.find_form(having="code"), {"code": code})
            expect("/admin" in page.url, f"{role} is in the admin", seen=page.text)
            self.staff[role] = browser
        return self.staff[role]

    def connect(self, key: str) -> Sent:
        """Return the official SDK; without retries, so that the first answer is the one seen."""
        return Sent(api_key=key, base_url=self.base_url, max_retries=0)


def set_the_stage() -> Stage:
    facts = json.loads(_SUMMARY.read_text())
    return Stage(facts, CarrierView(facts["simulators"]["telnyx"]))


def sign_in(browser: Browser, *, email: str, password: str) -> Page:
    page = browser.open("/accounts/login/")
    form = page.find_form(having="login")
    return browser.submit(page, form, {"login": email, "password": password})


@dataclass
class Trader:
    """The sole trader whose story is told."""

    email: str
    browser: Browser
    name: str = "Edith Marlow"
    password: str = "quiet-harbour-lantern"
    key: str = ""
    number: str = ""
    template_id: str = ""
    sdk: Sent | None = None
