"""A campaign through three tiers to the national report, and what goes on around it.

The centre opens it and leaves the day of the local units to the provinces; a province
sets it, urges, sends figures that do not add up, is refused, mends them, has its report
returned with a cell marked and accepted at last; the centre's report is signed, printed
and published. No other province has seen a figure before that.
"""

import io
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.conftest import PICTURES, today_in_vietnam
from tests.journeys import reviewing
from tests.journeys.reviewing import expect_state
from tests.journeys.screens import (
    agree,
    choose,
    field,
    fill,
    open_page,
    open_row,
    press,
    press_in_box,
    row,
    save,
)
from tools.live import Live, RpcError

NAME = "Sơ kết cơ chế một cửa toàn Hệ thống"
CENTRE, CENTRE_HEAD = "cuc.truongban", "cuctruong"
OFFICE, HEAD = "vanphong", "truongthads"
LOCAL, OTHER_LOCAL = "truongphong.kv3", "truongphong.kv4"
LOCAL_UNIT = "Phòng THADS khu vực 3 - Tuyên Quang"
PROVINCE = "THADS tỉnh Tuyên Quang"
STRANGER = "stranger"
QUESTION = "Hồ sơ người nộp rút lại thì tính vào cột nào?"
ANSWER = "Toàn tỉnh đã bố trí công chức trực Bộ phận một cửa."
TODAY = today_in_vietnam()
PROVINCE_DAY = TODAY + timedelta(days=20)
LOCAL_DAY = TODAY + timedelta(days=10)
A4_LONG = 842  # points
# a person of another province, where the demonstration has nobody
CREATE_STRANGER = f"""
home = env["hr.department"].search([("short_name", "=", {PROVINCE!r})])
province = env["hr.department"].create({{
    "name": "Thi hành án dân sự tỉnh Khác", "short_name": "THADS tỉnh Khác",
    "unit_type": "province", "parent_id": home.parent_id.id, "date_from": "2025-07-01",
}})
user = env["res.users"].create({{
    "name": "Người tỉnh khác", "login": {STRANGER!r}, "password": {STRANGER!r},
    "group_ids": [(6, 0, env.ref("thads_base.group_leader").ids)],
}})
env["thads.position"].create({{
    "name": "Trưởng", "department_id": province.id, "rank": "head",
    "user_id": user.id, "date_from": "2025-07-01",
}})
env.cr.commit()
print(province.id)
"""


@pytest.fixture(scope="module")
def live():
    """A country of its own: units of other journeys would report too."""
    with Live("test_review_national") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


@pytest.fixture
def stranger(live):
    live.shell(CREATE_STRANGER)
    return live.rpc(STRANGER)


def test_a_campaign_from_opening_to_the_national_report(sign_in, live, stranger):
    centre = sign_in(CENTRE)
    _open_campaign(centre)
    office = sign_in(OFFICE)
    province = reviewing.find_report(live, OFFICE, NAME, PROVINCE)
    _set_local_day(office, province)

    local = sign_in(LOCAL)
    reviewing.open_report(local, _find(live, LOCAL, LOCAL_UNIT))
    expect(field(local, "date_due")).to_contain_text(f"{LOCAL_DAY:%d/%m/%Y}")
    _urge(centre, office)
    reviewing.type_figures(local, received="6", results="6")
    press(local, "action_submit")
    expect_state(local, "Đã gửi")
    reviewing.open_report(office, _find(live, OFFICE, LOCAL_UNIT))
    press(office, "action_accept")
    expect_state(office, "Đã chấp nhận")

    _send_with_an_error_mended(office, province)
    _sign(live, HEAD, province)
    reviewing.open_report(centre, province)
    press(centre, "action_ask_return")
    modal = centre.locator(".modal")
    fill(modal, "cells", "II.1(7)")
    fill(modal, "note", "Đối chiếu số liệu của các Phòng khu vực")
    press(modal, "action_confirm")
    expect_state(centre, "Bị trả lại")
    reviewing.open_report(office, province)
    expect(office.locator("td.table-danger")).to_be_visible()
    expect(office.locator(".alert-warning")).to_contain_text("Đối chiếu số liệu")
    office.screenshot(path=PICTURES / "wide" / "review-province-returned.png")
    press(office, "action_submit")
    expect_state(office, "Chờ ký")
    _sign(live, HEAD, province)
    reviewing.open_report(centre, province)
    press(centre, "action_accept")
    expect_state(centre, "Đã chấp nhận")

    assert not _sees(stranger, province)
    national = _finish(centre, live)
    _check_paper(centre, national)
    assert not _sees(stranger, province)
    _publish(centre)
    assert _sees(stranger, province)


def test_a_question_a_letter_and_a_conference(sign_in, live):
    centre = sign_in(CENTRE)
    name = f"{NAME}, hội nghị"
    reviewing.draft_campaign(centre, name)
    press(centre, "action_open")
    agree(centre)
    address = centre.url
    open_page(centre, "texts")
    press(centre, "action_draft_guidance")
    expect(field(centre, "body")).to_be_visible()
    centre.screenshot(path=PICTURES / "wide" / "review-guidance.png")

    _ask(sign_in(LOCAL), name)
    centre.goto(address)
    expect(centre.locator("[name=question_count]")).to_have_text("1")
    press_in_box(centre, "action_open_questions")
    open_row(centre, QUESTION)
    expect(field(centre, "answer")).to_be_visible()
    fill(centre, "answer", "Tính vào số đã giải quyết xong.")
    save(centre)
    press(centre, "action_publish")
    agree(centre)
    expect_state(centre, "Đã công bố")
    other = sign_in(OTHER_LOCAL, phone=True)
    other.goto("/odoo/review-questions")
    expect(other.locator(".o_kanban_record").first).to_contain_text("Tính vào số đã")
    other.screenshot(path=PICTURES / "phone" / "review-questions.png")

    centre.goto(address)
    press_in_box(centre, "action_open_conferences")
    expect(centre.locator(".o_calendar_view")).to_be_visible()
    centre.goto("/odoo/review-conferences/new")
    _invite(centre, name)
    _conclude(centre, live)


def _find(live, login, unit) -> int:
    return reviewing.find_report(live, login, NAME, unit)


def _open_campaign(page):
    reviewing.draft_campaign(page, NAME)
    tiers = field(page, "tier_ids")
    row(tiers, "Phòng khu vực").locator("td[name=is_set_above]").click()
    tiers.locator(".o_selected_row [name=is_set_above] input").check()
    row(tiers, "Tỉnh, thành phố").locator("td[name=date_due]").click()
    fill(tiers, "date_due", f"{PROVINCE_DAY:%d/%m/%Y}")
    field(page, "name").click()
    save(page)
    press(page, "action_open")
    agree(page)
    expect(page.locator("button[name=action_urge]").first).to_be_visible()


def _set_local_day(page, report):
    """Local units never have more time than their province."""
    reviewing.open_report(page, report)
    fill(page, "date_due_below", f"{PROVINCE_DAY + timedelta(days=1):%d/%m/%Y}")
    page.locator(".o_form_button_save").click()
    expect(page.locator(".modal")).to_contain_text(f"{PROVINCE_DAY:%d/%m/%Y}")
    agree(page)
    field(page, "date_due_below").locator(".o_input").click()
    fill(page, "date_due_below", f"{LOCAL_DAY:%d/%m/%Y}")
    save(page)


def _urge(centre, office):
    press(centre, "action_urge")
    notice = centre.locator(".o_notification").first
    expect(notice).to_contain_text("Số đơn vị đã đôn đốc")
    centre.screenshot(path=PICTURES / "wide" / "review-urged.png")
    office.goto("/odoo/review-board")
    expect(row(office, LOCAL_UNIT)).to_contain_text(f"{TODAY:%d/%m/%Y}")
    office.screenshot(path=PICTURES / "wide" / "review-board.png")


def _send_with_an_error_mended(page, report):
    reviewing.open_report(page, report)
    reviewing.type_figures(page, received="8", results="7")
    press(page, "action_submit")
    expect(page.locator(".modal")).to_contain_text("(6) = (3)")
    expect(page.locator(".modal")).to_contain_text(PROVINCE)
    agree(page)
    reviewing.mend(page, results="8")
    reviewing.answer(page, "Trong công tác quản lý", ANSWER)
    press(page, "action_submit")
    expect_state(page, "Chờ ký")


def _sign(live, login, report):
    live.rpc(login)("thads.review.report", "action_submit", [[report]])


def _sees(rpc, report) -> bool:
    """Whether somebody finds a report, and gets its figures; never one of the two."""
    found = rpc("thads.review.report", "search", [[("id", "=", report)]])
    try:
        rpc("thads.review.report", "figures", [[report]])
    except RpcError:
        assert not found
        return False
    assert found
    return True


def _finish(centre, live) -> int:
    """The centre takes over an answer, hands its report on; its head signs it."""
    [report] = live.rpc(CENTRE)(
        "thads.review.report",
        "search",
        [[("review_id.name", "=", NAME), ("parent_id", "=", False)]],
    )
    reviewing.open_report(centre, report)
    total = centre.locator("tr[data-kind=total] td[data-column='3']")
    assert int(total.inner_text().replace(".", "")) >= 6 + 8
    centre.get_by_role("tab", name="Báo cáo", exact=True).click()
    row(centre, "Trong công tác quản lý").locator("td.o_data_cell").first.click()
    modal = centre.locator(".modal")
    press(row(modal, PROVINCE), "action_take_up")
    modal.locator(".btn-close").click()
    expect(row(centre, "Trong công tác quản lý")).to_contain_text(ANSWER)
    press(centre, "action_submit")
    expect_state(centre, "Chờ ký")
    _sign(live, CENTRE_HEAD, report)
    return report


def _check_paper(page, report):
    """The outline upright, both forms as annexes in landscape with their notes."""
    reviewing.open_report(page, report)
    with page.expect_download(timeout=120_000) as waiting:
        press(page, "action_print_pdf")
    path = PICTURES / "review-national.pdf"
    waiting.value.save_as(path)
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    widths = [round(sheet.mediabox.width) for sheet in pages]
    assert widths[0] < A4_LONG
    assert widths[-1] == A4_LONG
    texts = [" ".join(sheet.extract_text().split()) for sheet in pages]
    upright = " ".join(t for t, w in zip(texts, widths, strict=True) if w < A4_LONG)
    annexes = " ".join(t for t, w in zip(texts, widths, strict=True) if w == A4_LONG)
    for words in ("BÁO CÁO", ANSWER, "LÃNH ĐẠO ĐƠN VỊ", "Nơi nhận"):
        assert words in upright
    for words in (
        "Biểu số 1",
        "Biểu số 2",
        PROVINCE.removeprefix("THADS tỉnh "),
        "Tổng cộng",
        "Lưu ý:",
        "Số liệu tại cột (6) = cột (3)",
        "(11) + (12) + (13) = cột (7) + cột (8)",
        "tổng hợp số liệu của các Phòng THADS khu vực trực thuộc",
    ):
        assert words in annexes


def _publish(page):
    page.goto("/odoo/reviews")
    row(page, NAME).locator("td.o_data_cell").first.click()
    press(page, "action_publish")
    agree(page)
    expect_state(page, "Đã công bố")


def _ask(page, review):
    page.goto("/odoo/review-questions/new")
    fill(page, "name", QUESTION)
    choose(page, "review_id", review, typed=review)
    save(page)
    page.screenshot(path=PICTURES / "wide" / "review-question.png")


def _invite(page, review):
    fill(page, "name", "Hội nghị sơ kết cơ chế một cửa")
    choose(page, "review_id", review, typed=review)
    start = TODAY + timedelta(days=30)
    fill(page, "datetime_start", f"{start:%d/%m/%Y} 08:00:00")
    fill(page, "datetime_stop", f"{start:%d/%m/%Y} 11:30:00")
    fill(page, "place", "Hội trường tầng 2")
    field(page, "class_ids").locator("input").fill("Các THADS tỉnh")
    items = page.locator(".o-autocomplete--dropdown-item")
    items.filter(has_text="Các THADS tỉnh, thành phố").first.click()
    save(page)
    press(page, "action_invite")
    expect(field(page, "body")).to_be_visible()
    text = field(page, "body").locator("textarea").input_value()
    assert "trân trọng kính mời" in text
    assert f"ngày {start:%d/%m/%Y}" in text
    page.screenshot(path=PICTURES / "wide" / "review-invitation.png")
    page.go_back()


def _conclude(page, live):
    open_page(page, "attendance")
    expect(row(field(page, "attendance_ids"), PROVINCE)).to_be_visible()
    open_page(page, "conclusions")
    box = field(page, "conclusion_ids")
    box.locator(".o_field_x2many_list_row_add a").click()
    fill(box, "name", "Trang bị máy quét tại Bộ phận Một cửa")
    units = field(box, "department_ids").locator("input")
    units.fill(PROVINCE)
    page.locator(".o-autocomplete--dropdown-item").filter(
        has_text=PROVINCE
    ).first.click()
    fill(box, "date_deadline", f"{TODAY + timedelta(days=60):%d/%m/%Y}")
    save(page)
    press(box, "action_give")
    expect(box.locator("button[name=action_open_assignments]")).to_be_visible()
    page.screenshot(path=PICTURES / "wide" / "review-conference.png")
    given = live.rpc(HEAD)(
        "thads.plan.assignment",
        "search_count",
        [[("name", "=", "Trang bị máy quét tại Bộ phận Một cửa")]],
    )
    assert given == 1
