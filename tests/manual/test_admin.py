"""The administrator of a province: people, posts, the calendar, services."""

import pytest

from tests.journeys.screens import open_row, row


@pytest.mark.slow
def test_admin(scene, sign_in):
    page = sign_in("quantri")
    page.goto("/odoo/users")
    row(page, "Lý Thu Trang").locator("td[name='login']").click()
    page.locator(".o_form_view").wait_for()
    scene.take(page, "user")
    scene.walk(page, "Tổ chức", "Đơn vị", "Tổ chức")
    scene.take(page, "units")
    scene.walk(page, "Tổ chức", "Đơn vị", "Chức danh")
    row(page, "Lý Thu Trang").wait_for()
    scene.take(page, "posts")
    scene.walk(page, "Tổ chức", "Ngày nghỉ, ngày làm bù")
    scene.take(page, "days")
    scene.walk(page, "Tổ chức", "Cấu hình", "Lịch làm việc")
    scene.look(page)
    scene.walk(page, "Tổ chức", "Cấu hình", "Quy trình")
    scene.look(page)
    open_row(page, "253/2025")
    scene.take(page, "procedure")
    scene.walk(page, "Tổ chức", "Cấu hình", "Thang đôn đốc")
    scene.look(page)
    scene.walk(page, "Tổ chức", "Cấu hình", "Tính toàn vẹn của nhật ký")
    scene.look(page)
    scene.walk(page, "Bộ phận Một cửa", "Cấu hình", "Thủ tục hành chính")
    row(page, "THA-01").wait_for()
    scene.take(page, "services")
    scene.walk(page, "Bộ phận Một cửa", "Cấu hình", "Biểu mẫu")
    scene.take(page, "forms")
