"""The outline with its answers as a table, to be filled in offline.

Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), Đề cương.
"""

from collections.abc import Sequence

from odoo.addons.thads_base.tools.paper import Cell, Column, Paper, Row, Table

from .review_paper import Heading

HEADINGS = ("Số", "Đề mục", "Nội dung")
WIDTHS = (12, 70, 170)
NAME = "Đề cương báo cáo"


def build(headings: Sequence[Heading], origin: str) -> Paper:
    """Return the table, a row to a heading.

    :param origin: whose report it is, as ``form_two_paper.get_origin``
    """
    table = Table(
        tuple(
            Column(width, "center" if place == 0 else "left")
            for place, width in enumerate(WIDTHS)
        ),
        (Row(tuple(map(Cell, HEADINGS))),),
        tuple(
            Row((Cell(each.number), Cell(each.name), Cell(each.text or "")))
            for each in headings
        ),
    )
    return Paper(
        kind="annex",
        orientation="landscape",
        type_name=NAME,
        title="Nội dung báo cáo theo đề cương",
        attachment=origin,
        body=(table,),
    )
