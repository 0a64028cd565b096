"""The reports on how plans are carried out: of a unit, and of all units together.

Named papers (báo cáo) by Decree 30/2020/NĐ-CP. Decision 1018 gives them no form: what
they hold is what it asks for, results by line, and what stands in the way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from odoo.addons.thads_base.tools.paper import (
    Block,
    Cell,
    Paper,
    Row,
    clause_title,
    paragraph,
    part_title,
)
from odoo.addons.thads_base.tools.typography import written_date

from .completion import Completion, write_percent
from .report_paper import (
    NOTHING,
    Heading,
    Texts,
    build_paper,
    build_parts,
    build_table,
    write_paragraphs,
)

SECTION_NAMES = {
    "on_time": "Hoàn thành đúng hạn",
    "late": "Hoàn thành quá hạn",
    "not_done": "Đến hạn, chưa hoàn thành",
    "continuous": "Nhiệm vụ thường xuyên",
    "event": "Nhiệm vụ thực hiện khi phát sinh, khi có yêu cầu",
    "next": "Nhiệm vụ đến hạn trong kỳ sau",
}
COLUMNS = (
    ("TT", 5, "center"),
    ("Nhiệm vụ, sản phẩm", 25, "left"),
    ("Thuộc kế hoạch", 16, "left"),
    ("Đơn vị thực hiện", 15, "left"),
    ("Thời hạn", 13, "center"),
    ("Hoàn thành", 13, "center"),
    ("Kết quả; lý do chậm, chưa hoàn thành", 28, "left"),
)
UNIT_COLUMNS = (
    ("TT", 5, "center"),
    ("Đơn vị", 26, "left"),
    ("Ngày gửi báo cáo", 12, "center"),
    ("Đúng hạn", 9, "center"),
    ("Quá hạn", 9, "center"),
    ("Chưa hoàn thành", 10, "center"),
    ("Tỷ lệ hoàn thành", 11, "center"),
    ("Thường xuyên (chưa cập nhật)", 14, "center"),
    ("Đến hạn kỳ sau", 10, "center"),
)
MISSED_COLUMNS = (
    ("TT", 5, "center"),
    ("Đơn vị thực hiện", 17, "left"),
    ("Nhiệm vụ, sản phẩm", 27, "left"),
    ("Thuộc kế hoạch", 17, "left"),
    ("Thời hạn", 11, "center"),
    ("Hoàn thành", 11, "center"),
    ("Kết quả; lý do chậm, chưa hoàn thành", 27, "left"),
)
MISSED_SECTIONS = ("not_done", "late")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of the report of a unit; ``section`` is a key of ``SECTION_NAMES``."""

    section: str
    name: str
    plan: str = ""
    unit: str = ""
    deadline: str = ""
    done: str = ""
    days_late: int = 0
    progress: int = 0
    said: str = ""
    reason: str = ""
    is_silent: bool = False
    is_unconfirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """A unit in the consolidated report; ``sent`` is empty while it has not sent."""

    unit: str
    sent: str = ""
    figures: Completion = Completion()
    continuous: int = 0
    silent: int = 0
    next: int = 0


def build_report(heading: Heading, lines: Iterable[Line], texts: Texts) -> Paper:
    """Return the report of a unit: figures by plan, its rows, what it says."""
    lines = tuple(lines)
    return build_paper(
        heading,
        _get_title(heading),
        (
            *_build_opening(heading),
            part_title("I", "Kết quả thực hiện"),
            clause_title("1", "Kết quả chung"),
            paragraph(_write_figures(count_lines(lines))),
            *map(paragraph, write_plans(lines)),
            *write_paragraphs(texts.results),
            clause_title("2", "Kết quả từng nhiệm vụ"),
            build_table(COLUMNS, _build_sections(lines)),
            *_build_texts(texts),
        ),
    )


def build_consolidated(
    heading: Heading, units: Iterable[UnitLine], missed: Iterable[Line], texts: Texts
) -> Paper:
    """Return the report of an office: figures by unit, who has not sent, texts.

    :param missed: what units have not done or done late, of all of them
    """
    units, missed = tuple(units), tuple(missed)
    missing = [unit.unit for unit in units if not unit.sent]
    sent = len(units) - len(missing)
    return build_paper(
        heading,
        _get_title(heading),
        (
            *_build_opening(heading),
            part_title("I", "Kết quả thực hiện"),
            clause_title("1", "Kết quả chung"),
            paragraph(f"Số đơn vị đã gửi báo cáo: {sent}/{len(units)}."),
            *(
                [paragraph("Đơn vị chưa gửi báo cáo: " + ", ".join(missing) + ".")]
                if missing
                else []
            ),
            paragraph(_write_figures(_sum(unit.figures for unit in units))),
            *write_paragraphs(texts.results),
            clause_title("2", "Kết quả của từng đơn vị"),
            build_table(UNIT_COLUMNS, _build_unit_rows(units)),
            clause_title("3", "Nhiệm vụ quá hạn, chưa hoàn thành"),
            _build_missed(missed),
            *_build_texts(texts),
        ),
    )


def count_lines(lines: Iterable[Line]) -> Completion:
    """Return how many were done on time, late, or not.

    >>> count_lines([Line(section="late", name="A"), Line(section="next", name="B")])
    Completion(on_time=0, late=1, not_done=0, excluded=0)
    """
    sections = [line.section for line in lines]
    return Completion(
        **{name: sections.count(name) for name in ("on_time", "late", "not_done")}
    )


def write_plans(lines: Iterable[Line]) -> list[str]:
    """Return a sentence for each plan that something was due by.

    >>> write_plans([Line(section="on_time", name="A", plan="Kế hoạch 1")])
    ['- Kế hoạch 1: hoàn thành 1/1 nhiệm vụ (100%).']
    """
    by_plan: dict[str, list[Line]] = {}
    for line in lines:
        by_plan.setdefault(line.plan or "Công việc ngoài kế hoạch", []).append(line)
    counted = {plan: count_lines(found) for plan, found in by_plan.items()}
    return [
        f"- {plan}: hoàn thành {figures.done}/{figures.due} nhiệm vụ "
        f"({write_percent(figures.percent)})."
        for plan, figures in counted.items()
        if figures.due
    ]


def _sum(figures: Iterable[Completion]) -> Completion:
    figures = list(figures)
    return Completion(
        on_time=sum(each.on_time for each in figures),
        late=sum(each.late for each in figures),
        not_done=sum(each.not_done for each in figures),
    )


def _write_figures(figures: Completion) -> str:
    return (
        f"Nhiệm vụ phải hoàn thành hoặc đã hoàn thành trong kỳ: {figures.due}; hoàn "
        f"thành đúng hạn: {figures.on_time}; hoàn thành quá hạn: {figures.late}; chưa "
        f"hoàn thành: {figures.not_done}; tỷ lệ hoàn thành: "
        f"{write_percent(figures.percent)}."
    )


def _get_title(heading: Heading) -> str:
    return f"Kết quả thực hiện kế hoạch công tác {heading.label}"


def _build_texts(texts: Texts) -> Iterator[Block]:
    return build_parts(
        (
            ("II", "Khó khăn, vướng mắc", texts.difficulties),
            ("III", "Nhiệm vụ trọng tâm kỳ sau", texts.next_work),
            ("IV", "Đề xuất, kiến nghị", texts.proposals),
        )
    )


def _build_opening(heading: Heading) -> Iterator[Block]:
    basis = f"{heading.basis}, " if heading.basis else ""
    yield paragraph(
        f"{heading.agency} báo cáo kết quả thực hiện kế hoạch công tác "
        f"{heading.label} ({basis}từ {written_date(heading.start)} đến "
        f"{written_date(heading.end)}), số liệu tổng hợp "
        f"{written_date(heading.as_of)}, như sau:"
    )


def _build_missed(lines: tuple[Line, ...]) -> Block:
    """Return the table of what is late, or the words that nothing is."""
    if not lines:
        return paragraph(NOTHING)
    rows = []
    for section in MISSED_SECTIONS:
        found = [line for line in lines if line.section == section]
        if found:
            title = f"{SECTION_NAMES[section]} ({len(found)})"
            rows.append(
                Row((Cell(title, "left", colspan=len(MISSED_COLUMNS)),), "section")
            )
        rows += [
            _build_missed_row(number, line) for number, line in enumerate(found, 1)
        ]
    return build_table(MISSED_COLUMNS, rows)


def _build_missed_row(number: int, line: Line) -> Row:
    texts = (
        str(number),
        line.unit,
        line.name,
        line.plan,
        line.deadline,
        line.done,
        "\n".join(write_result(line)),
    )
    return Row(tuple(map(Cell, texts)))


def _build_sections(lines: tuple[Line, ...]) -> Iterator[Row]:
    for section, title in SECTION_NAMES.items():
        found = [line for line in lines if line.section == section]
        if not found:
            continue
        heading = Cell(f"{title} ({len(found)})", "left", colspan=len(COLUMNS))
        yield Row((heading,), "section")
        for number, line in enumerate(found, start=1):
            yield _build_row(number, line)


def _build_row(number: int, line: Line) -> Row:
    texts = (
        str(number),
        line.name,
        line.plan,
        line.unit,
        line.deadline,
        line.done,
        "\n".join(write_result(line)),
    )
    return Row(tuple(map(Cell, texts)))


def write_result(line: Line) -> list[str]:
    """Return what the last column says of a row.

    >>> write_result(Line(section="not_done", name="A", days_late=3, reason="Chờ"))
    ['Chậm 3 ngày làm việc', 'Lý do: Chờ']
    >>> write_result(Line(section="continuous", name="A", is_silent=True))
    ['Chưa cập nhật']
    >>> write_result(Line(section="event", name="A"))
    ['Không phát sinh']
    """
    if line.is_silent:
        return ["Chưa cập nhật"]
    if line.section == "event" and not line.said:
        return ["Không phát sinh"]
    is_open = line.section in ("not_done", "next") and line.progress
    return list(
        filter(
            None,
            (
                line.said,
                f"Tiến độ {line.progress}%" if is_open else "",
                f"Chậm {line.days_late} ngày làm việc" if line.days_late else "",
                "Chờ xác nhận" if line.is_unconfirmed else "",
                f"Lý do: {line.reason}" if line.reason else "",
            ),
        )
    )


def _build_unit_rows(units: tuple[UnitLine, ...]) -> Iterator[Row]:
    for number, unit in enumerate(units, start=1):
        yield Row(tuple(map(Cell, (str(number), unit.unit, *_write_unit(unit)))))
    sent = [unit for unit in units if unit.sent]
    if sent:
        total = UnitLine(
            unit="Tổng cộng",
            sent=f"{len(sent)}/{len(units)}",
            figures=_sum(unit.figures for unit in sent),
            continuous=sum(unit.continuous for unit in sent),
            silent=sum(unit.silent for unit in sent),
            next=sum(unit.next for unit in sent),
        )
        yield Row(tuple(map(Cell, ("", total.unit, *_write_unit(total)))), "total")


def _write_unit(unit: UnitLine) -> tuple[str, ...]:
    if not unit.sent:
        return ("Chưa gửi", *[""] * (len(UNIT_COLUMNS) - 3))
    figures = unit.figures
    return (
        unit.sent,
        str(figures.on_time),
        str(figures.late),
        str(figures.not_done),
        write_percent(figures.percent),
        f"{unit.continuous} ({unit.silent})",
        str(unit.next),
    )
