"""Damaged files are refused or read; nothing else ever comes out of the reader."""

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_helpers import make_excel, make_word

from odoo.addons.thads_work_plan.tools.plan_reader import (
    PlanFileError,
    PlanReading,
    read_plan,
)

HEADER = ("TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp")
ROWS = [
    HEADER,
    ("I", "CÔNG TÁC VĂN PHÒNG"),
    ("1", "Xây dựng Kế hoạch", "Kế hoạch", "Tháng 01/2026", "Văn phòng", "Các phòng"),
    ("1.1", "Báo cáo", "Báo cáo", "", "", ""),
    ("a)", "Việc con", "SP", "Quý I/2026", "Văn phòng", "nt"),
]
FILES = {
    "word": make_word("KẾ HOẠCH", "I. MỤC ĐÍCH", ROWS, "1. Việc", "- Chủ trì: VP"),
    "paragraphs": make_word("1. Việc", "a) Chủ trì: VP", "b) Thời gian: Quý I"),
    "excel": make_excel(ROWS, ("B2:F2", "E3:E4")),
}
PARTS = re.compile(r"(document|numbering|styles|sheet1|workbook|sharedStrings)\.xml$")
VALUES = ("", "-1", "0", "abc", "999999999999", "1e400", "NaN", "A0", "B2:A1", "ZZZ9")
TEXTS = (
    "I",
    "1.1",
    "-",
    "#REF!",
    "=A1+1",
    "nt",
    "Chủ trì: ;: x",
    "31/02/2026",
    "٣",
    "²",
)


def read(content):
    """Read a file that may be damaged; any error but a refusal fails the test."""
    try:
        reading = read_plan("ke-hoach.docx", content)
    except PlanFileError as refusal:
        assert refusal.code
    else:
        assert isinstance(reading, PlanReading)
        assert reading.lines


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_bytes_turned_and_cut_off(name, data):
    content = bytearray(FILES[name])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[place] ^= data.draw(st.integers(1, 255))
    read(bytes(content[: data.draw(st.integers(0, len(content)))]))
    read(bytes(content))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(FILES)), st.data())
def test_parts_that_are_xml_but_make_no_sense(name, data):
    read(rewrite(FILES[name], lambda text: damage(text, data)))


def rewrite(content, edit) -> bytes:
    """Return the archive with the parts that matter changed by ``edit``."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for path in source.namelist():
            text = source.read(path)
            if PARTS.search(path) and len(text) < 50_000:
                text = edit(text.decode()).encode()
            target.writestr(path, text)
    return buffer.getvalue()


def damage(text, data) -> str:
    """Return XML with some values, words or elements replaced, doubled or lost."""
    for _turn in range(data.draw(st.integers(0, 4))):
        kind = data.draw(st.sampled_from(("value", "words", "double", "lose")))
        pattern = {"value": r'"[^"]*"', "words": r">[^<>]+<"}.get(kind, ELEMENT)
        found = list(re.finditer(pattern, text, re.DOTALL))
        if not found:
            continue
        match = found[data.draw(st.integers(0, len(found) - 1))]
        new = {
            "value": '"' + data.draw(st.sampled_from(VALUES)) + '"',
            "words": ">" + data.draw(st.sampled_from(TEXTS)) + "<",
            "double": match[0] * 3,
            "lose": "",
        }[kind]
        text = text[: match.start()] + new + text[match.end() :]
    return text


ELEMENT = r"<(w:tr|w:tc|w:p|w:r|w:tcPr|row|c|v|is|mergeCell)\b[^>]*?(/>|>.*?</\1>)"
