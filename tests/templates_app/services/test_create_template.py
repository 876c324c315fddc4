from accounts.models import AuditEvent
from templates_app.models import Template
from templates_app.services.create_template import create_template
from templates_app.services.delete_template import delete_template
from tests.factories import Business
from tests.templates_app.conftest import write


def test_draft_is_created_and_recorded(draft: Template) -> None:
    assert (draft.state, draft.category, draft.language) == ("draft", "UTILITY", "en_US")
    assert (draft.body, draft.variables) == ("", [])  # nothing to send before an approval
    event = AuditEvent.objects.get(verb="create_template")
    assert (event.to_state, event.subject) == ("draft", f"template {draft.name}")


def test_what_is_given_is_not_guessed(author: Business) -> None:
    template = create_template(
        author.account.pk, definition=write(), category="MARKETING", language="de"
    )
    assert (template.category, template.language) == ("MARKETING", "de")


def test_templates_with_the_same_words_get_numbers(author: Business) -> None:
    names = [create_template(author.account.pk, definition=write()).name for _ in range(3)]
    first = "hello_your_order_has_just"
    assert names == [first, f"{first}_2", f"{first}_3"]


def test_names_are_taken_per_account(draft: Template, stranger: Business) -> None:
    assert create_template(stranger.account.pk, definition=write()).name == draft.name


def test_name_of_a_deleted_template_is_free_again(draft: Template) -> None:
    delete_template(draft.account_id, template_id=draft.pk)
    assert create_template(draft.account_id, definition=write()).name == draft.name


def test_deleted_template_is_unpublished_and_recorded(draft: Template) -> None:
    delete_template(draft.account_id, template_id=draft.pk)
    draft.refresh_from_db()
    assert not draft.is_published
    assert AuditEvent.objects.filter(verb="delete_template").count() == 1
