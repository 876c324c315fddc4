"""A certificate authority for ``.example`` and nothing else.

Certificates are made when a visitor names a host (SNI). Three hosts get a bad one on purpose.
"""

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from simulators.websites.hosts import SUFFIX, bare
from simulators.websites.pem import pack_certificate, pack_key

EXPIRED, WRONG, SELF_SIGNED = (
    "expired-cert.example",
    "wrong-cert.example",
    "self-signed.example",
)
SOMEBODY_ELSE = "somebody-else.example"
DAY, YEAR = timedelta(days=1), timedelta(days=365)
MOST_HOSTS = 512


class Authority:
    """``key`` and ``certificate`` are the authority's own; the sites share a key made now."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self.key, self.certificate = key, certificate
        self.site_key = ec.generate_private_key(ec.SECP256R1())
        self.context_for = lru_cache(maxsize=MOST_HOSTS)(self._build_context)

    def build_server_context(self) -> ssl.SSLContext:
        """Who names no host, or one that is not ours, gets a certificate that fits nobody."""
        context = self._build_context(SOMEBODY_ELSE)
        context.sni_callback = self._choose
        return context

    def _choose(self, connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name and name.lower().endswith(SUFFIX):
            connection.context = self.context_for(name.lower())

    def _build_context(self, host: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.NamedTemporaryFile() as file:  # the ssl module reads from files alone
            file.write(pack_key(self.site_key) + pack_certificate(self.certify(host)))
            file.flush()
            context.load_cert_chain(file.name)
        return context

    def certify(self, host: str) -> x509.Certificate:
        """A server certificate for one name, good for a year unless the host is a bad example."""
        named = SOMEBODY_ELSE if bare(host) == WRONG else host
        end = datetime.now(UTC) + (-DAY if bare(host) == EXPIRED else YEAR)
        own = bare(host) == SELF_SIGNED
        key = self.site_key if own else self.key
        issuer = _name(named) if own else self.certificate.subject
        issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
        return (
            _begin(_name(named), self.site_key, end=end)
            .issuer_name(issuer)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(named)]), False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
            .add_extension(issuer_id, False)
            .sign(key, hashes.SHA256())
        )


def create_authority() -> Authority:
    """The name constraint keeps it harmless, whoever may come to trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, public = _name("Simulated web sites"), key.public_key()
    ours = x509.NameConstraints([x509.DNSName(SUFFIX.removeprefix("."))], None)
    certificate = (
        _begin(name, key, end=datetime.now(UTC) + 10 * YEAR)
        .issuer_name(name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .add_extension(_CERTIFIES, True)
        .add_extension(ours, True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), False)
        .sign(key, hashes.SHA256())
    )
    return Authority(key, certificate)


_CERTIFIES = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _begin(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, end: datetime
) -> x509.CertificateBuilder:
    """What every certificate has. All began two years ago, also the one that has ended."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - 2 * YEAR)
        .not_valid_after(end)
    )
