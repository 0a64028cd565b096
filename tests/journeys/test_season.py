"""The season: the office opens it, sees who is where, registers what is elsewhere."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect
from pypdf import PdfWriter

from tests.conftest import PICTURES
from tests.journeys.screens import download, field, fill, press, rows
from tools.live import RpcError

OFFICE = "vanphong"


@pytest.fixture
def scan(tmp_path):
    """A file of one empty page, as a scanner gives it."""
    writer, path = PdfWriter(), tmp_path / "ke-hoach.pdf"
    writer.add_blank_page(210, 297)
    writer.write(path)
    return path


def test_office_opens_the_season_and_follows_it(sign_in, live):
    page = sign_in(OFFICE)
    page.goto("/odoo/plan-board")
    expect(rows(page).first).to_be_visible()
    _keep(page, "board-before")
    count = rows(page).count() - 1  # the province owes its own to the centre
    page.get_by_role("button", name="Mở mùa kế hoạch").click()
    preview = page.locator(".modal")
    expect(rows(preview)).to_have_count(count)
    _keep(page, "season-preview")
    press(preview, "action_confirm")
    expect(
        page.locator(".o_form_sheet .o_field_widget[name='left_count']")
    ).to_have_text("0", timeout=30_000)
    _keep(page, "season")
    press(page, "action_open_board")
    expect(rows(page)).to_have_count(count)
    expect(rows(page).filter(has_text="Chưa có kế hoạch")).to_have_count(0)
    _keep(page, "board")
    rows(page).filter(has_text="Xây dựng dự thảo").first.click()
    expect(field(page, "current_step_ids")).to_contain_text("Xây dựng dự thảo")
    _keep(page, "season-plan")


def test_the_report_comes_as_three_files(sign_in):
    page = sign_in(OFFICE)
    page.goto("/odoo/plan-board")
    page.get_by_role("button", name="In báo cáo").click()
    expect(field(page.locator(".modal"), "year")).to_be_visible()
    starts = {"action_print_docx": b"PK", "action_print_xlsx": b"PK"}
    for button, start in {"action_print": b"%PDF", **starts}.items():
        content = download(page, button)
        assert content.startswith(start)
        (PICTURES / f"season-report-{button}").write_bytes(content)


def test_the_board_on_a_phone(sign_in):
    page = sign_in("truongthads", phone=True)
    page.goto("/odoo/plan-board")
    cards = page.locator(".o_kanban_record:not(.o_kanban_ghost)")
    expect(cards.first).to_be_visible()
    _keep(page, "board-phone")
    cards.filter(has_text="Xây dựng dự thảo").first.click()
    expect(page.locator(".o_form_sheet")).to_be_visible()
    _keep(page, "season-plan-phone")


def test_staff_see_their_own_unit_alone(sign_in):
    page = sign_in("chuyenvien")
    page.goto("/odoo/plan-board")
    expect(rows(page)).to_have_count(1)
    expect(page.get_by_role("button", name="Mở mùa kế hoạch")).to_have_count(0)


def test_two_who_open_it_at_once_leave_one_plan_each(live):
    clerks = [live.rpc(login) for login in (OFFICE, "vanthu", "chanhvanphong")]
    [province] = clerks[0](
        "hr.department",
        "search",
        [[("symbol", "=", "THADS"), ("unit_type", "=", "province")]],
    )
    values = {"department_id": province, "year": 2028}
    start = threading.Barrier(len(clerks))

    def open_season(clerk):
        [wizard] = clerk("thads.plan.season.open", "create", [[values]])
        start.wait()
        try:
            clerk("thads.plan.season.open", "action_confirm", [[wizard]])
        except RpcError as error:
            return str(error)
        return "opened"

    with ThreadPoolExecutor(len(clerks)) as pool:
        answers = set(pool.map(open_season, clerks))
    told = {answer for answer in answers if "opening this season" in answer}
    assert answers - told == {"opened"}
    made = clerks[0](
        "thads.plan",
        "search_read",
        [
            [
                ("year", "=", 2028),
                ("procedure_id", "!=", False),
                ("department_id.parent_id", "=", province),
            ]
        ],
        fields=["department_id"],
    )
    units = {plan["department_id"][0] for plan in made}
    owing = clerks[0](
        "hr.department",
        "search",
        [[("parent_id", "=", province), ("is_current", "=", True)]],
    )
    assert units == set(owing)
    assert len(made) == len(units) >= 10


def test_office_registers_a_plan_issued_elsewhere(sign_in, scan):
    page = sign_in(OFFICE)
    page.goto("/odoo/action-thads_work_plan.thads_plan_register_action")
    dialog = page.locator(".modal")
    fill(dialog, "name", "Kế hoạch công tác năm 2025")
    fill(dialog, "year", "2025")
    fill(dialog, "number", "25/QĐ-THADS")
    fill(dialog, "signer", "Trưởng THADS Nguyễn Văn A")
    fill(dialog, "date", "15/01/2025")
    press(dialog, "action_confirm")
    expect(page.get_by_text("Đính kèm bản quét của văn bản đã ký")).to_be_visible()
    page.locator(".modal").last.locator(".btn-primary").click()
    page.locator(".modal input[type='file']").set_input_files(scan)
    _keep(page, "register")
    press(dialog, "action_confirm")
    expect(field(page, "issued_number")).to_contain_text("25/QĐ-THADS")
    expect(page.get_by_text("Ban hành ngoài hệ thống").first).to_be_visible()
    _keep(page, "registered")


def _keep(page, name):
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
