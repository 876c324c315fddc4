"""Secrets outlive a restart and are nobody else's to read."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from devstack import secrets


def test_secrets_are_the_same_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    assert secrets.load(path) == secrets.load(path)


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    secrets.load(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secrets.json"]


@pytest.mark.parametrize("new", ["TAX_ID_INDEX_KEY", "REGISTRY_KEY"])
def test_a_secret_that_a_newer_version_needs_is_added_and_the_others_stay(
    tmp_path: Path, new: str
) -> None:
    path = tmp_path / "secrets.json"
    before = secrets.load(path)
    older = {name: value for name, value in before.items() if name != new}
    path.write_text(json.dumps(older))
    after = secrets.load(path)
    assert {name: after[name] for name in older} == older
    assert after[new] != before[new]
    assert json.loads(path.read_text()) == after


def test_two_stacks_share_no_secret() -> None:
    one, other = secrets.generate(), secrets.generate()
    assert not set(one.values()) & set(other.values())


def test_field_encryption_key_is_a_fernet_key() -> None:
    key = secrets.generate()["FIELD_ENCRYPTION_KEYS"]
    assert Fernet(key).decrypt(Fernet(key).encrypt(b"tax id")) == b"tax id"


def test_public_key_of_the_carrier_verifies_what_its_signing_key_signs() -> None:
    made = secrets.generate()
    seed = base64.b64decode(made["TELNYX_SIGNING_KEY"])
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(made["TELNYX_PUBLIC_KEY"]))
    public.verify(Ed25519PrivateKey.from_private_bytes(seed).sign(b"webhook"), b"webhook")
