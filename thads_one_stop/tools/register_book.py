"""The register of dossiers (Sổ theo dõi hồ sơ), as a paper and as an Excel sheet.

Legal sources: Thông tư 01/2018/TT-VPCP, Mẫu số 06; Thông tư 03/2025/TT-VPCP, Mẫu số 07.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, NamedTuple

from xlsxwriter import Workbook

from odoo.addons.thads_base.tools.paper import Cell, Column, Paper, Row, Table
from odoo.addons.thads_base.tools.paper_styles import WORD_FONT
from odoo.addons.thads_base.tools.paper_xlsx import TEXTS_ARE_TEXTS
from odoo.addons.thads_base.tools.register import short_date

from .form_words import hour_and_day

WAYS_BACK = {
    "desk": "Trực tiếp",
    "notice": "Theo thủ tục thông báo",
    "post": "Bưu chính",
    "online": "Trực tuyến",
}
MISTAKE_NOTE = "Tiếp nhận nhầm"
LATE_NOTE = "Ghi bổ sung sau khi khóa sổ, lúc"
DATES = "Ngày, tháng, năm"
TABLE_FONT_SIZE = 10  # of the paper
SHEET_FONT_SIZE = 11  # of the Excel sheet
HEAD_ROW = 4  # of the Excel sheet, counted from 0
A4 = 9  # Excel's number of the paper
EXCEL_EPOCH = date(1899, 12, 30)  # day 0
SETS_COLUMN = 3
DAY_COLUMNS = (7, 8, 9)


class Heading(NamedTuple):
    """A column: its heading, share of the width, and whether it is under ``DATES``."""

    text: str
    width: int
    is_date: bool = False


COLUMNS = (
    Heading("TT", 11),
    Heading("Mã hồ sơ", 26),
    Heading("Tên thủ tục hành chính", 34),
    Heading("Số lượng hồ sơ (bộ)", 15),
    Heading("Tên cá nhân, tổ chức", 30),
    Heading("Địa chỉ, số điện thoại", 40),
    Heading("Cơ quan chủ trì giải quyết", 28),
    Heading("Nhận hồ sơ", 16, True),
    Heading("Hẹn trả kết quả", 16, True),
    Heading("Trả kết quả", 16, True),
    Heading("Phương thức nhận kết quả", 20, True),
    Heading("Ký nhận", 15, True),
    Heading("Ghi chú", 26),
)


@dataclass(frozen=True)
class Line:
    """A line of the register; days are in Vietnam."""

    number: int
    code: str
    service: str
    sets: int
    applicant: str
    address: str
    phone: str
    unit: str
    received: date
    appointment: date | None
    returned: date | None
    way_back: str
    note: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the columns."""
        return (
            str(self.number),
            self.code,
            self.service,
            str(self.sets),
            self.applicant,
            "; ".join(filter(None, (self.address, self.phone))),
            self.unit,
            short_date(self.received),
            short_date(self.appointment),
            short_date(self.returned),
            self.way_back,
            "",
            self.note,
        )

    @property
    def numbers(self) -> dict[int, int | None]:
        """What is a number or a day in Excel, by column; days as Excel counts them."""
        days = zip(
            DAY_COLUMNS, (self.received, self.appointment, self.returned), strict=True
        )
        serials = {column: day and (day - EXCEL_EPOCH).days for column, day in days}
        return {0: self.number, SETS_COLUMN: self.sets, **serials}


def get_note(is_mistake: bool, late: datetime | None) -> str:
    """Return what is remarked of a line.

    :param is_mistake: it was received by mistake; its line stays
    :param late: when it was entered, in Vietnam, if the book of its day was closed
    """
    notes = (
        MISTAKE_NOTE if is_mistake else "",
        f"{LATE_NOTE} {hour_and_day(late)}" if late else "",
    )
    return "; ".join(filter(None, notes))


def get_period(first: date, last: date) -> str:
    return f"Từ ngày {short_date(first)} đến ngày {short_date(last)}"


def get_form(number: str, legal_basis: str) -> str:
    return f"Mẫu số {number}, {legal_basis}"


def build_book(name: str, form: str, period: str, unit: str, desk: str, lines) -> Paper:
    """Return the paper of the register.

    :param name: title of the form
    :param form: which it is, by its number and text
    :param unit: whose desk it is
    :param lines: ``Line`` in the order of their numbers
    """
    table = Table(
        tuple(Column(heading.width) for heading in COLUMNS),
        tuple(_get_head()),
        tuple(Row(tuple(map(Cell, _break(line.texts)))) for line in lines),
        TABLE_FONT_SIZE,
    )
    return Paper(
        kind="named",
        orientation="landscape",
        superior=unit,
        agency=desk,
        type_name=name,
        title=period,
        attachment=form,
        body=(table,),
    )


def _get_head() -> Iterable[Row]:
    """Yield the rows of the head: the dates under one heading, numbers below."""
    dates = [heading for heading in COLUMNS if heading.is_date]
    first = [
        Cell(heading.text, rowspan=2) for heading in COLUMNS if not heading.is_date
    ]
    place = next(place for place, heading in enumerate(COLUMNS) if heading.is_date)
    first.insert(place, Cell(DATES, colspan=len(dates)))
    yield Row(tuple(first))
    yield Row(tuple(Cell(heading.text) for heading in dates))
    yield Row(tuple(Cell(f"({number})") for number in range(1, len(COLUMNS) + 1)))


def _break(texts: tuple[str, ...]) -> Iterable[str]:
    """Yield texts with codes and days broken where narrow columns can bear it."""
    for heading, text in zip(COLUMNS, texts, strict=True):
        if heading.text == "Mã hồ sơ":
            text = text.replace("-", "-\n")
        elif heading.is_date and text[2:3] == "/":
            text = f"{text[:6]}\n{text[6:]}"
        yield text


def write_book(
    file: BinaryIO, name: str, form: str, period: str, unit: str, lines
) -> None:
    """Write the register as an Excel sheet, line by line, however long it is.

    :param file: open for writing
    :param form: which it is, by its number and text
    :param lines: ``Line`` in the order of their numbers, read once
    """
    options = {**TEXTS_ARE_TEXTS, "in_memory": False, "constant_memory": True}
    with Workbook(file, options) as workbook:
        look = {"font_name": WORD_FONT, "font_size": SHEET_FONT_SIZE}
        cell = workbook.add_format(
            {**look, "border": 1, "valign": "top", "text_wrap": True}
        )
        head = workbook.add_format(
            {**look, "border": 1, "valign": "vcenter", "align": "center"}
            | {"text_wrap": True, "bold": True}
        )
        bold = workbook.add_format({**look, "bold": True})
        sheet = workbook.add_worksheet(name[:31])
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, heading in enumerate(COLUMNS):
            sheet.set_column(column, column, heading.width / 2)
        for row, text in enumerate((unit, name, period, f"({form})")):
            sheet.write_string(row, 0, text, bold)
        for column, heading in enumerate(COLUMNS):
            text = f"{DATES}: {heading.text}" if heading.is_date else heading.text
            sheet.write_string(HEAD_ROW, column, text, head)
        sheet.repeat_rows(HEAD_ROW)
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        day = workbook.add_format(
            {**look, "border": 1, "valign": "top", "num_format": "dd/mm/yyyy"}
        )
        for row, line in enumerate(lines, start=HEAD_ROW + 1):
            numbers = line.numbers
            for column, text in enumerate(line.texts):
                number = numbers.get(column)
                if number is None:
                    sheet.write_string(row, column, text, cell)
                else:
                    face = day if column in DAY_COLUMNS else cell
                    sheet.write_number(row, column, number, face)
