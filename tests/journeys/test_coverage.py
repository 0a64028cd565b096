"""A unit takes tasks over; the office sees what is covered and what overlaps."""

import pytest
from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import field, press, press_in_box, row, rows
from tools.live import Live


@pytest.fixture(scope="module")
def live():
    with Live("test_coverage") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


@pytest.fixture(scope="module")
def plans(live):
    """Ids of the programme, the office's draft and the province's plan."""
    rpc = live.rpc("admin")

    def find(code, *domain):
        domain = [("department_id.code", "=", code), ("year", "=", 2027), *domain]
        return rpc("thads.plan", "search", [domain])[0]

    [programme] = rpc(
        "thads.plan", "search", [[("plan_type", "=", "programme")]], limit=1
    )
    return {"programme": programme, "office": find("08.01"), "province": find("08")}


def test_a_unit_takes_tasks_over(sign_in, plans):
    page = sign_in("vanphong")
    page.goto(f"/odoo/plans/{plans['office']}")
    before = rows(field(page, "task_ids")).count()
    press(page, "action_take_over")
    wizard = page.locator(".modal")
    expect(rows(wizard).first).to_be_visible(timeout=30_000)
    _keep(page, "take-over")
    chosen = int(field(wizard, "chosen_count").inner_text())
    assert chosen
    press(wizard, "action_confirm")
    expect(page.locator(".modal")).to_have_count(0, timeout=30_000)
    expect(row(field(page, "task_ids"), "CHẾ ĐỘ BÁO CÁO")).to_be_visible()
    _keep(page, "taken-over")
    assert rows(field(page, "task_ids")).count() > before


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_what_is_covered(sign_in, plans, phone):
    page = sign_in("truongthads", phone=phone)
    page.goto(f"/odoo/plans/{plans['province']}")
    expect(field(page, "name").first).to_be_visible(timeout=30_000)
    _keep(page, f"coverage-plan-{phone}")
    page.goto("/odoo/plan-coverage")
    shown = page.locator(".o_data_row, .o_kanban_record:not(.o_kanban_ghost)")
    expect(shown.first).to_be_visible(timeout=30_000)
    _keep(page, f"coverage-units-{phone}")


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_the_matrix(sign_in, plans, phone):
    page = sign_in("quantri", phone=phone)
    page.goto(f"/odoo/plans/{plans['programme']}")
    press_in_box(page, "action_open_asked")
    matrix = page.locator(".o_thads_coverage")
    lines = matrix.locator("tbody tr")
    task = lines.filter(has_text="Tổ chức thi hành Luật").first
    expect(task).to_be_visible(timeout=30_000)
    expect(matrix.locator("thead th")).to_have_count(2 + task.locator("td").count() - 1)
    expect(task.get_by_title("Chưa có trong kế hoạch").first).to_have_text("–")
    _keep(page, f"matrix-{phone}")
    page.reload()
    expect(task).to_be_visible(timeout=30_000)
    before = lines.count()
    matrix.get_by_label("Chỉ việc còn đơn vị chưa có").check()
    assert 0 < lines.count() <= before
    task.get_by_role("button").click()
    shown = page.locator(".o_data_row, .o_kanban_record:not(.o_kanban_ghost)")
    missing = shown.filter(has_text="Chưa có trong kế hoạch").first
    expect(missing).to_be_visible(timeout=30_000)
    _keep(page, f"matrix-task-{phone}")
    back = page.locator(".o_back_button")
    back.click()
    matrix.locator("button[name=list]").click()
    expect(shown.filter(has_text="Tổ chức thi hành Luật").first).to_be_visible(
        timeout=30_000
    )
    back.click()
    expect(task).to_be_visible(timeout=30_000)
    back.click()
    expect(field(page, "name").first).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_lines_are_compared_and_decided(sign_in, live, plans, phone):
    page = sign_in("vanphong", phone=phone)
    rpc = live.rpc("vanphong")
    rpc("thads.plan", "action_compare", [plans["office"]])
    page.goto("/odoo/plan-overlaps")
    shown = page.locator(".o_data_row, .o_kanban_record:not(.o_kanban_ghost)")
    expect(shown.first).to_be_visible(timeout=30_000)
    _keep(page, f"overlaps-{phone}")
    count = shown.count()
    if phone:
        shown.first.get_by_role("button", name="Việc cùng phối hợp").click()
    else:
        shown.first.locator(".o_list_record_selector input").check()
        page.locator(".o_control_panel").get_by_role(
            "button", name="Việc cùng phối hợp"
        ).click()
    expect(shown).to_have_count(count - 1)


def _keep(page, name):
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / f"{name}.png")
