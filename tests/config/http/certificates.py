"""Certificates good and bad, made anew for each run."""

from __future__ import annotations

import datetime
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = datetime.timedelta(days=1)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass
class Authority:
    """An authority that the tests trust through ``FETCH_TEST_CA``."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def make(cls, folder: Path) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        basic = x509.BasicConstraints(ca=True, path_length=0)
        builder = _begin("Test authority", "Test authority", key, ends=_now() + _DAY)
        certificate = builder.add_extension(basic, critical=True).sign(key, hashes.SHA256())
        authority = cls(folder, key, certificate)
        authority.pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return authority

    @property
    def pem(self) -> Path:
        return self.folder / "authority.pem"

    def context(self, name: str, *, expired: bool = False, own: bool = False) -> ssl.SSLContext:
        """Return what a server for ``name`` needs; ``own``: signed by nobody but itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = name if own else "Test authority"
        ends = _now() - _DAY if expired else _now() + _DAY
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        builder = _begin(name, issuer, key, ends=ends).add_extension(names, critical=False)
        certificate = builder.sign(key if own else self.key, hashes.SHA256())
        return self._load(key, certificate)

    def _load(
        self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate
    ) -> ssl.SSLContext:
        file = self.folder / f"{certificate.serial_number}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _begin(
    subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, *, ends: datetime.datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder()
    builder = builder.subject_name(_named(subject)).issuer_name(_named(issuer))
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    return builder.not_valid_before(ends - 10 * _DAY).not_valid_after(ends)
