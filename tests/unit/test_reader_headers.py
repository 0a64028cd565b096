import pytest

from odoo.addons.thads_work_plan.tools.reading.headers import guess_fields
from odoo.addons.thads_work_plan.tools.reading.markers import (
    parse_marker,
    split_marker,
)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("TT", "marker"),
        ("Số TT", "marker"),
        ("STT", "marker"),
        ("Nội dung công việc", "name"),
        ("NHIỆM VỤ", "name"),
        ("Tên nhiệm vụ, đề án", "name"),
        ("Tên văn bản", "name"),
        ("Hoạt động", "name"),
        ("Sản phẩm/Kết quả", "output"),
        ("Kết quả đầu ra", "output"),
        ("Sản phẩm chính cần đạt được", "output"),
        ("Thời gian\nthực hiện", "schedule"),
        ("Tiến độ", "schedule"),
        ("Thời hạn trình", "schedule"),
        ("Bắt đầu", "schedule_start"),
        ("Từ ngày", "schedule_start"),
        ("Hoàn thành", "schedule_end"),
        ("Thời gian hoàn thành", "schedule_end"),
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan chủ trì tham mưu", "lead"),
        ("Người thực hiện", "lead"),
        ("Bộ phận đảm nhiệm", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Trách nhiệm thực hiện", "lead"),
        ("Phân công", "lead"),
        ("Đơn vị phối hợp", "coordinating"),
        ("Đơn vị tham gia", "coordinating"),
        ("Đơn vị chủ trì/phối hợp", "lead_coordinating"),
        ("Lãnh đạo Bộ phụ trách", "leader"),
        ("Lãnh đạo chỉ đạo", "leader"),
        ("Người chỉ đạo", "leader"),
        ("Nguồn kinh phí", "funding"),
        ("Dự toán kinh phí", "funding"),
        ("Căn cứ xác định nhiệm vụ", "basis"),
        ("Cơ sở pháp lý", "basis"),
        ("Ghi chú", "note"),
        ("GHI CHÚ", "note"),
        ("Thoi gian thuc hien", "schedule"),
    ],
)
def test_words_of_headers(label, field):
    assert guess_fields(label)[0] == field


@pytest.mark.parametrize(
    "label",
    ["Địa điểm", "Đơn vị tính", "Số lượng", "Loại nhiệm vụ", "Mức độ", "x" * 91],
)
def test_other_words_are_no_header(label):
    assert guess_fields(label) == []


@pytest.mark.parametrize(
    ("text", "style", "parts"),
    [
        ("I", "roman", ("I",)),
        ("II.", "roman", ("II",)),
        ("Phần III", "roman", ("III",)),
        ("A", "part", ("A",)),
        ("Đ.", "part", ("Đ",)),
        ("1", "number", ("1",)),
        ("01", "number", ("1",)),
        ("2.1", "number", ("2", "1")),
        ("1.10.", "number", ("1", "10")),
        ("1/", "number", ("1",)),
        ("1)", "bracket", ("1",)),
        ("(2)", "bracket", ("2",)),
        ("a)", "letter", ("a",)),
        ("đ.", "letter", ("đ",)),
        ("I.1", "roman", ("I", "1")),
        ("1.2.a", "number", ("1", "2", "a")),
        ("-", "bullet", ()),
        ("+", "bullet", ()),
    ],
)
def test_markers_in_all_spellings(text, style, parts):
    assert parse_marker(text) == (style, parts)


@pytest.mark.parametrize(
    "text", ["", "Việc", "1.000", "2026", "abc", "1.1.1.1.1.1.1.1.1"]
)
def test_no_markers(text):
    assert parse_marker(text) is None


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("1. Xây dựng kế hoạch", "1.", "Xây dựng kế hoạch"),
        ("1.1 Xây dựng", "1.1", "Xây dựng"),
        ("II. CÔNG TÁC", "II.", "CÔNG TÁC"),
        ("a) Đơn vị", "a)", "Đơn vị"),
        ("đ)Kết quả", "đ)", "Kết quả"),
        ("- Văn phòng", "-", "Văn phòng"),
        ("(1) Công văn", "(1)", "Công văn"),
        ("Nhiệm vụ 2: Kiểm tra", "Nhiệm vụ 2:", "Kiểm tra"),
        ("100% hồ sơ", "", "100% hồ sơ"),
        ("63 Cục THADS", "", "63 Cục THADS"),
        ("15/3/2026 họp", "", "15/3/2026 họp"),
        ("15.3.2026 họp", "", "15.3.2026 họp"),
        ("1.000 việc", "", "1.000 việc"),
        ("TL. TỔNG CỤC TRƯỞNG", "", "TL. TỔNG CỤC TRƯỞNG"),
    ],
)
def test_markers_in_front_of_words(text, marker, rest):
    assert split_marker(text) == (marker, rest)
