"""Biểu số 2 as an annex in landscape, with its notes.

Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), Biểu số 2. Its
header has lost a group in print: (7) and (8) are settled, (9) and (10) are not.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from odoo.addons.thads_base.tools.paper import (
    Cell,
    Column,
    Paper,
    Row,
    Table,
    paragraph,
)
from odoo.addons.thads_base.tools.register import short_date

from .form_two import Line, get_other_note, get_remarks

SIZE = 11
WIDTHS = (11, 62, 15, 18, 17, 15, 15, 15, 15, 15, 18, 22, 20)
DESK = "Bộ phận một cửa"
MARK = "*"
NOTE = "recipient"  # small letters, so that notes stay below the table
FOOTNOTE = "⁽¹⁾"
SERVICES = "Tên TTHC giải quyết theo cấp"
UNITS = "Đơn vị"
ORIGIN = "Kèm theo báo cáo của"


def build(
    lines: Sequence[Line],
    typed: Collection[tuple[str, str]],
    *,
    unit: str,
    period: tuple[date, date, date],
    notes: Sequence[str],
    missing: Sequence[str],
    is_old: bool,
) -> Paper:
    """Return the form.

    :param typed: level and service of the rows in which something was typed
    :param unit: whose report it is, as it was called then
    :param period: first day, last day, and the day as of which the state was taken
    :param notes: what was typed of column (13)
    :param missing: units below that have not sent their reports
    :param is_old: the units have the names of before 01/07/2025
    """
    texts = _get_notes(lines[-1], bool(typed), period, notes, missing, is_old)
    return Paper(
        kind="annex",
        orientation="landscape",
        type_name="Biểu số 2",
        title="Tình hình tiếp nhận hồ sơ và trả kết quả theo cơ chế một cửa",
        attachment=get_origin(unit, *period[:2]),
        body=(_get_table(lines, typed, SERVICES), *texts),
    )


def build_units(lines: Sequence[Line]) -> Paper:
    """Return the form with a row for each unit, summed up to the units of today."""
    return Paper(
        kind="annex",
        orientation="landscape",
        type_name="Phụ lục",
        title="Tổng hợp số liệu Biểu số 2 theo đơn vị hiện nay",
        body=(_get_table(lines, (), UNITS),),
    )


def _get_table(lines, typed, heading: str) -> Table:
    return Table(
        tuple(
            Column(width, "left" if place == 1 else "center")
            for place, width in enumerate(WIDTHS)
        ),
        tuple(_get_head(heading)),
        tuple(_get_row(line, typed) for line in lines),
        SIZE,
    )


def get_origin(unit: str, first: date, last: date) -> str:
    """Return whose form it is, as it says below its title."""
    days = f"{short_date(first)} đến {short_date(last)}"
    return f"{ORIGIN} {unit}, số liệu từ {days}"


def _get_head(heading: str) -> Iterator[Row]:
    yield Row(
        (
            Cell("STT", rowspan=3),
            Cell(heading, rowspan=3),
            Cell("Số hồ sơ nhận giải quyết theo cơ chế một cửa", colspan=3),
            Cell("Kết quả giải quyết", colspan=5),
            Cell(
                "Trả kết quả giải quyết (trong số các hồ sơ đã giải quyết xong)",
                colspan=3,
            ),
        )
    )
    yield Row(
        (
            Cell("Tổng số", rowspan=2),
            Cell("Trong đó", colspan=2),
            Cell("Tổng số", rowspan=2),
            Cell("Đã giải quyết xong", colspan=2),
            Cell("Chưa giải quyết xong", colspan=2),
            Cell(f"Nhận trực tiếp tại {DESK}", rowspan=2),
            Cell("Theo thủ tục thông báo của Luật THADS", rowspan=2),
            Cell("Hình thức khác (ghi chú rõ)", rowspan=2),
        )
    )
    yield Row(
        tuple(
            map(
                Cell,
                (
                    f"Nhận trực tiếp tại {DESK}",
                    "Nhận qua đường bưu điện",
                    "Đúng hạn",
                    "Quá hạn",
                    "Chưa tới hạn",
                    "Quá hạn",
                ),
            )
        )
    )
    yield Row(tuple(Cell(f"({column})") for column in range(1, len(WIDTHS) + 1)))


def _get_row(line: Line, typed) -> Row:
    mark = MARK if (line.level, line.service) in typed else ""
    is_local = line.kind == "section" and line.level == "local"
    note = FOOTNOTE if is_local else mark
    name, *numbers = line.cells()[1:]
    kind = {"section": "section", "total": "total"}.get(line.kind, "plain")
    return Row(
        (Cell(line.marker), Cell(f"{name} {note}".strip()), *map(_get_cell, numbers)),
        kind,
    )


def _get_cell(number: int) -> Cell:
    return Cell(f"{number:,}".replace(",", "."), number=number)


def _get_notes(total: Line, has_typed, period, notes, missing, is_old):
    first, last, cutoff = map(short_date, period)
    state = f", tình trạng hồ sơ đến hết ngày {cutoff}" if cutoff != last else ""
    yield paragraph("Lưu ý:", style="recipients_label")
    yield _note(f"- Thời điểm lấy số liệu: Từ {first} đến {last}{state}.")
    yield _note("- Số liệu tại cột (6) = cột (3).")
    yield _note("- Số liệu cột (11) + (12) + (13) = cột (7) + cột (8).")
    if other := get_other_note(total.numbers):
        yield _note(f"- Cột (13), hình thức khác: {other}.")
    for note in notes:
        yield _note(f"- Cột (13): {note}.")
    for remark in get_remarks(total.numbers):
        yield _note(f"- {remark}")
    if has_typed:
        yield _note(f"{MARK} Có số liệu do đơn vị tự nhập, không tính từ hồ sơ.")
    if missing:
        yield _note(
            "- Chưa gửi báo cáo, số liệu tạm tính từ hồ sơ: " + "; ".join(missing) + "."
        )
    units = (
        ("Cục THADS", "Chi cục THADS")
        if is_old
        else (
            "THADS tỉnh, thành phố",
            "Phòng THADS khu vực",
        )
    )
    yield _note(
        f"{FOOTNOTE} {units[0]} tổng hợp số liệu của các {units[1]} trực thuộc."
    )


def _note(text: str):
    return paragraph(text, style=NOTE)
