"""What an amendment changes in a plan: words that stood there, and those that will.

Legal source: QĐ 253/QĐ-THADS (2025), Điều 10.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.paper import Cell, Column, Row, Table
from odoo.addons.thads_base.tools.typography import written_date

# In the order in which they are read
FIELDS = (
    "name",
    "product",
    "schedule_text",
    "lead_text",
    "coordinating_text",
    "funding",
    "milestone_text",
)
# Nội dung nhiệm vụ và tiến độ
CONTENT_AND_TIME = frozenset({"name", "product", "schedule_text", "milestone_text"})
LABELS = {
    "name": "Nhiệm vụ",
    "product": "Sản phẩm",
    "schedule_text": "Thời gian thực hiện",
    "lead_text": "Chủ trì",
    "coordinating_text": "Phối hợp",
    "funding": "Kinh phí",
    "milestone_text": "Trình từng cấp",
}
CHANGES_MARK = "[BẢNG ĐIỀU CHỈNH]"  # stands in the text of a paper for the table
HEADER = ("TT", "Nội dung đã phê duyệt", "Nội dung điều chỉnh", "Căn cứ, lý do")
WIDTHS = (6, 36, 36, 22)
NOTHING = "(trống)"
ADDED = "(Bổ sung)"
REMOVED = "Đưa ra khỏi Kế hoạch"
BEFORE = "Trước khi điều chỉnh theo {decision}"
AFTER = "Sau khi điều chỉnh theo {decision}"


@dataclass(frozen=True, kw_only=True)
class AmendedLine:
    """A row of the decision's table.

    :param heading: which line of the plan it is
    :param old: what is approved, empty where something is added
    :param new: what it becomes, empty where it is taken out
    """

    heading: str
    old: str
    new: str
    reason: str = ""


def find_changed(old: Mapping, new: Mapping) -> tuple[str, ...]:
    """Return the names of the fields that say something else.

    >>> find_changed({"name": "A"}, {"name": "A ", "funding": "Ngân sách"})
    ('funding',)
    """
    return tuple(name for name in FIELDS if _clean(old, name) != _clean(new, name))


def _clean(texts: Mapping, name: str) -> str:
    return (texts.get(name) or "").strip()


def describe(texts: Mapping, names: Iterable[str], labels: Mapping = LABELS) -> str:
    """Return texts with their labels, one a line.

    >>> describe({"product": "Báo cáo"}, ["product", "funding"])
    'Sản phẩm: Báo cáo\\nKinh phí: (trống)'
    """
    return "\n".join(
        f"{labels[name]}: {_clean(texts, name) or NOTHING}" for name in names
    )


def describe_line(outline: str, name: str, product: str) -> str:
    """Return which line of a plan it is, as far as it is said.

    >>> describe_line("II.1", "Kiểm kê", "Biên bản")
    'Mục II.1: Kiểm kê (sản phẩm: Biên bản)'
    >>> describe_line("II.1", "", "")
    'Mục II.1'
    """
    where = f"Mục {outline}" if outline else ""
    which = f" (sản phẩm: {product})" if product else ""
    return ": ".join(filter(None, (where, name))) + which


def describe_paper(number: str, day: date | None, issuer: str) -> str:
    """Return a paper as grounds name it, as far as it is known.

    >>> describe_paper("Công văn số 12/BTP-VP", date(2026, 3, 2), "Bộ Tư pháp")
    'Công văn số 12/BTP-VP ngày 02 tháng 3 năm 2026 của Bộ Tư pháp'
    """
    parts = (number, day and written_date(day), issuer and f"của {issuer}")
    return " ".join(filter(None, parts))


def build_table(lines: Iterable[AmendedLine]) -> Table:
    """Return the table of the decision: only what differs, old and new."""
    aligns = ("center", "left", "left", "left")
    return Table(
        tuple(map(Column, WIDTHS, aligns)),
        (Row(tuple(map(Cell, HEADER))),),
        tuple(_build_row(number, line) for number, line in enumerate(lines, start=1)),
    )


def _build_row(number: int, line: AmendedLine) -> Row:
    old = "\n".join(filter(None, (line.heading, line.old or ADDED)))
    texts = (str(number), old, line.new or REMOVED, line.reason)
    return Row(tuple(map(Cell, texts)))
