"""The report of an office on how the plans of a year are being made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from odoo.addons.thads_base.tools.paper import (
    Block,
    Cell,
    Paper,
    Row,
    clause_title,
    paragraph,
)
from odoo.addons.thads_base.tools.register import short_date
from odoo.addons.thads_base.tools.typography import listed

from .report_paper import NOTHING, Sender, build_paper, build_table

ISSUED_STATES = ("issued", "elsewhere")
COLUMNS = (
    ("TT", 5, "center"),
    ("Đơn vị", 22, "left"),
    ("Tình trạng kế hoạch", 13, "left"),
    ("Bước đang thực hiện", 20, "left"),
    ("Người, đơn vị thực hiện", 18, "left"),
    ("Từ ngày", 11, "center"),
    ("Thời hạn", 11, "center"),
    ("Sớm, chậm", 13, "left"),
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A unit that owes a plan, and where that stands; days as they are printed.

    :param state: key of ``thads.plan.board.state``
    """

    unit: str
    state: str
    label: str
    step: str = ""
    responsible: str = ""
    since: str = ""
    deadline: str = ""
    timeliness: str = ""
    is_late: bool = False


@dataclass(frozen=True, kw_only=True)
class Report(Sender):
    """What the report of an office tells of a year."""

    year: int
    lines: tuple[Line, ...]


def build_report(report: Report) -> Paper:
    """Return the paper: figures, the units that are late or have none, the table."""
    return build_paper(
        report,
        f"Tình hình xây dựng kế hoạch công tác năm {report.year}",
        (
            *_build_opening(report),
            clause_title("1", "Kết quả chung"),
            paragraph(count_lines(report.lines)),
            clause_title("2", "Đơn vị quá hạn, chưa có kế hoạch"),
            *map(paragraph, find_behind(report.lines)),
            clause_title("3", "Tình hình từng đơn vị"),
            build_table(COLUMNS, _build_rows(report.lines)),
        ),
    )


def _build_opening(report: Report) -> Iterator[Block]:
    yield paragraph(
        f"{report.agency} báo cáo tình hình xây dựng kế hoạch công tác năm "
        f"{report.year} của các đơn vị tính đến ngày {short_date(report.day)} như sau:"
    )


def count_lines(lines: Iterable[Line]) -> str:
    """Return the figures in a sentence.

    >>> count_lines([Line(unit="A", state="none", label="")])
    'Số đơn vị phải xây dựng kế hoạch: 1; đã ban hành: 0; đang thực hiện quy trình: \
0, trong đó quá hạn: 0; có dự thảo, chưa bắt đầu quy trình: 0; chưa có kế hoạch: 1.'
    """
    lines = list(lines)
    states = [line.state for line in lines]
    issued = sum(map(states.count, ISSUED_STATES))
    elsewhere = states.count("elsewhere")
    outside = f", trong đó ban hành ngoài hệ thống: {elsewhere}" if elsewhere else ""
    return (
        f"Số đơn vị phải xây dựng kế hoạch: {len(lines)}; đã ban hành: {issued}"
        f"{outside}; đang thực hiện quy trình: {states.count('running')}, trong đó "
        f"quá hạn: {sum(line.is_late for line in lines)}; có dự thảo, chưa bắt đầu "
        f"quy trình: {states.count('draft')}; chưa có kế hoạch: "
        f"{states.count('none')}."
    )


def find_behind(lines: Iterable[Line]) -> list[str]:
    """Return a line of text for each unit that is late or has no plan.

    >>> find_behind([Line(unit="A", state="none", label="", timeliness="Chưa có")])
    ['- A: Chưa có.']
    >>> find_behind([])
    ['Không có.']
    """
    behind = [
        f"- {line.unit}: {_say_where(line)}"
        for line in lines
        if line.is_late or line.state == "none"
    ]
    return listed(behind) or [NOTHING]


def _say_where(line: Line) -> str:
    return " - ".join(filter(None, (line.step, line.timeliness)))


def _build_rows(lines: Iterable[Line]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        texts = (
            str(number),
            line.unit,
            line.label,
            line.step,
            line.responsible,
            line.since,
            line.deadline,
        )
        late = Cell(line.timeliness, bold=line.is_late)
        yield Row((*map(Cell, texts), late))
