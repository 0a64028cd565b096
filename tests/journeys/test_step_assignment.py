"""Work of the office is taken, given to somebody else, and given back."""

from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import choose, press, row

TAKEN_BY = "Vũ Hải Yến"
GIVEN_TO = "Nông Thị Hồng Nhung"


def test_office_shares_out_its_work(sign_in):
    plan = _take_first(sign_in("vanphong"))
    chief = sign_in("chanhvanphong")
    _give(chief, plan)
    _give_back(chief, plan)


def test_buttons_on_a_phone(sign_in):
    page = sign_in("vanphong", phone=True)
    page.goto("/odoo/unit-steps")
    button = page.locator(".o_kanban_record button[name='action_take']:visible").first
    expect(button).to_have_text("Nhận việc")
    button.scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "phone" / "unit-work-take.png")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def _take_first(page) -> str:
    """Takes the first step that is free, and returns the plan that it is about."""
    page.goto("/odoo/unit-steps")
    free = page.locator(".o_data_row").filter(
        has=page.locator("button[name='action_take']")
    )
    plan = free.first.locator("td[name='res_name']").inner_text()
    page.screenshot(path=PICTURES / "wide" / "unit-work-take.png")
    press(free.first, "action_take")
    expect(row(page, plan)).to_contain_text(TAKEN_BY)
    return plan


def _give(page, plan):
    page.goto("/odoo/unit-steps")
    row(page, plan).get_by_role("button", name="Giao việc").click()
    choose(page.locator(".modal"), "user_id", GIVEN_TO)
    page.screenshot(path=PICTURES / "wide" / "unit-work-give.png")
    press(page.locator(".modal"), "action_confirm")
    expect(page.locator(".modal")).to_have_count(0)
    expect(row(page, plan)).to_contain_text(GIVEN_TO)


def _give_back(page, plan):
    press(row(page, plan), "action_release")
    expect(row(page, plan)).not_to_contain_text(GIVEN_TO)
