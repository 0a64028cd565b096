"""The desk: from the citizen at the counter to the register."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import choose, field, fill, open_row, press, row

NAME = "Ma Thị Duyên"
ENFORCEMENT = "Quyết định thi hành án theo đơn yêu cầu"
CONFIRMATION = "Xác nhận kết quả thi hành án"
HANDLER = "Nguyễn Thùy Dương"
# the day before another by as many working days as the service takes
DAYS = 5
BEFORE = """
from datetime import date
print(env["resource.calendar"].thads_deadline(date.fromisoformat({day!r}), -{days}))
"""


@pytest.mark.slow
def test_desk(scene, sign_in, live):
    _receive_what_is_due_today(live)
    desk = sign_in("motcua")
    scene.walk(desk, "Bộ phận Một cửa", "Bàn Một cửa")
    scene.take(desk, "board")
    code = _receive(scene, desk)
    _hand_over(scene, desk)
    _settle(live, code)
    _give_back(scene, desk, code)
    _ask_for_papers(scene, desk)
    _refuse(scene, desk)
    _answer_online(scene, desk)
    _close_the_register(scene, desk)


def _receive_what_is_due_today(live):
    """The demonstration has nothing for some days of the week."""
    script = BEFORE.format(day=live.moment.split()[0], days=DAYS)
    rpc = live.rpc("motcua")
    [service] = rpc("thads.service", "search", [[("name", "=", ENFORCEMENT)]])
    values = {
        "service_id": service,
        "applicant_name": "Hoàng Thị Sen",
        "datetime_received": f"{live.shell(script).strip()} 02:30:00",
    }
    rpc("thads.dossier", "action_receive", [rpc("thads.dossier", "create", [[values]])])


def _receive(scene, page) -> str:
    _enter(page, ENFORCEMENT, NAME, "0912345678")
    scene.take(page, "receive")
    press(page, "action_receive")
    expect(field(page, "code")).to_have_text(re.compile(r"-\d{6}-\d{4}$"))
    scene.take(page, "received")
    return field(page, "code").inner_text()


def _enter(page, service, name, phone):
    page.goto("/odoo/desk")
    page.get_by_text("Tiếp nhận hồ sơ", exact=True).click()
    choose(page, "service_id", service, service)
    fill(page, "applicant_name", name)
    fill(page, "applicant_phone", phone)


def _hand_over(scene, page):
    press(page, "action_ask_hand_over")
    modal = page.locator(".modal")
    choose(modal, "user_id", HANDLER, HANDLER)
    scene.take(page, "hand-over")
    press(modal, "action_do")
    expect(field(page, "handler_id")).to_contain_text(HANDLER)


def _settle(live, code):
    rpc = live.rpc("chuyenvien")
    [dossier] = rpc("thads.dossier", "search", [[("code", "=", code)]])
    rpc("thads.dossier", "action_confirm", [[dossier]])
    rpc("thads.dossier", "action_resolve", [[dossier], "resolved"])


def _give_back(scene, page, code):
    page.goto("/odoo/desk")
    page.locator(".o_thads_desk input[type=search]").fill(code)
    page.keyboard.press("Enter")
    expect(field(page, "code")).to_have_text(code)
    press(page, "action_ask_return")
    scene.take(page, "return")
    press(page.locator(".modal"), "action_do")
    expect(page.locator(".modal")).to_have_count(0)


def _ask_for_papers(scene, page):
    _enter(page, CONFIRMATION, "Hà Văn Toán", "0912345679")
    press(page, "action_ask_guide")
    fill(page.locator(".modal"), "reason", "Thiếu bản sao bản án.")
    scene.take(page, "papers")
    press(page.locator(".modal"), "action_do")
    expect(page.locator(".modal")).to_have_count(0)
    scene.look(page)


def _refuse(scene, page):
    _enter(page, CONFIRMATION, "Lã Thị Bưởi", "0912345670")
    press(page, "action_ask_refuse")
    fill(page.locator(".modal"), "reason", "Việc thuộc thẩm quyền của Tòa án.")
    scene.take(page, "refuse")
    press(page.locator(".modal"), "action_do")
    expect(page.locator(".modal")).to_have_count(0)
    scene.look(page)


def _answer_online(scene, page):
    scene.walk(page, "Bộ phận Một cửa", "Hồ sơ", "Hồ sơ nộp trực tuyến")
    row(page, "Chè Tân Trào").wait_for()
    scene.take(page, "online")
    open_row(page, "Chè Tân Trào")
    scene.take(page, "submission")


def _close_the_register(scene, page):
    scene.walk(page, "Bộ phận Một cửa", "Hồ sơ", "Sổ theo dõi hồ sơ")
    expect(page.locator(".modal")).to_be_visible()
    scene.take(page, "register")
