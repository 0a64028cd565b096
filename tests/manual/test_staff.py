"""A member of staff: the draft of a plan, opinions, assignments, a dossier."""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import field, fill, open_row, press, row, rows
from tests.journeys.way import draft_plan, start
from tests.journeys.word import LINES, write_plan

PLAN = "Kế hoạch công tác năm 2027 của Phòng Thi hành án dân sự khu vực 1"
YEAR = 2028
OWN_PLAN = f"Kế hoạch công tác năm {YEAR} của Phòng khu vực 1"
APPLICANT = "Quan Thị Hồng"
ASSIGNMENT = "Báo cáo khảo sát"


@pytest.mark.slow
def test_staff(scene, sign_in, live, tmp_path):
    drafter = sign_in("chuyenvien.kv1")
    _import(scene, drafter, write_plan(tmp_path))
    _draft(scene, drafter)
    _start(scene, drafter)
    _give(live)
    _report(scene, drafter)
    _give_opinion(scene, sign_in("chuyenvien.kv3"))
    _receive(live)
    _settle(scene, sign_in("chuyenvien"))


def _import(scene, page, file):
    scene.walk(page, "Kế hoạch công tác", "Kế hoạch")
    page.get_by_text("Nhập kế hoạch từ tệp", exact=True).click()
    field(page, "file").locator("input[type=file]").set_input_files(file)
    expect(field(page, "file").locator("input[type=text]")).to_have_value(file.name)
    scene.look(page)
    press(page, "action_read")
    expect(rows(page)).to_have_count(len(LINES), timeout=30_000)
    scene.take(page, "import")


def _draft(scene, page):
    page.goto("/odoo/plans")
    scene.look(page)
    open_row(page, PLAN)
    expect(rows(field(page, "task_ids")).first).to_be_visible()
    scene.take(page, "draft")
    press(page, "action_take_over")
    expect(page.locator(".modal")).to_be_visible()
    scene.take(page, "take-over")


def _start(scene, page):
    draft_plan(page, OWN_PLAN, YEAR)
    scene.look(page)
    start(page)
    scene.walk(page, "Kế hoạch công tác", "Công việc", "Việc của tôi")
    row(page, OWN_PLAN).wait_for()
    scene.take(page, "work")


def _give(live):
    """The head gives an assignment of the unit to the drafter."""
    rpc = live.rpc("truongphong.kv1")
    domain = [("name", "=", ASSIGNMENT), ("department_id.code", "=", "08.11")]
    found = rpc("thads.plan.assignment", "search", [domain])
    [doer] = rpc("res.users", "search", [[("login", "=", "chuyenvien.kv1")]])
    rpc("thads.plan.assignment", "action_hand_on", [found, doer])


def _report(scene, page):
    scene.walk(page, "Kế hoạch công tác", "Nhiệm vụ được giao", "Nhiệm vụ của tôi")
    open_row(page, ASSIGNMENT)
    scene.look(page)
    press(page, "action_ask_report")
    fill(page.locator(".modal"), "text", "Đã khảo sát 12 trên 20 xã.")
    scene.take(page, "report")


def _give_opinion(scene, page):
    scene.walk(page, "Kế hoạch công tác", "Công việc", "Việc của tôi")
    row(page, "Lấy ý kiến").wait_for()
    scene.take(page, "opinion")


def _receive(live):
    """The desk hands a dossier over, which nobody has confirmed yet."""
    rpc, handler = live.rpc("motcua"), live.rpc("chuyenvien").session["uid"]
    [service] = rpc("thads.service", "search", [[("code", "=", "THA-01")]])
    values = {"service_id": service, "applicant_name": APPLICANT}
    dossier = rpc("thads.dossier", "create", [values])
    rpc("thads.dossier", "action_receive", [[dossier]])
    rpc("thads.dossier", "action_hand_over", [[dossier], handler])


def _settle(scene, page):
    scene.walk(page, "Bộ phận Một cửa", "Hồ sơ", "Hồ sơ tôi giải quyết")
    scene.take(page, "dossiers")
    row(page, APPLICANT).locator("td[name='applicant_name']").click()
    page.locator("button[name='action_confirm']").wait_for()
    scene.take(page, "dossier")
    press(page, "action_confirm")
    page.locator("button[name='action_ask_resolve']").wait_for()
    scene.look(page)
    press(page, "action_ask_extend")
    fill(page.locator(".modal"), "reason", "Phải xác minh ở tỉnh khác.")
    scene.take(page, "extend")
    page.locator(".modal [special='cancel']").click()
