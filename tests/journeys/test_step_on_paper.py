"""The office records what a leader has answered on paper."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.screens import choose, field, fill, press, row, rows

STEP = "Lãnh đạo phụ trách cho ý kiến"
LEADER = "Ma Văn Khải"


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "y-kien.png"
    Image.new("RGB", (400, 560), "white").save(path)
    return path


def test_office_records_the_opinion_of_a_leader(sign_in, scan):
    page = sign_in("vanphong")
    _show_answers_of_others(page)
    found = row(page, STEP)
    press(found, "action_record_on_paper")
    expect(field(page, "signer_text").locator("input")).to_have_value(
        re.compile(LEADER)
    )
    _fill_in(page, scan)
    press(page.locator(".modal"), "action_confirm")
    expect(page.locator(".modal")).to_have_count(0)
    expect(rows(page).filter(has_text=STEP)).to_have_count(0)


def _show_answers_of_others(page):
    page.goto("/odoo/unit-steps")
    expect(page.locator(".o_facet_remove")).to_be_visible()
    page.locator(".o_searchview_dropdown_toggler").click()
    page.get_by_text("Ý kiến của người khác").click()
    page.keyboard.press("Escape")


def _fill_in(page, scan):
    choose(page, "outcome", "Đồng ý")
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    fill(page, "paper_date", today.strftime("%d/%m/%Y"))
    page.locator(".modal input[type='file']").set_input_files(scan)
    expect(field(page, "file").locator("input[type='text']")).to_have_value(scan.name)
