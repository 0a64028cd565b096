"""A unit gives its work on, reports, is returned and confirmed; a leader grants time.

On Tuesday 25/08/2026, by a plan whose lines are due on 15/09 and 30/09.
"""

import pytest
from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import field, fill, press, row
from tests.journeys.way import answer
from tools.live import Live

UNIT = "Phòng Thi hành án dân sự khu vực 1 - Tuyên Quang"
DONE = "Báo cáo số hóa hồ sơ"
DELAYED = "Báo cáo kiểm kê kho vật chứng"
MISSING = "Thiếu số liệu tháng 8."
PROOF = {"name": "so-lieu.txt", "mimeType": "text/plain", "buffer": b"320"}


@pytest.fixture(scope="module")
def live():
    with Live("test_assignments", "2026-08-25 02:00:00") as live:
        _issue(live)
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def _issue(live):
    """Let the office issue a plan by which the unit owes two products."""
    rpc = live.rpc("chanhvanphong")
    [unit] = rpc("hr.department", "search_read", [[("name", "=", UNIT)]])
    outputs = ((DONE, "15/09/2026"), (DELAYED, "30/09/2026"))
    tasks = [
        {
            "name": f"Lập {product}",
            "output_ids": [
                (
                    0,
                    0,
                    {
                        "name": product,
                        "schedule_text": f"Ngày {day}",
                        "lead_text": unit["name"],
                    },
                )
            ],
        }
        for product, day in outputs
    ]
    plan = rpc(
        "thads.plan",
        "create",
        [
            {
                "name": "Kế hoạch số hóa năm 2026",
                "plan_type": "thematic",
                "department_id": unit["parent_id"][0],
                "year": 2026,
                "task_ids": [(0, 0, task) for task in tasks],
            }
        ],
    )
    found = rpc("thads.plan.output", "search", [[("plan_id", "=", plan)]])
    rpc("thads.plan.output", "action_confirm", [found])
    rpc("thads.plan", "action_issue", [[plan]])


def test_a_unit_reports_is_returned_and_confirmed(sign_in):
    head = sign_in("truongphong.kv1")
    _open(head, "unit-assignments", DONE)
    press(head, "action_accept")
    _expect_state(head, "Đang thực hiện")
    press(head, "action_ask_person")
    _give(head, "Hằng")

    doer = sign_in("chuyenvien.kv1")
    _report(doer, "Đã số hóa 320 hồ sơ.", PROOF)
    _keep(doer, "assignment-reported")
    _read_proof(head)

    answer(head, DONE, "Xác nhận kết quả", "", "Trả lại", MISSING)

    _report(doer, "Đã bổ sung số liệu tháng 8.")
    answer(head, DONE, "Xác nhận kết quả", "", "Xác nhận")
    _open(doer, "unit-assignments", DONE, remove="Mở")
    _expect_state(doer, "Hoàn tất")


def test_a_leader_grants_more_time_on_a_phone(sign_in):
    doer = sign_in("chuyenvien.kv1")
    _open(doer, "unit-assignments", DELAYED)
    press(doer, "action_ask_more_time")
    dialog = doer.locator(".modal")
    fill(dialog, "reason", "Chờ Tòa án chuyển vật chứng.")
    fill(dialog, "date_asked", "15/10/2026")
    doer.keyboard.press("Escape")
    press(dialog, "action_confirm")
    expect(doer.locator(".modal")).to_have_count(0)

    leader = sign_in("photruong1", phone=True)
    leader.goto("/odoo/plans")
    leader.locator(".o_menu_systray .fa-clock-o").click()
    leader.locator(".o-mail-ActivityGroup").filter(has_text="thêm thời gian").click()
    card = leader.locator(".o_kanban_record").filter(has_text=DELAYED)
    expect(card).to_be_visible()
    _keep(leader, "extension-phone")
    card.locator("button").filter(has_text="Phê duyệt").click()
    expect(card).to_have_count(0)

    _open(doer, "more-time", DELAYED, remove="Chưa trả lời")
    _expect_state(doer, "Được chấp thuận")


def _open(page, path, text, remove=""):
    page.goto(f"/odoo/{path}")
    if remove:
        facet = page.locator(".o_searchview_facet").filter(has_text=remove)
        facet.locator(".o_facet_remove").click()
    row(page, text).locator("td.o_data_cell").first.click()
    expect(page.locator(".o_form_view")).to_be_visible()


def _expect_state(page, state):
    current = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(current).to_have_text(state)


def _give(page, person):
    dialog = page.locator(".modal")
    entry = field(dialog, "user_id").locator("input").first
    entry.fill(person)
    page.locator(".o-autocomplete--dropdown-item").filter(has_text=person).click()
    press(dialog, "action_confirm")
    expect(page.locator(".modal")).to_have_count(0)


def _report(page, text, file=None):
    _open(page, "my-assignments", DONE)
    press(page, "action_ask_report")
    dialog = page.locator(".modal")
    fill(dialog, "text", text)
    if file:
        files = field(dialog, "attachment_ids")
        files.locator("input[type=file]").set_input_files(file)
        expect(files).to_contain_text("so-lieu")
    press(dialog, "action_confirm")
    _expect_state(page, "Chờ xác nhận")


def _read_proof(page):
    """Opens the file of the report as who confirms it."""
    _open(page, "unit-assignments", DONE)
    file = field(page, "progress_ids").locator("a[href*='/web/content/']").first
    answer = page.request.get(file.get_attribute("href"))
    assert (answer.status, answer.body()) == (200, PROOF["buffer"])


def _keep(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
