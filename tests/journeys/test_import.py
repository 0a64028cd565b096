"""A specialist takes a plan from a Word file, checks it and sees it in the system."""

import pytest
from playwright.sync_api import expect

from tests.journeys.measured import read_pages
from tests.journeys.screens import agree, download, field, rows, save_row
from tests.journeys.word import IMPOSSIBLE, LINES, TITLE, write_plan


@pytest.fixture
def page(sign_in):
    page = sign_in("chuyenvien")
    page.goto("/odoo/plan-import")
    return page


def _read(page, path):
    """Uploads a file and waits for its lines."""
    field(page, "file").locator("input[type=file]").set_input_files(path)
    expect(field(page, "file").locator("input[type=text]")).to_have_value(path.name)
    page.locator("button[name=action_read]").first.click()
    expect(rows(page).first).to_be_visible(timeout=30_000)


def _show_only(page, label):
    value = page.locator(".o_search_panel_category_value").filter(has_text=label)
    value.click()
    expect(value.locator("header")).to_contain_class("active")


def _count_doubtful(page) -> int:
    counter = page.locator(".o_search_panel_category_value").filter(
        has_text="Cần kiểm tra"
    )
    return int(counter.locator(".o_search_panel_counter").inner_text())


def _accept(page):
    page.locator("button[name=action_apply]").click()
    agree(page)
    expect(field(page, "task_ids")).to_be_visible(timeout=30_000)


def test_own_word_file(page, tmp_path):
    _read(page, write_plan(tmp_path))
    expect(rows(page)).to_have_count(len(LINES))
    impossible = rows(page).filter(has_text=IMPOSSIBLE)
    expect(impossible).to_contain_class("text-warning")
    _show_only(page, "Thời gian")
    expect(rows(page)).to_have_count(1)

    impossible.locator("td[name=schedule_text]").click()
    impossible.locator("td[name=schedule_text] textarea").fill("Chậm nhất 30/11/2026")
    save_row(page)
    page.locator(".o_search_panel_category_value").filter(
        has_text="Tất cả"
    ).last.click()
    corrected = rows(page).filter(has_text="Chậm nhất 30/11/2026")
    expect(corrected.locator("td[name=date_deadline]")).to_have_text("30/11/2026")
    expect(corrected).not_to_contain_class("text-warning")

    _accept(page)
    expect(field(page, "name").locator("textarea")).to_have_value(TITLE)
    expect(rows(field(page, "task_ids"))).to_have_count(len(LINES))


def test_empty_file_is_refused_by_its_name(page, tmp_path):
    empty = tmp_path / "kế hoạch rỗng.docx"
    empty.write_bytes(b"")
    field(page, "file").locator("input[type=file]").set_input_files(empty)
    page.locator("button[name=action_read]").first.click()
    expect(page.locator(".modal-body")).to_contain_text("“kế hoạch rỗng.docx”")


def test_the_plan_of_the_ministry(page, shared_inputs):
    _read(page, shared_inputs / "ke-hoach-2057.docx")
    expect(page.locator(".o_pager_counter")).to_have_text("1-84 / 84")
    before = _count_doubtful(page)
    _show_only(page, "Cần kiểm tra")
    expect(rows(page)).to_have_count(before)

    line = rows(page).filter(has_text="Đến năm 2020").first
    line.locator("td[name=schedule_text]").click()
    line.locator("td[name=schedule_text] textarea").fill("Chậm nhất 31/12/2020")
    save_row(page)
    corrected = rows(page).filter(has_text="Chậm nhất 31/12/2020")
    expect(corrected).not_to_contain_class("text-warning")

    _accept(page)
    tasks = rows(field(page, "task_ids"))
    expect(tasks).to_have_count(6 + 10 + 52)
    expect(tasks.nth(0)).to_contain_text("QUÁN TRIỆT, TỔ CHỨC TRIỂN KHAI")
    expect(tasks.nth(3)).to_contain_class("o_thads_level_2")

    pages = read_pages(download(page, "action_print_pdf"))
    annex = [printed for printed in pages if printed.width > printed.height]
    assert annex
    heads = {"Lãnh đạo Bộ phụ trách", "Căn cứ xác định nhiệm vụ"}
    for printed in annex:  # with the columns of the file
        assert printed.without(heads) == set()
