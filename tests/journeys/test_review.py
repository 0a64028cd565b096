"""A campaign from its opening to the accepted report of a province, with one return.

The centre opens it; a local unit sends figures that do not add up, is refused, mends
them, is returned once and accepted; its province adds up what was sent and reports.
"""

from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys import reviewing
from tests.journeys.reviewing import expect_state
from tests.journeys.screens import agree, fill, press, row

NAME = "Sơ kết cơ chế một cửa toàn quốc"
CENTRE, LOCAL, OFFICE, HEAD = (
    "cuc.truongban",
    "truongphong.kv2",
    "vanphong",
    "truongthads",
)
LOCAL_UNIT = "Phòng THADS khu vực 2 - Tuyên Quang"
PROVINCE = "THADS tỉnh Tuyên Quang"
ANSWER = "Đã phân công công chức trực Bộ phận một cửa."


def test_a_campaign_from_opening_to_the_accepted_report(sign_in, live):
    centre = sign_in(CENTRE)
    _open_campaign(centre)

    local = sign_in(LOCAL)
    _open_report(local, live, LOCAL, LOCAL_UNIT)
    reviewing.type_figures(local, received="5", results="4")
    press(local, "action_submit")
    expect(local.locator(".modal")).to_contain_text("(6) = (3)")
    expect(local.locator(".modal")).to_contain_text(LOCAL_UNIT)
    agree(local)
    reviewing.mend(local, results="5")
    reviewing.answer(local, "Trong công tác quản lý", ANSWER)
    press(local, "action_submit")
    expect_state(local, "Đã gửi")

    office = sign_in(OFFICE)
    _open_report(office, live, OFFICE, LOCAL_UNIT)
    press(office, "action_ask_return")
    modal = office.locator(".modal")
    fill(modal, "cells", "II.1(7)")
    fill(modal, "note", "Đối chiếu lại với sổ theo dõi")
    press(modal, "action_confirm")
    expect_state(office, "Bị trả lại")

    _open_report(local, live, LOCAL, LOCAL_UNIT)
    expect(local.locator(".alert-warning")).to_contain_text("Đối chiếu lại với sổ")
    expect(local.locator("td.table-danger")).to_have_text("5")
    local.screenshot(path=PICTURES / "wide" / "review-returned.png")
    press(local, "action_submit")
    expect_state(local, "Đã gửi")
    _open_report(office, live, OFFICE, LOCAL_UNIT)
    press(office, "action_accept")
    expect_state(office, "Đã chấp nhận")

    _open_report(office, live, OFFICE, PROVINCE)
    total = office.locator("tr[data-kind=total] td[data-column='3']")
    assert int(total.inner_text()) >= 5  # what was typed below, and own dossiers
    office.screenshot(path=PICTURES / "wide" / "review-form-two.png", full_page=True)
    _take_over(office)
    press(office, "action_submit")
    expect_state(office, "Chờ ký")
    head = sign_in(HEAD, phone=True)
    _open_report(head, live, HEAD, PROVINCE)
    head.screenshot(path=PICTURES / "phone" / "review-to-sign.png")
    found = _find(live, HEAD, PROVINCE)
    live.rpc(HEAD)("thads.review.report", "action_submit", [[found]])

    _open_report(centre, live, CENTRE, PROVINCE)
    press(centre, "action_accept")
    expect_state(centre, "Đã chấp nhận")
    _check_drill_down(centre)


def _open_campaign(page):
    reviewing.draft_campaign(page, NAME)
    press(page, "action_open")
    agree(page)
    expect(page.locator("button[name=action_open_reports]")).to_be_visible()
    page.screenshot(path=PICTURES / "wide" / "review-campaign.png")


def _open_report(page, live, login, unit):
    reviewing.open_report(page, _find(live, login, unit))


def _take_over(page):
    page.get_by_role("tab", name="Báo cáo", exact=True).click()
    row(page, "Trong công tác quản lý").locator("td.o_data_cell").first.click()
    modal = page.locator(".modal")
    expect(row(modal, LOCAL_UNIT)).to_contain_text(ANSWER)
    page.screenshot(path=PICTURES / "wide" / "review-take-over.png")
    press(modal, "action_take_up")
    modal.locator(".btn-close").click()
    expect(row(page, "Trong công tác quản lý")).to_contain_text(ANSWER)


def _check_drill_down(page):
    number = page.locator("tr[data-kind=total] td[data-column='3'] a")
    number.click()
    expect(page.locator(".o_list_view")).to_be_visible()


def _find(live, login, unit) -> int:
    return reviewing.find_report(live, login, NAME, unit)
