"""The table of ``templates_app.edit_rules``, cell by cell, through the service."""

from collections.abc import Callable
from typing import Any

import pytest

from config.errors import DomainError, ErrorCode
from templates_app.edit_rules import TemplateEdit
from templates_app.models import Template
from templates_app.models.template import TemplateState
from templates_app.services.update_template import update_template
from tests.factories import Business, TemplateFactory
from tests.templates_app.conftest import write

Unchanged = Callable[[], Any]

DRAFT, PENDING, APPROVED = TemplateState.DRAFT, TemplateState.PENDING, TemplateState.APPROVED
REJECTED, PAUSED, DISABLED = TemplateState.REJECTED, TemplateState.PAUSED, TemplateState.DISABLED

_CONTENT = [
    TemplateEdit(definition=write("We are closed today.")),
    TemplateEdit(category="MARKETING"),
    TemplateEdit(language="de"),
]


def _make(author: Business, state: str, **fields: Any) -> Template:
    return TemplateFactory.create(account=author.account, state=state, **fields)


def _update(template: Template, edit: TemplateEdit, *, submit: bool = False) -> Template:
    return update_template(
        template.account_id, template_id=template.pk, edit=edit, submit_for_review=submit
    )


def _refuse(template: Template, edit: TemplateEdit, *, submit: bool = False) -> DomainError:
    with pytest.raises(DomainError) as error:
        _update(template, edit, submit=submit)
    return error.value


@pytest.mark.parametrize("edit", _CONTENT)
@pytest.mark.parametrize("state", [DRAFT, REJECTED, APPROVED])
def test_content_may_be_edited(author: Business, state: str, edit: TemplateEdit) -> None:
    template = _update(_make(author, state), edit)
    assert template.state == state
    for field in edit.list_changes():
        assert getattr(Template.objects.get(pk=template.pk), field) == getattr(edit, field)


@pytest.mark.parametrize("state", [DRAFT, REJECTED, APPROVED])
def test_submitting_leads_to_review(author: Business, state: str) -> None:
    assert _update(_make(author, state), TemplateEdit(), submit=True).state == PENDING


@pytest.mark.parametrize("state", TemplateState)
def test_name_may_be_changed_in_every_state(author: Business, state: str) -> None:
    assert _update(_make(author, state), TemplateEdit(name="Greeting")).name == "Greeting"


@pytest.mark.parametrize("edit", _CONTENT)
def test_pending_content_is_frozen(
    author: Business, unchanged: Unchanged, edit: TemplateEdit
) -> None:
    template = _make(author, PENDING)
    with unchanged():
        assert _refuse(template, edit).code is ErrorCode.EDIT_WHILE_IN_REVIEW


def test_pending_template_cannot_be_submitted_again(author: Business, unchanged: Unchanged) -> None:
    template = _make(author, PENDING)
    with unchanged():
        error = _refuse(template, TemplateEdit(name="New"), submit=True)
    assert error.code is ErrorCode.EDIT_WHILE_IN_REVIEW


@pytest.mark.parametrize("edit", _CONTENT)
@pytest.mark.parametrize("state", [PAUSED, DISABLED])
def test_stopped_content_is_frozen(
    author: Business, unchanged: Unchanged, state: str, edit: TemplateEdit
) -> None:
    template = _make(author, state)
    with unchanged():
        error = _refuse(template, edit)
    assert error.code is ErrorCode.REQUEST_INVALID
    assert error.details == {
        edit.list_changes()[0]: [
            "Template (except display name) cannot be updated unless it is in draft or "
            "rejected status"
        ]
    }


@pytest.mark.parametrize("state", [PAUSED, DISABLED])
def test_submitting_a_stopped_template_is_accepted_and_does_nothing(
    author: Business, unchanged: Unchanged, state: str
) -> None:
    template = _make(author, state)
    with unchanged():
        assert _update(template, TemplateEdit(), submit=True).state == state


@pytest.mark.parametrize("edit", [TemplateEdit(name="mine"), *_CONTENT])
def test_provisioned_template_is_read_only(
    author: Business, unchanged: Unchanged, edit: TemplateEdit
) -> None:
    template = _make(author, DRAFT, name="sent_otp")
    with unchanged():
        assert _refuse(template, edit).code is ErrorCode.REQUEST_INVALID
    assert _update(template, TemplateEdit(), submit=True).state == PENDING


@pytest.mark.parametrize("name", ["sent_otp", "SENT_OTP", "sent_"])
def test_reserved_name_is_refused(author: Business, unchanged: Unchanged, name: str) -> None:
    template = _make(author, DRAFT)
    with unchanged():
        error = _refuse(template, TemplateEdit(name=name))
    assert error.code is ErrorCode.REQUEST_INVALID
    assert list(error.details or {}) == ["name"]


def test_name_of_another_template_is_refused(author: Business, unchanged: Unchanged) -> None:
    first, second = _make(author, DRAFT), _make(author, DRAFT)
    with unchanged():
        assert _refuse(second, TemplateEdit(name=first.name)).code is ErrorCode.DUPLICATE


def test_bad_definition_is_refused_and_nothing_else_is_changed(
    author: Business, unchanged: Unchanged
) -> None:
    template = _make(author, DRAFT)
    with unchanged():
        edit = TemplateEdit(name="New name", definition={"body": {}})
        assert _refuse(template, edit, submit=True).code is ErrorCode.REQUEST_INVALID
