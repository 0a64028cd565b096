"""The office: the season, decisions, papers, reports of the quarter, urging."""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import (
    agree,
    field,
    open_page,
    open_row,
    press,
    row,
)

APP = "Kế hoạch công tác"


@pytest.mark.slow
def test_office(scene, sign_in):
    page = sign_in("chanhvanphong")
    _season(scene, page)
    _decisions(scene, page)
    _appraise(scene, page)
    _issue(scene, page)
    _registers(scene, page)
    _quarter(scene, page)
    _difficulties(scene, page)
    _urge(scene, page)
    _file(scene, page)
    _check_access(scene, page)


def _season(scene, page):
    scene.walk(page, APP, "Mùa kế hoạch", "Tình hình xây dựng kế hoạch năm")
    row(page, "khu vực 2").wait_for()
    scene.take(page, "board")


def _decisions(scene, page):
    scene.walk(page, APP, "Quyết định, chương trình")
    open_row(page, "Giao chỉ tiêu")
    open_page(page, "targets")
    scene.take(page, "decision")


def _appraise(scene, page):
    scene.walk(page, APP, "Trùng lặp")
    scene.take(page, "overlaps")


def _issue(scene, page):
    scene.walk(page, APP, "Công việc", "Việc của tôi")
    row(page, "Phát hành").wait_for()
    scene.take(page, "work")
    page.goto("/odoo/plans")
    scene.look(page)
    page.goto("/odoo/my-steps")
    row(page, "Phát hành").locator("button[name='action_open_record']").click()
    field(page, "task_ids").wait_for()
    scene.look(page)
    press(page, "action_draft_paper")
    modal = page.locator(".modal")
    modal.get_by_text("Quyết định phê duyệt kế hoạch").click()
    scene.take(page, "paper")
    press(modal, "action_confirm")
    expect(page.locator("button[name='action_issue']")).to_be_visible()
    scene.take(page, "document")
    press(page, "action_issue")
    agree(page)
    expect(page.locator("button[name='action_send']")).to_be_visible()
    scene.take(page, "issued")


def _registers(scene, page):
    scene.walk(page, "Tổ chức", "Văn bản", "Văn bản đến")
    scene.take(page, "incoming")
    scene.walk(page, "Tổ chức", "Văn bản", "Sổ đăng ký")
    scene.look(page)


def _quarter(scene, page):
    scene.walk(page, APP, "Báo cáo", "Báo cáo tổng hợp")
    open_row(page, "Tuyên Quang")
    field(page, "report_ids").wait_for()
    scene.take(page, "quarter")


def _difficulties(scene, page):
    scene.walk(page, APP, "Khó khăn, vướng mắc", "Khó khăn, vướng mắc")
    row(page, "khu vực 4").locator("input[type=checkbox]").check()
    page.locator("button[name='action_consolidate']:visible").first.wait_for()
    scene.take(page, "difficulties")


def _urge(scene, page):
    scene.walk(page, APP, "Công việc", "Đôn đốc")
    scene.take(page, "urging")


def _file(scene, page):
    scene.walk(page, APP, "Hồ sơ lưu")
    open_row(page, "Nghiệp vụ")
    scene.take(page, "file")


def _check_access(scene, page):
    scene.walk(page, "Bộ phận Một cửa", "Hồ sơ", "Nhật ký xem hồ sơ")
