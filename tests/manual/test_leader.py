"""A leader, on a phone: what waits, an approval, a return, what is late."""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import fill

TO_APPROVE = "Phòng Tổ chức cán bộ"


@pytest.mark.slow
def test_leader(scene, sign_in):
    phone = sign_in("truongthads", phone=True)
    phone.goto("/odoo/plans")
    phone.locator(".o_menu_systray .fa-clock-o").click()
    group = phone.locator(".o-mail-ActivityGroup").filter(has_text="Kế hoạch công tác")
    group.wait_for()
    scene.take(phone, "menu")
    group.click()
    card = phone.locator(".o_kanban_record").filter(has_text=TO_APPROVE)
    card.wait_for()
    scene.take(phone, "approve")
    card.locator("button").filter(has_text="Trả lại").click()
    modal = phone.locator(".modal")
    fill(modal, "note", "Đối chiếu lại với chỉ tiêu được giao.")
    scene.take(phone, "return")
    modal.locator(".btn-close, [special='cancel']").first.click()
    _walk(scene, phone, "Tổng quan")
    phone.get_by_text("Theo đơn vị").first.wait_for()
    scene.take(phone, "overview")
    _walk(scene, phone, "Tình hình xây dựng kế hoạch năm")
    phone.locator(".o_kanban_record:not(.o_kanban_ghost)").first.wait_for()
    scene.take(phone, "board")
    phone.goto("/odoo/documents")
    _walk(scene, phone, "Phân công thay thế")
    phone.locator(".o-kanban-button-new").click()
    phone.locator(".o_field_widget[name='substitute_id']").wait_for()
    scene.take(phone, "substitution")
    phone.locator(".o_form_button_cancel").click()


def _walk(scene, phone, entry):
    """Through the menu of the application, as a phone shows it."""
    phone.locator(".o_navbar .fa-bars").click()
    menu = phone.locator(".o_app_menu_sidebar")
    menu.get_by_text(entry, exact=True).wait_for()
    scene.look(phone)
    menu.get_by_text(entry, exact=True).click()
    expect(menu).to_have_count(0)
    phone.wait_for_timeout(1000)
