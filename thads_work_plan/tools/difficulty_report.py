"""The list of difficulties of a unit and a period, as a paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.paper import Cell, Paper, Row, paragraph
from odoo.addons.thads_base.tools.register import short_date

from .report_paper import Sender, build_paper, build_table

NONE = "Trong kỳ không có khó khăn, vướng mắc."
COLUMNS = (
    ("TT", 5, "center"),
    ("Đơn vị nêu", 15, "left"),
    ("Nhiệm vụ, thủ tục liên quan", 17, "left"),
    ("Khó khăn, vướng mắc", 22, "left"),
    ("Đề xuất của đơn vị", 16, "left"),
    ("Ý kiến chỉ đạo", 14, "left"),
    ("Tổ chức thực hiện", 14, "left"),
)
# keys of a row, in the order of the columns
KEYS = ("unit", "subject", "difficulty", "proposal", "decision", "followed")


@dataclass(frozen=True, kw_only=True)
class Listing(Sender):
    """Who lists the difficulties of which period.

    :param rows: texts of each difficulty, by ``KEYS``
    """

    start: date
    end: date
    plan: str = ""
    rows: Sequence[dict]


def build_list(listing: Listing) -> Paper:
    """Return the paper: what period it is about, the table, the signature."""
    period = f"từ ngày {short_date(listing.start)} đến ngày {short_date(listing.end)}"
    of_plan = f" trong thực hiện {listing.plan}" if listing.plan else ""
    opening = (
        f"{listing.agency} tổng hợp khó khăn, vướng mắc{of_plan} {period} như sau:"
    )
    table = build_table(COLUMNS, _build_rows(listing.rows))
    return build_paper(
        listing,
        f"Tổng hợp khó khăn, vướng mắc {period}",
        (paragraph(opening), table if listing.rows else paragraph(NONE)),
    )


def _build_rows(rows: Sequence[dict]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        yield Row((Cell(str(number)), *(Cell(row[key]) for key in KEYS)))
