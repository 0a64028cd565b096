"""The first minute of everyone."""

import pytest

from tools import serve


@pytest.mark.parametrize("login", serve.PEOPLE)
def test_person_that_make_run_names_can_sign_in(live, login):
    assert live.rpc(login).session["user_context"]["lang"] == "vi_VN"


def test_first_page_is_vietnamese(sign_in):
    page = sign_in("chuyenvien")
    page.click(".o_navbar_apps_menu button")
    page.wait_for_selector(".o-dropdown--menu >> text=Thảo luận")


def test_user_menu_leads_nowhere_outside(sign_in):
    page = sign_in("chuyenvien")
    page.click(".o_user_menu button")
    menu = page.locator(".o-dropdown--menu")
    menu.locator("[data-menu=logout]").wait_for()
    assert menu.locator("[data-menu=account], [data-menu=support]").count() == 0


def test_phone_has_a_menu(sign_in):
    page = sign_in("chuyenvien", phone=True)
    page.wait_for_selector(".o_main_navbar .o_mobile_menu_toggle")


def test_no_chat_covers_the_first_page(sign_in):
    page = sign_in("chuyenvien2", phone=True)
    page.goto("/odoo/plans")
    page.locator(".o_kanban_record").first.wait_for()
    page.wait_for_timeout(1000)  # core opens what it has to say a moment later
    assert page.locator(".o-mail-ChatWindow").count() == 0
