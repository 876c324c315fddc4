"""The catalog of reasons on the staff pages: read by all, reworded by seniors."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from accounts.roles import StaffRole
from compliance.models import Reason
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
CATALOG = "/admin/compliance/reason/"


@pytest.fixture
def reason(db: None) -> Reason:
    return Reason.objects.get(code="vague_use_case", retired_at=None)


def page_of(reason: Reason) -> str:
    return reverse("admin:compliance_reason_change", args=[reason.pk])


def decide_url(reason: Reason, decision: str) -> str:
    return reverse("admin:compliance_reason_decide", args=[reason.pk, decision])


def fill(reason: Reason, **said: str) -> dict[str, Any]:
    return {
        "version": reason.updated_at.isoformat(),
        "title": "Too general",
        "problem": "We cannot tell when a message is sent.",
        "fix": "Say what triggers it.",
        "example": "",
        "resubmittable": "on",
        **said,
    }


def list_shown(client: Any, **query: str) -> list[Any]:
    return list(client.get(CATALOG, query).context["cl"].result_list)


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_reads_a_reason_as_the_customer_does(role: str, reason: Reason) -> None:
    text = browser_of(role).get(page_of(reason)).content.decode()
    for words in (reason.title, "What is wrong", "How to fix it", "vague_use_case, version 1"):
        assert words in text


def test_a_senior_rewords_it(reason: Reason) -> None:
    client = browser_of(StaffRole.SENIOR)
    form = client.get(decide_url(reason, "reword")).context["form"]
    assert form.initial["problem"] == reason.problem
    answer = client.post(decide_url(reason, "reword"), fill(reason))
    assert (answer.status_code, answer.url) == (302, CATALOG)
    new = Reason.objects.get(code=reason.code, retired_at=None)
    assert (new.version, new.title, new.example) == (2, "Too general", "")
    text = client.get(page_of(new)).content.decode()
    assert reason.title in text  # among its versions
    assert page_of(reason) in text


def test_only_what_is_in_force_is_listed_unless_asked_for(reason: Reason) -> None:
    client = browser_of(StaffRole.SENIOR)
    client.post(decide_url(reason, "reword"), fill(reason))
    assert reason not in list_shown(client, q="vague_use_case")
    assert reason in list_shown(client, q="vague_use_case", show="all")
    assert len(list_shown(client)) == Reason.objects.filter(retired_at=None).count()


def test_a_senior_retires_it(reason: Reason) -> None:
    client = browser_of(StaffRole.SENIOR)
    said = {"version": reason.updated_at.isoformat()}
    assert client.post(decide_url(reason, "retire"), said).status_code == 302
    reason.refresh_from_db()
    assert reason.retired_at is not None
    again = client.post(decide_url(reason, "retire"), {"version": reason.updated_at.isoformat()})
    assert again.status_code == 422
    assert "This version is retired." in again.content.decode()


@pytest.mark.parametrize("role", sorted(set(StaffRole) - {StaffRole.SENIOR}))
@pytest.mark.parametrize("decision", ["reword", "retire"])
def test_other_roles_change_nothing(role: str, decision: str, reason: Reason) -> None:
    answer = browser_of(role).post(decide_url(reason, decision), fill(reason))
    assert answer.status_code == 403
    assert Reason.objects.get(code=reason.code).updated_at == reason.updated_at


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"title": ""}, 422),
        ({"fix": "  "}, 422),
        ({"title": "x" * 121}, 422),
        ({"problem": "x" * 2001}, 422),
        ({"problem": "nul\0"}, 422),
        ({"version": ""}, 409),
        ({"version": "2026-01-01T00:00:00+00:00"}, 409),
    ],
)
def test_a_form_that_is_wrong_or_stale_changes_nothing(
    said: dict[str, str], status: int, reason: Reason
) -> None:
    answer = browser_of(StaffRole.SENIOR).post(decide_url(reason, "reword"), fill(reason, **said))
    assert answer.status_code == status
    assert Reason.objects.filter(code=reason.code).count() == 1


def test_the_same_words_again_are_refused_on_the_page(reason: Reason) -> None:
    names = ("title", "problem", "fix", "example")
    same = {name: getattr(reason, name) for name in names}
    answer = browser_of(StaffRole.SENIOR).post(decide_url(reason, "reword"), fill(reason, **same))
    assert answer.status_code == 409
    assert "It says this already." in answer.content.decode()
    assert Reason.objects.filter(code=reason.code).count() == 1


def test_markup_in_a_wording_is_shown_as_text(reason: Reason) -> None:
    client = browser_of(StaffRole.SENIOR)
    client.post(decide_url(reason, "reword"), fill(reason, title="<b>Bold</b> \u202eexe"))
    new = Reason.objects.get(code=reason.code, retired_at=None)
    for page in (page_of(new), CATALOG):
        text = client.get(page).content.decode()
        assert "&lt;b&gt;Bold" in text
        assert "<b>Bold" not in text
        assert "\u202e" not in text
