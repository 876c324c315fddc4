"""Each change of a template leaves a line in its account's record."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from accounts.services.record_event import Change, record_event
from templates_app.models import Template

_LONGEST_SUBJECT = 80


def record_template_event(
    template: Template,
    *,
    verb: str,
    actor: User | None,
    before: str = "",
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Record ``verb`` on a saved template; ``before`` is the state it was in."""
    moved = before != template.state
    change = Change(
        before=before if moved else "",
        after=template.state if moved else "",
        subject=f"template {template.name}"[:_LONGEST_SUBJECT],
    )
    record_event(
        template.account,
        verb=verb,
        actor=actor,
        change=change,
        facts={"template_id": str(template.pk), **(facts or {})},
    )
