"""Notes on a case, in two boxes that cannot be mistaken for each other."""

from dataclasses import dataclass

from compliance.admin.case_forms import NoteForm, SharedNoteForm
from compliance.models import KycCase, PrivateNote, SharedNote


@dataclass(frozen=True, slots=True)
class Notes:
    private: tuple[PrivateNote, ...]  # oldest first
    shared: tuple[SharedNote, ...]
    private_form: NoteForm
    shared_form: SharedNoteForm


def build_notes(case: KycCase) -> Notes:
    """Return what was noted, each kind with a form for the next one."""
    private = PrivateNote.objects.filter(case=case).select_related("author")
    shared = SharedNote.objects.filter(case=case).select_related("author")
    return Notes(
        private=tuple(private.order_by("created_at", "id")),
        shared=tuple(shared.order_by("created_at", "id")),
        private_form=NoteForm(target=case, auto_id="private_%s"),
        shared_form=SharedNoteForm(target=case, auto_id="shared_%s"),
    )
