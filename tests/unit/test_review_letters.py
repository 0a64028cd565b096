"""The papers around a campaign, in the words that offices use."""

import doctest
from dataclasses import replace
from datetime import date, datetime

from odoo.addons.thads_reporting.tools import review_letters

CAMPAIGN = review_letters.Campaign(
    name="Sơ kết",
    subject="Quyết định 537",
    start=date(2017, 6, 1),
    end=date(2018, 6, 1),
    cutoff=date(2018, 6, 1),
    period="",
    due=[("local", date(2018, 10, 19), True), ("province", None, False)],
    headings=[],
    focal="Vụ Nghiệp vụ 3",
)


def test_the_examples_in_the_module():
    assert not doctest.testmod(review_letters).failed


def test_a_day_that_the_province_may_bring_forward_and_no_day_at_all():
    text = review_letters.write_guidance(CAMPAIGN)
    assert "19/10/2018, hoặc sớm hơn do Thi hành án dân sự tỉnh" in text
    assert "tỉnh, thành phố: không quy định." in text


def test_the_months_of_a_year_are_named_before_their_days():
    campaign = replace(CAMPAIGN, period="10 tháng năm công tác 2018")
    text = review_letters.write_guidance(campaign)
    assert "số liệu: 10 tháng năm công tác 2018, từ ngày 01/06/2017" in text


def test_an_online_conference_without_a_room():
    text = review_letters.write_invitation(
        review_letters.Conference(
            name="Hội nghị",
            start=datetime(2018, 11, 20, 8),
            stop=datetime(2018, 11, 21, 9),
            place="",
            link="https://h.vn",
            combined="",
            chair="",
            participants=["Các Cục THADS"],
            agenda="",
        ),
        "Tổng cục",
    )
    assert "Hình thức: trực tuyến, tại địa chỉ" in text
    assert "ngày 20/11/2018 đến 09 giờ 00 ngày 21/11/2018" in text
    for absent in ("Địa điểm", "Chủ trì", "Nội dung"):
        assert absent not in text
