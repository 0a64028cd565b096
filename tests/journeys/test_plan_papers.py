"""A plan's papers: drafted from it, issued, signed, sent, kept in its file."""

import io
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect
from pypdf import PdfWriter

from tests.journeys.screens import (
    agree,
    download,
    field,
    fill,
    press,
    press_in_box,
)

CLERKS = 20
EACH = 3
OFFICE = "vanthu"


@pytest.fixture(scope="module")
def plan_id(live):
    own = [("department_id.code", "=", "08"), ("plan_type", "=", "annual")]
    [found] = live.rpc("admin")("thads.plan", "search", [own])
    return found


@pytest.fixture
def scan(tmp_path):
    """A file of one empty page, as a scanner gives it."""
    writer, path = PdfWriter(), tmp_path / "ban-ky.pdf"
    writer.add_blank_page(210, 297)
    writer.write(path)
    return path


def test_office_drafts_issues_signs_and_keeps_a_paper(sign_in, plan_id, scan):
    page = sign_in(OFFICE)
    page.goto(f"/odoo/plans/{plan_id}")
    press(page, "action_draft_paper")
    page.locator(".modal").get_by_text("Bản tổng hợp ý kiến").click()
    press(page.locator(".modal"), "action_confirm")
    body = field(page, "body").locator("textarea")
    expect(body).to_have_value("[BẢNG TỔNG HỢP Ý KIẾN]")
    press(page, "action_issue")
    agree(page)
    expect(page.locator("button[name='action_send']")).to_be_visible()
    _upload(page, scan)
    _dispatch(page)
    page.goto(f"/odoo/plans/{plan_id}")
    press_in_box(page, "action_open_dossier")
    expect(field(page, "item_ids")).to_contain_text("bản quét đã ký")
    press(page, "action_close")
    agree(page)
    archive = zipfile.ZipFile(io.BytesIO(download(page, "action_export")))
    assert "SHA256SUMS" in archive.namelist()
    assert any("ban-ky" in name for name in archive.namelist())


def _upload(page, scan):
    press(page, "action_upload_scan")
    page.locator(".modal input[type='file']").set_input_files(scan)
    press(page.locator(".modal"), "action_confirm")
    expect(field(page, "scan_file")).to_contain_text("ban-ky.pdf")


def _dispatch(page):
    press(page, "action_send")
    fill(page.locator(".modal"), "names", "Ủy ban nhân dân tỉnh")
    press(page.locator(".modal"), "action_confirm")
    page.get_by_role("tab", name="Phát hành").click()
    expect(field(page, "delivery_ids")).to_contain_text("Ủy ban nhân dân tỉnh")


def test_many_clerks_leave_neither_gap_nor_repeat(live):
    clerks = [live.rpc(OFFICE) for _ in range(CLERKS)]
    [office] = clerks[0](
        "hr.department", "search", [[("office_id.is_my_unit", "=", True)]]
    )
    values = {"department_id": office, "sender": "Ủy ban", "title": "Ý kiến"}
    start = threading.Barrier(CLERKS)

    def register(clerk):
        start.wait()
        return [
            clerk("thads.incoming", "create", [[values]])[0] for _time in range(EACH)
        ]

    with ThreadPoolExecutor(CLERKS) as pool:
        papers = [paper for own in pool.map(register, clerks) for paper in own]
    rows = clerks[0]("thads.incoming", "read", [papers], fields=["arrival_number"])
    numbers = sorted(row["arrival_number"] for row in rows)
    assert numbers == list(range(1, CLERKS * EACH + 1))
