"""What people do with the steps of a plan, each in their own browser."""

import io
import re
from contextlib import contextmanager

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.screens import (
    agree,
    download,
    field,
    fill,
    press,
    press_in_box,
    row,
    rows,
    save,
    save_row,
)


def draft_plan(page: Page, name: str, year: int, unit: str = "") -> None:
    """Types a plan with one line, and saves it."""
    page.goto("/odoo/plans/new")
    fill(page, "name", name)
    if unit:
        _choose_unit(page, unit)
    fill(page, "year", str(year))
    _type_line(page, "1", "Rà soát hồ sơ", "Báo cáo", "Hằng quý", "Văn phòng")
    save(page)


def _type_line(page, *texts):
    tasks = field(page, "task_ids")
    tasks.get_by_text("Thêm một dòng").click()
    expect(rows(tasks).first.locator("td[name='marker'] :focus")).to_be_attached()
    for number, text in enumerate(texts):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(text)


def _choose_unit(page, unit):
    entry = field(page, "department_id").locator("input").first
    entry.click()
    entry.fill(unit)
    exactly = re.compile(rf"^\s*{unit}\s*$")
    page.locator(".o-autocomplete--dropdown-item").filter(has_text=exactly).click()


def start(page: Page) -> None:
    press(page, "action_start")
    expect(page.locator("button[name='action_start']")).to_have_count(0)


def _go(page, path):
    """Opens a list as it is now: Odoo first shows what the browser remembers of it."""
    with _fresh_list(page):
        page.goto(f"/odoo/{path}")


@contextmanager
def _fresh_list(page):
    with page.expect_response(lambda response: "/web_search_read" in response.url):
        yield
    page.wait_for_timeout(300)  # until it is drawn


def open_step(page: Page, plan: str, step: str, deadline: str):
    """Opens the person's list of steps: that of ``plan`` is there, due on that day.

    :param deadline: as shown, empty if the law sets none
    """
    _go(page, "my-steps")
    found = row(page, plan).filter(has_text=step)
    expect(found).to_be_visible()
    expect(found.locator("td[name='deadline']")).to_have_text(deadline)
    return found


def answer(page: Page, plan: str, step: str, deadline: str, label: str, note=""):
    """Closes the step of ``plan`` from the list, with the reason if it is asked."""
    found = open_step(page, plan, step, deadline)
    _press_answer(found, label)
    if note:
        give_reason(page, note)
    expect(rows(page).filter(has_text=plan).filter(has_text=step)).to_have_count(0)


def _press_answer(scope, label):
    exactly = re.compile(rf"^\s*{label}\s*$")
    scope.locator("button").filter(has_text=exactly).click()


def give_reason(page: Page, note: str) -> None:
    fill(page.locator(".modal"), "note", note)
    press(page.locator(".modal"), "action_confirm")
    expect(page.locator(".modal")).to_have_count(0)


def answer_on_phone(page: Page, plan: str, left: str, label: str, note="") -> None:
    """From the activity menu of a phone: the card of the step, and its button.

    :param left: how much time is left, in words
    """
    page.goto("/odoo/plans")
    page.locator(".o_menu_systray .fa-clock-o").click()
    groups = page.locator(".o-mail-ActivityGroup")
    with _fresh_list(page):
        groups.filter(has_text="Kế hoạch công tác").click()
    card = page.locator(".o_kanban_record").filter(has_text=plan)
    expect(card).to_contain_text(left)
    _press_answer(card, label)
    if note:
        give_reason(page, note)
    expect(page.locator(".o_kanban_record").filter(has_text=plan)).to_have_count(0)


def check(page: Page, live, plan: str, label: str) -> None:
    """Gives all that is to be checked on a plan the same answer, card by card."""
    open_plan(page, live, plan)
    page.locator(".o_notebook_headers [name='appraisal']").click()
    page.locator(".o_notebook button[name='action_open_findings']").click()
    page.locator(".o_switch_view.o_kanban").click()
    exactly = re.compile(rf"^\s*{label}\s*$")
    cards = page.locator(".o_kanban_view .o_kanban_record")
    buttons = cards.locator("button").filter(has_text=exactly)
    expect(buttons.first).to_be_visible()
    while left := buttons.count():
        buttons.first.click()
        expect(buttons).to_have_count(left - 1)


def register(page: Page, kind: str, year: int, number: str, day: str, unit: str):
    """Registers a decision that plans wait for."""
    page.goto("/odoo/plan-decisions/new")
    select = field(page, "kind").locator("input, select").first
    select.click()
    page.locator(".o_select_menu_item").filter(has_text=kind).first.click()
    fill(page, "year", str(year))
    expect(field(page, "department_id").locator("input")).to_have_value(unit)
    fill(page, "number", number)
    fill(page, "name", f"{kind} năm {year}")
    fill(page, "date", day)  # last: its calendar opens, and takes the focus
    save(page)


def open_plan(page: Page, live, name: str) -> None:
    [found] = live.rpc("admin")("thads.plan", "search", [[("name", "=", name)]])
    page.goto(f"/odoo/plans/{found}")
    expect(field(page, "name")).to_be_visible()


def expect_state(page: Page, live, name: str, state: str) -> None:
    open_plan(page, live, name)
    current = page.locator(".o_statusbar_status .o_arrow_button_current")
    expect(current).to_have_text(state)


def make_point(page: Page, live, plan: str, point: str) -> None:
    """Makes a point on a plan, as somebody who is asked."""
    _open_points(page, live, plan)
    page.locator(".o_list_button_add").click()
    fill(page, "name", point)
    save_row(page)


def answer_point(page: Page, live, plan: str, point: str, label: str, text: str):
    """Says what became of a point on a plan, as its unit."""
    _open_points(page, live, plan)
    row(page, point).locator("td[name='answer_text']").click()
    field(page, "answer").locator("input").click()
    page.locator(".o_select_menu_item").filter(has_text=label).click()
    fill(page, "answer_text", text)
    save_row(page)
    expect(row(page, point)).to_contain_text(text)


def _open_points(page, live, plan):
    open_plan(page, live, plan)
    press_in_box(page, "action_open_opinions")
    expect(page.locator(".o_list_button_add")).to_be_visible()


def draft_paper(page: Page, live, plan: str, name: str) -> str:
    """Drafts a paper from a plan, and issues it; what it prints."""
    open_plan(page, live, plan)
    press(page, "action_draft_paper")
    page.locator(".modal").get_by_text(name).click()
    press(page.locator(".modal"), "action_confirm")
    expect(page.locator("button[name='action_issue']")).to_be_visible()
    press(page, "action_issue")
    agree(page)
    expect(page.locator("button[name='action_send']")).to_be_visible()
    pages = PdfReader(io.BytesIO(download(page, "action_print"))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def age_papers(live) -> None:
    """Lets the papers of the demonstration be of a year before that of the story.

    Numbers follow the order of dates, and the demonstration is of today.
    """
    live.shell(
        "env.cr.execute('UPDATE thads_document SET year = year - 1, "
        "date = date - 365'); env.cr.commit()"
    )
