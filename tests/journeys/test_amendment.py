"""A thematic plan is amended: from what a unit proposes to the decision that says so.

The plan of inspections of the demonstration: its focal unit has one proposal in a draft
already, whose time "before 15/8/2027" is read as 14/08/2027 and still to be confirmed.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.conftest import serve_next_morning
from tests.journeys.screens import choose, field, fill, press, row, rows, save
from tests.journeys.way import answer, open_plan

PLAN = "Kế hoạch kiểm tra công tác thi hành án dân sự năm 2027"
LINE = "Tự kiểm tra hồ sơ thi hành án tại Phòng Thi hành án dân sự khu vực 2"
NEW_TIME = "Tháng 9/2027"
REASON = "Chờ bổ sung Thư ký thi hành án"
SITUATION = "Một số đơn vị thiếu người trực tiếp thực hiện."
NO_LIMIT = ""
SECONDS_TO_PRINT = 60
DECISION = r"Quyết định số \d+/QĐ-THADS ngày {:%d} tháng 0?{} năm {}"


@pytest.fixture(scope="module")
def live():
    with serve_next_morning("test_amendment") as live:
        yield live


def test_an_amendment_goes_from_a_proposal_to_its_decision(sign_in, live):
    proposer = sign_in("truongphong.kv2")
    _propose(proposer, live)

    focal = sign_in("truongphong.kiemtra")
    _take(focal)
    _complete(focal, live)
    answer(focal, PLAN, "Tổng hợp đề xuất", NO_LIMIT, "Hoàn tất")
    answer(focal, PLAN, "Trình người ban hành", NO_LIMIT, "Hoàn tất")

    _approve(sign_in("truongthads", phone=True), live)
    _issue(sign_in("chanhvanphong"), live)
    _expect_amended(proposer, live)


def _propose(page, live):
    open_plan(page, live, PLAN)
    press(page, "action_open_proposals")
    page.locator(".o_list_button_add").click()
    choose(page, "task_id", f"2 {LINE}")
    expect(field(page, "old_schedule_text")).to_contain_text("Quý III/2027")
    fill(page, "schedule_text", NEW_TIME)
    fill(page, "reason", REASON)
    save(page)
    expect(field(page, "date_deadline")).to_contain_text("30/09/2027")


def _take(page):
    page.goto("/odoo/plan-proposals")
    row(page, REASON).locator("td.o_data_cell").nth(2).click()
    press(page, "action_take")
    expect(field(page, "outcome")).to_contain_text("Đã tổng hợp")


def _find(live):
    domain = [("plan_id.name", "=", PLAN)]
    [found] = live.rpc("admin")("thads.plan.amendment", "search", [domain])
    return found


def _open(page, live):
    page.goto(f"/odoo/plan-amendments/{_find(live)}")
    expect(field(page, "ground")).to_be_visible()


def _complete(page, live):
    """Gives the ground, confirms the time that is doubtful, and starts."""
    _open(page, live)
    field(page, "ground").get_by_text("Tình hình thực tiễn").click()
    fill(page, "situation", SITUATION)
    save(page)
    lines = field(page, "line_ids")
    expect(row(lines, LINE)).to_contain_text(NEW_TIME)
    expect(row(lines, LINE)).to_contain_text("Quý III/2027")
    press(lines, "action_confirm")
    expect(lines.locator("button[name='action_confirm']")).to_have_count(0)
    press(page, "action_start")
    expect(page.locator(".o_arrow_button_current")).to_have_text("Đang trình")


def _approve(page, live):
    """On a phone, with old and new beside each other in the card of a line."""
    _open(page, live)
    card = field(page, "line_ids").locator(".o_kanban_record").filter(has_text=LINE)
    expect(card).to_contain_text("Quý III/2027")
    expect(card).to_contain_text(NEW_TIME)
    page.get_by_role("button", name="Phê duyệt").first.click()
    expect(page.get_by_role("button", name="Phê duyệt")).to_have_count(0)


def _issue(page, live):
    _open(page, live)
    press(page, "action_draft_decision")
    expect(field(page, "title")).to_be_visible()
    press(page, "action_issue")
    page.locator(".modal-footer .btn-primary").click()
    current = page.locator(".o_arrow_button_current")
    # three papers are made: the decision, the plan before it and after it
    expect(current).to_have_text("Đã ban hành", timeout=SECONDS_TO_PRINT * 1000)


def _expect_amended(page, live):
    """The unit that proposed it reads what became of it, and the plan as amended."""
    open_plan(page, live, PLAN)
    day = date.fromisoformat(live.moment.split()[0])
    decision = re.compile(DECISION.format(day, day.month, day.year))
    expect(field(page, "amended_by")).to_contain_text(decision)
    expect(rows(field(page, "task_ids")).filter(has_text=NEW_TIME)).to_have_count(1)
    press(page, "action_open_proposals")
    expect(row(page, REASON)).to_contain_text("Đã quyết định")
