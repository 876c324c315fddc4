"""Keep what was typed, complete or not, right or wrong.

While we ask for changes only the asked fields are open (and those that depend on them); an attempt
to change another one is refused by name, so that nothing under review changes unseen.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from compliance.form_fields import FIELD_NAMES, LIST_FIELDS, get_field
from compliance.models import KycCase, Submission
from compliance.selectors import list_editable_fields
from compliance.services.draft import check_editable, get_or_copy_draft
from compliance.services.move_case import lock_open_case
from compliance.services.open_case import open_case
from config.errors import DomainError, ErrorCode
from config.plain_text import make_storable

# Documents are added and removed one by one: compliance.services.documents.
_TYPED = tuple(name for name in FIELD_NAMES if name != "documents")
_LEAST_TO_SHOW_LAST_FOUR = 8  # characters; of a shorter id four would be most of it


@transaction.atomic
def save_draft(account_id: uuid.UUID, *, values: Mapping[str, Any], actor: User) -> Submission:
    """Store the known fields of ``values``; a field that is not in it stays as it is.

    An empty ``tax_id`` clears it, so a form that does not show the stored one leaves it out.
    Raises DomainError ``STATE_FORBIDS`` while the case is locked, or for fields that are.
    """
    open_case(account_id, actor=actor)
    case = lock_open_case(account_id)
    check_editable(case)
    draft = get_or_copy_draft(case)
    answers = clean_answers(values)
    changed = {name: new for name, new in answers.items() if new != getattr(draft, name)}
    _check_open(case, changed)
    return _store(draft, changed)


def clean_answers(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the known fields of ``values`` as they would be stored."""
    return {name: _clean(name, values[name]) for name in _TYPED if name in values}


def _check_open(case: KycCase, changed: Mapping[str, Any]) -> None:
    editable = list_editable_fields(case)
    closed = [name for name in changed if name not in editable]
    if closed:
        sentence = "We did not ask to change “{}”; it stays as you submitted it."
        raise DomainError(
            ErrorCode.STATE_FORBIDS,
            details={name: [sentence.format(get_field(name).label)] for name in closed},
        )


def _store(draft: Submission, changed: Mapping[str, Any]) -> Submission:
    for name, value in changed.items():
        setattr(draft, name, value)
    if "tax_id" in changed:
        draft.tax_id_last4 = _take_last_four(draft.tax_id)
    if changed:
        draft.save()
    return draft


def _take_last_four(tax_id: str) -> str:
    plain = "".join(character for character in tax_id if character.isalnum())
    return plain[-4:] if len(plain) >= _LEAST_TO_SHOW_LAST_FOUR else ""


def _clean(name: str, value: Any) -> Any:
    if name in LIST_FIELDS:
        return _clean_list(value, spell=str.lower if name == "channels" else str.upper)
    text = _clean_text(value)
    return text.upper() if name == "country" else text


def _clean_list(value: Any, *, spell: Callable[[str], str]) -> list[str]:
    parts = value.split(",") if isinstance(value, str) else value or ()
    return list(dict.fromkeys(spell(_clean_text(part)) for part in parts if part))


def _clean_text(value: Any) -> str:
    text = make_storable("" if value is None else str(value))
    return text.replace("\r\n", "\n").strip()  # as browsers send their lines
