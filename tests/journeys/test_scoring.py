"""A table of scores from its opening to the printed ranking, with one objection.

The office opens it and changes a criterion after seeing who would move; a unit scores
itself, is reviewed with a change, objects and is answered; the council publishes.
"""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.conftest import PICTURES
from tests.journeys.screens import (
    agree,
    choose,
    download,
    field,
    fill,
    open_page,
    press,
    press_in_box,
    row,
    rows,
    save,
)
from tools.live import Live

PATIENCE = 20_000  # milliseconds
NAME = "Chấm điểm các Phòng THADS khu vực"
IN_CHARGE, UNIT, REVIEWER, COUNCIL = (
    "chanhvanphong",
    "truongphong.kv4",
    "vanphong",
    "truongthads",
)
OTHERS = ("truongphong.kv1", "truongphong.kv2", "truongphong.kv3", "truongphong.kv5")
UNIT_NAME = "Phòng THADS khu vực 4 - Tuyên Quang"
DISCIPLINE = "Xây dựng đơn vị, kỷ luật, kỷ cương hành chính"
REPORTS = "Gửi báo cáo đúng hạn"


@pytest.fixture(scope="module")
def live():
    """A province of its own: units of other journeys would be scored too."""
    with Live("test_scoring") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_a_scoring_from_opening_to_the_printed_ranking(sign_in, live):
    office = sign_in(IN_CHARGE)
    table = _create_table(live)
    _open_table(office, table)
    _change_criterion(office)

    unit = sign_in(UNIT)
    sheet = _find_sheet(live, UNIT, table)
    unit.goto(f"/odoo/score-sheets/{sheet}")
    _give(unit, DISCIPLINE, "self_points", "45")
    unit.screenshot(path=PICTURES / "wide" / "score-self.png", full_page=True)
    press(unit, "action_submit")
    agree(unit)
    _expect_state(unit, "Đang thẩm định")
    assert not live.rpc(UNIT)("thads.score.ranking", "search", [_of(table)])

    reviewer = sign_in(REVIEWER)
    reviewer.goto(f"/odoo/score-sheets/{sheet}")
    _give(reviewer, DISCIPLINE, "review_points", "40", "Còn 02 văn bản ban hành chậm")
    press(reviewer, "action_review")
    _expect_state(reviewer, "Trình Hội đồng")

    unit.goto(f"/odoo/score-sheets/{sheet}")
    _object(unit)
    chair = sign_in(COUNCIL)
    _answer(chair)
    chair.goto(f"/odoo/score-sheets/{sheet}")
    expect(row(chair, DISCIPLINE).locator("td[name=council_points]")).to_have_text(
        "44,00"
    )
    for login in OTHERS:
        other = _find_sheet(live, login, table)
        live.rpc(login)("thads.score.sheet", "action_submit", [[other]])
        live.rpc(REVIEWER)("thads.score.sheet", "action_review", [[other]])
    _publish(chair, table)

    assert len(live.rpc(UNIT)("thads.score.ranking", "search", [_of(table)])) == 5
    unit.goto(f"/odoo/score-years/{table}")
    paper = PdfReader(io.BytesIO(download(unit, "action_print_pdf")))
    text = " ".join(page.extract_text() for page in paper.pages)
    assert "Kết quả chấm điểm, xếp hạng các đơn vị năm 2026" in " ".join(text.split())
    assert "khu vực 4" in text


def _of(table):
    return [("year_id", "=", table)]


def _create_table(live):
    call = live.rpc(IN_CHARGE)
    classes = call(
        "thads.department.class", "search", [[("name", "=", "Các Phòng THADS khu vực")]]
    )
    [table] = call(
        "thads.score.year",
        "create",
        [[{"name": NAME, "year": 2026, "class_ids": [(6, 0, classes)]}]],
    )
    return table


def _open_table(page, table):
    page.goto(f"/odoo/score-years/{table}")
    press(page, "action_open")
    agree(page)
    expect(page.locator("button[name=action_open_sheets]")).to_be_visible(
        timeout=PATIENCE
    )


def _change_criterion(page):
    """Lowers a weight: all five would lose points, and are shown before it is saved."""
    line = row(page, REPORTS)
    press(line, "action_ask_change")
    modal = page.locator(".modal")
    fill(modal, "points", "8")
    field(modal, "points").locator("input").press("Tab")
    moves = field(modal, "move_ids")
    expect(rows(moves)).to_have_count(5)
    page.screenshot(path=PICTURES / "wide" / "score-change.png")
    fill(modal, "reason", "Hội đồng thống nhất giảm trọng số")
    press(modal, "action_confirm")
    expect(modal).to_have_count(0)
    expect(row(page, REPORTS).locator("td[name=points]")).to_have_text("8,00")


def _find_sheet(live, login, table) -> int:
    domain = [*_of(table), ("department_id.is_my_unit", "=", True)]
    [found] = live.rpc(login)("thads.score.sheet", "search", [domain])
    return found


def _give(page, criterion, name, points, reason=""):
    row(page, criterion).locator("td.o_data_cell").first.click()
    modal = page.locator(".modal")
    fill(modal, name, points)
    if reason:
        fill(modal, name.replace("points", "note"), reason)
    modal.locator(".o_form_button_save").click()
    expect(modal).to_have_count(0)
    save(page)
    expect(row(page, criterion).locator(f"td[name={name}]")).to_have_text(
        f"{points},00"
    )


def _object(page):
    open_page(page, "objections")
    page.get_by_role("button", name="Kiến nghị", exact=True).click()
    modal = page.locator(".modal")
    choose(modal, "line_id", DISCIPLINE)
    fill(modal, "wanted_points", "45")
    fill(modal, "reason", "Hai văn bản đã được gia hạn bằng văn bản")
    modal.locator(".o_form_button_save").click()
    expect(modal).to_have_count(0)
    page.reload()
    open_page(page, "objections")
    expect(row(page, DISCIPLINE)).to_contain_text("Chờ trả lời")


def _answer(page):
    page.goto("/odoo/score-objections")
    row(page, UNIT_NAME).filter(has_text=DISCIPLINE).locator("td").nth(1).click()
    fill(page, "answer", "Một văn bản có gia hạn, một văn bản không")
    fill(page, "granted_points", "44")
    page.screenshot(path=PICTURES / "wide" / "score-objection.png")
    press(page, "action_uphold")
    _expect_state(page, "Chấp nhận")


def _publish(page, table):
    page.goto(f"/odoo/score-years/{table}")
    press(page, "action_decide")
    agree(page)
    press(page, "action_publish")
    agree(page)
    _expect_state(page, "Đã công bố")
    press_in_box(page, "action_open_ranking")
    expect(rows(page)).to_have_count(5)
    expect(rows(page).last).to_contain_text(UNIT_NAME)
    page.locator(".o_switch_view.o_graph").click()
    expect(page.locator(".o_graph_renderer canvas")).to_be_visible()
    page.screenshot(path=PICTURES / "wide" / "score-graph.png")


def _expect_state(page, text):
    current = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(current).to_have_text(text, timeout=PATIENCE)
