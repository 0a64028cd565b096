"""Dossiers from the desk and back to it, each person in their own browser.

The server's clock stands at Thursday 12/02/2026, 09:00, the last days before Tết:
16-20/02 are off, with the weekends 14-15 and 21-22 around them. By hand:

- five working days from 12/02: Fri 13 (1), Mon 23 (2), Tue 24, Wed 25, Thu 26/02 (5)
- papers asked for on 13/02 (1 day used) that come on 24/02 leave 4: 25, 26, 27/02,
  Mon 02/03/2026
- half a working day from 12/02, 09:00: until 11:30, then from 13:30 to 15:00
"""

import pytest
from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import field, fill, press, row, tab_into
from tools.live import Live

HANDLER = "Nguyễn Thùy Dương"
DESK = "motcua"


@pytest.fixture(scope="module")
def live():
    with Live("test_dossier", "2026-02-12 02:00:00") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_a_dossier_is_received_and_given_back_without_the_mouse(sign_in, live):
    desk = sign_in(DESK)
    code = _receive_by_keyboard(desk, "Trần Thị Nhàn", "0912777001")
    assert code == "08-260212-0001"
    expect(field(desk, "appointment_text")).to_have_text("16:30, Thứ Năm, 26/02/2026")
    desk.screenshot(path=PICTURES / "wide" / "dossier-received.png")
    _hand_over_by_keyboard(desk)

    handler = sign_in("chuyenvien")
    _open_mine(handler, code)
    _press_key(handler, "Alt+y", "action_confirm")
    handler.keyboard.press("Alt+l")
    _agree_by_keyboard(handler)
    _expect_state(handler, "Chờ trả kết quả")

    _scan(desk, code)
    _press_key(desk, "Alt+y", "action_confirm")
    desk.keyboard.press("Alt+e")
    _agree_by_keyboard(desk)
    _expect_state(desk, "Đã trả kết quả")
    assert not live.rpc(DESK)("thads.dossier", "search", [_late(code)])


def test_papers_are_asked_for_and_the_clock_stands_still(sign_in, live):
    code = _receive(live, "Lý Văn Sáng")
    live.travel("2026-02-13 02:00:00")
    handler = sign_in("chuyenvien")
    _open_mine(handler, code)
    press(handler, "action_ask_guide")
    fill(handler.locator(".modal"), "reason", "Thiếu bản án có xác nhận")
    press(handler.locator(".modal"), "action_do")
    _expect_state(handler, "Chờ bổ sung")
    handler.expected.append("ERR_CONNECTION_REFUSED")  # the page stays open meanwhile
    live.travel("2026-02-24 02:00:00")
    desk = sign_in(DESK)
    desk.goto("/odoo/desk")
    desk.locator("section").filter(has_text="Chờ bổ sung").get_by_text(code).click()
    press(desk, "action_complete")
    expect(field(desk, "appointment_text")).to_have_text("16:30, Thứ Hai, 02/03/2026")
    press(desk, "action_ask_hand_over")
    press(desk.locator(".modal"), "action_do")  # who had it is proposed
    expect(desk.locator(".modal")).to_have_count(0)
    expect(field(desk, "handler_id")).to_contain_text(HANDLER)


def test_late_with_an_apology_and_a_second_appointment(sign_in, live):
    live.travel("2026-02-12 02:00:00")
    code = _receive(live, "Vi Thị Xuân")
    live.travel("2026-02-27 02:00:00")
    handler = sign_in("chuyenvien", phone=True)
    handler.goto("/odoo/my-dossiers")
    card = handler.locator(".o_kanban_record").filter(has_text=code)
    expect(card).to_contain_text("Quá hạn")
    handler.screenshot(path=PICTURES / "phone" / "dossier-late.png")
    card.click()
    alert = handler.locator(".alert-danger")
    expect(alert).to_contain_text("xin lỗi")
    handler.screenshot(path=PICTURES / "phone" / "dossier-late-form.png")
    rpc = live.rpc("chuyenvien")
    [dossier] = rpc("thads.dossier", "search", [[("code", "=", code)]])
    promised = "2026-03-04 09:30:00"
    rpc(
        "thads.dossier",
        "action_extend",
        [[dossier], promised, "Phải xác minh điều kiện thi hành án"],
    )
    names = ["datetime_appointment", "datetime_promised", "is_late"]
    [found] = rpc("thads.dossier", "read", [[dossier]], fields=names)
    assert found["datetime_appointment"] == "2026-02-26 09:30:00"
    assert found["datetime_promised"] == promised
    assert found["is_late"]


def _receive_by_keyboard(page, name, phone) -> str:
    """Receives a dossier from the desk without the mouse, and returns its code."""
    page.goto("/odoo/desk")
    expect(page.locator(".o_thads_desk input[type=search]")).to_be_focused()
    page.keyboard.press("Alt+c")
    expect(page.locator(".o_field_widget[name='service_id'] :focus")).to_be_attached()
    page.keyboard.type("THA-01")
    expect(page.locator(".o-autocomplete--dropdown-item").first).to_contain_text(
        "Quyết định thi hành án"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".o_field_widget[name='paper_ids'] .o_data_row")).to_have_count(
        4
    )
    for field_name, text in (("applicant_name", name), ("applicant_phone", phone)):
        tab_into(page, field_name)
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Alt+r")
    code = field(page, "code")
    expect(code).not_to_be_empty()
    return code.inner_text()


def _hand_over_by_keyboard(page):
    page.keyboard.press("Alt+o")
    modal = page.locator(".modal")
    expect(modal.locator(".o_field_widget[name='user_id'] :focus")).to_be_attached()
    page.keyboard.type(HANDLER)
    expect(page.locator(".o-autocomplete--dropdown-item").first).to_contain_text(
        HANDLER
    )
    page.keyboard.press("Enter")
    _agree_by_keyboard(page)
    expect(field(page, "handler_id")).to_contain_text(HANDLER)


def _agree_by_keyboard(page):
    expect(page.locator(".modal button[name='action_do']")).to_be_visible()
    page.keyboard.press("Alt+q")
    expect(page.locator(".modal")).to_have_count(0)


def _press_key(page, key, name):
    """Presses the key of the button ``name``, which goes away by it."""
    expect(page.locator(f"button[name='{name}']")).to_be_visible()
    page.keyboard.press(key)
    expect(page.locator(f"button[name='{name}']")).to_have_count(0)


def _scan(page, code):
    """What a scanner does at the desk: types the code, then Enter."""
    page.goto("/odoo/desk")
    expect(page.locator(".o_thads_desk input[type=search]")).to_be_focused()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(field(page, "code")).to_have_text(code)


def _open_mine(page, code):
    page.goto("/odoo/my-dossiers")
    row(page, code).locator("td[name='applicant_name']").click()
    expect(field(page, "code")).to_have_text(code)


def _expect_state(page, label):
    current = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(current.first).to_contain_text(label)


def _receive(live, name) -> str:
    """Receives a dossier over RPC and hands it over, and returns its code."""
    rpc = live.rpc(DESK)
    [service] = rpc("thads.service", "search", [[("code", "=", "THA-01")]])
    values = {"service_id": service, "applicant_name": name}
    dossier = rpc("thads.dossier", "create", [values])
    [handler] = rpc("res.users", "search", [[("name", "=", HANDLER)]])
    rpc("thads.dossier", "action_receive", [[dossier]])
    rpc("thads.dossier", "action_hand_over", [[dossier], handler])
    [found] = rpc("thads.dossier", "read", [[dossier]], fields=["code"])
    return found["code"]


def _late(code):
    return [("code", "=", code), ("is_late", "=", True)]
