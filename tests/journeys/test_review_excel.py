"""Biểu số 2 is downloaded, filled in offline, and brought back.

A local unit has a dossier that no software knows. It changes the sheet, is shown what
changes, and takes it over; a sheet with a slip and a file that is no sheet are refused.
"""

import io
from datetime import timedelta

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.conftest import PICTURES, today_in_vietnam
from tests.journeys.screens import download, field, press, row, rows

PATIENCE = 20_000  # milliseconds: dossiers are counted
NAME = "Sơ kết nhập số liệu bằng Excel"
CENTRE, LOCAL = "cuc.truongban", "truongphong.kv2"
LOCAL_UNIT = "Phòng THADS khu vực 2 - Tuyên Quang"
SERVICE = "Quyết định thi hành án theo đơn yêu cầu"
MORE = 7  # dossiers that were handled without the software
COLUMNS = "CDFI"  # received, at the desk, results, not due yet


def test_the_form_goes_out_to_excel_and_comes_back(sign_in, live, tmp_path):
    _open_campaign(live)
    page = sign_in(LOCAL)
    page.goto(f"/odoo/review-reports/{_find(live)}")
    expect(page.locator(".o_thads_form_two table")).to_be_visible(timeout=PATIENCE)
    before = _get_total(page)
    content = download(page, "action_print_xlsx")

    broken = tmp_path / "bieu-so-2.xlsx"
    broken.write_bytes(content[: len(content) // 2])
    _choose_file(page, broken)
    expect(page.locator(".modal-body").last).to_contain_text("“bieu-so-2.xlsx”")
    page.locator(
        ".o_error_dialog .btn-primary, .modal-footer .btn-primary"
    ).last.click()
    page.locator(".modal .btn-close").last.click()
    expect(page.locator(".modal")).to_have_count(0)

    slip = _fill_in(content, tmp_path / "nham.xlsx", "bảy")
    _choose_file(page, slip)
    modal = page.locator(".modal")
    expect(modal.locator(".alert-danger")).to_contain_text("“bảy”")
    expect(modal.locator("button[name=action_apply]")).to_be_hidden()
    page.screenshot(path=PICTURES / "wide" / "review-excel-doubt.png")
    modal.locator(".btn-close").click()
    expect(page.locator(".modal")).to_have_count(0)
    assert _get_total(page) == before

    _choose_file(page, _fill_in(content, tmp_path / "dung.xlsx"))
    lines = rows(field(modal, "line_ids"))
    expect(lines).to_have_count(len(COLUMNS))
    expect(lines.first).to_contain_text(SERVICE)
    expect(lines.first).to_contain_text("(3)")
    page.screenshot(path=PICTURES / "wide" / "review-excel-differences.png")
    assert _get_total(page) == before
    press(modal, "action_apply")
    expect(page.locator(".modal")).to_have_count(0, timeout=PATIENCE)
    total = page.locator("tr[data-kind=total] td[data-column='3']")
    expect(total).to_have_text(str(before + MORE), timeout=PATIENCE)
    typed = row(field(page, "typed_ids"), SERVICE)
    expect(typed.locator("td[name=received]")).to_have_text(str(MORE))
    page.screenshot(path=PICTURES / "wide" / "review-excel-applied.png")


def _open_campaign(live):
    call = live.rpc(CENTRE)
    end = today_in_vietnam() - timedelta(days=1)
    values = {
        "name": NAME,
        "period_start": f"{end - timedelta(days=60)}",
        "period_end": f"{end}",
    }
    [review] = call("thads.review", "create", [[values]])
    call("thads.review", "action_open", [[review]])


def _find(live) -> int:
    domain = [
        ("department_id.short_name", "=", LOCAL_UNIT),
        ("review_id.name", "=", NAME),
    ]
    [found] = live.rpc(LOCAL)("thads.review.report", "search", [domain])
    return found


def _get_total(page) -> int:
    return int(page.locator("tr[data-kind=total] td[data-column='3']").inner_text())


def _fill_in(content, path, value=None):
    """Add the dossiers to the row of the service, or write ``value`` there."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    place = max(cell.row for cell in sheet["B"] if cell.value == SERVICE)
    for column in COLUMNS:
        cell = sheet[f"{column}{place}"]
        cell.value = value or cell.value + MORE
    book.save(path)
    return path


def _choose_file(page, path):
    press(page, "action_import_form_two")
    modal = page.locator(".modal")
    field(modal, "file").locator("input[type=file]").set_input_files(path)
    expect(field(modal, "file").locator("input[type=text]")).to_have_value(path.name)
    press(modal, "action_read")
