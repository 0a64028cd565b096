"""The administrator of a province keeps its organisation."""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import (
    choose,
    field,
    fill,
    open_page,
    open_row,
    row,
    rows,
    save,
    search,
)

NEW = "Phòng Thi hành án dân sự khu vực 9 - Tuyên Quang"
OLD_NAME = "Phòng Tài chính - Kế toán"
NEW_NAME = "Phòng Kế hoạch - Tài chính"


@pytest.fixture
def page(sign_in):
    page = sign_in("quantri")
    page.goto("/odoo/thads-units")
    expect(row(page, "Thi hành án dân sự tỉnh Tuyên Quang")).to_be_visible()
    return page


def test_admin_adds_a_unit_with_its_head(page):
    page.locator(".o_list_button_add").click()
    fill(page, "name", NEW)
    choose(page, "parent_id", "THADS tỉnh Tuyên Quang", typed="tỉnh Tuyên Quang")
    choose(page, "unit_type", "Chi cục, Phòng khu vực")
    fill(page, "code", "08.19")
    fill(page, "symbol", "KV9")
    posts = field(page, "position_ids")
    posts.locator(".o_field_x2many_list_row_add a").click()
    fill(posts, "name", "Trưởng phòng")
    save(page)

    page.goto("/odoo/thads-units")
    search(page, "khu vực 9")
    expect(rows(page)).to_have_count(1)
    expect(row(page, NEW)).to_contain_text("KV9")


def test_a_new_name_leaves_the_old_one_to_papers_of_its_time(page, live):
    open_row(page, OLD_NAME)
    open_page(page, "names")
    names = field(page, "name_ids")
    names.locator(".o_field_x2many_list_row_add a").click()
    fill(names, "name", NEW_NAME)
    fill(names, "date_from", "01/01/2026")
    save(page)
    expect(field(page, "name").first.locator("textarea")).to_have_value(NEW_NAME)

    unit = live.rpc("quantri")
    [found] = unit("hr.department", "search", [[("code", "=", "08.05")]])
    assert unit("hr.department", "name_at", [[found], "2025-12-31"]) == OLD_NAME
    assert unit("hr.department", "name_at", [[found], "2026-01-01"]) == NEW_NAME
