"""Files as citizens send them, and as nobody should."""

import io
import random
import struct
import zipfile

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reader_helpers import make_excel
from weasyprint import HTML, Attachment

from odoo.addons.thads_one_stop.tools import upload
from odoo.addons.thads_one_stop.tools.upload import UploadError, read_upload

LIMIT = 10 * 1024 * 1024


def make_pdf(change=lambda writer: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def make_image(kind) -> bytes:
    stream = io.BytesIO()
    Image.new("L", (8, 8), 255).save(stream, kind)
    return stream.getvalue()


def make_word(parts=None) -> bytes:
    """A Word file; ``parts`` are added, or replace those of the name."""
    stream = io.BytesIO()
    Document().save(stream)
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(stream) as source,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in dict.fromkeys([*source.namelist(), *(parts or {})]):
            data = (parts or {}).get(name)
            target.writestr(name, source.read(name) if data is None else data)
    return changed.getvalue()


PDF = make_pdf()
WORD = make_word()
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="https://example.org/x" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
    "</Relationships>"
)


def read(content, name="giấy tờ.pdf", limit=LIMIT):
    return read_upload(name, io.BytesIO(content), limit)


def refuse(content, name="giấy tờ.pdf", limit=LIMIT) -> str:
    with pytest.raises(UploadError) as refusal:
        read(content, name, limit)
    return refusal.value.code


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"),
        (make_image("JPEG"), ".jpg"),
        (make_image("PNG"), ".png"),
        (WORD, ".docx"),
    ],
)
def test_what_offices_take_comes_in_whatever_its_name(content, ending):
    assert read(content, "đơn yêu cầu" + ending.upper()).content == content
    named = read(content, "đơn yêu cầu").name
    assert named == "đơn yêu cầu" + ending


def test_a_picture_named_as_a_pdf_is_kept_as_a_picture():
    kept = read(make_image("PNG"), "đơn.pdf")
    assert (kept.name, kept.mimetype) == ("đơn.pdf.png", "image/png")


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03 a program",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        make_image("GIF"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old Word file",
        make_excel([("TT",)]),
        b"\x89PNG\r\n\x1a\n cut",
        " Đơn yêu cầu".encode(),
        b" %PDF-1.7",
    ],
)
def test_other_types_are_refused(content):
    assert refuse(content) == "wrong_type"


def test_an_archive_without_word_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refuse(stream.getvalue()) == "wrong_type"


def test_an_empty_file_is_refused():
    assert refuse(b"") == "empty"


def test_a_large_file_is_refused_unread():
    class Unread(io.BytesIO):
        def read(self, *args):
            pytest.fail("read")

    with pytest.raises(UploadError) as refusal:
        read_upload("đơn.pdf", Unread(b"%PDF-" + b" " * 100), 100)
    assert refusal.value.code == "too_large"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "C:\\Users\\a.pdf",
        "/đơn.pdf",
        "..",
        " ",
        "đơn\0.pdf",
        "đơn\r\nSet-Cookie: a.pdf",
        "nhất\u202efdp.exe",
        "a" * 200 + ".pdf",
    ],
)
def test_names_that_point_elsewhere_are_refused(name):
    assert refuse(PDF, name) == "bad_name"


def test_a_refused_name_can_be_shown():
    with pytest.raises(UploadError) as refusal:
        read(PDF, "x\u202e\r\n<b>/" + "a" * 500)
    assert refusal.value.name.startswith("x<b>/aaa")
    assert len(refusal.value.name) == upload.MAX_NAME


def test_the_test_virus_is_found():
    assert refuse(upload.TEST_VIRUS) == "virus"
    assert refuse(PDF + upload.TEST_VIRUS) == "virus"
    # on the border of two chunks
    blanks = b" " * (upload.CHUNK - 20)
    assert refuse(make_word({"word/x.xml": blanks + upload.TEST_VIRUS})) == "virus"


def _add_script(writer):
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )


def _add_launch(writer):
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject("cmd.exe"),
        }
    )


def _add_form(writer):
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/XFA"): TextStringObject("<xdp/>")}
    )


def _attach(writer):
    writer.add_attachment("a.exe", b"MZ")


@pytest.mark.parametrize("change", [_add_script, _add_launch, _add_form, _attach])
def test_a_pdf_that_acts_or_carries_files_is_refused(change):
    assert refuse(make_pdf(change)) == "active"


def test_a_name_that_is_written_in_disguise_is_found():
    content = make_pdf(_add_launch).replace(b"/Launch", b"/#4caunch")
    assert b"/Launch" not in content
    PdfReader(io.BytesIO(content))
    assert refuse(content) == "active"


def test_an_action_that_no_page_leads_to_is_found():
    hidden = b"9 0 obj <</S /JavaScript /JS (x)>> endobj"
    assert refuse(PDF.replace(b"xref", hidden + b"\nxref", 1)) == "active"


def test_packed_objects_are_looked_into():
    page = HTML(string="<h1>Đơn yêu cầu</h1>")
    assert PdfReader(io.BytesIO(page.write_pdf())).xref_objStm
    assert read(page.write_pdf()).mimetype == "application/pdf"
    carried = Attachment(string="MZ", name="a.exe")
    assert refuse(page.write_pdf(attachments=[carried])) == "active"


def test_a_pdf_under_a_password_is_refused():
    writer = PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt("a")
    stream = io.BytesIO()
    writer.write(stream)
    assert refuse(stream.getvalue()) == "password"


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing", PDF[:200]])
def test_a_damaged_pdf_is_refused(content):
    assert refuse(content) == "damaged"


def test_a_bomb_is_refused_unpacked(monkeypatch):
    bomb = make_word({"word/media/a.xml": b"0" * (30 * 1024 * 1024)})
    monkeypatch.setattr(
        zipfile.ZipFile, "open", lambda *_args, **_kw: pytest.fail("unpacked")
    )
    assert refuse(bomb) == "bomb"


def test_an_archive_that_understates_its_sizes_is_refused():
    """The directory says one byte; what is packed is a megabyte."""
    content = bytearray(make_word({"word/z.xml": b"0" * (1024 * 1024)}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<L", 1)
    assert refuse(bytes(content)) == "damaged"


@pytest.mark.parametrize(
    "part",
    [
        "word/vbaProject.bin",
        "word/embeddings/oleObject1.bin",
        "word/activeX/activeX1.xml",
        "../../../etc/cron.d/a",
        "/etc/passwd",
    ],
)
def test_a_word_file_that_carries_more_is_refused(part):
    assert refuse(make_word({part: b"x"})) == "active"


@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "frame", "image"])
def test_a_word_file_that_fetches_from_outside_is_refused(kind):
    relations = RELATION.format(kind)
    assert refuse(make_word({"word/_rels/x.xml.rels": relations})) == "active"


def test_a_word_file_with_a_link_comes_in():
    relations = RELATION.format("hyperlink")
    content = make_word({"word/_rels/x.xml.rels": relations})
    assert read(content, "a.docx").mimetype == upload.WORD_TYPE


def test_broken_files_are_refused_in_no_other_way():
    dice = random.Random(1)
    samples = [PDF, HTML(string="<h1>Đơn</h1>").write_pdf(), WORD, make_image("PNG")]
    outcomes = set()
    for _ in range(500):
        content = bytearray(dice.choice(samples))
        for _change in range(dice.choice((1, 3, 20))):
            place = dice.randrange(len(content))
            content[place : place + dice.randrange(3)] = dice.randbytes(1)
        try:
            outcomes.add(read(bytes(content)).mimetype)
        except UploadError as refusal:
            outcomes.add(refusal.code)
    assert {"damaged", "wrong_type", "application/pdf"} <= outcomes


def test_a_pdf_of_endless_objects_is_refused():
    def crowd(writer):
        for _ in range(upload.MAX_OBJECTS):
            writer._add_object(DictionaryObject())

    assert refuse(make_pdf(crowd)) == "bomb"
