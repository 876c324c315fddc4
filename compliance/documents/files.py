"""Where uploaded files lie: below ``DOCUMENTS_DIR``, encrypted, under names that say nothing.

All machines of an installation share this folder.
"""

import os
import uuid
from pathlib import Path

from django.conf import settings

from config.encryption import decrypt_bytes, encrypt_bytes, is_current


def write_file(content: bytes) -> str:
    """Keep ``content`` and return its path below the folder."""
    name = uuid.uuid4().hex
    path = f"{name[:2]}/{name}"
    _write(_locate(path), encrypt_bytes(content))
    return path


def read_file(path: str) -> bytes:
    """Return what was kept. Raises OSError if it is gone, InvalidToken if no key fits."""
    return decrypt_bytes(_locate(path).read_bytes())


def delete_file(path: str) -> None:
    """Remove a file that nothing refers to; one that is gone already is no trouble."""
    _locate(path).unlink(missing_ok=True)


def reencrypt_file(path: str) -> bool:
    """Bring a file under the newest key; return whether there was anything to do.

    Raises OSError if it is gone, InvalidToken if no key fits.
    """
    place = _locate(path)
    token = place.read_bytes()
    if is_current(token):
        return False
    _write(place, encrypt_bytes(decrypt_bytes(token)))
    return True


def _locate(path: str) -> Path:
    return Path(settings.DOCUMENTS_DIR) / path


def _write(place: Path, token: bytes) -> None:
    """Readers see the old file or the new one, never half of one."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{uuid.uuid4().hex[:8]}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(token)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, place)
    finally:
        draft.unlink(missing_ok=True)
