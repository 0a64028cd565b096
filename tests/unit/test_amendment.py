import doctest

from odoo.addons.thads_work_plan.tools import amendment


def test_examples_hold():
    assert not doctest.testmod(amendment).failed


def test_row_without_old_words_is_added_and_without_new_ones_taken_out():
    lines = [
        amendment.AmendedLine(heading="Mục II", old="", new="Nhiệm vụ: Sơ kết"),
        amendment.AmendedLine(heading="", old="Nhiệm vụ: Tổng kết", new=""),
    ]
    texts = [
        [cell.text for cell in row.cells] for row in amendment.build_table(lines).rows
    ]
    assert texts == [
        ["1", "Mục II\n(Bổ sung)", "Nhiệm vụ: Sơ kết", ""],
        ["2", "Nhiệm vụ: Tổng kết", "Đưa ra khỏi Kế hoạch", ""],
    ]
