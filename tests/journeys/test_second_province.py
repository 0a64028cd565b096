"""A new administrator, a new database, a province that is not the demonstration's.

What README and docs/operation.md tell: the addons are installed, ``admin`` signs in and
goes through the set-up with a staff file of ten people; they choose their passwords by
the links of the set-up, one drafts the first plan, one receives the first dossier. Each
stage is timed, as a machine does it: people take their time on top of that.

The server's clock starts at Friday 20/11/2026, 09:00.
"""

import io
import time

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import (
    choose,
    download,
    expect_saved,
    field,
    fill,
    press,
    row,
    rows,
)
from tests.journeys.way import draft_plan
from tools.live import Live

pytestmark = pytest.mark.slow
PROVINCE = "66 - tỉnh Đắk Lắk"
HEAD = "Trưởng Thi hành án dân sự"
DEPUTY = "Phó Trưởng Thi hành án dân sự"
PEOPLE = [  # name, sign-in name, unit, title
    ("Y Thắng Niê", "thang.nie", "66", HEAD),
    ("Trần Thị Hoa", "hoa.tran", "66", DEPUTY),
    ("Lê Văn Minh", "minh.le", "66.01", "Chánh Văn phòng"),
    ("H'Linh Êban", "linh.eban", "66.01", "Văn thư"),
    ("Nguyễn Thu Hà", "ha.nguyen", "66.01", "Công chức Bộ phận Một cửa"),
    ("Phạm Quốc Bảo", "bao.pham", "66.02", "Trưởng phòng"),
    ("Đỗ Mai Chi", "chi.do", "66.02", "Chuyên viên"),
    ("Bùi Đức Long", "long.bui", "66.11", "Trưởng phòng"),
    ("Y Wôn Knul", "won.knul", "66.11", "Chấp hành viên"),
    ("Vũ Thị Sen", "sen.vu", "66.12", "Trưởng phòng"),
]
SERVICE = "Quyết định thi hành án theo đơn yêu cầu"
FIRST_DOSSIER = "66-261120-0001"


@pytest.fixture(scope="module")
def watch():
    return Stopwatch()


@pytest.fixture(scope="module")
def live(watch):
    addons = ("thads_work_plan", "thads_one_stop")
    with Live("test_second_province", "2026-11-20 02:00:00", addons) as live:
        watch.stop("addons installed, server started")
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


class Stopwatch:
    """Tells how long each stage took."""

    def __init__(self):
        self.begin = self.last = time.monotonic()

    def stop(self, stage):
        now = time.monotonic()
        print(f"{now - self.last:6.1f} s  {stage} ({now - self.begin:.0f} s in all)")
        self.last = now


def test_from_nothing_to_the_first_plan_and_dossier(sign_in, browser, live, watch):
    admin = sign_in("admin")
    _open_by_menu(admin)
    _make_units(admin)
    watch.stop("units made")
    _load_staff(admin)
    watch.stop("staff checked, corrected and loaded")
    _set_the_rest(admin)
    watch.stop("procedures, services, numbers, addresses")
    expect(rows(field(admin, "missing_ids")).first).to_be_visible()
    missing = field(admin, "missing_ids").inner_text()
    assert "10 người chưa đăng nhập lần nào." in missing
    assert "Chưa có ký hiệu" in missing
    assert f"Chưa có thủ trưởng: {HEAD}" not in missing
    admin.screenshot(path=PICTURES / "wide" / "setup-missing.png")
    links = _get_links(admin)
    assert set(links) == {login for _name, login, _unit, _title in PEOPLE}
    for login in ("chi.do", "ha.nguyen"):
        _choose_password(browser, live, links[login], login)
    watch.stop("two people chose their passwords")

    planner = sign_in("chi.do")
    draft_plan(planner, "Kế hoạch công tác năm 2027", 2027)
    unit = field(planner, "department_id").locator("input")
    expect(unit).to_have_value(
        "Phòng Nghiệp vụ và Tổ chức thi hành án - THADS tỉnh Đắk Lắk"
    )
    watch.stop("first plan drafted")

    desk = sign_in("ha.nguyen")
    assert _receive(desk) == FIRST_DOSSIER
    watch.stop("first dossier received")


def _open_by_menu(page):
    page.goto("/odoo/thads-units")
    page.locator(".o_menu_sections button").filter(has_text="Cấu hình").click()
    page.locator(".o-dropdown--menu a").filter(has_text="Thiết lập ban đầu").click()
    expect(field(page, "province_code")).to_be_visible()


def _make_units(page):
    choose(page, "province_code", PROVINCE, typed="66")
    fill(page, "room_count", "3")
    fill(page, "place", "Đắk Lắk")
    press(page, "action_make_units")
    units = field(page, "unit_ids")
    expect(rows(units)).to_have_count(9)
    expect(row(units, "khu vực 3 - Đắk Lắk")).to_be_visible()
    page.screenshot(path=PICTURES / "wide" / "setup-units.png")
    press(page, "action_next")


def _load_staff(page):
    template = download(page, "action_staff_template")
    _upload(page, _fill_in(template, [*PEOPLE[:-1], ("", "sen vu", "66.99", "Vua")]))
    press(page, "action_load_staff")
    doubts = field(page, "doubt_ids")
    expect(rows(doubts)).to_have_count(4)
    expect(row(doubts, "66.99")).to_contain_text("11")
    page.screenshot(path=PICTURES / "wide" / "setup-doubts.png")
    _upload(page, _fill_in(template, PEOPLE))
    press(page, "action_load_staff")
    expect(field(page, "staff_summary")).to_contain_text("10 người dùng, 10 chức danh")
    press(page, "action_next")


def _fill_in(template, people) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    for name, login, unit, title in people:
        sheet.append([name, login, None, unit, title])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _upload(page, content):
    file = {"name": "cán bộ.xlsx", "mimeType": "", "buffer": content}
    chooser = field(page, "staff_file").locator("input[type=file]")
    chooser.set_input_files(file)
    expect(field(page, "doubt_ids")).to_have_count(0)


def _set_the_rest(page):
    expect(field(page, "procedure_ids").get_by_text("253/2025 - ")).to_be_visible()
    press(page, "action_next")
    numbers = field(page, "number_ids")
    row(numbers, "Quyết định").locator("td[name='last_number']").click()
    page.keyboard.type("120")
    press(page, "action_next")
    fill(page, "mailbox_email", "vanthu@daklak.example.com")
    press(page, "action_next")
    expect(field(page, "missing_ids")).to_be_visible()


def _get_links(page) -> dict:
    for _ in range(4):
        press(page, "action_back")
        page.wait_for_timeout(500)
    content = download(page, "action_accounts_sheet")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return {login: link for _n, login, _u, link in sheet.iter_rows(2, values_only=True)}


def _choose_password(browser, live, link, login):
    page = browser.new_page(base_url=live.url)
    page.goto("/web" + link.partition("/web")[2])
    page.fill("input[name=password]", login)
    page.fill("input[name=confirm_password]", login)
    page.click("form button[type=submit]")
    page.wait_for_selector(".o_web_client .o_main_navbar")
    page.close()


def _receive(page) -> str:
    page.goto("/odoo/desk")
    expect(page.locator(".o_thads_desk input[type=search]")).to_be_focused()
    page.keyboard.press("Alt+c")
    choose(page, "service_id", SERVICE, typed="THA-01")
    fill(page, "applicant_name", "Hoàng Thị Út")
    fill(page, "applicant_phone", "0912000001")
    press(page, "action_receive")
    expect_saved(page)
    code = field(page, "code")
    expect(code).not_to_be_empty()
    return code.inner_text()
