"""The year of a plan whose title names none."""

import pytest

from odoo.addons.thads_work_plan.tools.period import guess_year


@pytest.mark.parametrize(
    ("times", "year"),
    [
        (["Quý IV/2018", "Tháng 10/2018", "Năm 2019", "Từ năm 2019-2021"], 2018),
        (["Trước 30/11/2026", "Quý I/2027", "Tháng 3/2027", "Quý III/2027"], 2027),
        (["Trước 20/10/2018"], 2018),
        (["Thường xuyên", "Theo Nghị quyết 31-NQ/BCSĐ", ""], None),
    ],
)
def test_year_of_the_times(times, year):
    assert guess_year(times) == year
