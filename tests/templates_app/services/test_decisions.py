"""Staff approve and reject; what is sent changes by an approval and by nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import AuditEvent, Membership, Notice, User
from accounts.models.membership import Role
from config.errors import DomainError, ErrorCode
from templates_app.edit_rules import TemplateEdit
from templates_app.models import Template
from templates_app.models.template import TemplateState
from templates_app.rendering import render
from templates_app.selectors import list_pending_templates
from templates_app.services.approve_template import approve_template
from templates_app.services.delete_template import delete_template
from templates_app.services.reject_template import reject_template
from templates_app.services.submit_template import submit_template
from templates_app.services.update_template import update_template
from tests.templates_app.conftest import write

Unchanged = Callable[[], Any]


def test_approved_template_says_what_its_definition_says(pending: Template, reviewer: User) -> None:
    template = approve_template(pending.pk, actor=reviewer)
    assert (template.state, template.decided_by) == (TemplateState.APPROVED, reviewer)
    text = render(template.body, template.variables, {"name": "Ada", "order_id": "7"})
    assert text == "Hello Ada, your order 7 has just been shipped to you."


def test_approval_is_recorded_and_told(pending: Template, reviewer: User) -> None:
    approve_template(pending.pk, actor=reviewer)
    event = AuditEvent.objects.get(verb="approve_template")
    assert (event.actor, event.from_state, event.to_state) == (reviewer, "pending", "approved")
    assert event.facts["template_id"] == str(pending.pk)
    notice = Notice.objects.get()
    assert (notice.kind, notice.account_id) == ("template_approved", pending.account_id)
    assert str(pending.pk) in notice.body


def test_rejection_is_recorded_and_told_with_its_reason(pending: Template, reviewer: User) -> None:
    note = "It doesn't say who is writing <yet> & why."
    template = reject_template(pending.pk, actor=reviewer, note=note)
    assert (template.state, template.decision_note) == (TemplateState.REJECTED, note)
    assert AuditEvent.objects.get(verb="reject_template").facts["note"] == note
    notice = Notice.objects.get()
    assert notice.kind == "template_rejected"
    assert note in notice.body


@pytest.mark.parametrize(
    ("note", "code"),
    [("  ", ErrorCode.FIELD_MISSING), ("x" * 501, ErrorCode.VALUE_OUT_OF_RANGE)],
)
def test_rejection_needs_a_reason_of_bearable_length(
    pending: Template, reviewer: User, unchanged: Unchanged, note: str, code: ErrorCode
) -> None:
    with unchanged(), pytest.raises(DomainError) as error:
        reject_template(pending.pk, actor=reviewer, note=note)
    assert error.value.code is code


def test_nobody_decides_on_a_template_of_their_own_account(
    pending: Template, reviewer: User, unchanged: Unchanged
) -> None:
    Membership.objects.create(account=pending.account, user=reviewer, role=Role.BILLING)
    with unchanged():
        for decide in (_approve, _reject):
            assert _refuse(decide, pending, reviewer) is ErrorCode.ROLE_NOT_ALLOWED


def test_only_a_pending_template_is_decided_on(
    draft: Template, reviewer: User, unchanged: Unchanged
) -> None:
    with unchanged():
        for decide in (_approve, _reject):
            assert _refuse(decide, draft, reviewer) is ErrorCode.STATE_FORBIDS


def test_second_decision_is_refused(
    pending: Template, reviewer: User, unchanged: Unchanged
) -> None:
    approve_template(pending.pk, actor=reviewer)
    with unchanged():
        for decide in (_approve, _reject):
            assert _refuse(decide, pending, reviewer) is ErrorCode.STATE_FORBIDS


def test_deleted_template_is_neither_queued_nor_decided_on(
    pending: Template, reviewer: User, unchanged: Unchanged
) -> None:
    assert list(list_pending_templates()) == [pending]
    delete_template(pending.account_id, template_id=pending.pk)
    assert list(list_pending_templates()) == []
    with unchanged():
        for decide in (_approve, _reject):
            assert _refuse(decide, pending, reviewer) is ErrorCode.TEMPLATE_NOT_FOUND


def test_edit_of_an_approved_template_does_not_change_what_is_sent(
    pending: Template, reviewer: User
) -> None:
    approved = approve_template(pending.pk, actor=reviewer)
    edit = TemplateEdit(definition=write("Buy now, dear {{0:variable}}, it is cheap!", "who"))
    edited = update_template(approved.account_id, template_id=approved.pk, edit=edit)
    assert edited.state == TemplateState.APPROVED
    assert (edited.body, edited.variables) == (approved.body, approved.variables)


def test_edited_template_is_sent_only_after_the_next_approval(
    pending: Template, reviewer: User
) -> None:
    approved = approve_template(pending.pk, actor=reviewer)
    edit = TemplateEdit(definition=write("Welcome back, {{0:variable}}, to our shop.", "who"))
    edited = update_template(
        approved.account_id, template_id=approved.pk, edit=edit, submit_for_review=True
    )
    assert (edited.state, edited.body) == (TemplateState.PENDING, approved.body)
    again = approve_template(approved.pk, actor=reviewer)
    assert (again.body, again.variables) == (
        "Welcome back, {{0:who}}, to our shop.",
        ["who"],
    )


def test_rejected_template_is_edited_and_submitted_again(pending: Template, reviewer: User) -> None:
    reject_template(pending.pk, actor=reviewer, note="Say who you are.")
    edit = TemplateEdit(definition=write("Harbor Books: thank you for your order."))
    template = update_template(
        pending.account_id, template_id=pending.pk, edit=edit, submit_for_review=True
    )
    assert template.state == TemplateState.PENDING


@pytest.mark.parametrize("stage", ["compliance_details", "in_review", "action_required"])
def test_draft_cannot_be_submitted_before_the_account_is_approved(
    draft: Template, unchanged: Unchanged, stage: str
) -> None:
    type(draft.account).objects.filter(pk=draft.account_id).update(stage=stage)
    with unchanged(), pytest.raises(DomainError) as error:
        submit_template(draft.account_id, template_id=draft.pk)
    assert error.value.code is ErrorCode.COMPLIANCE_NOT_APPROVED


def _approve(template: Template, actor: User) -> None:
    approve_template(template.pk, actor=actor)


def _reject(template: Template, actor: User) -> None:
    reject_template(template.pk, actor=actor, note="No.")


def _refuse(decide: Callable[[Template, User], None], template: Template, actor: User) -> ErrorCode:
    with pytest.raises(DomainError) as error:
        decide(template, actor)
    return error.value.code
