"""An inspection from its plan to the last correction, which comes late.

The server's clock stands at Monday 09/11/2026, 09:00, then at Wednesday 23/12/2026: six
working days after Tuesday 15/12, when the unit should have corrected what was found.
"""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.conftest import PICTURES
from tests.journeys.screens import (
    choose,
    download,
    field,
    fill,
    open_page,
    open_row,
    press,
    row,
    save,
)
from tools.live import Live

HEAD, LEADER, UNIT_HEAD = "truongphong.kiemtra", "photruong2", "truongphong.kv4"
NAME = "Kiểm tra Bộ phận Một cửa năm 2027"
UNIT = "Phòng THADS khu vực 4 - Tuyên Quang"
CHECKLIST = "Triển khai cơ chế một cửa"
POOR = (
    "Việc thiết lập và ghi chép sổ theo dõi tiếp nhận hồ sơ và trả kết quả tại Bộ phận "
    "một cửa"
)
FINDING = "Sổ theo dõi không ghi ngày trả kết quả"
TO_DO = "Ghi bổ sung sổ theo dõi"
CONCLUSION = "Đơn vị còn thiếu sót trong việc ghi sổ."
ANSWER = "Đã ghi bổ sung đủ các ngày còn thiếu."


@pytest.fixture(scope="module")
def live():
    with Live("test_inspection", "2026-11-09 02:00:00") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_from_the_plan_to_the_last_correction(sign_in, live):
    team, unit = sign_in(HEAD), sign_in(UNIT_HEAD)
    _plan(team)
    _see_nothing(unit, "inspections")
    _check(team, live)
    _answer(team, "Kiểm tra xong")
    open_page(team, "conclusion")
    fill(team, "conclusion", CONCLUSION)
    save(team)
    _answer(team, "Trình ký")
    _expect_state(team, "Chờ kết luận")

    _sign(sign_in(LEADER, phone=True))
    team.reload()
    _expect_state(team, "Đã kết luận")
    _read_conclusion(team)

    live.travel("2026-12-23 02:00:00")
    _urge(live)
    assert "Vàng A Páo" in _get_told(live)
    _correct(unit)
    _confirm(team)
    _expect_state(team, "Đã kết thúc")
    team.screenshot(path=PICTURES / "wide" / "inspection-closed.png", full_page=True)


def _plan(page):
    page.goto("/odoo/inspections/new")
    fill(page, "name", NAME)
    choose(page, "inspected_id", UNIT, "khu vực 4")
    field(page, "checklist_ids").locator("input").click()
    item = page.locator(".o-autocomplete--dropdown-item").filter(has_text=CHECKLIST)
    item.click()
    _fill_day(page, "date_start", "09/11/2026")
    _fill_day(page, "date_end", "10/11/2026")
    _fill_day(page, "date_report_due", "25/11/2026")
    choose(page, "leader_id", "Đinh Công Lập", "Đinh Công")
    save(page)
    expect(field(page, "point_ids").locator(".o_data_row")).to_have_count(9)
    page.screenshot(path=PICTURES / "wide" / "inspection-planned.png", full_page=True)
    press(page, "action_start")
    _expect_state(page, "Đang kiểm tra tại đơn vị")


def _fill_day(scope, name, day):
    """Types a day; the calendar that opens with it closes again."""
    fill(scope, name, day)
    field(scope, name).locator("input").press("Tab")


def _see_nothing(page, path):
    page.goto(f"/odoo/{path}")
    expect(page.locator(".o_list_view")).to_be_visible()
    expect(row(page, NAME)).to_have_count(0)


def _check(page, live):
    """Judges one point on the screen, the others at once; enters what was found."""
    points = field(page, "point_ids")
    row(points, POOR).locator("td[name=result]").click()
    choose(points, "result", "Còn tồn tại")
    fill(points, "remark", "Ghi thiếu")
    save(page)
    rpc = live.rpc(HEAD)
    good = [("inspection_id.name", "=", NAME), ("result", "=", False)]
    found = rpc("thads.inspection.point", "search", [good])
    rpc("thads.inspection.point", "write", [found, {"result": "good"}])
    page.reload()
    open_page(page, "findings")
    field(page, "finding_ids").get_by_text("Thêm một dòng").click()
    modal = page.locator(".modal")
    fill(modal, "name", FINDING)
    choose(modal, "point_id", POOR, "ghi chép sổ")
    fill(modal, "evidence", "Trang 12, 15 của sổ")
    modal.locator(".o_field_x2many_list_row_add a").click()
    fill(field(modal, "action_ids"), "name", TO_DO)
    _fill_day(field(modal, "action_ids"), "date_due", "15/12/2026")
    page.screenshot(path=PICTURES / "wide" / "inspection-finding.png")
    modal.locator(".o_form_button_save").click()
    expect(page.locator(".modal")).to_have_count(0)
    save(page)


def _sign(page):
    page.locator(".o_menu_systray .fa-clock-o").click()
    page.locator(".o-mail-ActivityGroup").filter(has_text="Cuộc kiểm tra").click()
    card = page.locator(".o_kanban_record").filter(has_text=UNIT)
    expect(card).to_be_visible()
    page.screenshot(path=PICTURES / "phone" / "inspection-to-sign.png")
    card.locator("button").filter(has_text="Ký kết luận").click()
    expect(card).to_have_count(0)


def _read_conclusion(page):
    pdf = PdfReader(io.BytesIO(download(page, "action_print_pdf")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ" in text
    for said in (FINDING, TO_DO, "15/12/2026", CONCLUSION, "Ma Văn Khải"):
        assert said in text
    assert download(page, "action_print_docx").startswith(b"PK")


def _urge(live):
    rpc = live.rpc("admin")
    [cron] = rpc("ir.model.data", "search_read", [[("name", "=", "cron_escalate")]])
    rpc("ir.cron", "method_direct_trigger", [[cron["res_id"]]])


def _get_told(live) -> set:
    """Return who was urged for the correction, as its unit reads it."""
    domain = [("step_id.res_model", "=", "thads.inspection.action")]
    told = live.rpc(UNIT_HEAD)(
        "thads.escalation", "search_read", [domain], fields=["user_id", "res_name"]
    )
    return {line["user_id"][1] for line in told if TO_DO in line["res_name"]}


def _correct(page):
    page.goto("/odoo/corrective-actions")
    expect(row(page, TO_DO)).to_have_class(re.compile("text-danger"))
    open_row(page, TO_DO)
    expect(page.locator(".alert-danger")).to_be_visible()
    fill(page, "answer", ANSWER)
    save(page)
    page.screenshot(path=PICTURES / "wide" / "inspection-late.png")
    _answer(page, "Gửi báo cáo")
    _expect_state(page, "Chờ xác nhận")


def _confirm(page):
    page.goto("/odoo/corrective-actions")
    open_row(page, TO_DO)
    expect(field(page, "answer")).to_contain_text(ANSWER)
    _answer(page, "Xác nhận")
    _expect_state(page, "Hoàn tất")
    page.goto("/odoo/inspections")
    open_row(page, NAME)


def _answer(page, label):
    step = field(page, "current_step_ids")
    step.locator("button").filter(has_text=label).click()
    expect(step.locator("button").filter(has_text=label)).to_have_count(0)


def _expect_state(page, text):
    current = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(current).to_have_text(text)
