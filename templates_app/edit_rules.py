"""What an author may change of a template, depending on its state.

| state             | content (definition, category, language) | submit for review | name |
|-------------------|------------------------------------------|-------------------|------|
| draft, rejected   | yes                                      | yes               | yes  |
| approved          | yes; what is sent stays as it was        | yes, stops sends  | yes  |
| pending           | no, 409                                  | no, 409           | yes  |
| paused, disabled  | no, 400                                  | accepted, nothing | yes  |
| provisioned by us | no, 400                                  | as above          | no   |
"""

from dataclasses import dataclass

from config.errors import DomainError, ErrorCode
from templates_app.definition.sections import Definition
from templates_app.models import Template
from templates_app.models.template import TemplateState
from templates_app.naming import is_reserved

STOPPED = frozenset({TemplateState.PAUSED, TemplateState.DISABLED})
_READ_ONLY = "This template is read-only. Only 'submit for review' is allowed."
_NOT_EDITABLE = (
    "Template (except display name) cannot be updated unless it is in draft or rejected status"
)


@dataclass(frozen=True, slots=True)
class TemplateEdit:
    """What the author wants changed; ``None`` leaves a field as it is."""

    name: str | None = None
    category: str | None = None
    language: str | None = None
    definition: Definition | None = None

    def list_changes(self) -> list[str]:
        """Return the names of the fields that are given."""
        fields = ("name", "category", "language", "definition")
        return [field for field in fields if getattr(self, field) is not None]

    def touches_content(self) -> bool:
        return any(field != "name" for field in self.list_changes())


def check_edit(template: Template, *, edit: TemplateEdit, submits: bool) -> None:
    """Raise DomainError ``REQUEST_INVALID`` or ``EDIT_WHILE_IN_REVIEW`` as the table says."""
    if is_reserved(template.name) and edit.list_changes():
        _refuse(edit.list_changes(), _READ_ONLY)
    if edit.name is not None and is_reserved(edit.name):
        _refuse(["name"], "Names that begin with sent_ are reserved.")
    if edit.name is not None and not edit.name.isprintable():
        _refuse(["name"], "A name is one line of visible characters.")
    if template.state == TemplateState.PENDING and (edit.touches_content() or submits):
        raise DomainError(ErrorCode.EDIT_WHILE_IN_REVIEW)
    if template.state in STOPPED and edit.touches_content():
        _refuse([field for field in edit.list_changes() if field != "name"], _NOT_EDITABLE)


def _refuse(fields: list[str], sentence: str) -> None:
    raise DomainError(ErrorCode.REQUEST_INVALID, details={field: [sentence] for field in fields})
