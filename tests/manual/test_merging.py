"""The administrator splits a unit: posts, open work, preview, what went over."""

import pytest
from playwright.sync_api import expect

from tests.conftest import serve_next_morning
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

ROOM = "Phòng Nghiệp vụ 2"
PARTS = ("Phòng Nghiệp vụ và Thi hành án", "Phòng Kiểm tra nghiệp vụ")
PEOPLE = {"chuyenvien.kv3": "Trưởng phòng", "chuyenvien.kv1": "Chuyên viên"}
PAPERS = ("Về việc rà soát án tồn đọng", "Về việc kiểm tra kho vật chứng")


@pytest.fixture(scope="module")
def live():
    with serve_next_morning("test_manual_merging") as live:
        _write_papers(live, *_make_room(live.rpc("quantri")))
        yield live


def _make_room(call):
    """Make a room with two people, and the two that come out of it."""
    own = [("code", "=", "08"), ("is_current", "=", True)]
    [province] = call("hr.department", "search", [own])
    kind = {"unit_type": "province_unit", "parent_id": province}
    room, *_parts = call(
        "hr.department", "create", [[{"name": name, **kind} for name in (ROOM, *PARTS)]]
    )
    for login, title in PEOPLE.items():
        [user] = call("res.users", "search", [[("login", "=", login)]])
        rank = "head" if title == "Trưởng phòng" else "staff"
        post = {"name": title, "rank": rank, "user_id": user, "department_id": room}
        call("thads.position", "create", [[{**post, "date_from": "2026-01-01"}]])
    return province, room


def _write_papers(live, province, room):
    live.shell(
        "kind = env['thads.document.type'].search([('kind', '=', 'letter')], limit=1)\n"
        f"units = {{'department_id': {province}, 'drafting_department_id': {room}}}\n"
        f"for title in {PAPERS!r}:\n"
        "    values = {'title': title, 'type_id': kind.id, **units}\n"
        "    env['thads.document'].create(values)\n"
        "env.cr.commit()\n"
    )


@pytest.mark.slow
def test_merging(scene, sign_in, live):
    page = sign_in("quantri")
    scene.walk(page, "Tổ chức", "Đơn vị", "Tổ chức")
    scene.walk(page, "Tổ chức", "Cấu hình", "Sáp nhập, đổi tên đơn vị")
    page.get_by_role("button", name="Mới", exact=True).click()
    fill(page, "name", f"Chia {ROOM} thành hai phòng")
    field(page, "kind").get_by_text("Chia, tách đơn vị").click()
    _fill_in(page, live)
    save(page)
    open_page(page, "preview")
    expect(field(page, "preview")).to_contain_text("Phải giải quyết trước")
    scene.look(page)
    press(page, "action_prepare")
    open_page(page, "posts")
    _give_to_second_part(row(field(page, "post_ids"), "Chuyên viên"))
    save(page)
    scene.take(page, "posts")
    press(page, "action_share_out")
    _give_to_second_part(row(page, PAPERS[1]))
    page.keyboard.press("Tab")
    page.locator(".o_control_panel").click()
    scene.take(page, "shares")
    page.go_back()
    open_page(page, "preview")
    expect(field(page, "preview")).to_contain_text(f"→ {PARTS[1]}")
    scene.take(page, "preview")
    press(page, "action_confirm")
    agree(page)
    open_page(page, "moves")
    moves = field(page, "move_ids")
    expect(row(moves, PAPERS[1])).to_contain_text(PARTS[1])
    expect(rows(moves)).to_have_count(5)
    scene.take(page, "moves")


def _fill_in(page, live):
    today = live.shell(
        "from odoo.addons.thads_base.tools import vietnam_time\n"
        "print(vietnam_time.today().strftime('%d/%m/%Y'))"
    ).strip()
    fill(page, "date_from", today)
    choose(page, "department_id", _full(PARTS[0]), typed=PARTS[0])
    parts = field(page, "part_ids")
    parts.locator("input").fill(PARTS[1])
    items = page.locator(".o-autocomplete--dropdown-item")
    items.filter(has_text=PARTS[1]).first.click()
    open_page(page, "units")
    lines = field(page, "unit_ids")
    lines.locator(".o_field_x2many_list_row_add a").click()
    choose(lines, "department_id", _full(ROOM), typed=ROOM)


def _full(name):
    return f"{name} - THADS tỉnh Tuyên Quang"


def _give_to_second_part(line):
    """Choose the second part in the cell that names a unit."""
    names = ("department_id", "target_id")
    cell = line.locator(", ".join(f"td[name='{name}']" for name in names))
    cell.click()
    entry = cell.locator("input")
    entry.fill(PARTS[1])
    items = line.page.locator(".o-autocomplete--dropdown-item")
    items.filter(has_text=PARTS[1]).first.click()
