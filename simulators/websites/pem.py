"""Keys and certificates as text, and the authority as two files.

It is made once and kept, so that a visitor that has read the certificate may keep it too when this
process is started again.
"""

import os
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


def pack_certificate(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def pack_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def read_pair(file: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate] | None:
    """The certificate in ``file`` and its key beside it; None unless both are there and fit."""
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
        key = serialization.load_pem_private_key(_key_file(file).read_bytes(), None)
    except (OSError, ValueError):
        return None
    fits = isinstance(key, ec.EllipticCurvePrivateKey)
    return (key, certificate) if fits and key.public_key() == certificate.public_key() else None


def write_pair(
    file: Path, *, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate
) -> None:
    """Whole or not at all; the key for its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _write(_key_file(file), pack_key(key), mode=0o600)
    _write(file, pack_certificate(certificate), mode=0o644)


def _key_file(file: Path) -> Path:
    return file.with_suffix(".key")


def _write(file: Path, content: bytes, *, mode: int) -> None:
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as target:
        target.write(content)
    os.replace(draft, file)
