"""QĐ 1018/2016, its provisional version, with a substitute who signs, and the papers.

The server's clock stands at Thursday 20/08/2026, 09:00. Saturday 22/08 is made up for
Monday 31/08; 01/09 and 02/09 are off. Working days after 20/08, by hand: Fri 21 (1),
Sat 22 (2), Mon 24 (3), 25 (4), 26 (5), 27 (6), 28 (7), Thu 03/09 (8), 04/09 (9),
Mon 07/09 (10). After Tuesday 25/08: 26 (1), 27 (2), 28 (3), 03/09 (4), 04/09 (5).
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import choose, field, fill, save
from tests.journeys.way import (
    age_papers,
    answer,
    answer_on_phone,
    check,
    draft_paper,
    draft_plan,
    expect_state,
    open_plan,
    register,
    start,
)
from tools.live import Live

PLAN = "Kế hoạch công tác năm 2028 của THADS tỉnh"
PROVINCE = "THADS tỉnh Tuyên Quang"
YEAR = 2028
NONE = ""
# how many working days after 20/08, and after 25/08
AFTER_20 = {1: "21/08/2026", 3: "24/08/2026", 10: "07/09/2026"}
AFTER_25 = {1: "26/08/2026", 5: "04/09/2026"}
THREE_LEFT = "Còn 3 ngày làm việc"


@pytest.fixture(scope="module")
def live():
    with Live("test_way_1018", "2026-08-20 02:00:00") as live:
        age_papers(live)
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def test_a_province_gets_its_plan_approved(sign_in, live):
    centre = sign_in("cuc.vanphong")
    register(
        centre, "Chương trình", YEAR, "99/QĐ-BTP", "20/08/2026", "Cục Quản lý THADS"
    )
    _let_substitute(sign_in("truongthads"))
    clerk = sign_in("vanphong")
    draft_plan(clerk, PLAN, YEAR, PROVINCE)
    start(clerk)

    substitute = sign_in("photruong1")
    answer(substitute, PLAN, "Xây dựng dự thảo", AFTER_20[10], "Hoàn tất")
    letter = draft_paper(clerk, live, PLAN, "Công văn lấy ý kiến Ủy ban")
    assert "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ" in letter
    assert "Hoàng Thị Bích Diệp" in letter
    answer(substitute, PLAN, "Gửi văn bản lấy ý kiến", NONE, "Hoàn tất")
    committee = (PLAN, "Ủy ban nhân dân cấp tỉnh cho ý kiến", AFTER_20[10])
    answer(substitute, *committee, "Đồng ý")
    answer(substitute, PLAN, "Gửi hồ sơ đề nghị", NONE, "Hoàn tất")

    office = sign_in("cuc.chanhvanphong")
    check(office, live, PLAN, "Có")
    answer(office, PLAN, "Tiếp nhận, kiểm tra", NONE, "Hồ sơ đã đủ")
    answer(office, PLAN, "gửi xin ý kiến chuyên môn", AFTER_20[1], "Hoàn tất")
    board = sign_in("cuc.truongban")
    answer(board, PLAN, "cho ý kiến chuyên môn", AFTER_20[3], "Đồng ý")

    live.travel("2026-08-25 02:00:00")
    _close_silent(live)
    check(office, live, PLAN, "Đạt")
    report = draft_paper(office, live, PLAN, "Báo cáo thẩm tra")
    assert "Tuân thủ về thẩm quyền: đạt." in report
    answer(office, PLAN, "tổ chức thẩm tra", AFTER_25[5], "Đã thẩm tra")
    answer(substitute, PLAN, "Chỉnh lý, hoàn thiện", AFTER_25[5], "Hoàn tất")
    answer_on_phone(sign_in("phocuctruong", phone=True), PLAN, THREE_LEFT, "Phê duyệt")
    decision = draft_paper(office, live, PLAN, "Quyết định phê duyệt kế hoạch")
    assert "KT. CỤC TRƯỞNG" in decision
    assert "PHÓ CỤC TRƯỞNG" in decision
    assert "Kiều Thị Thanh Hương" in decision
    # the number of the decision closes the step that waited for it
    expect_state(office, live, PLAN, "Đã ban hành")
    open_plan(clerk, live, PLAN)
    clerk.locator(".o_notebook_headers [name='timeline']").click()
    expect(field(clerk, "timeline")).to_contain_text("thay Lương Quốc Thịnh")


def _let_substitute(page):
    """The head is away, and says who signs for him."""
    page.goto("/odoo/thads-substitutions/new")
    choose(page, "substitute_id", "Hoàng Thị Bích Diệp", "Hoàng Thị")
    choose(page, "capacity", "KT. (ký thay)")
    fill(page, "reason", "Đi công tác")
    fill(page, "date_to", "30/09/2026")
    save(page)


def _close_silent(live):
    """What the clock does every morning: nobody of the vacant units has answered."""
    rpc = live.rpc("admin")
    cron = rpc(
        "ir.model.data", "search_read", [[("name", "=", "ir_cron_close_silent")]]
    )
    rpc("ir.cron", "method_direct_trigger", [[cron[0]["res_id"]]])
