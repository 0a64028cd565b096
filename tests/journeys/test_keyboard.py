"""Who types a plan does so without reaching for the mouse."""

from playwright.sync_api import expect

from tests.journeys.screens import expect_saved, field, fill, rows, tab_into

NAME = "Kế hoạch gõ bằng bàn phím năm 2027"


def _type_cells(page, *texts):
    for number, text in enumerate(texts):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(text)


def _expect_row(page, number, column):
    """The focus is in the line ``number``, in ``column``."""
    cell = rows(field(page, "task_ids")).nth(number).locator(f"td[name='{column}']")
    expect(cell.locator(":focus")).to_be_attached()


def test_a_plan_is_typed_without_the_mouse(sign_in, live):
    page = sign_in("chuyenvien")
    page.goto("/odoo/plans/new")
    fill(page, "name", NAME)
    tab_into(page, "task_ids")
    page.keyboard.press("Enter")  # on "add a line"
    _expect_row(page, 0, "marker")
    _type_cells(page, "I", "NGHIỆP VỤ")
    page.keyboard.press("Enter")
    _expect_row(page, 1, "marker")
    _type_cells(page, "1", "Tập huấn", "Kế hoạch", "Quý I/2027", "Trưởng phòng")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the last column
    _expect_row(page, 2, "marker")
    _type_cells(page, "", "Báo cáo", "Báo cáo quý", "Hằng quý", "Văn phòng")
    page.keyboard.press("Control+Enter")
    _expect_row(page, 3, "marker")
    _type_cells(page, "", "Tổng kết", "Báo cáo năm", "Trước 30/9/2027")
    page.keyboard.press("Alt+s")
    expect_saved(page)

    rpc = live.rpc("chuyenvien")
    lines = rpc(
        "thads.plan.task",
        "search_read",
        [[("plan_id.name", "=", NAME)]],
        fields=["outline", "name", "date_deadline"],
        order="sequence",
    )
    assert [tuple(line.values())[1:] for line in lines] == [
        ("I", "NGHIỆP VỤ", False),
        ("I.1", "Tập huấn", "2027-03-31"),
        ("I.2", "Báo cáo", False),
        ("I.3", "Tổng kết", "2027-09-29"),
    ]
