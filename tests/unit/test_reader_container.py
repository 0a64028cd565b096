"""Files are judged by their content, and checked before they are unpacked."""

import io
import zipfile

import pytest
from reader_helpers import make_excel, make_word

from odoo.addons.thads_work_plan.tools.plan_reader import PlanFileError, read_plan
from odoo.addons.thads_work_plan.tools.reading import container
from odoo.addons.thads_work_plan.tools.reading.text import MAX_SIGNS

HEADER = ("TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì")
ROW = ("1", "Việc A", "SP", "Quý I", "VP")
WORD = make_word([HEADER, ROW])
EXCEL = make_excel([HEADER, ROW])
SHEET = "xl/worksheets/sheet1.xml"


def change(content, path, edit, method=zipfile.ZIP_DEFLATED) -> bytes:
    """Return the archive with one part changed by ``edit``; ``None`` leaves it out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", method) as target,
    ):
        for name in dict.fromkeys([*source.namelist(), path]):
            data = source.read(name) if name in source.namelist() else b""
            data = edit(data) if name == path else data
            if data is not None:
                target.writestr(name, data)
    return buffer.getvalue()


def refuse(content) -> str:
    with pytest.raises(PlanFileError) as refusal:
        read_plan("ke-hoach.docx", content)
    return refusal.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\0\0\n ", "empty_file"),
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"Rar!\x1a\x07", "archive"),
        (b"\xef\xbb\xbf<html><table>", "html"),
        (b"<!DOCTYPE html>", "html"),
        ("TT;Nội dung;Thời gian\n1;Việc A;Quý I\n".encode(), "plain_text"),
        (b"\x00\x01\x02\x03", "not_office"),
        (b"PK\x03\x04 cut", "damaged"),
        (container.OLE_SIGNATURE + "WordDocument".encode("utf-16-le"), "old_word"),
        (container.OLE_SIGNATURE + "Workbook".encode("utf-16-le"), "old_excel"),
        (
            container.OLE_SIGNATURE + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
def test_what_is_no_office_file(content, code):
    assert refuse(content) == code


def test_archives_that_are_no_office_file():
    assert refuse(change(WORD, "mimetype", lambda _data: b"odt")) == "open_document"
    assert (
        refuse(change(WORD, "[Content_Types].xml", lambda _data: None)) == "not_office"
    )
    assert refuse(change(WORD, "word/vbaProject.bin", lambda _data: b"0")) == "macros"
    assert refuse(change(WORD, "word/document.xml", lambda _data: None)) == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("content", "path"), [(WORD, "word/document.xml"), (EXCEL, SHEET)]
)
def test_entities_are_refused_in_any_encoding(content, path, encoding):
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'

    def edit(data):
        text = data.decode().partition("?>")[2]
        declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
        return f"{declaration}{entity}{text}".encode(encoding)

    assert refuse(change(content, path, edit)) == "unsafe_xml"


def test_what_unpacks_to_far_more_is_refused_unread(monkeypatch):
    monkeypatch.setattr(
        container.Package, "read_bytes", lambda *_args: pytest.fail("read")
    )
    blanks = b" " * container.MAX_PART_SIZE
    assert refuse(change(WORD, "word/document.xml", lambda _d: blanks)) == "too_large"


def test_too_many_tags_are_refused_before_a_tree_is_made():
    cells = b"<c/>" * (container.MAX_NODES + 1)
    content = change(EXCEL, SHEET, lambda _data: cells, zipfile.ZIP_STORED)
    assert refuse(content) == "too_complex"


def test_a_cell_of_endless_words_is_refused():
    long = "a " * MAX_SIGNS
    assert refuse(make_word([HEADER, ("1", long, "SP", "Quý I", "VP")])) == "too_long"


def test_strict_files_are_read_alike():
    for content, path, word in (
        (WORD, "word/document.xml", b"wordprocessingml"),
        (EXCEL, SHEET, b"spreadsheetml"),
    ):
        usual = b"http://schemas.openxmlformats.org/%s/2006/main" % word
        strict = b"http://purl.oclc.org/ooxml/%s/main" % word
        changed = change(
            content, path, lambda d, old=usual, new=strict: d.replace(old, new)
        )
        assert changed != content
        assert read_plan("a.docx", changed).lines[0].name == "Việc A"


def test_a_name_without_its_ending_is_told():
    assert read_plan("KẾ HOẠCH.DOCX", WORD).warnings == []
    assert [doubt.code for doubt in read_plan("kế hoạch", EXCEL).warnings] == [
        "is_excel_file"
    ]
