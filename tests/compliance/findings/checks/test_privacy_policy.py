from __future__ import annotations

from typing import Any

import pytest

from compliance.findings.checks.privacy_policy import check_privacy_policy
from compliance.findings.finding import Finding, Severity
from tests.compliance.evidence.visits import SITE, dossier, visit
from tests.compliance.findings.checks.sharing_texts import BREACHES, NEITHER, PROMISES

PROMISE = "We never share your mobile number with third parties for marketing."
POLICY = (
    "<title>Privacy Policy</title><h1>Privacy Policy</h1><p>Hazel & Finch collects your name, "
    "address and mobile number when you place an order. We use them to deliver it and, if you "
    "agreed, to send you text messages about it. We keep them for six years. You can ask us to "
    "delete your data at any time.</p><h2>Sharing</h2>{words}"
    "<p>We use cookies to remember your basket. Contact us with questions about this policy.</p>"
)


def policy_with(words: str) -> str:
    return POLICY.format(words=words if words.startswith("<") else f"<p>{words}</p>")


def check(html: str, facts: dict[str, Any] | None = None, **answers: Any) -> list[Finding]:
    """What the check finds; whatever is quoted stands on the page."""
    seen = visit("privacy", html, **(facts or {}))
    findings = check_privacy_policy(dossier(seen, **answers))
    for finding in findings:
        assert finding.field == "privacy_url"
        assert finding.quote == "" or (seen.page and finding.quote in seen.page.text)
        assert (finding.url, finding.page_hash) == (seen.fetched.final_url, seen.sha256)
        assert finding.severity == Severity.INFO or (finding.fix and finding.example)
    return findings


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings if finding.severity != Severity.INFO]


def test_a_policy_that_keeps_numbers_out_of_marketing_passes() -> None:
    [finding] = check(policy_with(PROMISE))
    assert (finding.code, finding.severity) == ("privacy_policy_found", Severity.INFO)
    assert finding.quote == "Privacy Policy"


def test_without_visits_nothing_is_said() -> None:
    assert check_privacy_policy(dossier()) == []


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_counts_in_many_words(words: str) -> None:
    assert codes(check(policy_with(words))) == []


@pytest.mark.parametrize("words", BREACHES)
def test_sharing_for_marketing_blocks_and_is_quoted(words: str) -> None:
    [finding] = [each for each in check(policy_with(words)) if each.blocks]
    assert finding.code == "privacy_policy_shares_data"
    assert finding.quote
    assert "Hazel & Finch does not share mobile numbers" in finding.example


@pytest.mark.parametrize("words", NEITHER)
def test_other_words_are_neither(words: str) -> None:
    assert codes(check(policy_with(words))) == ["privacy_policy_no_sharing_clause"]


def test_a_promise_and_its_opposite_are_a_contradiction() -> None:
    words = f"<p>{PROMISE}</p><p>We may share your mobile number with our marketing partners.</p>"
    [finding] = [each for each in check(policy_with(words)) if each.blocks]
    assert finding.code == "privacy_policy_shares_data"
    assert finding.quote == "We may share your mobile number with our marketing partners."


def test_numbers_may_be_taken_out_of_a_general_statement() -> None:
    general = "We may share your personal information with third parties for marketing."
    assert codes(check(policy_with(general))) == ["privacy_policy_shares_data"]
    assert codes(check(policy_with(f"{general} {PROMISE}"))) == []


def test_a_promise_that_nobody_sees_is_none() -> None:
    hidden = f"<p style='display:none'>{PROMISE}</p>"
    assert codes(check(policy_with(hidden))) == ["privacy_policy_no_sharing_clause"]


def test_a_promise_that_falls_short_is_quoted_as_the_nearest() -> None:
    words = "We never sell your personal information."
    [finding] = [each for each in check(policy_with(words)) if each.blocks]
    assert finding.quote == words


def test_outside_the_us_a_missing_promise_is_a_warning() -> None:
    findings = check(policy_with(""), destination_countries=["GB"])
    assert [(each.code, each.severity) for each in findings] == [
        ("privacy_policy_no_sharing_clause", Severity.WARN),
        ("privacy_policy_found", Severity.INFO),
    ]
    breach = "We may share your mobile number with our marketing partners."
    assert check(policy_with(breach), destination_countries=["GB"])[0].blocks


def test_the_example_is_a_promise() -> None:
    [finding] = [each for each in check(policy_with("")) if each.blocks]
    assert codes(check(policy_with(finding.example))) == []


def test_a_policy_that_is_silent_on_messages_is_a_warning() -> None:
    html = (
        "<h1>Privacy policy</h1><p>We collect your name and address, use them to post your order "
        "and keep them for six years. You can ask us to delete your data. We never share phone "
        "numbers with third parties for marketing.</p>"
    )
    findings = check(html)
    assert [(each.code, each.severity) for each in findings] == [
        ("privacy_policy_silent_on_messaging", Severity.WARN),
        ("privacy_policy_found", Severity.INFO),
    ]


NAV = "<nav><a href=/>Home</a><a href=/privacy>Privacy Policy</a><a href=/terms>Terms</a></nav>"
SHORT = (
    "<p>We hold your mobile number so that we can send you reminders by text. We do not share it "
    "with anyone for marketing. You may ask to see or delete what we hold.</p>"
)


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Privacy Policy</h1>{SHORT}",
        f"{NAV}<h1>Privacy Policy</h1>{SHORT}",
        f"{NAV}<title>Your privacy | Hazel & Finch</title><h1>Your number is safe</h1>{SHORT}",
        f"<h1>How we use your information</h1>{SHORT}",
        f"<h1>Data Protection Notice</h1>{SHORT}",
        f"{NAV}<div>Privacy Policy</div>{SHORT}",
    ],
)
def test_policies_are_recognized_under_many_names(html: str) -> None:
    assert codes(check(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        f"{NAV}<title>Toys</title><h1>Welcome</h1><p>We make toys and keep them in stock. Contact "
        "us at hello@hazel.example with questions about orders. We ship securely and use natural "
        "materials. Your details are safe with us. Come in any time and see our ducks.</p>",
        f"{NAV}<title>Terms</title><h1>Terms of Service</h1><p>By using this site you accept these "
        "terms. We collect payment when you order. See our Privacy Policy for how we handle "
        "personal information. We may change these terms; changes are effective when posted. "
        "Contact us at a@b.example. We keep records of orders for years.</p>",
        "<h1>Privacy Policy</h1><p>Coming soon.</p>",
        f"<h1>Privacy Policy</h1><p>{'Lorem ipsum dolor sit amet, consectetur elit. ' * 9}</p>",
        "<h1>Privacy fences</h1><p>Our privacy fences keep neighbors out. We use cedar and install "
        "in two days. Call us for a quote and we will measure your garden at no charge, anywhere "
        "in Kent and Sussex.</p>",
        f"{NAV}<h1>Contact us</h1><p>We respect your privacy. Fill in the form with your name and "
        "we will contact you. Our shop is open from nine to five at 14 Harbour Row, Bristol.</p>",
    ],
)
def test_a_page_that_only_carries_the_name_is_no_policy(html: str) -> None:
    findings = check(html)
    assert [finding.code for finding in findings] == ["privacy_policy_not_a_policy"]
    assert findings[0].blocks


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        ("", {"failure": "timeout", "status": 0, "content_type": ""}),
        (policy_with(PROMISE), {"status": 404}),
        (policy_with(PROMISE), {"status": 403}),
        (policy_with(PROMISE), {"status": 500}),
        ("%PDF", {"content_type": "application/pdf"}),
        ("", {}),
        ("<title>Log in</title>E-mail <input> Password <input type=password>", {}),
        ("<h1>404</h1><p>Page not found</p>", {}),
    ],
)
def test_a_policy_that_visitors_cannot_read_is_named(html: str, facts: dict[str, Any]) -> None:
    findings = check(html, facts)
    assert [finding.code for finding in findings] == ["privacy_policy_unreachable"]
    assert findings[0].blocks


def test_a_site_that_links_no_policy_is_told_with_the_nearest_words() -> None:
    website = visit("website", "<h1>Hazel & Finch</h1><p>We respect your privacy.</p>")
    [finding] = check_privacy_policy(dossier(website))
    assert finding.code == "privacy_policy_missing"
    assert finding.blocks
    assert finding.quote == "We respect your privacy."
    assert finding.url == f"{SITE}/"
    assert f"{SITE}/privacy" in finding.example


@pytest.mark.parametrize("facts", [{"status": 404}, {"status": 0, "failure": "timeout"}])
def test_of_a_site_that_could_not_be_read_nobody_can_say_that(facts: dict[str, Any]) -> None:
    website = visit("website", "<h1>Hazel & Finch</h1>", **facts)
    assert check_privacy_policy(dossier(website)) == []
    assert check_privacy_policy(dossier(visit("opt_in", "<h1>Checkout</h1>"))) == []
