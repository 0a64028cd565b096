"""A quarter: a unit sends its report, the office makes one of all, the leader reads."""

import re

from playwright.sync_api import Page, expect

from tests.conftest import PICTURES
from tests.journeys.screens import (
    download,
    field,
    fill,
    open_page,
    open_row,
    press,
    row,
    save,
)

HEAD = "truongphong.kv2"
OFFICE = "chanhvanphong"
UNIT = "khu vực 2"
REASON = "Chưa được bố trí đủ kinh phí."
WORDS = "Đề nghị bổ sung kinh phí số hóa."


def test_the_office_consolidates_a_quarter_and_prints_it(sign_in):
    page = sign_in(HEAD)
    _send_report(page)
    page = sign_in(OFFICE)
    _receive(page, UNIT)
    page.goto("/odoo/quarters")
    open_row(page, "Tuyên Quang")
    sent = row(field(page, "report_ids"), UNIT)
    expect(sent).to_contain_text("Đã nhận")
    waiting = row(field(page, "report_ids"), "khu vực 4")
    press(page, "action_urge")
    expect(page.get_by_text("Đã đôn đốc")).to_be_visible()
    press(page, "action_pick_all")
    open_page(page, "texts")
    proposals = field(page, "proposals").locator("textarea")
    said = re.compile(rf"^- Phòng Thi hành án dân sự {UNIT}.*: {WORDS}$", re.MULTILINE)
    expect(proposals).to_have_value(said)
    _keep(page, "quarter-texts")
    open_page(page, "units")
    expect(waiting).to_contain_text("Chưa gửi")
    _keep(page, "quarter")
    _answer(page, "Trình ký")
    _answer(page, "Ký, gửi")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đã gửi")
    starts = {"action_print_docx": b"PK", "action_print_xlsx": b"PK"}
    for button, start in {"action_print_pdf": b"%PDF", **starts}.items():
        content = download(page, button)
        assert content.startswith(start)
        (PICTURES / f"quarter-{button}").write_bytes(content)


def test_the_leader_reads_it_on_a_phone(sign_in):
    page = sign_in("truongthads", phone=True)
    page.goto("/odoo/quarters")
    page.locator(".o_kanban_record").first.click()
    expect(page.locator(".o_form_view")).to_be_visible()
    _keep(page, "quarter-phone")
    _answer(page, "Đồng ý")
    expect(field(page, "current_step_ids")).to_have_count(0)


def test_the_unit_sees_that_it_is_urged(sign_in):
    page = sign_in("truongphong.kv4")
    page.goto("/odoo/quarter-reports")
    open_row(page, "khu vực 4")
    expect(field(page, "urged_count")).to_have_text("1")
    expect(page.locator(".o-mail-Thread")).to_contain_text("Đề nghị gửi báo cáo")


def _send_report(page: Page):
    page.goto("/odoo/quarter-reports")
    open_row(page, UNIT)
    _keep(page, "quarter-report")
    _say_why(page)
    open_page(page, "texts")
    fill(page, "proposals", WORDS)
    save(page)
    _answer(page, "Trình ký")
    _answer(page, "Ký, gửi")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đã gửi")


def _say_why(page: Page):
    """Of the line that is not done: without it nothing is sent."""
    lines = field(page, "line_ids")
    lines.locator(".o_data_row.text-warning td[name='reason']").click()
    fill(lines, "reason", REASON)


def _receive(page: Page, unit: str):
    page.goto("/odoo/quarter-reports")
    open_row(page, unit)
    _answer(page, "Tiếp nhận")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đã nhận")


def _answer(page: Page, label: str):
    """Press an answer of the open step, and wait until it is not offered any more."""
    button = field(page, "current_step_ids").get_by_role("button", name=label)
    button.first.click()
    expect(button).to_have_count(0)


def _keep(page: Page, name: str):
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
