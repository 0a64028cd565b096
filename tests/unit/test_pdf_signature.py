"""Signatures in PDF files, read by tools that are not ours as well."""

import io
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pkcs11
import pypdfium2
import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from pypdf import PdfWriter

from odoo.addons.thads_base.tests import certificates
from odoo.addons.thads_base.tools.pdf import Asset, render_pdf
from odoo.addons.thads_base.tools.pdf_signature import (
    Stamp,
    UnusableKey,
    find_place,
    open_signer,
    read_signatures,
    sign_pdf,
)

ADDONS = Path(__file__).parent.parent.parent
SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"
PAPER = """
<style>@page { size: A4; margin: 20mm } p { margin: 0 0 200mm }</style>
<p>Điều 1. Phê duyệt.</p><p>Điều 2.</p><p id="name">Nguyễn Văn An</p>
"""


def find_font(address):
    return Asset((ADDONS / address.lstrip("/")).read_bytes(), "font/ttf")


@pytest.fixture(scope="module")
def authority():
    return certificates.make_authority()


@pytest.fixture(scope="module")
def agency(authority):
    return certificates.make_agency(authority)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, authority, agency):
    folder = tmp_path_factory.mktemp("certificates")
    (folder / "agency.p12").write_bytes(agency.pkcs12)
    (folder / "passphrase").write_bytes(certificates.PASSPHRASE + b"\n")
    (folder / "authority.pem").write_bytes(authority.pem)
    return folder


@pytest.fixture(scope="module")
def settings(folder):
    return {
        "certificate": folder / "agency.p12",
        "passphrase_file": folder / "passphrase",
    }


@pytest.fixture(scope="module")
def paper():
    return render_pdf(PAPER, find_font)


@pytest.fixture(scope="module")
def signed(paper, settings):
    with open_signer(settings) as signer:
        return sign_pdf(paper, signer)


def test_signature_says_who_and_when(signed, folder):
    (reading,) = read_signatures(signed, [str(folder / "authority.pem")])
    assert reading.signer == certificates.AGENCY
    assert abs(datetime.now(UTC) - reading.moment) < timedelta(minutes=5)
    assert reading.is_intact
    assert reading.is_trusted


def test_unknown_authority_is_not_trusted(signed):
    (reading,) = read_signatures(signed)
    assert reading.is_intact
    assert not reading.is_trusted


def test_changed_byte_is_found(signed):
    place = signed.index(b"/MediaBox")
    changed = signed[:place] + b"/MediaBux" + signed[place + 9 :]
    (reading,) = read_signatures(changed)
    assert not reading.is_intact


def test_page_added_after_signing_is_found(signed):
    writer = PdfWriter(io.BytesIO(signed), incremental=True)
    writer.add_blank_page(100, 100)
    stream = io.BytesIO()
    writer.write(stream)
    assert stream.getvalue().startswith(signed)
    (reading,) = read_signatures(stream.getvalue())
    assert not reading.is_intact


def test_second_signature_leaves_the_first_intact(signed, settings):
    with open_signer(settings) as signer:
        twice = sign_pdf(signed, signer)
    assert [reading.is_intact for reading in read_signatures(twice)] == [True, True]


def test_another_tool_accepts_it(signed, tmp_path):
    """Poppler's pdfsig, by NSS: neither pyHanko nor OpenSSL."""
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    done = subprocess.run(
        ["pdfsig", "-nocert", path], capture_output=True, text=True, check=True
    )
    assert "Signature Validation: Signature is Valid." in done.stdout
    assert "ETSI.CAdES.detached" in done.stdout
    assert "Total document signed" in done.stdout


def test_stamp_is_drawn_at_its_place(paper, settings):
    number, x, y = find_place(paper, "name")
    assert number == 1
    red = render_pdf(
        "<style>@page { size: 50pt 50pt; margin: 0; background: red }</style>x",
        find_font,
    )
    with open_signer(settings) as signer:
        stamp = Stamp(red, number, (x, y, x + 50, y + 50))
        signed = sign_pdf(paper, signer, stamp)
    document = pypdfium2.PdfDocument(signed)
    document.init_forms()
    bitmap = document[number].render(may_draw_forms=True)
    pixels = bitmap.to_numpy()[..., ::-1]
    assert pixels[round(842 - y) - 25, round(x) + 25].tolist() == [255, 0, 0]
    assert pixels[round(842 - y) - 75, round(x) + 25].tolist() == [255, 255, 255]


def test_paper_without_the_place_has_none(paper):
    assert find_place(paper, "other") is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"\x00" * 99])
def test_broken_file_has_no_signatures(content):
    assert read_signatures(content) == []


@pytest.mark.parametrize(
    "change",
    [{"passphrase_file": None}, {"certificate": "/nowhere.p12"}, {"certificate": None}],
)
def test_key_that_cannot_be_had_is_one_error(settings, change):
    with pytest.raises(UnusableKey), open_signer({**settings, **change}):
        pass


@pytest.fixture
def token(tmp_path, monkeypatch, agency):
    """A token with the agency's key, which it does not give away."""
    (tmp_path / "tokens").mkdir()
    configuration = tmp_path / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", os.fspath(configuration))
    key = tmp_path / "key.pem"
    key.write_bytes(
        agency.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    _softhsm("--init-token", "--free", "--so-pin=1234")
    _softhsm("--import", key, "--token=THADS", "--id=01")
    with (
        pkcs11.lib(SOFTHSM)
        .get_token(token_label="THADS")
        .open(rw=True, user_pin="5678") as session
    ):
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "THADS",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: agency.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: agency.certificate.public_bytes(Encoding.DER),
            }
        )
    (tmp_path / "pin").write_text("5678\n")
    return {
        "pkcs11_module": SOFTHSM,
        "pkcs11_token": "THADS",
        "pkcs11_certificate": "THADS",
        "pin_file": tmp_path / "pin",
    }


def _softhsm(*arguments):
    command = ["softhsm2-util", *arguments, "--label=THADS", "--pin=5678"]
    subprocess.run(command, check=True, capture_output=True)


def test_token_signs(token, paper, folder):
    with open_signer(token) as signer:
        signed = sign_pdf(paper, signer)
    (reading,) = read_signatures(signed, [str(folder / "authority.pem")])
    assert reading.signer == certificates.AGENCY
    assert reading.is_intact
    assert reading.is_trusted


def test_wrong_pin_is_an_unusable_key(token, tmp_path):
    (tmp_path / "pin").write_text("0000")
    with pytest.raises(UnusableKey), open_signer(token):
        pass
