"""Secrets of a local stack: made once, kept in var/secrets.json, readable by its owner alone.

They must outlive a restart: keys and encrypted fields in the database depend on them.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import uuid
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def generate() -> dict[str, str]:
    """A full set. The carrier's key pair is Ed25519; its private half is the simulator's."""
    carrier_key = Ed25519PrivateKey.generate()
    return {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "API_KEY_PEPPER": secrets.token_urlsafe(32),
        "FIELD_ENCRYPTION_KEYS": base64.urlsafe_b64encode(os.urandom(32)).decode(),
        "TAX_ID_INDEX_KEY": secrets.token_urlsafe(32),
        "TELNYX_API_KEY": f"KEY{secrets.token_hex(16).upper()}_{secrets.token_urlsafe(16)}",
        "TELNYX_MESSAGING_PROFILE_ID": str(uuid.uuid4()),
        "TELNYX_PUBLIC_KEY": _text(carrier_key.public_key().public_bytes_raw()),
        "TELNYX_SIGNING_KEY": _text(carrier_key.private_bytes_raw()),
        "REGISTRY_KEY": secrets.token_urlsafe(24),
        "TCR_API_KEY": secrets.token_urlsafe(16),
        "TCR_API_SECRET": secrets.token_urlsafe(32),
    }


def load(path: Path) -> dict[str, str]:
    """Those of `path`, with any that a newer version added since it was written."""
    stored = json.loads(path.read_text()) if path.exists() else {}
    complete = generate() | stored
    if complete != stored:
        write_private(path, json.dumps(complete, indent=2) + "\n")
    return complete


def write_private(path: Path, text: str) -> None:
    """Never readable by others, not even for a moment, and never half written."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
