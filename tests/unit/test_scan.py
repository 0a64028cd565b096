import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from odoo.addons.thads_base.tools import scan


def make_pdf(pages=1) -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(210, 297)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_with_a_page_is_readable():
    assert scan.is_readable_pdf(make_pdf())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 a Word file",
        b"<html>%PDF-1.7</html>",
        b"%PDF-1.7\nnothing else",
        make_pdf()[:60],
        make_pdf(pages=0),
    ],
)
def test_anything_else_is_refused(content):
    assert not scan.is_readable_pdf(content)


def test_a_file_too_big_to_keep_is_refused(monkeypatch):
    monkeypatch.setattr(scan, "LIMIT", 10)
    assert not scan.is_readable_pdf(make_pdf())


def test_a_picture_without_its_points_is_refused():
    """The reader of pictures stumbles over it with an IndexError."""
    stream = io.BytesIO()
    Image.new("L", (8, 8)).save(stream, "PNG")
    assert scan.find_scan_type(stream.getvalue()) == "image/png"
    assert scan.find_scan_type(stream.getvalue().replace(b"IDAT", b"IDxT")) is None
