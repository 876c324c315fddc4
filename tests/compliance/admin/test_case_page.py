"""The page of a case: claims beside what proves them, and nothing a stranger wrote is obeyed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import Account, User
from accounts.roles import StaffRole
from compliance.admin.case_sections import list_confirmed
from compliance.completeness import FIELDS
from compliance.models import (
    Evidence,
    KycCase,
    PrivateNote,
    RiskScreening,
    SharedNote,
    StoredPage,
    Submission,
)
from compliance.services.request_changes import ChangeRequest
from compliance.services.save_draft import save_draft
from compliance.services.screen_submission import screen_submission
from compliance.services.submit_case import submit_case
from config.show import Badge
from tests.compliance.admin.desk import QUEUE, form_of, page_of, unlike
from tests.compliance.factories import (
    TAX_ID,
    claimed_case,
    complete_submission_values,
    draft_case,
    get_customer,
    returned_case,
    submitted_case,
    under_review,
)
from tests.staff import browser_of, make_staff, sign_in
from tests.websites import HOME, OPT_IN, FakeWeb

pytestmark = pytest.mark.django_db
JOINED = {"street", "city", "region", "postal_code", "contact_email", "contact_phone", "sample_2"}
SITE = "https://www.example.com/"
BETTER = (
    "Order confirmations and delivery notes sent to customers after a purchase in our online shop; "
    "two or three messages an order."
)


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def answered_case(reviewer: User, *requests: ChangeRequest, **values: Any) -> KycCase:
    """A case that came back with a second version."""
    case = returned_case(reviewer, *requests)
    customer = get_customer(case)
    save_draft(case.account_id, values=complete_submission_values(**values), actor=customer)
    case = submit_case(case.account_id, actor=customer)
    screen_submission(under_review(case).pk)
    return case


def sections_of(case: KycCase) -> Any:
    return browser_of().get(page_of(case)).context["page"].sections


# --- what was submitted ---------------------------------------------------------------------------


def test_page_shows_every_answer_but_not_the_tax_id(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    text = read(sign_in(reviewer), page_of(case))
    for spec in FIELDS:
        assert spec.label in text or spec.name in JOINED
    assert "12 Example Street, Leeds, LS1 4AB" in text
    assert "Ada Example, ada@example.com, +442079460123" in text
    assert TAX_ID not in text
    assert f"ends in {TAX_ID[-4:]}" in text
    assert "United Kingdom (GB)" in text
    assert "EU and UK: GDPR and PECR" in text


def test_links_to_the_customers_site_tell_it_nothing(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    text = read(sign_in(reviewer), page_of(case))
    outward = re.findall(r'<a [^>]*href="https?://[^>]*>', text)
    assert outward
    assert all('rel="noopener noreferrer nofollow"' in link for link in outward)


def test_rules_that_the_customer_did_not_confirm_stand_out() -> None:
    assert "EU and UK: GDPR and PECR" in read(browser_of(), page_of(submitted_case()))
    left_out = Submission(destination_countries=["FR", "JP"], local_rules=["EU_UK"])
    confirmed, missing = list_confirmed(left_out)
    assert confirmed == "EU and UK: GDPR and PECR"
    assert isinstance(missing, Badge)
    assert missing.text.startswith("not confirmed: Other countries")


def test_draft_is_not_read_before_it_is_submitted() -> None:
    case = draft_case(use_case="Something the customer has not decided to tell us yet, at length.")
    text = read(browser_of(), page_of(case))
    assert "has not decided to tell us" not in text
    assert "Nothing was submitted yet." in text


def test_second_version_shows_what_changed_and_whether_it_was_asked_for(reviewer: User) -> None:
    asked = ChangeRequest("use_case", "vague_use_case"), ChangeRequest("country", "other", "Right?")
    case = answered_case(reviewer, *asked, use_case=BETTER, city="York")
    page = browser_of().get(page_of(case)).context["page"]
    changes = [each for section in page.sections for each in section.changes]
    assert {each.name: (each.changed, each.asked) for each in changes} == {
        "use_case": (True, "asked for"),
        "city": (True, "opened with another"),
        "country": (False, "asked for"),
    }
    assert (page.changed, page.surprises) == (2, 1)
    text = read(browser_of(), page_of(case))
    assert '<del class="gh-old">Leeds</del> → <ins class="gh-new">York</ins>' in text
    assert "asked for, not changed" in text


def test_what_did_not_change_is_folded_only_when_there_is_a_version_before(reviewer: User) -> None:
    again, first = answered_case(reviewer, use_case=BETTER), submitted_case(**unlike())
    assert "data-unchanged" in read(browser_of(), page_of(again))
    assert "data-unchanged" not in read(browser_of(), page_of(first))


# --- what proves it -------------------------------------------------------------------------------


def test_each_criterion_has_its_answers_visits_and_findings() -> None:
    sections = sections_of(submitted_case())
    assert [section.check.number for section in sections] == [1, 2, 3, 4, 5]
    by_key = {section.check.criterion.key: section for section in sections}
    assert [view.role for view in by_key["website_privacy"].visits] == ["website", "privacy"]
    assert by_key["opt_in"].visits[0].outcome == "200 in 120 ms"
    assert by_key["opt_in"].check.support
    assert all(section.check.clear for section in sections)


def test_what_speaks_against_a_criterion_stands_with_it(web: FakeWeb) -> None:
    web.put("https://www.example.com/checkout", OPT_IN.replace("up to 4 messages a month", ""))
    case = submitted_case()
    section = next(each for each in sections_of(case) if each.check.criterion.key == "opt_in")
    assert section.check.against
    assert not section.check.clear
    assert section.check.tone == "wait"
    for found in section.check.against:
        assert found.finding.problem in read(browser_of(), page_of(case))


def test_page_that_changed_between_two_looks_shows_which_lines(
    reviewer: User, web: FakeWeb
) -> None:
    case = returned_case(reviewer)
    page = HOME.replace("come in for coffee", "come in for tea")
    for address in (SITE, SITE.rstrip("/")):
        web.put(address, page)
    customer = get_customer(case)
    save_draft(case.account_id, values={"use_case": BETTER}, actor=customer)
    submit_case(case.account_id, actor=customer)
    text = read(browser_of(), page_of(case))
    assert "Its text changed since" in text
    assert "come in for tea." in text
    privacy = sections_of(case)[1].visits[1]
    assert privacy.before is not None
    assert privacy.diff is None


def test_risk_is_a_sum_of_lines_each_with_its_evidence() -> None:
    case = submitted_case()
    screening = RiskScreening.objects.create(
        submission=under_review(case),
        outcome="hold",
        score=71,
        contributions=[
            make_line("cannabis", 60, "cannabis accessories", where="use_case"),
            make_line("free_mail", 11, "ada@mail.example", where="contact_email"),
        ],
    )
    KycCase.objects.filter(pk=case.pk).update(risk_outcome="hold", risk_score=71)
    page = browser_of().get(page_of(case)).context["page"]
    assert sum(line.points for line in page.risk.lines) == screening.score
    text = read(browser_of(), page_of(case))
    for words in ("+60", "cannabis accessories", "What you will send", "the score would be 11"):
        assert words in text
    assert "Two people approve this: Risk screening holds this account." in text


def make_line(code: str, points: int, quote: str, *, where: str) -> dict[str, Any]:
    return {
        "code": code,
        "version": 1,
        "title": code.replace("_", " ").capitalize(),
        "points": points,
        "outcome": "hold",
        "evidence": [quote],
        "where": where,
        "url": "",
        "page_hash": "",
        "also": [],
        "without": f"Without this the score would be {71 - points} and the outcome review.",
    }


def test_accounts_that_share_something_are_named(reviewer: User) -> None:
    case, twin = submitted_case(), submitted_case()
    stranger = submitted_case(**unlike())
    Account.objects.filter(pk=twin.account_id).update(name="Twin Bakery")
    Account.objects.filter(pk=stranger.account_id).update(name="Far Away Ltd")
    text = read(browser_of(), page_of(case))
    assert "Twin Bakery" in text
    assert "tax id, domain, phone, e-mail" in text
    assert "Far Away Ltd" not in text


def test_private_and_shared_notes_stand_in_two_boxes(reviewer: User) -> None:
    case = submitted_case()
    PrivateNote.objects.create(case=case, author=reviewer, text="A friend of a friend.")
    SharedNote.objects.create(case=case, author=reviewer, text="We are on it.")
    text = read(browser_of(), page_of(case))
    private, shared = text.index('id="private-notes"'), text.index('id="shared-notes"')
    assert private < text.index("A friend of a friend.") < shared < text.index("We are on it.")
    assert form_of(case, "note") in text[private:shared]
    assert form_of(case, "shared-note") in text[shared:]


# --- pages as text --------------------------------------------------------------------------------


def test_every_link_to_a_page_leads_to_its_text_with_the_quote_marked() -> None:
    case = submitted_case()
    client = browser_of()
    text = read(client, page_of(case))
    links = set(re.findall(r'href="([^"]*/pages/[^"]*)"', text))
    assert any("#quote-" in link for link in links)
    for link in links:
        address, _, anchor = link.partition("#")
        page = read(client, address)
        assert not anchor or f'<span id="{anchor}"></span>' in page


def test_page_of_another_case_is_not_shown(web: FakeWeb) -> None:
    web.put("https://other.example/", HOME.replace("books", "boats"))
    case = submitted_case()
    other = submitted_case(**unlike(website_url="https://other.example"))
    visit = sections_of(other)[1].visits[0].visit
    client = browser_of()
    address = f"{QUEUE}{other.pk}/pages/{visit.page.sha256}/"
    assert client.get(address).status_code == 200
    assert client.get(address.replace(str(other.pk), str(case.pk))).status_code == 404
    assert client.get(f"{QUEUE}{case.pk}/pages/{'0' * 64}/").status_code == 404
    assert client.post(address).status_code == 405


def test_hostile_page_is_read_as_text(web: FakeWeb) -> None:
    evil = '<p onclick="x()">Click <a href="javascript:alert(1)">here</a> &lt;script&gt;x\u202e</p>'
    page = OPT_IN.replace("<form", evil + '<script>alert("in")</script><form')
    web.put("https://www.example.com/checkout", page)
    case = submitted_case()
    stored = StoredPage.objects.get(text__contains="Click here")
    answer = browser_of().get(f"{QUEUE}{case.pk}/pages/{stored.sha256}/")
    text = answer.content.decode()
    assert "Click here &lt;script&gt;x[U+202E]" in text
    for markup in ("javascript:alert", "onclick=", 'alert("in")', "\u202e", "<script>x"):
        assert markup not in text
    assert "script-src 'self' 'unsafe-eval'" in answer["Content-Security-Policy"]


def test_text_of_the_customer_is_shown_and_not_obeyed(reviewer: User) -> None:
    words = (
        "Order confirmations <script>alert(1)</script> sent to customers after \u202ea purchase in "
        "our shop, two or three messages an order."
    )
    case = submitted_case(use_case=words)
    Account.objects.update(name="Harbor\u202eevil <img src=x>")
    PrivateNote.objects.create(case=case, author=reviewer, text="<b>bold\u2066</b>")
    client = browser_of()
    text = read(client, page_of(case)) + read(client, form_of(case, "request-changes"))
    assert "sent to customers after [U+202E]a purchase" in text
    assert "Harbor[U+202E]evil &lt;img src=x&gt;" in text
    assert "&lt;b&gt;bold[U+2066]" in text
    for markup in ("<script>alert(1)", "<img src=x", "<b>bold"):
        assert markup not in text
    assert not {"\u202e", "\u2066"} & set(text + read(client, QUEUE))


def test_words_that_a_website_put_into_findings_and_risk_are_not_obeyed(reviewer: User) -> None:
    case = submitted_case()
    version = under_review(case)
    evil = '"><script>alert(1)</script>\u202e'
    seen = Evidence.objects.get(submission=version)
    finding = {"code": "x", "severity": "warn", "field": "cta_url", "problem": evil, "quote": evil}
    Evidence.objects.create(
        submission=version, findings=[finding], completed_at=seen.completed_at, registry={}
    )
    RiskScreening.objects.create(
        submission=version,
        outcome="review",
        score=5,
        contributions=[make_line(evil, 5, evil, where=evil)],
    )
    client = sign_in(reviewer)
    text = read(client, page_of(case)) + read(client, form_of(case, "approve"))
    assert "[U+202E]" in text
    assert "<script>alert(1)" not in text
    assert "\u202e" not in text


def test_page_has_no_script_or_style_of_its_own(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    text = read(sign_in(reviewer), page_of(case))
    ours = text[text.index('class="gh-head"') :]
    ours = ours[: ours.index('<dialog id="gh-keys"')]
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", ours)
