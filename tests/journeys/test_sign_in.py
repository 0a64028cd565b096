"""The first minute of everyone."""


def test_first_page_is_vietnamese(sign_in):
    page = sign_in("admin")
    page.goto("/odoo/apps")
    page.wait_for_selector(".o_main_navbar >> text=Ứng dụng")


def test_phone_has_a_menu(sign_in):
    page = sign_in("admin", phone=True)
    page.wait_for_selector(".o_main_navbar .o_mobile_menu_toggle")
