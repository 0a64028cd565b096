"""What hands and eyes do in Odoo's screens; each waits for what it caused."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect


def field(scope: Page | Locator, name: str) -> Locator:
    return scope.locator(f".o_field_widget[name='{name}']")


def fill(scope: Page | Locator, name: str, value: str) -> None:
    """Types ``value`` instead of what is there; a day that is there is a button."""
    entry = field(scope, name).locator("input, textarea, button.o_input").first
    if entry.evaluate("element => element.tagName") == "BUTTON":
        entry.focus()
    field(scope, name).locator("input, textarea").first.fill(value)


def tab_into(page: Page, name: str, limit: int = 40) -> None:
    """Presses Tab until the focus is inside the field ``name``."""
    inside = f".o_field_widget[name='{name}'] :focus"
    for _ in range(limit):
        if page.locator(inside).count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached by the keyboard")


def choose(scope: Page | Locator, name: str, value: str, typed: str = "") -> None:
    """Picks ``value`` in a relation or a selection, as found by ``typed``."""
    page = scope if isinstance(scope, Page) else scope.page
    entry = field(scope, name).locator("input").first
    entry.click()
    if typed:
        entry.fill(typed)
    items = page.locator(".o-autocomplete--dropdown-item, .o_select_menu_item")
    items.filter(has_text=value).first.click()
    expect(entry).to_have_value(value)


def press(scope: Page | Locator, name: str) -> None:
    """Presses the button that calls ``name``, and agrees when it asks first."""
    page = scope if isinstance(scope, Page) else scope.page
    button = scope.locator(f"button[name='{name}']:visible").first
    asks = button.get_attribute("confirm")
    button.click()
    if asks is None:
        return
    page.locator(".modal-footer .btn-primary").click()


def press_in_box(page: Page, name: str) -> None:
    """Presses a button of the box above a form, behind its last one if need be."""
    box = page.locator(".o-form-buttonbox")
    expect(box).to_be_visible()
    button = page.locator(
        f".o-form-buttonbox button[name='{name}']:visible, "
        f".o-dropdown--menu button[name='{name}']"
    )
    for _ in range(5):  # the box finds out which fit, and closes what was open
        page.wait_for_timeout(500)
        if button.count():
            break
        box.locator(".o_button_more").click()
    # a list of many is longer than a phone, and moves while it opens
    button.first.evaluate("element => element.click()")


def agree(page: Page) -> None:
    page.locator(".modal-footer .btn-primary").click()
    expect(page.locator(".modal")).to_have_count(0)


def save(page: Page) -> None:
    page.locator(".o_form_button_save").click()
    expect_saved(page)


def expect_saved(page: Page) -> None:
    expect(page.locator(".o_form_saved")).to_be_attached()


def rows(scope: Page | Locator) -> Locator:
    return scope.locator(".o_data_row")


def row(scope: Page | Locator, text: str) -> Locator:
    return rows(scope).filter(has_text=text).first


def open_row(scope: Page | Locator, text: str) -> None:
    page = scope if isinstance(scope, Page) else scope.page
    row(scope, text).locator("td.o_data_cell").first.click()
    expect(page.locator(".o_form_view")).to_be_visible()


def search(page: Page, text: str) -> None:
    page.locator(".o_searchview_input").fill(text)
    # Enter takes what is proposed: nothing before it is there
    expect(page.locator(".o_searchview_autocomplete")).to_be_visible()
    page.locator(".o_searchview_input").press("Enter")
    expect(page.locator(".o_searchview_facet").filter(has_text=text)).to_be_visible()


def open_page(page: Page, name: str) -> None:
    """Opens a page of the notebook of a form."""
    page.locator(f".o_notebook_headers [name='{name}']").click()


def save_row(page: Page) -> None:
    """Saves the line of a list that is being edited."""
    page.locator(".o_list_button_save").click()
    expect(page.locator(".o_selected_row")).to_have_count(0)


def download(page: Page, name: str) -> bytes:
    """Presses the button that calls ``name`` and returns the file it gives."""
    with page.expect_download(timeout=120_000) as waiting:
        page.locator(f"button[name='{name}']").first.click()
    return Path(waiting.value.path()).read_bytes()
