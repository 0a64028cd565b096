"""The end of a plan: what is unfinished gets its reason, and goes on in the next."""

from playwright.sync_api import Page, expect

from tests.conftest import PICTURES
from tests.journeys.screens import agree, field, fill, open_row, press, rows

OFFICE = "chanhvanphong"
PLAN = "Kế hoạch số hóa hồ sơ"
REASON = "Chưa được bố trí kinh phí."


def test_the_office_closes_a_year_and_the_next_plan_goes_on(sign_in, live):
    page = sign_in(OFFICE)
    _open_plan(page, _get_years(live)[0])
    expect(page.locator(".alert").filter(has_text="đã kết thúc ngày")).to_be_visible()
    before = _read_completion(page)
    press(page, "action_ask_undo")
    fill(page.locator(".modal"), "reason", "Bổ sung số liệu")
    agree(page)
    expect(page.locator("button[name='action_ask_year_end']")).to_be_visible()
    press(page, "action_ask_year_end")
    dialog = page.locator(".modal")
    lines = rows(field(dialog, "line_ids"))
    expect(lines).not_to_have_count(0)
    unfinished = lines.count()
    _keep(page, "year-end")
    fill(dialog, "reason", REASON)
    agree(page)
    expect(page.locator("button[name='action_ask_undo']")).to_be_visible()
    assert _read_completion(page) == before
    expect(page.locator(".o-mail-Thread")).to_contain_text(
        f"{unfinished} nhiệm vụ chưa hoàn thành"
    )
    _keep(page, "year-closed")


def test_what_was_left_stands_in_the_next_draft(sign_in, live):
    page = sign_in(OFFICE)
    _open_plan(page, _get_years(live)[1])
    expect(rows(field(page, "task_ids"))).not_to_have_count(0)
    _keep(page, "year-carried")


def test_nothing_is_closed_without_a_reason(sign_in, live):
    page = sign_in(OFFICE)
    _open_plan(page, _get_years(live)[0])
    press(page, "action_ask_undo")
    fill(page.locator(".modal"), "reason", "Xem lại")
    agree(page)
    press(page, "action_ask_year_end")
    dialog = page.locator(".modal")
    reasons = field(dialog, "line_ids").locator("td[name='reason']")
    expect(reasons).not_to_have_count(0)
    for reason in reasons.all():
        reason.click()
        reason.locator("textarea").fill("")
    press(dialog, "action_confirm")
    expect(page.locator(".o_error_dialog, .modal").last).to_contain_text("Ghi lý do")


def _get_years(live) -> list[int]:
    """Return the years of the plan that the demonstration closes, and of the next."""
    plans = live.rpc(OFFICE)(
        "thads.plan", "search_read", [[("name", "like", PLAN)]], fields=["year"]
    )
    return sorted(plan["year"] for plan in plans)


def _open_plan(page: Page, year: int):
    page.goto("/odoo/plans")
    open_row(page, f"{PLAN} năm {year}")


def _read_completion(page: Page) -> str:
    completion = field(page, "completion")
    expect(completion).to_contain_text("%")
    return completion.inner_text()


def _keep(page: Page, name: str):
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
