"""An authority and an agency's certificate, made for tests."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PASSPHRASE = b"mat khau"
AGENCY = "Thi hành án dân sự tỉnh Một"
ALLOWED = (
    "digital_signature content_commitment key_encipherment data_encipherment "
    "key_agreement key_cert_sign crl_sign encipher_only decipher_only"
).split()


class Identity(NamedTuple):
    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def pkcs12(self) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"agency", *self, None, BestAvailableEncryption(PASSPHRASE)
        )


def make_authority() -> Identity:
    return _make("Authority of the tests", None, "key_cert_sign")


def make_agency(authority: Identity) -> Identity:
    return _make(AGENCY, authority, "digital_signature", "content_commitment")


def _make(name: str, issuer: Identity | None, *usage: str) -> Identity:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder(
            issuer.certificate.subject if issuer else subject,
            subject,
            key.public_key(),
            x509.random_serial_number(),
            now - timedelta(days=3650),
            now + timedelta(days=3650),
        )
        .add_extension(x509.BasicConstraints(not issuer, None), critical=True)
        .add_extension(
            x509.KeyUsage(**{each: each in usage for each in ALLOWED}), critical=True
        )
    )
    return Identity(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))
