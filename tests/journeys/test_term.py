"""A plan of several years: its report, the programme it proposes, what is concluded."""

import re

from playwright.sync_api import Page, expect

from tests.conftest import PICTURES, today_in_vietnam
from tests.journeys.screens import (
    download,
    field,
    fill,
    open_row,
    press,
    press_in_box,
    row,
    rows,
    save,
)

OFFICE = "chanhvanphong"
LEADER = "truongthads"
PLAN = "nâng cao hiệu quả công tác thi hành án"
CONCLUSION = "Nhất trí kết quả thực hiện và dự kiến Chương trình năm sau."


def test_the_focal_unit_reports_and_proposes_a_programme(sign_in):
    page = sign_in(OFFICE)
    _open_report(page)
    products = field(page, "line_ids")
    shared = row(products, "Lớp bồi dưỡng")
    expect(shared).to_contain_text("Hoàn thành một phần")
    expect(row(products, "Văn bản chỉ đạo")).to_contain_text("Hoàn tất")
    expect(row(products, "Hội nghị sơ kết")).to_contain_text("Chưa đến hạn")
    _keep(page, "term-report")
    press(page, "action_draft_programme")
    _expect_programme(page)
    expect(rows(field(page, "task_ids"))).not_to_have_count(0)
    _keep(page, "term-programme")
    _open_report(page)
    press_in_box(page, "action_open_programme")
    _expect_programme(page)
    _open_report(page)
    _answer(page, "Trình ký")
    _answer(page, "Ký, trình")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đã gửi")
    starts = {"action_print_docx": b"PK", "action_print_xlsx": b"PK"}
    for button, start in {"action_print_pdf": b"%PDF", **starts}.items():
        content = download(page, button)
        assert content.startswith(start)
        (PICTURES / f"term-{button}").write_bytes(content)


def test_the_leader_agrees_on_a_phone(sign_in):
    page = sign_in(LEADER, phone=True)
    page.goto("/odoo/term-reports")
    page.locator(".o_kanban_record").first.click()
    expect(page.locator(".o_form_view")).to_be_visible()
    _keep(page, "term-phone")
    _answer(page, "Đồng ý")


def test_the_focal_unit_writes_down_the_meeting(sign_in):
    page = sign_in(OFFICE)
    _open_report(page)
    expect(page.locator(".o_arrow_button_current")).to_have_text(re.compile("Lãnh đạo"))
    fill(page, "date_meeting", f"{today_in_vietnam():%d/%m/%Y}")
    fill(page, "conclusion", CONCLUSION)
    save(page)
    _answer(page, "Đã ghi kết luận")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đã có kết luận")
    expect(field(page, "conclusion")).to_contain_text(CONCLUSION)
    _keep(page, "term-concluded")


def _expect_programme(page: Page):
    name = field(page, "name").locator("textarea")
    programme = re.compile("^Chương trình công tác trọng tâm")
    expect(name).to_have_value(programme, timeout=30_000)  # it is drafted first


def _open_report(page: Page):
    page.goto("/odoo/term-reports")
    open_row(page, PLAN)


def _answer(page: Page, label: str):
    """Press an answer of the open step, and wait until it is not offered any more."""
    button = field(page, "current_step_ids").get_by_role("button", name=label)
    button.first.click()
    expect(button).to_have_count(0)


def _keep(page: Page, name: str):
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
