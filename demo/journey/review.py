"""Chapter 2: staff asks for one change, the trader corrects it, staff approves."""

from demo.journey.browser import Browser
from demo.journey.cast import Stage, Trader
from demo.journey.mailbox import wait_for_mail
from demo.journey.narrator import chapter, expect, tell
from demo.journey.pages import Page

_QUEUE = "/admin/compliance/kyccase/"
_CLEAR = (
    "Order confirmations and dispatch notices for printed maps, sent to customers after they buy "
    "on our site; about two messages an order, never any advertising."
)


def play(stage: Stage, trader: Trader) -> None:
    chapter("2. Review")
    reviewer = stage.sign_in_staff("reviewer")
    tell("a reviewer signs in to the admin, with a second factor")
    _ask_for_a_change(reviewer, trader)
    _correct(trader)
    _approve(reviewer, trader)


def decide(staff: Browser, page: Page, decision: str, **said: str | list[str]) -> Page:
    """Press a decision's button on an object's page, and fill in its form if there is one."""
    address = page.url.partition("/change/")[0] + f"/decide/{decision}/"
    form_page = staff.open(address)
    done = staff.submit(form_page, form_page.find_form(having="version"), said)
    expect(done.status == 200, f"{decision} is taken", seen=done.text)
    return done


def open_case(staff: Browser, name: str) -> Page:
    """Find a business in the queue and open its case."""
    queue = staff.open(_QUEUE)
    return staff.open(queue.find_link(name, within="/change/"))


def _ask_for_a_change(staff: Browser, trader: Trader) -> None:
    case = open_case(staff, trader.name)
    decide(staff, case, "claim")
    case = staff.open(case.url)
    decide(
        staff,
        case,
        "request-changes",
        ask_use_case="on",
        reason_use_case="vague_use_case",
        note_use_case="Please say what triggers a message and how often it comes.",
    )
    body = wait_for_mail(trader.email, subject="action required")
    expect("use case" in body.lower(), "the mail names the field", seen=body)
    tell("the reviewer claims the case and asks for one change; a mail names it")


def _correct(trader: Trader) -> None:
    page = trader.browser.open("/compliance")
    form = page.find_form(having="use_case")
    expect("business_name" not in form.fields, "only the asked field is open", seen=form.fields)
    page = trader.browser.submit(page, form, {"use_case": _CLEAR, "action": "submit"})
    expect(page.url.endswith("/compliance/status"), "the waiting page again", seen=page.text)
    tell("only that field is open; the trader corrects it and submits version 2")


def _approve(staff: Browser, trader: Trader) -> None:
    case = open_case(staff, trader.name)
    expect(_CLEAR[:40] in case.text, "the case shows what changed", seen=case.text)
    decide(staff, case, "claim")
    decide(staff, staff.open(case.url), "approve")
    wait_for_mail(trader.email, subject="approved")
    tell("the reviewer sees what changed and approves; a mail says so")
