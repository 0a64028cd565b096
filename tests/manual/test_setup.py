"""The administrator of a new province: the set-up, from units to what is missing."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.conftest import serve_next_morning
from tests.journeys.screens import choose, download, field, fill, press, row, rows

PEOPLE = [  # name, sign-in name, unit, title
    ("Y Thắng Niê", "thang.nie", "66", "Trưởng Thi hành án dân sự"),
    ("Lê Văn Minh", "minh.le", "66.01", "Chánh Văn phòng"),
    ("Nguyễn Thu Hà", "ha.nguyen", "66.01", "Công chức Bộ phận Một cửa"),
]
DOUBTFUL = ("", "won knul", "66.99", "Vua")


@pytest.fixture(scope="module")
def live():
    with serve_next_morning("test_manual_setup") as live:
        yield live


@pytest.mark.slow
def test_setup(scene, sign_in):
    page = sign_in("quantri")
    scene.walk(page, "Tổ chức", "Cấu hình", "Thiết lập ban đầu")
    choose(page, "province_code", "66 - tỉnh Đắk Lắk", typed="66")
    fill(page, "room_count", "3")
    fill(page, "place", "Đắk Lắk")
    press(page, "action_make_units")
    expect(rows(field(page, "unit_ids"))).to_have_count(9)
    scene.take(page, "units")
    press(page, "action_next")
    template = download(page, "action_staff_template")
    _load(page, template, [*PEOPLE, DOUBTFUL])
    expect(rows(field(page, "doubt_ids"))).to_have_count(4)
    scene.take(page, "doubts")
    _load(page, template, PEOPLE)
    expect(field(page, "staff_summary")).to_contain_text("3 người dùng")
    press(page, "action_next")
    expect(field(page, "procedure_ids").get_by_text("253/2025 - ")).to_be_visible()
    scene.look(page)
    press(page, "action_next")
    expect(row(field(page, "number_ids"), "Quyết định")).to_be_visible()
    scene.take(page, "numbers")
    press(page, "action_next")
    expect(field(page, "mailbox_email")).to_be_visible()
    scene.look(page)
    press(page, "action_next")
    expect(rows(field(page, "missing_ids")).first).to_be_visible()
    scene.take(page, "missing")
    scene.walk(page, "Tổ chức", "Cấu hình", "Gói dữ liệu")
    scene.take(page, "packages")
    row(page, "Đơn vị của tỉnh 66").locator("td[name='name']").click()
    page.locator("button[name=action_remove]").wait_for()
    scene.look(page)


def _load(page, template, people):
    book = openpyxl.load_workbook(io.BytesIO(template))
    for name, login, unit, title in people:
        book.worksheets[0].append([name, login, None, unit, title])
    stream = io.BytesIO()
    book.save(stream)
    file = {"name": "cán bộ.xlsx", "mimeType": "", "buffer": stream.getvalue()}
    chooser = field(page, "staff_file").locator("input[type=file]")
    chooser.set_input_files(file)
    expect(field(page, "doubt_ids")).to_have_count(0)
    press(page, "action_load_staff")
