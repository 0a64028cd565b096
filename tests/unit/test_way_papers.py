import doctest
from datetime import date

import pytest

from odoo.addons.thads_base.tools.paper import Paragraph, Table, paragraph
from odoo.addons.thads_work_plan.tools import way_papers
from odoo.addons.thads_work_plan.tools.way_papers import (
    LEADER_MARK,
    NO_OPINION,
    NOBODY_ASKED,
    OPINIONS_MARK,
    Opinion,
    build_opinion_table,
    count_opinions,
    fill,
    find_unknown_words,
    get_attachment_line,
    get_committee,
    place_tables,
)


def test_examples():
    assert not doctest.testmod(way_papers).failed


def test_a_line_without_its_word_is_left_out():
    text = "Gửi {unit}.\nTrước {opinion_deadline}.\nTrân trọng."
    assert fill(text, {"unit": "Văn phòng"}) == "Gửi Văn phòng.\nTrân trọng."


def test_a_word_of_several_lines_repeats_its_line():
    words = {"missing_item": "Dự thảo\nÝ kiến", "unit": "VP"}
    assert fill("- {missing_item} của {unit};", words) == (
        "- Dự thảo của VP;\n- Ý kiến của VP;"
    )


def test_what_is_filled_in_is_not_filled_again():
    assert fill("{unit}", {"unit": "{plan}", "plan": "x"}) == "{plan}"


def test_every_word_is_known_by_name():
    assert find_unknown_words("{unit} {nobody} {plan}") == ["nobody"]
    assert find_unknown_words("") == []


@pytest.mark.parametrize(
    ("authority", "committee"),
    [
        ("Thi hành án dân sự tỉnh Tuyên Quang", "Ủy ban nhân dân tỉnh Tuyên Quang"),
        ("Cục Thi hành án dân sự thành phố Huế", "Ủy ban nhân dân thành phố Huế"),
        ("Tổng cục Thi hành án dân sự", ""),
    ],
)
def test_committee_of_the_province(authority, committee):
    assert get_committee(authority) == committee


def test_attachment_line_has_blanks_until_the_issue():
    line = get_attachment_line(None, "QĐ-THADS", None, "Trưởng THADS")
    assert line.startswith("Kèm theo Quyết định số \u00a0")
    assert "/QĐ-THADS ngày\u00a0" in line
    filled = get_attachment_line(15, "QĐ-THADS", date(2026, 3, 9), "Trưởng THADS")
    assert "15/QĐ-THADS ngày 09 tháng 3 năm 2026" in filled


def test_tables_come_in_place_of_their_marks():
    body = (paragraph("Một."), paragraph(OPINIONS_MARK), paragraph(LEADER_MARK))
    first, counts, table, box = place_tables(
        body, [Opinion(unit="Phòng A", point="Bổ sung")]
    )
    assert isinstance(first, Paragraph)
    assert "được xin ý kiến: 1; có ý kiến: 1;" in counts.text
    assert isinstance(table, Table)
    assert isinstance(box, Table)
    assert place_tables((paragraph("Một."),), []) == (paragraph("Một."),)
    [nobody] = place_tables((paragraph(OPINIONS_MARK),), [])
    assert nobody.text == NOBODY_ASKED


def test_missing_opinions_are_listed_as_such():
    table = build_opinion_table(
        [
            Opinion(
                unit="Phòng A",
                line="1. Kiểm tra",
                point="Bổ sung thời hạn",
                answer="Tiếp thu",
                explanation="Tại dòng 1",
            ),
            Opinion(unit="Phòng B", missing=True),
        ]
    )
    first, second = table.rows
    assert [cell.text for cell in first.cells] == [
        "1",
        "Phòng A",
        "1. Kiểm tra",
        "Bổ sung thời hạn",
        "Tiếp thu\nTại dòng 1",
    ]
    assert [cell.text for cell in second.cells] == ["2", "Phòng B", NO_OPINION]
    assert sum(cell.colspan for cell in second.cells) == len(table.columns)


def test_who_makes_several_points_is_counted_once():
    opinions = [
        Opinion(unit="A"),
        Opinion(unit="A"),
        Opinion(unit="B", missing=True),
    ]
    assert count_opinions(opinions)["asked_count"] == "2"
    assert count_opinions(opinions)["missing_count"] == "1"
