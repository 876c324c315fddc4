"""The five endpoints: that each works, and whom it refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from templates_app.models import Template
from templates_app.services.approve_template import approve_template
from tests.templates_app.conftest import MISSING, TEXT, Caller, write

ErrorOf = Callable[[HttpResponse], tuple[int, str]]
Unchanged = Callable[[], Any]
_ITEM_CALLS: list[tuple[str, Any]] = [
    ("GET", None),
    ("PUT", {"name": "Taken over"}),
    ("DELETE", {}),
]


def test_created_template_is_answered_in_full(owner: Caller) -> None:
    ignored = {"name": "Mine", "auto_create_for_sp": False, "from_the_future": 1}
    body = {"definition": write(), "creation_source": "from-api", **ignored}
    response = owner.ask("POST", body=body)
    assert response.status_code == 201
    template = Template.objects.get()
    data = response.json()["data"]
    assert data.pop("created_at")
    assert data.pop("updated_at")
    assert data == {
        "id": str(template.pk),
        "customer_id": str(template.account_id),
        "name": "hello_your_order_has_just",
        "category": "UTILITY",
        "language": "en_US",
        "status": "DRAFT",
        "channels": ["sms", "whatsapp", "rcs", "mms"],
        "variables": ["name", "order_id"],
        "is_published": True,
        "definition": write(),
    }


def test_template_is_created_and_submitted_at_once(owner: Caller) -> None:
    response = owner.ask("POST", body={"definition": write(), "submit_for_review": True})
    assert response.json()["data"]["status"] == "PENDING"


def test_nulls_are_as_good_as_nothing(owner: Caller) -> None:
    definition = write(header=None, buttons=None)
    definition["body"]["sms"] = None
    body = {"definition": definition, "category": None, "language": None}
    response = owner.ask("POST", body=body)
    assert response.status_code == 201
    assert response.json()["data"]["definition"] == write()


@pytest.mark.parametrize(("sample", "kept"), [(7, "7"), (1.5, "1.5"), (True, "true")])
def test_sample_is_kept_as_text(owner: Caller, sample: object, kept: str) -> None:
    definition = write()
    (first, _) = definition["body"]["multiChannel"]["variables"]
    first["props"]["sample"] = sample
    data = owner.ask("POST", body={"definition": definition}).json()["data"]
    assert data["definition"]["body"]["multiChannel"]["variables"][0]["props"]["sample"] == kept


def test_whole_account_sees_a_template(owner: Caller, teammate: Caller, draft: Template) -> None:
    for caller in (owner, teammate):
        assert caller.ask("GET", f"/{draft.pk}").json()["data"]["id"] == str(draft.pk)


def test_approved_template_names_the_variables_that_a_send_asks_for(
    owner: Caller, pending: Template, reviewer: User
) -> None:
    approve_template(pending.pk, actor=reviewer)
    edit = {"definition": write("Welcome back, {{0:variable}}, to our shop.", "who")}
    data = owner.ask("PUT", f"/{pending.pk}", edit).json()["data"]
    assert (data["status"], data["variables"]) == ("APPROVED", ["name", "order_id"])
    assert data["definition"] == edit["definition"]


def test_put_changes_only_what_is_given(owner: Caller, draft: Template) -> None:
    response = owner.ask("PUT", f"/{draft.pk}", {"name": "  Order shipped "})
    assert response.status_code == 200
    data = response.json()["data"]
    assert (data["name"], data["definition"]) == ("Order shipped", write())


def test_put_submits(owner: Caller, draft: Template) -> None:
    data = owner.ask("PUT", f"/{draft.pk}", {"submit_for_review": True}).json()["data"]
    assert data["status"] == "PENDING"


@pytest.mark.parametrize("body", [{}, {"name": None, "definition": None, "category": None}])
def test_empty_put_changes_nothing(
    owner: Caller, draft: Template, unchanged: Unchanged, body: Any
) -> None:
    with unchanged():
        assert owner.ask("PUT", f"/{draft.pk}", body).status_code == 200


def test_edit_during_review_is_refused_and_not_retried(
    owner: Caller, pending: Template, unchanged: Unchanged, error_of: ErrorOf
) -> None:
    with unchanged():
        response = owner.ask("PUT", f"/{pending.pk}", {"category": "MARKETING"})
    assert error_of(response) == (409, "CONFLICT_006")
    assert response["x-should-retry"] == "false"


@pytest.mark.parametrize("at_meta", [True, False, None])
def test_deleting_takes_the_word_about_meta(
    owner: Caller, draft: Template, at_meta: bool | None
) -> None:
    response = owner.ask("DELETE", f"/{draft.pk}", {"delete_from_meta": at_meta})
    assert response.status_code == 204


def test_deleted_template_is_gone_but_its_row_stays(
    owner: Caller, draft: Template, error_of: ErrorOf
) -> None:
    response = owner.ask("DELETE", f"/{draft.pk}", {"delete_from_meta": True})
    assert (response.status_code, response.content) == (204, b"")
    for method, body in _ITEM_CALLS:
        assert error_of(owner.ask(method, f"/{draft.pk}", body)) == (404, "RESOURCE_002")
    assert owner.ask("GET").json()["data"]["templates"] == []
    assert Template.objects.get().deleted_at is not None


@pytest.mark.parametrize(("method", "body"), _ITEM_CALLS)
def test_strangers_template_looks_like_a_missing_one(
    outsider: Caller, draft: Template, unchanged: Unchanged, method: str, body: Any
) -> None:
    with unchanged():
        theirs = outsider.ask(method, f"/{draft.pk}", body)
        missing = outsider.ask(method, f"/{MISSING}", body)
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json()["error"] == missing.json()["error"]
    assert theirs.json()["error"]["code"] == "RESOURCE_002"


@pytest.mark.parametrize(("method", "body"), _ITEM_CALLS)
def test_malformed_id_is_refused(owner: Caller, error_of: ErrorOf, method: str, body: Any) -> None:
    assert error_of(owner.ask(method, "/templateId", body)) == (400, "VALIDATION_003")


def _swap(path: str, value: Any) -> dict[str, Any]:
    """Return a good body with the member at the dotted ``path`` replaced."""
    body: dict[str, Any] = {"definition": write()}
    *parents, last = path.split(".")
    member = body
    for each in parents:
        member = member.setdefault(each, {})
    member[last] = value
    return body


_DEEP = "definition.body.multiChannel"
_NOWHERE = {"name": "Shop", "address": "1 Quay", "longitude": "0.1"}


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({}, "VALIDATION_004", "definition"),
        (_swap("definition", None), "VALIDATION_004", "definition"),
        (_swap("definition", "text"), "VALIDATION_001", "definition"),
        (_swap("definition", []), "VALIDATION_001", "definition"),
        (_swap("definition", {}), "VALIDATION_004", "definition.body"),
        (_swap("definition.body", []), "VALIDATION_001", "definition.body"),
        (_swap("definition.body", {}), "VALIDATION_001", "definition.body"),
        (_swap(_DEEP, 5), "VALIDATION_001", _DEEP),
        (_swap(_DEEP, {}), "VALIDATION_004", f"{_DEEP}.template"),
        (_swap(f"{_DEEP}.template", 5), "VALIDATION_001", f"{_DEEP}.template"),
        (_swap(f"{_DEEP}.template", ""), "VALIDATION_001", f"{_DEEP}.template"),
        (_swap(f"{_DEEP}.variables", "x"), "VALIDATION_001", f"{_DEEP}.variables"),
        (_swap(f"{_DEEP}.variables", [{}]), "VALIDATION_004", f"{_DEEP}.variables.0.name"),
        (
            _swap(f"{_DEEP}.variables", [{"name": "a", "id": True}]),
            "VALIDATION_001",
            f"{_DEEP}.variables.0.id",
        ),
        (
            _swap(f"{_DEEP}.variables", [{"name": "a"}] * 101),
            "VALIDATION_001",
            f"{_DEEP}.variables",
        ),
        (_swap("definition.header", {"type": "song"}), "VALIDATION_006", "definition.header.type"),
        (_swap("definition.header", {"type": "Text"}), "VALIDATION_006", "definition.header.type"),
        (
            _swap("definition.header", {"type": "location", "location": _NOWHERE}),
            "VALIDATION_004",
            "definition.header.location.latitude",
        ),
        (
            _swap("definition.buttons", [{"type": "SONG", "props": {}}]),
            "VALIDATION_006",
            "definition.buttons.0.type",
        ),
        (
            _swap(f"{_DEEP}.variables", [{"name": "a", "type": "song"}]),
            "VALIDATION_006",
            f"{_DEEP}.variables.0.type",
        ),
        (
            _swap("definition.body.mms", {"template": "A cat.", "subject": "x" * 256}),
            "VALIDATION_001",
            "definition.body.mms.subject",
        ),
        (
            _swap("definition.body.mms", {"template": "A cat.", "media": [{}]}),
            "VALIDATION_004",
            "definition.body.mms.media.0.url",
        ),
        (
            _swap("definition.authenticationConfig", {"codeExpirationMinutes": "5"}),
            "VALIDATION_001",
            "definition.authenticationConfig.codeExpirationMinutes",
        ),
        (_swap("definition.buttons", [None]), "VALIDATION_004", "definition.buttons.0"),
        (_swap(f"{_DEEP}.variables", [None]), "VALIDATION_004", f"{_DEEP}.variables.0"),
        (_swap("definition.buttons", [5]), "VALIDATION_001", "definition.buttons.0"),
        (_swap("definition.buttons", {}), "VALIDATION_001", "definition.buttons"),
        (_swap("category", "marketing"), "VALIDATION_006", "category"),
        (_swap("language", "english"), "VALIDATION_001", "language"),
        (_swap("language", 5), "VALIDATION_001", "language"),
        (_swap("submit_for_review", "yes"), "VALIDATION_001", "submit_for_review"),
        (_swap("sandbox", 1), "VALIDATION_001", "sandbox"),
    ],
)
def test_wrong_value_is_named(
    owner: Caller, unchanged: Unchanged, error_of: ErrorOf, body: Any, code: str, field: str
) -> None:
    with unchanged():
        response = owner.ask("POST", body=body)
    assert error_of(response) == (400, code)
    assert list(response.json()["error"]["details"]) == [field]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, 5, ["a"], "sent_otp", "a\nb"])
def test_bad_name_is_refused(
    owner: Caller, draft: Template, unchanged: Unchanged, error_of: ErrorOf, name: Any
) -> None:
    with unchanged():
        response = owner.ask("PUT", f"/{draft.pk}", {"name": name})
    assert error_of(response) == (400, "VALIDATION_001")
    assert list(response.json()["error"]["details"]) == ["name"]


def test_enormous_list_is_refused_without_reading_it(
    owner: Caller, unchanged: Unchanged, error_of: ErrorOf
) -> None:
    with unchanged():
        response = owner.ask("POST", body=_swap("definition.buttons", [{}] * 250_000))
    assert error_of(response) == (400, "VALIDATION_001")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_key_no_answer(owner: Caller, unchanged: Unchanged, method: str) -> None:
    owner.key = ""
    with unchanged():
        assert owner.ask(method, body={"definition": write(TEXT)}).status_code == 401


def test_other_methods_are_refused(owner: Caller, draft: Template, error_of: ErrorOf) -> None:
    assert error_of(owner.ask("PATCH", f"/{draft.pk}", {})) == (405, "RESOURCE_011")
    assert error_of(owner.ask("DELETE", body={})) == (405, "RESOURCE_011")
