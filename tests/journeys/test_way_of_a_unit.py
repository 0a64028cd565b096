"""QĐ 253/2025 from the draft to the issued decision, each person in turn.

The server's clock stands at Thursday 12/02/2026, 09:00, the last days before Tết:
16-20/02 are off, with the weekends 14-15 and 21-22 around them. By hand:

- three working days from 12/02: Fri 13 (1), Mon 23 (2), Tue 24 (3): 24/02/2026
- before 30/11 of the year before that of the plan, 2028: 29/11/2027
- three working days from the later of the decisions of 11/02 and 12/02: 24/02/2026
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import field, open_page
from tests.journeys.way import (
    age_papers,
    answer,
    answer_on_phone,
    answer_point,
    draft_paper,
    draft_plan,
    expect_state,
    open_plan,
    open_step,
    register,
    start,
)
from tools.live import Live

PLAN = "Kế hoạch công tác năm 2028 của Phòng khu vực 1"
PROVINCE = "THADS tỉnh Tuyên Quang"
YEAR = 2028
AFTER_TET = "24/02/2026"
BEFORE_END_OF_SEASON = "29/11/2027"
NONE = ""
POINT = "Bổ sung chỉ tiêu số hóa."
QUESTION = "Chỉ tiêu về việc hay về tiền?"


@pytest.fixture(scope="module")
def live():
    with Live("test_way_253", "2026-02-12 02:00:00") as live:
        age_papers(live)
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_a_plan_goes_from_its_draft_to_the_decision(sign_in, live):
    drafter = sign_in("chuyenvien.kv1")
    draft_plan(drafter, PLAN, YEAR)
    start(drafter)
    answer(drafter, PLAN, "Xây dựng dự thảo", BEFORE_END_OF_SEASON, "Hoàn tất")

    opinion = (PLAN, "Lấy ý kiến công chức", AFTER_TET)
    answer(sign_in("chv.kv1"), *opinion, "Đồng ý")
    note = "Nêu rõ người chủ trì."
    answer(sign_in("motcua.kv1"), *opinion, "Đồng ý, có ý kiến", note)

    head = sign_in("truongphong.kv1")
    answer(head, PLAN, "trình Lãnh đạo", BEFORE_END_OF_SEASON, "Hoàn tất")
    leader = sign_in("photruong1", phone=True)
    _make_point(live, "photruong1")
    answer_on_phone(leader, PLAN, "Không có thời hạn", "Đồng ý, có ý kiến", POINT)
    answer_point(head, live, PLAN, POINT, "Cần xin ý kiến lại", QUESTION)
    answer(head, PLAN, "Chỉnh lý dự thảo", AFTER_TET, "Xin ý kiến lại", QUESTION)
    answer_on_phone(leader, PLAN, "Không có thời hạn", "Đồng ý")
    answer(head, PLAN, "Chỉnh lý dự thảo", AFTER_TET, "Hoàn tất")

    office = sign_in("vanphong")
    register(office, "Quyết định ban hành", YEAR, "10/QĐ", "11/02/2026", PROVINCE)
    register(office, "Quyết định giao", YEAR, "11/QĐ", "12/02/2026", PROVINCE)
    submission = (PLAN, "trình phê duyệt", AFTER_TET, "Hoàn tất")
    answer(head, *submission)
    reason = "Đối chiếu lại với chỉ tiêu được giao."
    answer_on_phone(leader, PLAN, "Không có thời hạn", "Trả lại", reason)
    _expect_second_round(head, live, reason)
    answer(head, *submission)
    answer_on_phone(leader, PLAN, "Không có thời hạn", "Phê duyệt")

    issuer = sign_in("chanhvanphong")
    _expect_refusal_without_number(issuer)
    decision = draft_paper(issuer, live, PLAN, "Quyết định phê duyệt kế hoạch")
    assert "Kèm theo Quyết định số 01/QĐ-THADS ngày 12 tháng 02 năm 2026" in decision
    expect_state(issuer, live, PLAN, "Đã ban hành")


def _expect_refusal_without_number(page):
    """The button alone issues nothing: it asks for the decision."""
    refusal = "chưa có quyết định được cấp số"
    page.expected.append(refusal)
    found = open_step(page, PLAN, "Phát hành", NONE)
    found.locator("[data-outcome='issued']").click()
    expect(page.locator(".modal")).to_contain_text(refusal)
    page.locator(".modal .modal-footer button").first.click()


def _make_point(live, login):
    """Without a second browser of theirs: both would write when they were last seen."""
    rpc = live.rpc(login)
    [plan] = rpc("thads.plan", "search", [[("name", "=", PLAN)]])
    rpc("thads.plan.opinion", "create", [[{"plan_id": plan, "name": POINT}]])


def _expect_second_round(page, live, reason):
    open_plan(page, live, PLAN)
    open_page(page, "timeline")
    timeline = field(page, "timeline")
    expect(timeline).to_contain_text(reason)
    expect(timeline).to_contain_text("Vòng 3")
    expect(timeline).to_contain_text(AFTER_TET)
