"""Bring tax ids and documents under the newest encryption key, while everybody goes on working.

Old keys stay readable until all is rewritten, so no reader ever fails; afterwards they can be taken
out of the settings. A frozen version takes no change, and what it says does not change here either:
only the token is another one. The keyed hash by which equal ids meet has a key of its own.
"""

import uuid
from collections.abc import Iterable, Iterator

from cryptography.fernet import InvalidToken
from django.db import connection, transaction

from compliance.documents.files import reencrypt_file
from compliance.models import Document, Submission
from config.encryption import Rotation, reencrypt

_BATCH = 500
_IGNORE = "SELECT set_config('pgtrigger.ignore', %s, true)"  # until the transaction ends
_COLUMNS = (
    ("compliance_submission", "tax_id"),
    ("compliance_brand", "tax_id"),
    ("compliance_brand", "universal_ein"),
)
_READ = "SELECT id, {1} FROM {0} WHERE id > %s AND {1} <> '' ORDER BY id LIMIT %s"
# A draft that was saved meanwhile has another token, by the newest key already.
_WRITE = "UPDATE {0} SET {1} = %s WHERE id = %s AND {1} = %s"

Place = tuple[str, str]  # table and column
Fresh = tuple[str, uuid.UUID, str]  # the new token, whose, and the old one


def rotate_tax_ids() -> Rotation:
    """Rewrite every tax id that an older key encrypted."""
    rotation = Rotation()
    for place in _COLUMNS:
        for rows in _iter_batches(place):
            fresh = list(_reencrypt(rows, rotation))
            rotation.rewritten += _write(place, fresh) if fresh else 0
    return rotation


def rotate_documents() -> Rotation:
    """Rewrite every file that an older key encrypted."""
    rotation = Rotation()
    for document_id in Document.objects.order_by("pk").values_list("pk", flat=True):
        try:
            rotation.rewritten += _rotate_document(document_id)
        except (OSError, InvalidToken):
            rotation.unreadable.append(str(document_id))
    return rotation


def _iter_batches(place: Place) -> Iterator[list[tuple[uuid.UUID, str]]]:
    last = uuid.UUID(int=0)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_READ.format(*place), [last, _BATCH])
            rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _reencrypt(rows: Iterable[tuple[uuid.UUID, str]], rotation: Rotation) -> Iterator[Fresh]:
    for row_id, old in rows:
        try:
            token = reencrypt(old)
        except InvalidToken:
            rotation.unreadable.append(str(row_id))
        else:
            if token is not None:
                yield token, row_id, old


@transaction.atomic
def _write(place: Place, fresh: Iterable[Fresh]) -> int:
    done = 0
    with connection.cursor() as cursor:
        cursor.execute(_IGNORE, [f"{{{_find_trigger()}}}"])
        for values in fresh:
            cursor.execute(_WRITE.format(*place), values)
            done += cursor.rowcount
        cursor.execute(_IGNORE, ["{}"])
    return done


def _find_trigger() -> str:
    """Return the name of the one trigger that must look away."""
    (frozen,) = Submission._meta.triggers  # type: ignore[attr-defined]
    return str(frozen.get_pgid(Submission))


@transaction.atomic
def _rotate_document(document_id: uuid.UUID) -> bool:
    """A customer may be removing it at this moment, so the row is locked."""
    document = Document.objects.select_for_update().filter(pk=document_id).first()
    return document is not None and reencrypt_file(document.path)
