"""The plan of the province, printed by a specialist and measured.

The millimetres are those of Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from itertools import count

import pytest
from playwright.sync_api import expect

from tests.journeys.measured import read_fonts, read_pages
from tests.journeys.screens import download, field

A4 = (210, 297)
# millimetres that justified words and the corners of letters stand out
TOLERANCE = 0.5
HEADS = {
    "TT",
    "Nội dung công việc",
    "Sản phẩm chính",
    "Tiến độ thực hiện",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Nguồn kinh phí",
    "Lãnh đạo phụ trách",
    "Ghi chú",
}
LAST_TASK = "nhiệm vụ năm 2028"


@pytest.fixture(scope="module")
def plan_id(live):
    own = [("department_id.code", "=", "08"), ("plan_type", "=", "annual")]
    [found] = live.rpc("admin")("thads.plan", "search", [own])
    return found


@pytest.fixture
def printed(sign_in, plan_id):
    """The PDF that the button of the form gives."""
    page = sign_in("chuyenvien")
    page.goto(f"/odoo/plans/{plan_id}")
    expect(field(page, "task_ids")).to_be_visible()
    return download(page, "action_print_pdf")


def test_phu_luc_i(printed):
    pages = read_pages(printed)
    portrait = [page for page in pages if page.width < page.height]
    landscape = pages[len(portrait) :]
    assert len(portrait) == 3 and len(landscape) > 5
    _check_words(pages)
    for page in pages:
        assert sorted((round(page.width), round(page.height))) == list(A4)
        _check_margins(page)
    for part in (portrait, landscape):
        _check_numbers(part)
    for page in landscape:
        assert page.without(HEADS) == set()
    _check_fonts(printed)


def _check_words(pages):
    first, last = pages[0], pages[-1]
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
        "Công tác năm 2027 của Thi hành án dân sự tỉnh Tuyên Quang",
        "I. MỤC TIÊU, YÊU CẦU",
    ):
        assert text in first.text
    assert "Nơi nhận:" in pages[2].text and "Lưu: VT" in pages[2].text
    assert LAST_TASK in last.text


def _check_margins(page):
    margins = page.margins
    assert 30 - TOLERANCE <= margins["left"] <= 35 + TOLERANCE
    assert 15 - TOLERANCE <= margins["right"] <= 20 + TOLERANCE
    assert 20 - TOLERANCE <= margins["top"] <= 25 + TOLERANCE
    assert margins["bottom"] >= 20 - TOLERANCE


def _check_numbers(pages):
    """No number on the first page; then in the middle of the upper margin."""
    assert pages[0].number is None
    for expected, page in zip(count(2), pages[1:], strict=False):
        number = page.number
        assert number.text == str(expected)
        middle = (30 + page.width - 15) / 2
        assert number.middle == pytest.approx(middle, abs=TOLERANCE)
        assert number.bottom < 20


def _check_fonts(content):
    fonts = read_fonts(content)
    assert all(fonts.values())
    assert {name.partition("+")[2].split("-")[0] for name in fonts} == {"Liberation"}
