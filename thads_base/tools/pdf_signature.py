"""Electronic signatures in PDF files (PAdES, profile B-B): made and read by pyHanko."""

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from pkcs11.exceptions import PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

# what it would log of a damaged file is said to who looks at it
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class UnusableKey(Exception):
    """The key to sign with cannot be had; the text says why, for the log."""


@dataclass(frozen=True)
class Stamp:
    """What is seen of a signature.

    :param page: a PDF of one page that is drawn into the box
    :param box: left, bottom, right, top on the signed page in points
    """

    page: bytes
    page_number: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Reading:
    """One signature found in a file.

    :param signer: common name in the certificate
    :param moment: with a time zone, as the signer's computer said; None if it did not
    :param is_intact: nothing was changed since, but for later signatures
    :param is_trusted: the certificate comes from an authority that is trusted here
    """

    signer: str
    moment: datetime | None
    is_intact: bool
    is_trusted: bool


@contextmanager
def open_signer(settings: Mapping[str, str]) -> Iterator[Signer]:
    """Lend the key that settings name.

    :param settings: ``certificate`` and ``passphrase_file`` of a PKCS#12 file; or
        ``pkcs11_module``, ``pkcs11_token``, ``pkcs11_certificate`` (labels) and
        ``pin_file`` of a token
    :raises UnusableKey: if it cannot be had
    """
    with ExitStack() as stack:
        try:
            signer = _open(settings, stack)
        # libraries of makers of tokens fail in ways of their own
        except Exception as error:
            raise UnusableKey(f"{type(error).__name__}: {error}") from error
        try:
            yield signer
        except (PKCS11Error, SigningError) as error:
            raise UnusableKey(f"{type(error).__name__}: {error}") from error


def _open(settings, stack: ExitStack) -> Signer:
    if settings.get("pkcs11_module"):
        session = stack.enter_context(_open_session(settings))
        return PKCS11Signer(session, cert_label=settings["pkcs11_certificate"])
    content = Path(settings["certificate"]).read_bytes()
    return SimpleSigner.load_pkcs12_data(content, [], _read_secret(settings))


def _open_session(settings):
    return open_pkcs11_session(
        settings["pkcs11_module"],
        token_criteria=TokenCriteria(label=settings["pkcs11_token"]),
        user_pin=_read_secret(settings).decode(),
    )


def _read_secret(settings) -> bytes | None:
    path = settings.get("pin_file") or settings.get("passphrase_file")
    return Path(path).read_bytes().strip() if path else None


def find_place(content: bytes, name: str) -> tuple[int, float, float] | None:
    """Return page number (from 0), x and y in points of a named place in a PDF."""
    reader = PdfReader(io.BytesIO(content))
    if place := reader.named_destinations.get(name):
        pages = [page.indirect_reference for page in reader.pages]
        page = place.raw_get("/Page")
        return pages.index(page), float(place.left), float(place.top)
    return None


def sign_pdf(content: bytes, signer: Signer, stamp: Stamp | None = None) -> bytes:
    """Return the file with one more signature; those that it has stay valid."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    name = f"Signature{len(writer.prev.embedded_signatures) + 1}"
    field = SigFieldSpec(
        name,
        on_page=stamp.page_number if stamp else 0,
        box=stamp and tuple(map(round, stamp.box)),
    )
    metadata = PdfSignatureMetadata(
        field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    with NamedTemporaryFile(suffix=".pdf") as picture:
        picture.write(stamp.page if stamp else b"")
        picture.flush()
        style = StaticStampStyle.from_pdf_file(picture.name, border_width=0)
        by = PdfSigner(
            metadata, signer, stamp_style=style if stamp else None, new_field_spec=field
        )
        return by.sign_pdf(writer).getvalue()


def read_signatures(content: bytes, roots: list[str] = ()) -> list[Reading]:
    """Return the signatures of a PDF in their order, none for what cannot be read.

    Nothing is fetched: whether a certificate was revoked is not known here.

    :param roots: files (PEM) with the certificates of trusted authorities
    """
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        signatures = reader.embedded_signatures
    # what is damaged, or was made to break a reader, breaks it in any way
    except Exception:  # pylint: disable=broad-except
        return []
    return [_read_signature(signature, roots) for signature in signatures]


def _read_signature(signature, roots) -> Reading:
    certificate = signature.signer_cert
    name = certificate.subject.native.get("common_name", "") if certificate else ""
    try:
        context = ValidationContext(
            trust_roots=list(load_certs_from_pemder(roots)), allow_fetching=False
        )
        status = validate_pdf_signature(signature, context)
        is_intact = status.intact and status.valid and bool(status.docmdp_ok)
        is_trusted = status.trusted
    except Exception:  # pylint: disable=broad-except
        is_intact = is_trusted = False
    return Reading(str(name), signature.self_reported_timestamp, is_intact, is_trusted)
