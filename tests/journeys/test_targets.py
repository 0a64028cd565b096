"""The office gives a target to a class of units; a unit types its result."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import (
    choose,
    field,
    fill,
    open_page,
    press,
    row,
    rows,
    save_row,
)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
INDICATOR = "Theo dõi thi hành án hành chính"
CLASS = "Các Phòng THADS khu vực"


def test_target_of_a_class_and_the_result_of_a_unit(sign_in, live):
    [decision] = live.rpc("admin")(
        "thads.plan.decision",
        "search",
        [[("kind", "=", "targets"), ("department_id.code", "=", "08")]],
        limit=1,
    )
    office = sign_in("vanphong")
    office.goto(f"/odoo/plan-decisions/{decision}")
    open_page(office, "targets")
    targets = field(office, "target_ids")
    before = rows(targets).count()
    _keep(office, "targets-decision")
    office.get_by_role("button", name="Giao cho mọi đơn vị của một nhóm").click()
    dialog = office.locator(".modal")
    choose(dialog, "class_id", CLASS, CLASS)
    choose(dialog, "indicator_id", INDICATOR, INDICATOR)
    fill(dialog, "value", "95")
    _keep(office, "targets-give")
    press(dialog, "action_give")
    expect(dialog).to_have_count(0)
    units = _count_units(live)
    # one of them has it from the demonstration
    expect(rows(targets).filter(has_text=INDICATOR)).to_have_count(units + 1)
    assert rows(targets).count() == before + units

    staff = sign_in("chuyenvien.kv2")
    staff.goto("/odoo/plan-targets")
    found = row(staff, INDICATOR)
    expect(found).to_be_visible()
    _keep(staff, "targets-unit")
    found.locator("td.o_data_cell").first.click()
    press(staff, "action_open_results")
    staff.locator(".o_list_button_add").click()
    line = staff.locator(".o_selected_row")
    fill(line, "value", "97")
    fill(line, "source", "Báo cáo số 12/BC-KV2")
    day = field(line, "date_end")
    day.locator("input, button").first.click()
    day.locator("input").fill(f"{datetime.now(VIETNAM):%d/%m/%Y}")
    day.locator("input").press("Tab")
    save_row(staff)
    _keep(staff, "targets-results")
    staff.go_back()
    status = staff.locator(".o_statusbar_status .o_arrow_button_current")
    expect(status).to_have_text("Đạt")
    _keep(staff, "target-reached")


def _keep(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def _count_units(live) -> int:
    """Return how many units the class has today; another test may have added one."""
    domain = [
        ("parent_id.code", "=", "08"),
        ("unit_type", "=", "local"),
        ("is_current", "=", True),
    ]
    return live.rpc("admin")("hr.department", "search_count", [domain])
