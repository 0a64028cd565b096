"""The inspections of a period, as an annex of the report on it.

Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), mục 2.2: what
inspections have found goes into the report of the province and of the centre.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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

SIZE = 11
# heading, share of the width
COLUMNS = (
    ("STT", 5),
    ("Đơn vị được kiểm tra", 18),
    ("Cơ quan kiểm tra, hình thức", 18),
    ("Thời gian kiểm tra", 13),
    ("Tồn tại, hạn chế", 31),
    ("Kết quả khắc phục", 15),
)
HEADINGS = tuple(heading for heading, _width in COLUMNS)
NONE = "Không"


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """An inspection that was concluded in the period.

    :ivar form: as ``inspection_paper.FORMS`` has it
    :ivar action_count: what the unit had to correct; ``done_count`` of it is done on
        the day of the figures, ``late_count`` was late then
    """

    unit: str
    authority: str
    form: str
    start: date
    end: date
    findings: Sequence[str]
    action_count: int
    done_count: int
    late_count: int

    def cells(self, number: int) -> tuple[str, ...]:
        start, end = short_date(self.start), short_date(self.end)
        return (
            str(number),
            self.unit,
            f"{self.authority}; {self.form[:1].lower()}{self.form[1:]}",
            start if start == end else f"{start} - {end}",
            "\n".join(f"- {finding}" for finding in self.findings) or NONE,
            self._get_correction(),
        )

    def _get_correction(self) -> str:
        if not self.action_count:
            return NONE
        done = f"Đã xong {self.done_count}/{self.action_count}"
        return f"{done}, quá hạn {self.late_count}" if self.late_count else done


def build(inspections: Sequence[Inspected], cutoff: date) -> Paper:
    """Return the annex.

    :param cutoff: day on which the figures stand
    """
    return Paper(
        kind="annex",
        orientation="landscape",
        type_name="Phụ lục",
        title="Kết quả kiểm tra",
        body=(
            paragraph(summarise(inspections, cutoff)),
            *((_build_table(inspections),) if inspections else ()),
        ),
    )


def summarise(inspections: Sequence[Inspected], cutoff: date) -> str:
    """Return how many inspections there were and what became of them, in words."""
    if not inspections:
        return "Trong kỳ không có kết luận kiểm tra."
    units = len({inspection.unit for inspection in inspections})
    findings = sum(len(inspection.findings) for inspection in inspections)
    actions = sum(inspection.action_count for inspection in inspections)
    done = sum(inspection.done_count for inspection in inspections)
    return (
        f"Trong kỳ đã kết luận {len(inspections):02} cuộc kiểm tra tại {units:02} đơn "
        f"vị, nêu {findings:02} tồn tại, hạn chế; đến ngày {short_date(cutoff)}, "
        f"{done}/{actions} yêu cầu khắc phục đã thực hiện xong."
    )


def _build_table(inspections) -> Table:
    return Table(
        tuple(
            Column(width, "left" if place else "center")
            for place, (_heading, width) in enumerate(COLUMNS)
        ),
        (Row(tuple(map(Cell, HEADINGS))),),
        tuple(
            Row(tuple(map(Cell, inspection.cells(number))))
            for number, inspection in enumerate(inspections, start=1)
        ),
        SIZE,
    )
