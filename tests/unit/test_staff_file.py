"""The staff file: which tables can be read, which rows are doubtful."""

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from odoo.addons.thads_base.tools.staff_file import (
    COLUMNS,
    Known,
    Person,
    find_header,
    read_roles,
    read_staff,
)
from odoo.addons.thads_base.tools.table_file import (
    MAX_FILE_SIZE,
    MAX_ROWS,
    TableFileError,
    read_table,
)

HEADER = "name,login,email,unit,title,rank,since,substitute,substitute_to,capacity"
LABELS = {column.key: {column.key.replace("_", " ")} for column in COLUMNS}
OFFICE, ROOM = 1, 2


def make_known():
    return Known(
        units={"66 01": OFFICE, "66 02": ROOM, "phong": None},
        people={
            "an": Person(7, "Lê An", True),
            "cu": Person(8, "Cụ", False),
            "binh": Person(9, "Bình", True),
        },
        heads={ROOM: 7, OFFICE: None},
        choices={
            "rank": {"head": "head", "thu truong": "head", "can bo": "staff"},
            "rights": {"van phong": "office", "quan tri": "admin"},
            "capacity": {"kt": "KT", "tuq": "TUQ"},
        },
        roles=read_roles(),
        substitutes={"binh": "an"},
    )


def read(*lines, header=HEADER):
    table = read_table("\n".join([header, *lines]).encode())
    found = find_header(table, LABELS, COLUMNS)
    assert not found["missing"]
    return read_staff(table, found, COLUMNS, make_known())


def doubts(*lines):
    return [doubt[:3] for doubt in read(*lines).doubts]


def make_book(rows, **options):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(rows):
            for position, cell in enumerate(cells):
                if isinstance(cell, datetime):
                    form = book.add_format({"num_format": "dd/mm/yyyy"})
                    sheet.write_datetime(number, position, cell, form)
                else:
                    sheet.write(number, position, cell)
    return stream.getvalue()


def refuse(content):
    with pytest.raises(TableFileError) as refusal:
        read_table(content)
    return refusal.value.code


def change_part(content, name, change):
    """Return a workbook with another part, or one more."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.namelist():
            if entry != name:
                archive.writestr(entry, source.read(entry))
        archive.writestr(name, change)
    return target.getvalue()


def test_excel_is_read_with_its_row_numbers_and_dates():
    book = make_book(
        [["a", "b"], [], [" Lê \n An ", datetime(2026, 1, 31)], [12.0, ""]]
    )
    assert read_table(book) == [
        (1, ["a", "b"]),
        (3, ["Lê An", "2026-01-31"]),
        (4, ["12"]),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_spreadsheets_write_it(delimiter, encoding):
    text = f"họ tên{delimiter}đơn vị\r\n\r\nLê An{delimiter}66.01\r\n"
    assert read_table(text.encode(encoding)) == [
        (1, ["họ tên", "đơn vị"]),
        (3, ["Lê An", "66.01"]),
    ]


def test_formulas_are_not_computed():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "x")
        sheet.write_formula("B1", '=HYPERLINK("http://x","y")', None, "kept")
    assert read_table(stream.getvalue()) == [(1, ["x", "kept"])]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        (b"\n,,\n", "empty"),
        (b"%PDF-1.7 x", "wrong_type"),
        (b"<html><table>", "wrong_type"),
        (b"{\\rtf1", "wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wrong_type"),
        (b"a,b\x00c", "wrong_type"),
        ("Họ tên".encode("cp1258", "replace") + b"\xff", "encoding"),
        (b"PK\x03\x04broken", "damaged"),
        (b"a" * (MAX_FILE_SIZE + 1), "too_large"),
        (b"a\n" * (MAX_ROWS + 1), "too_long"),
        (b'a,"b' + b"c" * 200_000, "damaged"),
    ],
)
def test_what_is_no_table_is_refused(content, code):
    assert refuse(content) == code


def test_other_archives_and_what_runs_are_refused():
    book = make_book([["a"]])
    entities = b'<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refuse(stream.getvalue()) == "wrong_type"
    assert refuse(change_part(book, "xl/vbaProject.bin", b"x")) == "active"
    assert refuse(change_part(book, "xl/sharedStrings.xml", entities)) == "active"
    bomb = change_part(book, "xl/sharedStrings.xml", b" " * 70_000_000)
    assert refuse(bomb) == "too_large"


def test_a_row_far_below_is_not_waited_for():
    book = make_book([["a"]])
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="999999999"><c r="A999999999"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    code = refuse(change_part(book, "xl/worksheets/sheet1.xml", far))
    assert code in ("too_long", "damaged")


def test_a_header_may_stand_below_a_title():
    table = read_table(b"List of staff\n\nLogin *,NAME,unit,Title\nx,y,z,t\n")
    header = find_header(table, LABELS, COLUMNS)
    assert header["row"] == 3
    assert header["positions"] == {"login": 0, "name": 1, "unit": 2, "title": 3}
    assert find_header([(1, ["login"])], LABELS, COLUMNS)["missing"] == [
        "name",
        "unit",
        "title",
    ]


def test_a_title_says_rank_and_rights():
    [row] = read("Lý Hoa,HOA,,66.01 - Văn phòng,Văn thư,,01/3/2026,,,").rows
    assert (row["login"], row["unit"], row["rank"]) == ("hoa", OFFICE, "staff")
    assert row["rights"] == ["office"]
    assert row["since"] == date(2026, 3, 1)
    [row] = read("Lý Hoa,hoa,,66.01,Văn thư,Thủ trưởng,,,,").rows
    assert row["rank"] == "head"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",hoa,,66.01,Văn thư,,,,,", [(2, "name", "missing")]),
        ("Hoa,ho a,,66.01,Văn thư,,,,,", [(2, "login", "login")]),
        ("Hoa,hoa,hoa@,66.01,Văn thư,,,,,", [(2, "email", "email")]),
        ("Hoa,hoa,,66.99,Văn thư,,,,,", [(2, "unit", "unit")]),
        ("Hoa,hoa,,Phòng,Văn thư,,,,,", [(2, "unit", "several_units")]),
        ("Hoa,hoa,,66.01,Nhà thông thái,,,,,", [(2, "rank", "title")]),
        ("Hoa,hoa,,66.01,Văn thư,Vua,,,,", [(2, "rank", "choice")]),
        ("Hoa,hoa,,66.01,Văn thư,,31/02/2026,,,", [(2, "since", "date")]),
        ("Hoa,hoa,,66.01,Văn thư,,01/01/0001,,,", [(2, "since", "date")]),
        ("Hoa,hoa,,66.01,Văn thư,,,khong.co,,", [(2, "substitute", "person")]),
        ("Hoa,hoa,,66.01,Văn thư,,,hoa,,", [(2, "substitute", "oneself")]),
        ("Hoa,hoa,,66.01,Văn thư,,,,,KT", [(2, "substitute", "missing")]),
        ("Hoa,hoa,,66.01,Văn thư,,,an,,TUQ", [(2, "substitute_to", "limited")]),
        ("Hoa,an,,66.01,Văn thư,,,,,", [(2, "login", "other_person")]),
        ("Cụ,cu,,66.01,Văn thư,,,,,", [(2, "login", "archived")]),
        ("Hoa,hoa,,66.02,Trưởng phòng,,,,,", [(2, "rank", "head")]),
        ("Bình,binh,,66.01,Văn thư,,,cu,,", [(2, "substitute", "second")]),
        ("Lê An,an,,66.02,Trưởng phòng,,,,,", []),
        ("Bình,binh,,66.01,Chánh Văn phòng,,,an,,", []),
    ],
)
def test_doubtful_cells_are_named(line, expected):
    assert doubts(line) == expected


def test_rows_are_compared_with_one_another():
    assert doubts(
        "Hoa,hoa,,66.01,Chánh Văn phòng,,,,,",
        "Mai,hoa,,66.01,Văn thư,,,,,",
        "Lan,lan,,66.01,Chánh Văn phòng,,,,,",
        "Lan,lan,,66.01,chánh văn phòng,,,,,",
        "Tú,tu,,66.01,Văn thư,,,hoa,,",
    ) == [
        (3, "login", "other_person"),
        (4, "rank", "head"),
        (5, "rank", "head"),
        (5, "title", "repeated"),
    ]


def test_a_person_may_have_two_posts():
    assert not doubts("Hoa,hoa,,66.01,Văn thư,,,,,", "Hoa,hoa,,66.02,Chuyên viên,,,,,")
