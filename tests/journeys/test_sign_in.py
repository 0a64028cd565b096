"""The first minute of everyone."""

import base64
import hmac
import struct
import time

import pytest

from tools import serve

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


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


def test_second_factor_is_asked_for(live, browser):
    """Whoever has switched it on also types the code that their phone shows."""
    live.shell(
        "user = env['res.users'].search([('login', '=', 'chv.kv5')])\n"
        f"user.totp_secret = {SECRET!r}\n"
        "env.cr.commit()"
    )
    context = browser.new_context(base_url=live.url, locale="vi-VN")
    page = context.new_page()
    page.goto("/web/login")
    page.fill("input[name=login]", "chv.kv5")
    page.fill("input[name=password]", "chv.kv5")
    page.click("button[type=submit]")
    page.fill("input[name=totp_token]", get_code(SECRET, time.time()))
    page.click("button[type=submit]")
    page.wait_for_selector(".o_web_client .o_main_navbar")
    context.close()


def get_code(secret: str, moment: float) -> str:
    """Return the code of six digits at a moment (RFC 6238)."""
    counter = struct.pack(">Q", int(moment // 30))
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 0xF
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"
