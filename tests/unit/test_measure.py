"""What a product is measured in, by its words."""

import doctest

import pytest

from odoo.addons.thads_work_plan.tools import measure, obligations, urging_letter
from odoo.addons.thads_work_plan.tools.measure import Measure, read_measure


@pytest.mark.parametrize("module", [measure, obligations, urging_letter])
def test_examples(module):
    assert not doctest.testmod(module).failed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiểm tra công tác (Tối thiểu 01 đợt/năm)", Measure("count", 1, 1, "đợt")),
        ("ít nhất 12 cuộc", Measure("count", 12, 1, "cuộc")),
        ("Kiểm tra 2/3 số đơn vị trên địa bàn", Measure("share", 2, 3, "đơn vị")),
        ("63/63 Cục THADS", Measure("share", 63, 63, "cục")),
        ("Báo cáo", None),
        ("Ngày 2/3 báo cáo", None),
        ("Kiểm tra 3/2 số đơn vị", None),
        ("Tối thiểu 00 đợt", None),
    ],
)
def test_words(text, expected):
    assert read_measure(text) == expected


@pytest.mark.parametrize(("units", "required"), [(1, 1), (2, 2), (3, 2), (355, 237)])
def test_a_part_is_rounded_up(units, required):
    assert Measure("share", 2, 3).get_required(units, units) == required
