"""What the papers of an inspection say, where there is less to say than usual."""

from dataclasses import replace
from datetime import date

from odoo.addons.thads_base.tools.paper import Paragraph, Signature
from odoo.addons.thads_reporting.tools import inspection_annex, inspection_paper
from odoo.addons.thads_reporting.tools.inspection_paper import Action, Finding, Point

DAY = date(2026, 11, 9)
CONTENT = inspection_paper.Content(
    name="Kiểm tra cơ chế một cửa",
    form="combined",
    combined_with="kiểm tra nghiệp vụ",
    unit="Phòng khu vực 1",
    authority="THADS tỉnh",
    grounds=("Kế hoạch kiểm tra năm.",),
    start=DAY,
    end=date(2026, 11, 10),
    leader="Lê Văn An",
    members=("Trần Thị Bình",),
    points=(Point("Sổ theo dõi", "poor", "Ghi thiếu"),),
    findings=(Finding("Sổ ghi thiếu", "Điều 5", "Trang 12"),),
    actions=(Action("Ghi bổ sung", date(2026, 12, 15)),),
    conclusion=("Còn thiếu sót.",),
    proposals=("Tập huấn.",),
)


def read(paper):
    return [block.text for block in paper.body if isinstance(block, Paragraph)]


def conclude(content):
    return inspection_paper.build_conclusion(
        content,
        superior="Cục Quản lý",
        symbol="THADS",
        place="Tuyên Quang",
        day=DAY,
        signature=Signature(("TRƯỞNG",), "Ma Văn Khải"),
        archive="KT",
    )


def test_the_conclusion_says_by_what_when_and_how():
    paper = conclude(CONTENT)
    texts = read(paper)
    assert texts[0] == (
        "Thực hiện Kế hoạch kiểm tra năm, từ ngày 09/11/2026 đến ngày 10/11/2026, Đoàn "
        "kiểm tra đã kiểm tra cơ chế một cửa tại Phòng khu vực 1."
    )
    assert texts[1] == (
        "Hình thức: kiểm tra kết hợp, lồng ghép với kiểm tra nghiệp vụ."
    )
    assert inspection_paper.OFFICE_DEADLINES in texts
    assert paper.symbol == "TB-THADS"
    assert paper.recipients == ("Phòng khu vực 1", "Cục Quản lý")


def test_one_day_without_grounds_findings_and_members():
    bare = replace(
        CONTENT, grounds=(), end=DAY, members=(), findings=(), actions=(), proposals=()
    )
    texts = read(inspection_paper.build_report(bare, place="Tuyên Quang"))
    assert texts[0].startswith("Ngày 09/11/2026, Đoàn kiểm tra đã kiểm tra")
    assert inspection_paper.NOTHING_FOUND in texts
    assert texts.count(inspection_paper.NOTHING_PROPOSED) == 2
    assert not any(text.startswith("Thành viên") for text in texts)
    assert inspection_paper.OFFICE_DEADLINES not in texts


def test_the_annex_counts_units_once():
    row = inspection_annex.Inspected(
        unit="Phòng khu vực 1",
        authority="THADS tỉnh",
        form="Kiểm tra chuyên đề",
        start=DAY,
        end=DAY,
        findings=("Sổ ghi thiếu", "Phiếu hẹn thiếu"),
        action_count=3,
        done_count=1,
        late_count=1,
    )
    paper = inspection_annex.build([row, row], date(2026, 11, 30))
    summary, table = paper.body
    assert "02 cuộc kiểm tra tại 01 đơn vị, nêu 04 tồn tại" in summary.text
    assert "đến ngày 30/11/2026, 2/6 yêu cầu" in summary.text
    texts = [cell.text for cell in table.rows[1].cells]
    assert texts[0] == "2"
    assert texts[3:] == [
        "09/11/2026",
        "- Sổ ghi thiếu\n- Phiếu hẹn thiếu",
        "Đã xong 1/3, quá hạn 1",
    ]
    assert len(inspection_annex.build([], DAY).body) == 1
