from __future__ import annotations

from typing import Any

import pytest

from compliance.findings.checks.opt_in import check_opt_in
from compliance.findings.finding import Finding, Severity
from tests.compliance.evidence.visits import SITE, dossier, visit
from tests.compliance.findings.checks.opt_in_texts import FOUND, MISSED

ELEMENTS = ("sender", "help", "stop", "frequency", "rates", "terms", "privacy")
BASE = {
    "sender": "I agree to receive order updates by text message from Hazel & Finch.",
    "frequency": "Message frequency varies.",
    "rates": "Message and data rates may apply.",
    "help": "Reply HELP for help.",
    "stop": "Reply STOP to opt out.",
    "terms": "<a href='/terms'>Terms</a>",
    "privacy": "<a href='/privacy'>Privacy Policy</a>",
}
CHECKOUT = (
    "<header>Hazel &amp; Finch</header><h1>Checkout</h1><p>Fill in your details and we will send "
    "your order out as soon as it is ready to leave our workshop.</p><form><label>"
    "<input type=checkbox> {words}</label><button>Place order</button></form>"
    "<footer>&copy; Hazel &amp; Finch Ltd</footer>"
)


def page_with(**words: str) -> str:
    return CHECKOUT.format(words=" ".join({**BASE, **words}.values()))


def check(html: str, facts: dict[str, Any] | None = None, **answers: Any) -> list[Finding]:
    """What the check finds; whatever is quoted stands on the page."""
    seen = visit("opt_in", html, **(facts or {}))
    findings = check_opt_in(dossier(seen, **answers))
    for finding in findings:
        assert finding.field == "cta_url"
        assert finding.quote == "" or (seen.page and finding.quote in seen.page.text)
        assert (finding.url, finding.page_hash) == (seen.fetched.final_url, seen.sha256)
        assert finding.severity == Severity.INFO or (finding.fix and finding.example)
    return findings


def blocking(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings if finding.blocks]


def test_a_page_with_all_seven_elements_passes_and_each_is_quoted() -> None:
    findings = check(page_with())
    assert {finding.code for finding in findings} == {"opt_in_element_found"}
    assert [finding.element for finding in findings] == list(ELEMENTS)
    quotes = {finding.element: finding.quote for finding in findings}
    assert quotes["sender"] == BASE["sender"]
    assert quotes["stop"] == BASE["stop"]
    assert quotes["rates"] == BASE["rates"]
    assert "Privacy Policy" in quotes["privacy"]


def test_without_a_visit_nothing_is_said() -> None:
    assert check_opt_in(dossier()) == []
    assert check_opt_in(dossier(visit("website", page_with()))) == []


@pytest.mark.parametrize(
    ("element", "words"), [(each, words) for each, texts in FOUND.items() for words in texts]
)
def test_an_element_counts_in_many_words(element: str, words: str) -> None:
    assert blocking(check(page_with(**{element: words}))) == []


@pytest.mark.parametrize(
    ("element", "words"), [(each, words) for each, texts in MISSED.items() for words in texts]
)
def test_other_words_are_not_the_element(element: str, words: str) -> None:
    assert blocking(check(page_with(**{element: words}))) == [f"opt_in_no_{element}"]


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_missing_element_is_explained_with_an_example_for_this_business(element: str) -> None:
    spare = "I agree to receive texts." if element == "sender" else ""
    [finding] = [each for each in check(page_with(**{element: spare})) if each.blocks]
    assert finding.element == element
    assert "Hazel & Finch" in finding.example
    assert check(page_with(**{element: finding.example}), None)[-1].blocks is False


@pytest.mark.parametrize(
    ("element", "near", "quote"),
    [
        ("sender", "I agree to receive texts from us.", "I agree to receive texts from us."),
        ("stop", "You can opt out at any time.", "You can opt out at any time."),
        ("help", "Contact our help desk.", "Contact our help desk."),
        ("frequency", "We may text you when it ships.", "We may text you when it ships."),
        ("rates", "Our texts are free.", "Our texts are free."),
        ("privacy", "We respect your privacy.", "We respect your privacy."),
        ("terms", "Payment terms are 30 days.", "Payment terms are 30 days."),
    ],
)
def test_the_nearest_miss_is_quoted(element: str, near: str, quote: str) -> None:
    [finding] = [each for each in check(page_with(**{element: near})) if each.blocks]
    assert quote in finding.quote


def test_outside_the_us_some_elements_are_advice() -> None:
    html = CHECKOUT.format(words="I agree to receive texts.")
    severities = {
        each.element: each.severity for each in check(html, destination_countries=["GB", "IE"])
    }
    assert severities == {
        "sender": Severity.BLOCK,
        "help": Severity.WARN,
        "stop": Severity.BLOCK,
        "frequency": Severity.WARN,
        "rates": Severity.WARN,
        "terms": Severity.WARN,
        "privacy": Severity.BLOCK,
    }
    assert len(blocking(check(html, destination_countries=["GB", "US"]))) == 7


WHOLE = {
    "capitals": "<p>BY SIGNING UP YOU AGREE TO RECEIVE TEXT ALERTS FROM HAZEL &amp; FINCH. MSG "
    "FREQUENCY VARIES. MSG &amp; DATA RATES MAY APPLY. REPLY STOP TO CANCEL, HELP FOR HELP. SEE "
    "OUR TERMS AND CONDITIONS AND PRIVACY POLICY.</p>",
    "keyword": "<p>Text TOYS to 55512 to join Hazel &amp; Finch toy texts: up to 6 msgs/month. "
    "Msg&amp;data rates may apply. Text <b>HELP</b> for help, <b>STOP</b> to end.</p>"
    "<p><a href=/t>SMS Terms</a> | <a href=/p>Privacy</a></p>",
    "table": "<h1>Repair updates by text</h1><table><tr><th>Who<td>Hazel &amp; Finch sends the "
    "texts<tr><th>How often<td>Three per repair<tr><th>Cost<td>Your network may charge its "
    "standard rate<tr><th>Help<td>Reply HELP<tr><th>Leave<td>Reply STOP</table><p>Tick below to "
    "receive texts about your toy.</p><a href=/t>Terms</a> <a href=/p>Privacy notice</a>",
    "broken lines": "<p>By checking this box, I agree to receive SMS from<br>Hazel &amp; Finch "
    "about repairs.<br>Msg frequency varies. Msg &amp; data rates<br>may apply. Reply STOP<br>to "
    "opt out. Reply HELP<br>for help. <a href=/t>Terms</a> · <a href=/p>Privacy</a></p>",
    "folded": "<p>I agree to receive text messages from Hazel & Finch.</p><details><summary>Small "
    "print</summary>Msg frequency varies. Msg & data rates may apply. Reply STOP to opt out, HELP "
    "for help. <a href=/t>Terms</a> <a href=/p>Privacy</a></details>",
    "invisible characters": "<p>I agree to rec\u200beive te\u00adxt messages from Ha\u200bzel & "
    "Finch. Msg fre\u2060quency varies. Msg & data ra\u200btes may apply. Reply ST\u200dOP to opt "
    "out, HE\u200bLP for help. <a href=/t>Te\u00adrms</a> <a href=/p>Pri\u200bvacy</a></p>",
    "friendly": "<p>Want a text from Hazel & Finch when your duck is dry? Pop your number in. "
    "It’s one text per order. Your network’s usual charges apply. Reply STOP and we stop; reply "
    "HELP and we help. Small print: <a href=/t>terms</a>, <a href=/p>privacy</a>.</p>",
    "sign-in codes": "<h1>Create account</h1><p>Hazel & Finch will send you a one-time code by SMS "
    "each time you sign in. Message and data rates may apply. Reply STOP to opt out or HELP for "
    "help. By continuing you agree to the <a href=/t>Terms of Service</a> and <a href=/p>Privacy "
    "Policy</a>.</p><input type=tel>Password <input type=password><button>Sign up</button>",
}


@pytest.mark.parametrize("html", WHOLE.values(), ids=WHOLE)
def test_whole_disclosures_of_many_kinds_pass(html: str) -> None:
    assert blocking(check(html)) == []


NOTHING = [
    "<h1>Contact us</h1><p>Send us a message or text us at 0117 496 0101 and we will get back to "
    "you. By submitting you agree to our <a href=/privacy>privacy policy</a> and <a href=/terms>"
    "terms</a>.</p><form>Name <input> Phone <input> Message <textarea></textarea></form>",
    "<h1>Newsletter</h1><p>Subscribe to our newsletter to receive emails about new toys. You can "
    "unsubscribe at any time. Two messages a month at most.</p>",
    "<h1>Checkout</h1><p>Delivery rates may apply. Stop by our store. Our help desk is open daily. "
    "Pay by card or bank transfer.</p><form>Phone <input></form>",
    "<h1>Contact</h1><p>By ticking this box I agree to the processing of my data under the "
    "<a href=/privacy>privacy policy</a>. We answer by telephone or e-mail within two days.</p>",
    CHECKOUT.format(words="<!-- I agree to receive texts. Reply STOP. -->"),
    CHECKOUT.format(words="<span hidden>I agree to receive texts. Reply STOP.</span>"),
    CHECKOUT.format(words="<input placeholder='I agree to receive texts. Reply STOP'>"),
    CHECKOUT.format(words="<img alt='I agree to receive texts. Reply STOP' src=a.png>"),
    "<div id=root></div><script src=app.js></script>",
    "",
]


@pytest.mark.parametrize("html", NOTHING)
def test_a_page_that_says_nothing_about_texts_is_told_once(html: str) -> None:
    findings = check(html)
    assert [finding.code for finding in findings] == ["opt_in_disclosure_missing"]
    assert "STOP to opt out" in findings[0].example
    assert "order updates by text message from Hazel & Finch" in findings[0].example


def test_a_page_built_by_a_script_is_told_why_nothing_is_seen() -> None:
    [finding] = check("<div id=root></div>")
    assert "a visitor without scripts sees no opt-in" in finding.problem


def test_the_example_passes_the_check_itself() -> None:
    [finding] = check("<p>Nothing here</p>")
    assert blocking(check(f"<p>{finding.example}</p>")) == []


HIDDEN = {
    "letters of another alphabet": "Reply SТОP to opt out, HЕLP for help.",
    "moved off the screen": "<i style='position:absolute;left:-9999px'>Reply STOP or HELP.</i>",
    "in a comment": "<!-- Reply STOP to opt out, HELP for help. -->",
    "in the color of the paper": "<i style='color:#fff'>Reply STOP to opt out, HELP for help.</i>",
    "in a title": "<i title='Reply STOP to opt out, HELP for help.'></i>",
}


@pytest.mark.parametrize("words", HIDDEN.values(), ids=HIDDEN)
def test_keywords_that_nobody_sees_do_not_count(words: str) -> None:
    html = page_with(help="", stop=words)
    assert blocking(check(html)) == ["opt_in_no_help", "opt_in_no_stop"]


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        ("", {"failure": "timeout", "status": 0, "content_type": ""}),
        ("", {"failure": "dns_failure", "status": 0, "content_type": ""}),
        (page_with(), {"status": 404}),
        (page_with(), {"status": 403}),
        (page_with(), {"status": 500}),
        ("%PDF", {"content_type": "application/pdf"}),
        ("<title>Log in</title>E-mail <input> Password <input type=password>", {}),
        ("<p>You must be logged in to view this page.</p>", {}),
        ("<h1>404</h1><p>Page not found</p>", {}),
    ],
)
def test_a_page_that_visitors_cannot_see_is_named(html: str, facts: dict[str, Any]) -> None:
    findings = check(html, facts)
    assert [finding.code for finding in findings] == ["opt_in_unreachable"]
    assert findings[0].blocks


def test_a_box_ticked_beforehand_is_a_warning() -> None:
    [finding] = [
        each
        for each in check(
            page_with().replace("<input type=checkbox>", "<input type=checkbox checked>")
        )
        if each.code == "opt_in_preticked"
    ]
    assert finding.severity == Severity.WARN
    assert finding.quote.startswith("I agree to receive order updates")


@pytest.mark.parametrize("box", ["<input type=checkbox checked disabled> Texts", "Remember me"])
def test_other_boxes_may_be_ticked(box: str) -> None:
    html = page_with() + f"<p><label><input type=checkbox checked> {box}</label></p>"
    html = html.replace("checked> <input", "> <input")
    assert "opt_in_preticked" not in {finding.code for finding in check(html)}


def test_the_sender_is_the_business_and_nobody_else() -> None:
    html = page_with(sender="I agree to receive text messages from MegaDeals Network.")
    assert blocking(check(html)) == ["opt_in_no_sender"]
    assert blocking(check(html, business_name="MegaDeals Network LLC")) == []


def test_the_name_of_the_domain_is_a_name_too() -> None:
    facts = {"business_name": "JR Ventures LLC", "website_url": f"{SITE}/"}
    assert blocking(check(page_with(), **facts)) == []


@pytest.mark.parametrize(
    ("use_case", "kind"),
    [
        ("One-time passcodes when a member signs in.", "sign-in codes"),
        ("Reminders the day before each appointment.", "appointment reminders"),
        ("Where the courier is with the parcel.", "delivery updates"),
        ("Weekly offers to those who joined our club.", "offers"),
    ],
)
def test_the_example_speaks_of_what_the_business_sends(use_case: str, kind: str) -> None:
    [finding] = check("<p>Nothing here</p>", use_case=use_case)
    assert f"I agree to receive {kind} by text message" in finding.example
