"""The notice of a ranking and the table of all points."""

import doctest
from datetime import date

from odoo.addons.thads_base.tools.paper import Signature, Table
from odoo.addons.thads_reporting.tools import score_paper, score_sources
from odoo.addons.thads_reporting.tools.score_paper import Line, Ranking, build

LINES = (
    Line(
        place=1,
        unit="Phòng khu vực 1",
        own=190,
        reviewed=188,
        decided=189.5,
        reached=3,
        given=3,
        rank="A",
        points=(30, 159.5),
    ),
    Line(
        place=2,
        unit="Phòng khu vực 2",
        own=90,
        reviewed=90,
        decided=90,
        reached=0,
        given=3,
        rank="",
        points=(0, 90),
    ),
)


def create_ranking(**values):
    return Ranking(
        **{
            "superior": "Cục Quản lý Thi hành án dân sự",
            "agency": "Thi hành án dân sự tỉnh Tuyên Quang",
            "symbol": "TB-THADS",
            "archive": "VP",
            "place": "Tuyên Quang",
            "year": 2026,
            "period": (date(2025, 10, 1), date(2026, 9, 30), date(2026, 9, 30)),
            "grounds": (),
            "criteria": (("Kế hoạch", 30), ("Khác", 170)),
            "ranks": (("A", "Xuất sắc", 180, 3, 20), ("B", "Khá", 160, 2, 0)),
            "lines": LINES,
            "signature": Signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
            "is_published": True,
            **values,
        }
    )


def get_texts(paper):
    return [block.text for block in paper.body if not isinstance(block, Table)]


def get_rows(paper):
    [table] = [block for block in paper.body if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for row in (*table.header, *table.rows)]


def test_examples():
    assert doctest.testmod(score_paper).failed == 0
    assert doctest.testmod(score_sources).failed == 0


def test_the_notice_has_places_totals_and_ranks():
    paper = build(create_ranking(), has_points=False)
    assert paper.title == "Kết quả chấm điểm, xếp hạng các đơn vị năm 2026"
    assert get_rows(paper)[1:] == [
        ["1", "Phòng khu vực 1", "190", "188", "189,5", "3/3", "A"],
        ["2", "Phòng khu vực 2", "90", "90", "90", "0/3", "-"],
    ]
    assert "từ ngày 01/10/2025 đến ngày 30/09/2026)" in get_texts(paper)[0]
    assert get_texts(paper)[1] == ("Tổng số 02 đơn vị; hạng A: 01; không xếp hạng: 01.")
    assert get_texts(paper)[2:4] == [
        "- Hạng A (Xuất sắc): từ 180 điểm, đạt từ 03 chỉ tiêu, không quá 20% số đơn "
        "vị.",
        "- Hạng B (Khá): từ 160 điểm, đạt từ 02 chỉ tiêu.",
    ]
    assert not paper.annexes


def test_all_points_stand_in_an_annex_with_their_criteria():
    [annex] = build(create_ranking(), has_points=True).annexes
    assert [row[2:4] for row in get_rows(annex)] == [
        ["(1)", "(2)"],
        ["30", "159,5"],
        ["0", "90"],
    ]
    assert get_texts(annex)[0] == "(1) Kế hoạch: tối đa 30 điểm."


def test_what_is_not_published_says_so():
    ranking = create_ranking(is_published=False)
    assert get_texts(build(ranking, has_points=False))[-1] == score_paper.DRAFT
    assert score_paper.DRAFT not in get_texts(build(create_ranking(), False))


def test_another_day_of_counting_is_named():
    period = (date(2025, 10, 1), date(2026, 9, 30), date(2026, 7, 31))
    paper = build(create_ranking(period=period), has_points=False)
    assert "số liệu tính đến hết ngày 31/07/2026" in get_texts(paper)[0]
