"""A unit raises a difficulty, the office reports it, the leader answers on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import choose, field, fill, open_row, press, save
from tools.live import Live

NAME = "Thiếu phương tiện để vận chuyển tang vật"
WISH = "Bố trí một xe chuyên dùng."
PROPOSAL = "Giao Phòng Tài chính - Kế toán điều xe của cơ quan."
ANSWER = "Điều xe ngay trong tuần."
UNIT = "Phòng Tài chính - Kế toán - THADS tỉnh Tuyên Quang"
DONE = "Đã điều xe."


@pytest.fixture(scope="module")
def live():
    with Live("test_difficulty") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_from_the_unit_to_the_head_and_back(sign_in, live):
    staff = sign_in("chuyenvien.kv1")
    staff.goto("/odoo/plan-difficulties/new")
    fill(staff, "name", NAME)
    fill(staff, "proposal", WISH)
    save(staff)
    _keep(staff, "difficulty-raised")

    office = sign_in("vanphong")
    _consolidate(office)

    leader = sign_in("truongthads", phone=True)
    _answer(leader)

    _assign(office)
    staff.reload()
    expect(field(staff, "outcome")).to_have_text("Đồng ý, có ý kiến")
    expect(field(staff, "decision")).to_contain_text(ANSWER)
    expect(staff.locator(".o-mail-Chatter")).to_contain_text(ANSWER)
    _keep(staff, "difficulty-answered")
    _finish(sign_in("truongphong.taichinh"))


def _consolidate(page):
    page.goto("/odoo/plan-difficulties")
    _keep(page, "difficulties")
    open_row(page, NAME)
    press(page, "action_consolidate")
    expect(field(page, "source_ids")).to_contain_text(NAME)
    fill(page, "proposal", PROPOSAL)
    save(page)
    press(page, "action_start")
    expect(field(page, "current_step_ids")).to_contain_text("Thủ trưởng")
    _keep(page, "difficulty-reported")


def _answer(page):
    page.locator(".o_menu_systray .fa-clock-o").click()
    page.locator(".o-mail-ActivityGroup").filter(has_text="vướng mắc").click()
    card = page.locator(".o_kanban_record").filter(has_text=NAME)
    expect(card).to_be_visible()
    _keep(page, "difficulty-phone")
    label = re.compile(r"^\s*Đồng ý, có ý kiến\s*$")
    card.locator("button").filter(has_text=label).click()
    fill(page.locator(".modal"), "note", ANSWER)
    press(page.locator(".modal"), "action_confirm")
    expect(page.locator(".modal")).to_have_count(0)


def _assign(page):
    page.reload()
    choose(page, "responsible_department_id", UNIT, "Tài chính")
    due = field(page, "date_due")
    due.locator("input, button").first.click()
    due.locator("input").fill("31/12/2030")
    due.locator("input").press("Tab")
    save(page)
    step = field(page, "current_step_ids")
    step.locator("button").filter(has_text="Hoàn tất").click()
    expect(step).to_have_count(0)
    _keep(page, "difficulty-assigned")


def _finish(page):
    page.goto("/odoo/plan-difficulties")
    open_row(page, NAME)
    fill(page, "result", DONE)
    save(page)
    press(page, "action_finish")
    status = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(status).to_have_text("Hoàn tất")
    _keep(page, "difficulty-done")


def _keep(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
