"""Staff find a decision by whatever a customer quotes, and see it then and now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Balance, SenderProfile
from accounts.roles import StaffRole
from contacts.models import Contact
from messaging.models import Message, SendDecision
from messaging.services.explain_now import explain_now
from templates_app.models import Template
from tests.conftest import Api
from tests.factories import Business, make_business
from tests.messaging.api.test_explain_send import change
from tests.messaging.api.test_send_message import PATH, PERSON, body_for
from tests.messaging.protection.random_sends import Dice
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
LIST = reverse("admin:messaging_senddecision_changelist")
REFUSED = "+33199000001"
Send = Callable[..., HttpResponse]


@pytest.fixture
def send(api: Api, business: Business) -> Send:
    def post(*to: str, **more: Any) -> HttpResponse:
        return api.post(PATH, body_for(business, *to, **more), business)

    return post


def find(term: str) -> list[str]:
    page = browser_of(StaffRole.VIEWER).get(LIST, {"q": term})
    assert page.status_code == 200
    return sorted(each.request_id for each in page.context["cl"].result_list)


def read(request_id: str, role: str = StaffRole.VIEWER) -> str:
    decision = SendDecision.objects.get(request_id=request_id)
    page = reverse("admin:messaging_senddecision_change", args=[decision.pk])
    answer = browser_of(role).get(page)
    assert answer.status_code == 200
    text = re.sub(r"<[^>]+>", " ", unescape(answer.content.decode()))
    return re.sub(r"\s+", " ", text)


# --- looking for it -------------------------------------------------------------------------------


def test_it_is_found_by_the_request_id_however_it_was_pasted(send: Send) -> None:
    refused = send(REFUSED)
    send(PERSON)
    quoted = refused["X-Request-Id"]
    pretty = json.dumps(refused.json(), indent=2)
    for term in (quoted, f"  {quoted}\n", f"{quoted[:12]} {quoted[12:]}", pretty):
        assert find(term) == [quoted], term


def test_it_is_found_by_the_id_of_a_message(send: Send) -> None:
    wanted = send(PERSON)["X-Request-Id"]
    send("+447700900002")
    message = Message.objects.get(phone=PERSON)
    assert find(str(message.pk)) == [wanted]


@pytest.mark.parametrize(
    "form", ["{}", " +33 1 99 00 00 01 ", "+33 (1) 99-00-00-01", "33199000001"]
)
def test_a_refusal_is_found_by_the_number_that_it_names(send: Send, form: str) -> None:
    wanted = send(REFUSED)["X-Request-Id"]
    send(PERSON)
    assert find(form.format(REFUSED)) == [wanted]


def test_what_was_accepted_is_found_by_the_number_as_well(send: Send) -> None:
    wanted = send(PERSON, "+447700900002")["X-Request-Id"]
    send("+447700900003")
    assert find("+447700900002") == [wanted]


def test_a_refusal_on_a_second_channel_is_found_by_the_number(send: Send) -> None:
    wanted = send(REFUSED, channel=["whatsapp", "sms"])["X-Request-Id"]
    assert find(REFUSED) == [wanted]


def test_it_is_found_by_code_account_or_name(
    send: Send, api: Api, business: Business, stranger: Business
) -> None:
    refused, accepted = send(REFUSED)["X-Request-Id"], send(PERSON)["X-Request-Id"]
    other = api.post(PATH, body_for(stranger), stranger)["X-Request-Id"]
    assert find("business_011") == [refused]
    assert find(str(business.account.pk)) == sorted([refused, accepted])
    assert find(stranger.account.name) == [other]


def test_nobody_else_is_found(send: Send) -> None:
    send(PERSON)
    for term in ("req_" + "0" * 32, "+447700900009", "BUSINESS_010", "Nobody Ltd", "x" * 3000):
        assert find(term) == [], term


def plan_of(term: str) -> str:
    """The plans of the statements by which a search asks for decisions."""
    client = browser_of(StaffRole.VIEWER)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST, {"q": term})
    asked = [each["sql"] for each in queries if "messaging_senddecision" in each["sql"]]
    plans = []
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute("EXPLAIN " + sql)
            plans += [row[0] for row in cursor.fetchall()]
    return "\n".join(plans)


_MANY = """
    INSERT INTO messaging_senddecision (id, account_id, request_id, accepted, code, verdicts, facts)
    SELECT gen_random_uuid(), %s, 'req_' || n, false, 'BUSINESS_0' || (10 + n %% 50),
        jsonb_build_object('refused', jsonb_build_object('+44' || n, 1)), '{}'
    FROM generate_series(1, 3000) n
"""


@pytest.mark.parametrize(
    ("term", "index"),
    [
        (REFUSED, "decision_refused_person"),
        ("BUSINESS_011", "decision_refused_code"),
        ("req_" + "0" * 32, "messaging_senddecision_request_id|one_decision_per_request"),
    ],
)
def test_an_index_answers_each_search(business: Business, term: str, index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_MANY, [business.account.pk])
        cursor.execute("ANALYZE messaging_senddecision")
    plan = plan_of(term)
    assert re.search(index, plan), plan


# --- its page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", StaffRole.values)
def test_the_page_shows_each_check_what_it_saw_and_the_way_out(send: Send, role: str) -> None:
    text = read(send(REFUSED)["X-Request-Id"], role)
    assert "Refused by geography" in text
    assert "country: FR" in text
    assert "declared: DE, GB" in text
    assert "the customer Ask support to add FR" in text
    assert "not reached" in text
    assert "nothing was written, sent or charged" in text


def test_facts_of_then_stand_beside_those_of_now(send: Send, business: Business) -> None:
    Balance.objects.update(available=Decimal("0.01"))
    request_id = send(PERSON)["X-Request-Id"]
    Balance.objects.update(available=Decimal("7.50"))
    text = read(request_id)
    assert "available: 0.0100 needed: 0.0420 pass available: 7.5000 needed: 0.0420" in text


def test_what_changed_since_stands_out(send: Send, business: Business) -> None:
    request_id = send(PERSON)["X-Request-Id"]
    change(business.account, standing="suspended")
    decision = SendDecision.objects.get(request_id=request_id)
    page = reverse("admin:messaging_senddecision_change", args=[decision.pk])
    html = browser_of().get(page).content.decode()
    assert '<mark class="gh-mark">standing: suspended</mark>' in html
    assert '<mark class="gh-mark">risk' not in html


def test_the_page_leads_to_account_and_messages(send: Send, business: Business) -> None:
    request_id = send(PERSON)["X-Request-Id"]
    decision, message = SendDecision.objects.get(request_id=request_id), Message.objects.get()
    page = reverse("admin:messaging_senddecision_change", args=[decision.pk])
    html = browser_of().get(page).content.decode()
    assert reverse("admin:accounts_account_change", args=[business.account.pk]) in html
    assert reverse("admin:messaging_message_change", args=[message.pk]) in html


def test_a_lost_claim_is_told_as_such(send: Send) -> None:
    request_id = send(PERSON)["X-Request-Id"]
    SendDecision.objects.update(accepted=False, code="BUSINESS_010")
    assert "another request was quicker" in read(request_id)


def test_a_decision_of_the_first_form_is_shown(send: Send) -> None:
    request_id = send(PERSON)["X-Request-Id"]
    words = [["standing", "pass"], ["opt_out", "BUSINESS_009"]]
    SendDecision.objects.update(
        accepted=False,
        code="BUSINESS_009",
        verdicts={"passed": [], "refused": {PERSON: words}},
        facts={
            "standing": "good",
            "template": "order",
            "sender_profile": None,
            "sender_reason": "default",
            "monitored": [],
        },
    )
    text = read(request_id)
    assert "Refused by opt out" in text
    assert "BUSINESS_009" in text
    assert "What the checks saw Standing good Template order" in text


def test_the_page_of_a_thousand_recipients_is_bounded_and_shows_the_refused_first(
    send: Send, business: Business
) -> None:
    Balance.objects.update(available=Decimal(100))
    numbers = [f"+4477009{number:05d}" for number in range(1000)]
    Contact.objects.create(
        account=business.account,
        phone_number=numbers[-1],
        e164=numbers[-1],
        region="GB",
        opted_out=True,
    )
    text = read(send(*numbers)["X-Request-Id"])
    assert "The first 50 are shown" in text
    assert f"{numbers[-1]} (sms) opt out block BUSINESS_009" in text
    assert f"{numbers[500]} (sms)" not in text


# --- now ------------------------------------------------------------------------------------------


def test_nothing_changes_by_looking(send: Send) -> None:
    request_id = send(REFUSED)["X-Request-Id"]
    decision = SendDecision.objects.get(request_id=request_id)
    with CaptureQueriesContext(connection) as queries:
        explain_now(decision)
    assert all(each["sql"].lstrip().startswith("SELECT") for each in queries)


def test_now_is_what_an_explanation_says_now(
    send: Send, api: Api, business: Business, settings: Any
) -> None:
    """By account as by key: the same statements, the same checks."""
    dice = Dice(3)
    for _ in range(20):
        change(business.account, risk=dice.choice(["allow", "hold"]))
        change(business.template, is_published=dice.hit(0.7), daily_cap=dice.choice([None, 0]))
        to = dice.sample([PERSON, REFUSED, "+447700900002", "+12025550123"], 2)
        request_id = send(*to)["X-Request-Id"]
        decision = SendDecision.objects.get(request_id=request_id)
        told = api.post(f"{PATH}/explain", body_for(business, *to), business).json()["data"]
        now = explain_now(decision)
        refusal = now.refusal.word if now.refusal else None
        assert refusal == (told["refusal"] and told["refusal"]["code"])
        blocks = {each["to"]: each["first_block"] or "" for each in told["recipients"]}
        assert {each.send.recipient.e164: each.check for each in now.people} == blocks


def test_a_template_that_is_gone_is_not_taken_for_free_text(send: Send) -> None:
    request_id = send(PERSON)["X-Request-Id"]
    Template.objects.update(name="renamed")
    explained = explain_now(SendDecision.objects.get(request_id=request_id))
    template = next(each for each in explained.everybody if each.check == "template")
    assert template.verdict.details["state"] == ["deleted"]


def test_a_profile_that_was_named_is_looked_at_again(
    api: Api, business: Business, send: Send
) -> None:
    profile = SenderProfile.objects.create(
        account=business.account, name="Shop", short_name="shop", state="paused"
    )
    request_id = send(PERSON, sender_profile_id=str(profile.pk))["X-Request-Id"]
    decision = SendDecision.objects.get(request_id=request_id)
    assert decision.code == "SENDER_003"
    SenderProfile.objects.filter(pk=profile.pk).update(state="rejected")
    (person,) = explain_now(decision).people
    assert person.verdict.details["reason"] == ["rejected"]


def test_a_business_of_somebody_else_is_not_read(send: Send) -> None:
    make_business(standing="suspended")
    request_id = send(PERSON)["X-Request-Id"]
    assert explain_now(SendDecision.objects.get(request_id=request_id)).refusal is None
