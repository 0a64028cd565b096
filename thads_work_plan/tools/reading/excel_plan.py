"""Finds the plan in an Excel file: the sheet whose table has the most tasks."""

from dataclasses import dataclass, field

from .columns import find_header
from .table_lines import PlanTable, TableLines
from .xlsx_workbook import Sheet, Workbook


@dataclass(slots=True)
class ExcelPlan:
    """A sheet read as a plan.

    :param others: names of the other sheets that hold a plan too
    """

    sheet: Sheet
    table: PlanTable
    lines: TableLines
    others: list[str] = field(default_factory=list)

    def get_frame(self) -> list[str]:
        """Return the words above and below the table."""
        texts = []
        for row in self.sheet.grid.rows[: self.table.header.start]:
            for slot in row.slots:
                if slot.own:
                    texts.extend(slot.cell.lines)
        return texts


def find_plan(workbook: Workbook) -> ExcelPlan | None:
    """Return the plan of the workbook, ``None`` if no sheet has one.

    A hidden sheet counts only when no other one has a plan.
    """
    plans = [plan for sheet in workbook.sheets if (plan := _read_sheet(sheet))]
    if not plans:
        return None
    best = max(
        plans, key=lambda plan: (not plan.sheet.hidden, len(plan.lines.outline.nodes))
    )
    best.others = [
        plan.sheet.name for plan in plans if plan is not best and not plan.sheet.hidden
    ]
    return best


def _read_sheet(sheet: Sheet) -> ExcelPlan | None:
    header = find_header(sheet.grid)
    if header is None:
        return None
    table = PlanTable(sheet.grid, header)
    lines = TableLines()
    lines.add_table(table)
    return ExcelPlan(sheet, table, lines) if lines.outline.nodes else None
