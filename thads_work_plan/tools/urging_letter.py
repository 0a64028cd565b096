"""The letter that urges a body outside the system to do its part of a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.register import short_date


@dataclass(frozen=True)
class Owed:
    """What the body owes.

    :param deadline: None where no day is printed
    """

    name: str
    deadline: date | None = None


def write_title(plan: str) -> str:
    """Return what the letter is about.

    >>> write_title("Kế hoạch công tác năm 2026")
    'đôn đốc thực hiện nhiệm vụ tại Kế hoạch công tác năm 2026'
    """
    return f"đôn đốc thực hiện nhiệm vụ tại {plan}"


def write_body(
    plan: str, body: str, authority: str, focal: str, owed: Iterable[Owed]
) -> str:
    """Return the text of the letter, one paragraph to a line.

    >>> print(write_body("Kế hoạch 96", "Sở Tài chính", "THADS tỉnh", "Văn phòng",
    ...                  [Owed("Báo cáo", date(2026, 3, 5)), Owed("Phối hợp")]))
    Theo Kế hoạch 96, Sở Tài chính chủ trì thực hiện các nhiệm vụ sau:
    - Báo cáo; thời hạn: 05/03/2026;
    - Phối hợp.
    THADS tỉnh đề nghị Sở Tài chính quan tâm thực hiện, thông báo kết quả hoặc khó \
khăn, vướng mắc (nếu có) bằng văn bản, gửi Văn phòng để tổng hợp.
    """
    lines = [_write_line(each) for each in owed]
    return "\n".join(
        [
            f"Theo {plan}, {body} chủ trì thực hiện các nhiệm vụ sau:",
            *(f"- {line};" for line in lines[:-1]),
            f"- {lines[-1]}.",
            f"{authority} đề nghị {body} quan tâm thực hiện, thông báo kết quả hoặc "
            f"khó khăn, vướng mắc (nếu có) bằng văn bản, gửi {focal} để tổng hợp.",
        ]
    )


def _write_line(owed) -> str:
    due = f"; thời hạn: {short_date(owed.deadline)}" if owed.deadline else ""
    return f"{owed.name}{due}"
