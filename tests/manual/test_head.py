"""The head of a unit: its plan, its people's work, its reports, an absence."""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import (
    field,
    fill,
    open_page,
    open_row,
    press,
    row,
    save,
)

PLAN = "Kế hoạch công tác năm 2027"
ASSIGNMENT = "Kế hoạch giải quyết từng vụ việc"


@pytest.mark.slow
def test_head(scene, sign_in):
    head = sign_in("truongphong.kv2")
    _answer(scene, head)
    _give(scene, head)
    _report(scene, head)
    _raise_difficulty(scene, head)
    _sign_review(scene, head)
    _stand_in(scene, head)


def _answer(scene, page):
    scene.walk(page, "Kế hoạch công tác", "Công việc", "Việc của tôi")
    row(page, PLAN).wait_for()
    scene.take(page, "work")
    page.goto("/odoo/plans")
    open_row(page, "khu vực 2")
    expect(field(page, "name")).to_be_visible()
    scene.take(page, "plan")
    press(page, "action_draft_paper")
    expect(page.locator(".modal")).to_be_visible()
    scene.take(page, "paper")
    page.keyboard.press("Escape")
    open_page(page, "timeline")
    scene.take(page, "timeline")


def _give(scene, page):
    scene.walk(page, "Kế hoạch công tác", "Nhiệm vụ được giao", "Nhiệm vụ của đơn vị")
    row(page, ASSIGNMENT).wait_for()
    scene.take(page, "assignments")
    open_row(page, ASSIGNMENT)
    press(page, "action_accept")
    expect(page.locator("button[name='action_accept']:visible")).to_have_count(0)
    press(page, "action_ask_person")
    expect(page.locator(".modal")).to_be_visible()
    scene.take(page, "give")


def _report(scene, page):
    scene.walk(page, "Kế hoạch công tác", "Báo cáo", "Báo cáo của các đơn vị")
    open_row(page, "khu vực 2")
    scene.take(page, "quarter")
    lines = field(page, "line_ids")
    lines.locator(".o_data_row.text-warning td[name='reason']").click()
    fill(lines, "reason", "Chưa được bố trí đủ kinh phí.")
    save(page)  # what it changes is drawn anew, buttons too
    open_page(page, "texts")
    scene.look(page)
    step = field(page, "current_step_ids")
    step.get_by_role("button", name="Trình ký").click()
    step.get_by_role("button", name="Ký, gửi").wait_for()
    scene.look(page)


def _raise_difficulty(scene, page):
    scene.walk(page, "Kế hoạch công tác", "Khó khăn, vướng mắc", "Khó khăn, vướng mắc")
    page.locator(".o_list_button_add").click()
    fill(page, "name", "Kho vật chứng không đủ chỗ")
    scene.take(page, "difficulty")
    page.locator(".o_form_button_cancel").click()


def _sign_review(scene, page):
    scene.walk(page, "Sơ kết", "Báo cáo")
    open_row(page, "khu vực 2")
    expect(page.locator(".o_thads_form_two table")).to_be_visible(timeout=20_000)
    scene.take(page, "review")


def _stand_in(scene, page):
    scene.walk(page, "Tổ chức", "Đơn vị", "Phân công thay thế")
    page.locator(".o_list_button_add").click()
    field(page, "substitute_id").wait_for()
    scene.take(page, "substitution")
    page.locator(".o_form_button_cancel").click()
