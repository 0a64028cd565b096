import doctest
from datetime import datetime

from odoo.addons.thads_one_stop.tools import dossier_code, form_words
from odoo.addons.thads_one_stop.tools.form_words import hour_and_day, limit_words


def test_examples():
    for module in (form_words, dossier_code):
        assert not doctest.testmod(module).failed


def test_limits_in_words():
    assert limit_words(15, "working_days") == "15 (mười lăm) ngày làm việc"
    assert limit_words(30, "calendar_days") == "30 (ba mươi) ngày"
    assert limit_words(24, "hours") == "24 (hai mươi bốn) giờ"


def test_moments_as_papers_write_them():
    moment = datetime(2026, 2, 5, 8, 0)
    assert hour_and_day(moment) == "08 giờ 00 phút, ngày 05 tháng 02 năm 2026"
    assert hour_and_day(None) == "…… giờ …… phút, ngày …… tháng …… năm ………"
