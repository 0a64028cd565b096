"""What people do with the reports of a campaign, each in their own browser."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.conftest import today_in_vietnam
from tests.journeys.screens import choose, field, fill, row, save

PATIENCE = 20_000  # milliseconds: dossiers are counted
SERVICE = "Quyết định thi hành án theo đơn yêu cầu"


def draft_campaign(page: Page, name: str) -> None:
    """Types a campaign over the last 90 days, and saves it."""
    page.goto("/odoo/reviews/new")
    fill(page, "name", name)
    end = today_in_vietnam() - timedelta(days=1)
    fill(page, "period_start", f"{end - timedelta(days=90):%d/%m/%Y}")
    fill(page, "period_end", f"{end:%d/%m/%Y}")
    field(page, "name").click()
    save(page)


def find_report(live, login: str, review: str, unit: str) -> int:
    domain = [("department_id.short_name", "=", unit), ("review_id.name", "=", review)]
    [found] = live.rpc(login)("thads.review.report", "search", [domain])
    return found


def open_report(page: Page, report: int) -> None:
    page.goto(f"/odoo/review-reports/{report}")
    form = page.locator(".o_thads_form_two table")
    expect(form).to_be_visible(timeout=PATIENCE)


def type_figures(page: Page, received: str, results: str) -> None:
    """Types a row of Biểu số 2 in which all was settled and given back in time."""
    box = field(page, "typed_ids")
    box.locator(".o_field_x2many_list_row_add a").click()
    choose(box, "service_id", SERVICE)
    numbers = {
        "received": received,
        "received_desk": received,
        "results": results,
        "settled_on_time": received,
        "returned_desk": received,
    }
    for name, number in numbers.items():
        fill(box, name, number)
    save(page)


def mend(page: Page, results: str) -> None:
    box = field(page, "typed_ids")
    row(box, SERVICE).locator("td[name=results]").click()
    fill(box, "results", results)
    save(page)


def answer(page: Page, heading: str, text: str) -> None:
    """Writes below a heading of the outline, and saves the report."""
    page.get_by_role("tab", name="Báo cáo", exact=True).click()
    row(page, heading).locator("td.o_data_cell").first.click()
    modal = page.locator(".modal")
    modal.locator(".o_field_widget[name=text] textarea").fill(text)
    modal.locator(".o_form_button_save").click()
    expect(page.locator(".modal")).to_have_count(0)
    save(page)


def expect_state(page: Page, text: str) -> None:
    current = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(current).to_have_text(text, timeout=PATIENCE)
