"""The administrator lets one unit take over from another."""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import (
    agree,
    choose,
    field,
    fill,
    open_page,
    press,
    row,
    rows,
    save,
)

NAME = "Sáp nhập Phòng thứ hai vào Phòng thứ nhất"
PROVINCE = " - THADS tỉnh Tuyên Quang"
PERSON = "chuyenvien.kv3"


@pytest.fixture(scope="module")
def units(live):
    """The ids of two units below the province, the second one with a person in it."""
    units = live.rpc("quantri")
    [province] = units(
        "hr.department", "search", [[("code", "=", "08"), ("is_current", "=", True)]]
    )
    first, second = units(
        "hr.department",
        "create",
        [
            [
                {"name": name, "unit_type": "province_unit", "parent_id": province}
                for name in ("Phòng thứ nhất", "Phòng thứ hai")
            ]
        ],
    )
    [user] = units("res.users", "search", [[("login", "=", PERSON)]])
    units(
        "thads.position",
        "create",
        [
            {
                "name": "Cán bộ biệt phái",
                "department_id": second,
                "user_id": user,
                "date_from": "2026-01-01",
            }
        ],
    )
    return first, second


def test_admin_merges_two_units(sign_in, live, units):
    first, second = units
    page = sign_in("quantri")
    page.goto("/odoo/thads-reorganisations/new")
    fill(page, "name", NAME)
    choose(page, "department_id", f"Phòng thứ nhất{PROVINCE}", typed="thứ nhất")
    lines = field(page, "unit_ids")
    lines.locator(".o_field_x2many_list_row_add a").click()
    choose(lines, "department_id", f"Phòng thứ hai{PROVINCE}", typed="thứ hai")
    save(page)
    # what has to be settled first is said, and nothing can be carried out
    open_page(page, "preview")
    expect(field(page, "preview")).to_contain_text("Phải giải quyết trước")
    expect(page.locator("button[name=action_confirm]")).to_have_count(0)

    press(page, "action_prepare")
    expect(page.locator("button[name=action_confirm]").first).to_be_attached()
    expect(field(page, "preview")).to_contain_text("Cán bộ biệt phái")
    # it begins tomorrow, and can still be cancelled
    press(page, "action_confirm")
    agree(page)
    expect(page.locator(".o_arrow_button_current")).to_have_text("Chờ đến ngày")
    press(page, "action_draft")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đang chuẩn bị")
    today = live.shell(
        "from odoo.addons.thads_base.tools import vietnam_time\n"
        "print(vietnam_time.today().strftime('%d/%m/%Y'))"
    ).strip()
    fill(page, "date_from", today)
    save(page)
    press(page, "action_confirm")
    agree(page)
    open_page(page, "moves")
    moves = field(page, "move_ids")
    expect(row(moves, "Cán bộ biệt phái")).to_contain_text("Phòng thứ nhất")
    expect(rows(moves)).to_have_count(2)

    page.goto(f"/odoo/thads-units/{first}")
    expect(page.locator(".o-mail-Message").first).to_contain_text(NAME)
    person = live.rpc(PERSON)
    mine = person("hr.department", "search", [[("is_my_unit", "=", True)]])
    assert {first, second} <= set(mine)
