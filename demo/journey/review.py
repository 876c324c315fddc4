"""Chapter 2: staff asks for one change, the trader corrects it, two people approve.

Two, because risk screening finds her domain new and her tax id on no register: a high risk.
"""

from urllib.parse import quote

from demo.journey.browser import Browser
from demo.journey.cast import Stage, Trader
from demo.journey.mailbox import wait_for_mail
from demo.journey.narrator import chapter, expect, tell, wait_for
from demo.journey.pages import Page
from demo.journey.signing_up import PAPER
from demo.papers import draw_letter

_QUEUE = "/admin/compliance/kyccase/"
_STALE = 409
CRITERIA = ["business_details", "website_privacy", "opt_in", "use_case", "local_rules"]


def play(stage: Stage, trader: Trader) -> None:
    chapter("2. Review")
    reviewer = stage.sign_in_staff("reviewer")
    tell("a reviewer signs in to the admin, with a second factor")
    _ask_for_a_change(reviewer, trader)
    _correct(trader)
    _propose(reviewer, trader)
    _confirm(stage.sign_in_staff("senior"), trader)


def decide(staff: Browser, page: Page, decision: str, **said: str | list[str]) -> Page:
    """Press a decision's button on an object's page, and fill in its form if there is one.

    A worker may have added something since the page was opened; then one looks and presses again.
    """
    done = _press(staff, page, decision, said)
    if done.status == _STALE:
        done = _press(staff, page, decision, said)
    expect(done.status == 200, f"{decision} is taken", seen=done.text)
    return done


def _press(staff: Browser, page: Page, decision: str, said: dict[str, str | list[str]]) -> Page:
    address = page.url.partition("/change/")[0] + f"/decide/{decision}/"
    form_page = staff.open(address)
    form = form_page.find_form(having="version", action=f"/{decision}/")
    return staff.submit(form_page, form, said)


def open_case(staff: Browser, trader: Trader) -> Page:
    """Find a business in the queue by its owner's address, and open its case."""
    queue = staff.open(f"{_QUEUE}?q={quote(trader.email)}")
    return staff.open(queue.find_link(trader.name, within="/change/"))


def _ask_for_a_change(staff: Browser, trader: Trader) -> None:
    case = open_case(staff, trader)
    expect("Privacy policy" in case.text, "the evidence stands beside the answers", seen=case.text)
    decide(staff, case, "claim")
    case = staff.open(case.url)
    decide(
        staff,
        case,
        "request-changes",
        ask_documents="on",
        reason_documents="document_unreadable",
        note_documents="The date is cut off; please scan the whole page.",
    )
    body = wait_for_mail(trader.email, subject="action required")
    expect("whole page" in body, "the mail says what to do", seen=body)
    tell("the reviewer claims the case and asks for one change; a mail names it")


def _correct(trader: Trader) -> None:
    page = trader.browser.open("/compliance")
    form = page.find_form(action="/compliance")
    expect("business_name" not in form.fields, "only what was asked for is open", seen=form.fields)
    letter = draw_letter("COUNCIL TAX BILL 2026", trader.name, "3 Chapel Lane", "Whitby")
    scan = ("council-tax-whole.png", letter, "image/png")
    page = trader.browser.submit(page, form, {"action": "submit"}, {PAPER: scan})
    expect(page.url.endswith("/compliance/status"), "the waiting page again", seen=page.text)
    tell("only that is open; the trader uploads a better scan and submits version 2")


def _propose(staff: Browser, trader: Trader) -> None:
    case = wait_for(lambda: find_screened(staff, trader), "risk screening")
    expect("asked for" in case.text, "the case shows what changed", seen=case.text)
    decide(staff, case, "claim")
    decide(staff, staff.open(case.url), "approve", criteria=CRITERIA)
    tell("risk screening adds up named lines to a high score, so the approval is a proposal")


def find_screened(staff: Browser, trader: Trader) -> Page | None:
    case = open_case(staff, trader)
    return case if "Risk screening has not run" not in case.text else None


def _confirm(senior: Browser, trader: Trader) -> None:
    case = open_case(senior, trader)
    decide(senior, case, "confirm")
    wait_for_mail(trader.email, subject="approved")
    tell("a senior, somebody else, confirms; a mail says that she is approved")
