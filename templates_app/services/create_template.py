"""An author writes a template. It begins as a draft; its name comes from its first words."""

import uuid
from itertools import chain, count

from django.db import IntegrityError, transaction

from accounts.models import Account, User
from templates_app.definition.rules import check_definition
from templates_app.definition.sections import Definition, drop_nulls
from templates_app.detection import detect_category, detect_language
from templates_app.models import Template
from templates_app.naming import derive_name
from templates_app.selectors import list_templates
from templates_app.services.record_template_event import record_template_event
from templates_app.services.submit_template import submit_template


@transaction.atomic
def create_template(
    account_id: uuid.UUID,
    *,
    definition: Definition,
    category: str | None = None,
    language: str | None = None,
    submit_for_review: bool = False,
    actor: User | None = None,
) -> Template:
    """Store a draft, and submit it if asked to; category and language are guessed if not given.

    Raises DomainError ``REQUEST_INVALID`` with everything that is wrong with the definition, and
    what :func:`submit_template` raises.
    """
    written = drop_nulls(definition)
    check_definition(written)
    template = Template(
        account=Account.objects.get(pk=account_id),
        category=category or detect_category(written),
        language=language or detect_language(written),
        definition=written,
    )
    _save_under_free_name(template)
    record_template_event(template, verb="create_template", actor=actor)
    if not submit_for_review:
        return template
    return submit_template(account_id, template_id=template.pk, actor=actor)


def _save_under_free_name(template: Template) -> None:
    """Add a number to a name that is taken; the database decides who of two gets it."""
    name = derive_name(template.definition)
    namesakes = list_templates(template.account_id).filter(name__startswith=name)
    taken = set(namesakes.values_list("name", flat=True))
    for candidate in chain([name], (f"{name}_{number}" for number in count(2))):
        if candidate in taken:
            continue
        template.name = candidate
        try:
            with transaction.atomic():
                template.save(force_insert=True)
        except IntegrityError:
            continue
        return
