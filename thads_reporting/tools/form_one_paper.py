"""Biểu số 1 as an annex in landscape.

Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), Biểu số 1.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from odoo.addons.thads_base.tools.paper import Cell, Column, Paper, Table
from odoo.addons.thads_base.tools.paper import Row as PaperRow

WIDTHS = (13, 34, 36, 38, 34, 38, 29, 30)
SIZE = 11
PRACTICE = "Tình hình triển khai"
PRACTICE_HEADINGS = (
    "Ban hành kế hoạch",
    "Các văn bản chỉ đạo triển khai (hoặc các hướng dẫn, giải đáp vướng mắc... về cơ "
    "chế một cửa)",
    "Công tác tuyên truyền (nêu cụ thể các hình thức tuyên truyền đã thực hiện, số lần "
    "thực hiện...)",
    "Bố trí cơ sở vật chất (đã bố trí được địa điểm làm việc riêng cho Bộ phận một "
    "cửa? Trang thiết bị bảo đảm cho hoạt động của Bộ phận một cửa?)",
)
REGISTERS = {
    "paper": "Sổ giấy",
    "electronic": "Sổ điện tử",
    "both": "Sổ giấy và sổ điện tử",
}


# degrees as employees have them; of others the form is left to be filled in
DEGREES = {"doctor": "Tiến sĩ", "master": "Thạc sĩ", "bachelor": "Đại học"}


def say_qualifications(people: Iterable[tuple[str, str]]) -> str:
    """Return how many have which degree, the highest first.

    :param people: degree, a key of ``DEGREES`` or another, and field of study

    >>> say_qualifications([("bachelor", "Luật"), ("master", ""), ("bachelor", "Luật"),
    ...                     ("other", "Kế toán")])
    'Thạc sĩ: 01; Đại học Luật: 02'
    """
    counts = Counter((degree, field.strip()) for degree, field in people)
    order = list(DEGREES)
    known = sorted(
        (key for key in counts if key[0] in DEGREES),
        key=lambda key: (order.index(key[0]), key[1]),
    )
    return "; ".join(
        f"{DEGREES[degree]} {field}".strip() + f": {counts[degree, field]:02}"
        for degree, field in known
    )


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a unit has put into practice.

    :ivar register: key of ``REGISTERS``, or empty
    """

    unit: str
    plan: str
    guidance: str
    publicity: str
    premises: str
    staff_count: int
    qualification: str
    register: str
    register_count: int

    def cells(self, number: int) -> tuple[str, ...]:
        return (
            str(number),
            self.unit,
            self.plan,
            self.guidance,
            self.publicity,
            self.premises,
            f"- Số lượng: {self.staff_count or ''}\n- Trình độ: {self.qualification}",
            f"- Hình thức: {REGISTERS.get(self.register, '')}\n"
            f"- Số lượng sổ theo dõi tại Bộ phận một cửa: {self.register_count or ''}",
        )


def build(subject: str, rows: Sequence[Row], origin: str = "") -> Paper:
    """Return the form.

    :param subject: what is put into practice, ``Quyết định số 537/QĐ-TCTHADS ...``
    :param origin: whose report it goes with, as ``form_two_paper.get_origin``
    """
    table = Table(
        tuple(
            Column(width, "center" if place == 0 else "left")
            for place, width in enumerate(WIDTHS)
        ),
        (
            PaperRow(
                (
                    Cell("STT", rowspan=2),
                    Cell(
                        "Tên đơn vị (nêu cụ thể tại cơ quan và từng đơn vị trực thuộc)",
                        rowspan=2,
                    ),
                    Cell(PRACTICE, colspan=len(PRACTICE_HEADINGS)),
                    Cell("Bố trí công chức", rowspan=2),
                    Cell("Lập sổ sách theo dõi", rowspan=2),
                )
            ),
            PaperRow(tuple(map(Cell, PRACTICE_HEADINGS))),
        ),
        tuple(
            PaperRow(tuple(map(Cell, row.cells(number))))
            for number, row in enumerate(rows, start=1)
        ),
        SIZE,
    )
    return Paper(
        kind="annex",
        orientation="landscape",
        type_name="Biểu số 1",
        title=f"Tình hình triển khai {subject}",
        attachment=origin,
        body=(table,),
    )
