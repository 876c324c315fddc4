from __future__ import annotations

from typing import Any

import pytest

from compliance.findings.checks.samples import check_samples
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording.hosts import SHORTENERS
from compliance.findings.wording.sample_examples import make_sample
from compliance.models.submission import UseCaseType
from tests.compliance.findings.dossiers import make_dossier, make_visit, show

STOP = "Reply STOP to opt out."


def check(*samples: str, kind: str = "notifications", **answers: Any) -> list[Finding]:
    first, second = [*samples, ""][:2]
    answers = {"sample_1": first, "sample_2": second, "use_case_type": kind, **answers}
    return check_samples(make_dossier(**answers))


def codes(*samples: str, kind: str = "notifications", **answers: Any) -> set[str]:
    return {each.code for each in check(*samples, kind=kind, **answers)}


GOOD = [
    ("authentication", f"Harbor Books: 482913 is your code to sign in. {STOP}"),
    ("authentication", f"Harbor Books: your verification code is [code]. {STOP}"),
    ("authentication", f"Use code 123456 to sign in to Harbor Books. {STOP}"),
    ("authentication", f"Harbor Books: {{{{otp}}}} is your one-time password. {STOP}"),
    ("authentication", f"Harbor Books: new sign-in from Chrome. Not you? Reply NO. {STOP}"),
    ("authentication", f"Harbor Books: tap to log in: https://harborbooks.example/in {STOP}"),
    ("notifications", f"Harbor Books: your order 48213 is packed and ready. {STOP}"),
    ("notifications", f"Harbor Books: your 10% discount was applied to order 5. {STOP}"),
    ("notifications", f"Harbor Books: track your order now at www.harborbooks.example {STOP}"),
    ("notifications", f"Harbor Books: your pickup code is 4821, valid today. {STOP}"),
    ("notifications", f"Harbor Books: your buy now, pay later installment is due. {STOP}"),
    ("notifications", f"Harbor Books: your phone is charged up to 80 %. {STOP}"),
    ("notifications", f"Harbor Books: your blood test results are ready. {STOP}"),
    ("marketing", f"Harbor Books: 20% off all novels until Sunday. {STOP}"),
    ("marketing", f"Harbor Books: use code SPRING20 at harborbooks.example. {STOP}"),
    ("customer_care", f"Harbor Books: thanks for writing, your refund was sent today. {STOP}"),
    ("mixed", f"Harbor Books: 482913 is your code to sign in. {STOP}"),
    ("mixed", f"Harbor Books: flash sale, shop now! {STOP}"),
]


@pytest.mark.parametrize(("kind", "sample"), GOOD)
def test_a_sample_of_the_declared_kind_passes(kind: str, sample: str) -> None:
    assert check(sample, kind=kind) == []


DISAGREEING = [
    ("authentication", "Harbor Books: flash sale, everything must go!", "flash sale"),
    ("authentication", "Harbor Books: code 123456. Get 20% off today!", "20% off"),
    ("authentication", "Harbor Books: your order is on its way.", "Harbor Books: your order"),
    ("notifications", "Harbor Books: get 25% off with code SAVE25.", "25% off"),
    ("notifications", "Harbor Books: Buy one, get one free this weekend", "Buy one, get"),
    ("notifications", "Harbor Books: order shipped. Exclusive offer inside!", "Exclusive offer"),
    ("notifications", "Harbor Books: 482913 is your code to sign in.", "482913"),
    ("marketing", "Harbor Books: your verification code is 4921.", "code is 4921"),
    ("customer_care", "Harbor Books: limited-time deal, shop now", "limited-time deal"),
    ("customer_care", "Your code is 123456 to verify your login at Harbor Books", "code is 123456"),
]


@pytest.mark.parametrize(("kind", "sample", "quoted"), DISAGREEING)
def test_a_sample_of_another_kind_is_stopped(kind: str, sample: str, quoted: str) -> None:
    found = [each for each in check(sample, kind=kind) if each.code == "samples_disagree"]
    assert [each.severity for each in found] == [Severity.BLOCK]
    assert quoted in found[0].quote or found[0].quote in quoted
    assert found[0].quote in sample


def test_one_code_among_notifications_is_no_contradiction() -> None:
    code = "Harbor Books: 482913 is your code to sign in."
    assert "samples_disagree" not in codes(code, "Harbor Books: your order is packed.")


def test_a_code_for_authentication_may_stand_in_either_sample() -> None:
    code = "Harbor Books: 482913 is your code to sign in."
    samples = ("Harbor Books: your password was changed today.", code)
    assert "samples_disagree" not in codes(*samples, kind="authentication")


def test_the_second_sample_is_read_too() -> None:
    samples = ("Harbor Books: your order is packed.", "Harbor Books: flash sale, 30% off!")
    (finding,) = [each for each in check(*samples) if each.code == "samples_disagree"]
    assert finding.field == "sample_2"


@pytest.mark.parametrize("host", sorted(SHORTENERS))
def test_every_public_shortener_is_stopped(host: str) -> None:
    sample = f"Harbor Books: your order: https://{host}/abc123 {STOP}"
    (finding,) = check(sample)
    assert (finding.code, finding.blocks) == ("sample_link_shortener", True)
    assert finding.quote == f"https://{host}/abc123"


@pytest.mark.parametrize(
    "link",
    ["bit.ly/abc", "BIT.LY/Abc", "www.bit.ly/x", "https://acme.app.link/x", "http://t.co/9?x=1"],
)
def test_a_shortener_is_known_in_any_dress(link: str) -> None:
    assert "sample_link_shortener" in codes(f"Harbor Books: see {link} for your order. {STOP}")


@pytest.mark.parametrize(
    "link",
    [
        "https://bit.ly.harborbooks.example/x",
        "https://harborbooks.example/bit.ly/x",
        "https://harborbooks.example/?to=bit.ly",
        "https://orbit.lyon.example/x",
        "https://hb.example/x",
        "https://bit.ly@harborbooks.example/x",
    ],
)
def test_a_host_that_only_looks_like_a_shortener_is_none(link: str) -> None:
    assert "sample_link_shortener" not in codes(f"Harbor Books: see {link} {STOP}")


PLACEHOLDERS = [
    "This is a test message for our account",
    "test message",
    "Testing 123",
    "lorem ipsum dolor sit amet",
    "[message] [message] [message]",
    "Insert your message here please",
    "Your text here, thank you",
    "asdf asdf asdf asdf asdf asdf",
    "hello world hello world hello world",
    "sample sms",
    "N/A",
    "xxxxxxxxxxxxxxxxxxxxxxxxxx",
    "message message message message message",
]


@pytest.mark.parametrize("sample", PLACEHOLDERS)
def test_a_sample_that_nobody_has_written_yet_is_stopped(sample: str) -> None:
    (finding,) = check(sample)
    assert (finding.code, finding.blocks, finding.field) == ("sample_placeholder", True, "sample_1")
    assert finding.quote in sample


@pytest.mark.parametrize(
    "sample",
    [
        f"Harbor Books: this is a test of the flood warning system. {STOP}",
        f"Harbor Books: your test drive is on Friday. {STOP}",
        f"Harbor Books: your order [number] arrives on [day]. {STOP}",
        f"Harbor Books: bring a sample of your soil. {STOP}",
    ],
)
def test_a_real_message_with_such_words_is_none(sample: str) -> None:
    assert check(sample) == []


def test_a_message_in_another_language_is_no_placeholder() -> None:
    assert "sample_placeholder" not in codes("您的订单已发货，请注意查收，谢谢惠顾")


def test_no_sample_with_the_name_of_the_business_is_worth_a_word() -> None:
    (finding,) = check(f"Your order [number] is on its way. {STOP}")
    assert (finding.code, finding.severity) == ("sample_no_brand", Severity.WARN)


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("Harbor Books LLC", "HARBOR BOOKS: your order is packed."),
        ("Harbor Books LLC", "Hi from Harbor! Your order is packed."),
        ("Dana Whitfield", "HarborBooks: your order is packed."),
        ("Whitfield Trading LLC dba Quay Cakes", "Quay Cakes: your order is packed."),
        ("H&M Joinery Ltd", "H & M Joinery: your door is ready for pickup."),
        ("ABC Inc.", "ABC: your order is packed, thank you."),
    ],
)
def test_the_business_is_known_by_any_of_its_names(name: str, sample: str) -> None:
    assert check(f"{sample} {STOP}", business_name=name) == []


def test_the_title_of_the_website_is_a_name_too() -> None:
    sample = f"Quay Cakes: your order is packed. {STOP}"
    answers = {"business_name": "Dana Whitfield", "sample_1": sample}
    assert [each.code for each in check_samples(make_dossier(**answers))] == ["sample_no_brand"]
    facts = show("Cakes", title="Quay Cakes | Home")
    assert check_samples(make_dossier(facts, **answers)) == []


def test_a_page_that_could_not_be_read_has_no_title() -> None:
    visit = make_visit("")
    unread = {"visits": {"website": type(visit)("website", visit.fetched, None, visit.at)}}
    sample = f"Your order is packed and ready. {STOP}"
    found = check_samples(make_dossier(unread, sample_1=sample))
    assert [each.code for each in found] == ["sample_no_brand"]


def test_without_a_way_out_a_us_sample_is_worth_a_word() -> None:
    sample = "Harbor Books: your order [number] is packed."
    assert codes(sample) == {"sample_no_opt_out"}
    assert codes(sample, destination_countries=["FR"]) == set()
    assert codes(sample, destination_countries=["FR"], kind="marketing") == {"sample_no_opt_out"}


@pytest.mark.parametrize(
    "way_out",
    [
        "Reply STOP to opt out",
        "Txt STOP to end",
        "STOP to end",
        "STOP=end",
        "To unsubscribe reply STOP",
        "Opt-out: reply END",
        "stop2end",
        'Text "STOP" to quit',
    ],
)
def test_a_way_out_is_known_in_many_words(way_out: str) -> None:
    assert codes(f"Harbor Books: your order is packed. {way_out}") == set()


def test_to_cancel_an_appointment_is_no_way_out() -> None:
    sample = "Harbor Books: reading tomorrow at 5. Reply CANCEL your appointment to change it."
    assert codes(sample) == {"sample_no_opt_out"}


@pytest.mark.parametrize(
    "link", ["https://other.example/x", "www.other.example", "other.co.uk/track"]
)
def test_a_link_to_another_domain_is_worth_a_word(link: str) -> None:
    (finding,) = check(f"Harbor Books: your order is at {link} today. {STOP}")
    assert (finding.code, finding.severity) == ("sample_other_domain", Severity.WARN)
    assert finding.quote == link


@pytest.mark.parametrize(
    "text",
    [
        "shop.harborbooks.example/x",
        "https://www.harborbooks.example/y",
        "your order is ready.Reply soon",
        "at 5 p.m. on Friday, e.g. in the shop",
        "mail dana@other.example",
        "costs 3.50 today",
    ],
)
def test_a_link_to_oneself_and_a_missing_space_are_none(text: str) -> None:
    assert codes(f"Harbor Books: {text}. {STOP}") == set()


@pytest.mark.parametrize("kind", UseCaseType.values)
def test_the_example_is_this_business_s_and_would_pass(kind: str) -> None:
    sample = make_sample(make_dossier(use_case_type=kind).submission)
    assert sample.startswith("Harbor Books: ")
    assert check(sample, kind=kind) == []


def test_no_sample_yet_is_the_form_s_affair() -> None:
    assert check("", "  ") == []


@pytest.mark.parametrize(
    "sample", ["https://[::1", "http://", "\u202e" * 20, "🎉" * 30, "https://" + "a" * 900]
)
def test_strange_input_is_never_an_error(sample: str) -> None:
    assert all(each.quote in sample for each in check(sample))
