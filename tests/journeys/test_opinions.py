"""A unit asks while it drafts; who is asked makes a point; the unit answers it.

Asked on Tuesday 25/08/2026 for the usual three working days: Wednesday, Thursday and
Friday, 28/08.
"""

import pytest
from playwright.sync_api import expect

from tests.conftest import PICTURES
from tests.journeys.screens import field, fill, press
from tests.journeys.way import (
    answer,
    answer_point,
    draft_plan,
    make_point,
    open_plan,
    start,
)
from tools.live import Live

PLAN = "Kế hoạch chuyên đề năm 2027 của Phòng khu vực 1"
QUESTION = "Chỉ tiêu nào còn thiếu?"
POINT = "Nêu rõ chỉ tiêu về việc và về tiền."
ANSWERED = "Đã bổ sung tại mục 1."
UNTIL = "28/08/2026"


@pytest.fixture(scope="module")
def live():
    with Live("test_opinions", "2026-08-25 02:00:00") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_a_draft_is_asked_about_and_the_point_answered(sign_in, live):
    drafter = sign_in("chuyenvien.kv1")
    draft_plan(drafter, PLAN, 2027)
    start(drafter)
    _ask(drafter, _get_name(live, "chv.kv1"))

    asked = sign_in("chv.kv1")
    make_point(asked, live, PLAN, POINT)
    _keep(asked, "opinions-point")
    answer(asked, PLAN, "Cho ý kiến theo đề nghị", UNTIL, "Đồng ý, có ý kiến", POINT)

    answer_point(drafter, live, PLAN, POINT, "Đã tiếp thu", ANSWERED)
    _keep(drafter, "opinions-answered")
    open_plan(drafter, live, PLAN)
    drafter.locator(".o_notebook_headers [name='timeline']").click()
    expect(field(drafter, "timeline")).to_contain_text(QUESTION)


def _get_name(live, login) -> str:
    users = live.rpc("admin")("res.users", "search_read", [[("login", "=", login)]])
    return users[0]["name"]


def _ask(page, name):
    press(page, "action_ask")
    dialog = page.locator(".modal")
    people = field(dialog, "user_ids").locator("input").first
    people.click()
    people.fill(name)
    page.locator(".o-autocomplete--dropdown-item").filter(has_text=name).first.click()
    fill(dialog, "question", QUESTION)
    _keep(page, "opinions-ask")
    press(dialog, "action_confirm")
    expect(dialog).to_have_count(0)


def _keep(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
