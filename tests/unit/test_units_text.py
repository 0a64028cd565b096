import pytest

from odoo.addons.thads_work_plan.tools.units_text import is_person, split_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", []),
        ("TCTHADS", ["TCTHADS"]),
        ("TCTHADS\nCác Cục THADS", ["TCTHADS", "Các Cục THADS"]),
        ("Các Cục THADS Các Chi cục THADS", ["Các Cục THADS", "Các Chi cục THADS"]),
        ("Các Cục THADS, Các Chi cục THADS", ["Các Cục THADS", "Các Chi cục THADS"]),
        ("Vụ Các VĐC về XDPL", ["Vụ Các VĐC về XDPL"]),
        ("Vụ Tổ chức cán bộ, BTP", ["Vụ Tổ chức cán bộ, BTP"]),
        ("TANDTC, VKSNDTC, BCA, BHXH...", ["TANDTC", "VKSNDTC", "BCA", "BHXH"]),
        ("Các Bộ, ngành; UBND địa phương", ["Các Bộ, ngành", "UBND địa phương"]),
        ("Sở, ban, ngành", ["Sở, ban, ngành"]),
        ("Các phòng, ban chuyên môn", ["Các phòng, ban chuyên môn"]),
        ("Các cơ quan, đơn vị có liên quan", ["Các cơ quan, đơn vị có liên quan"]),
        ("Cấp ủy, chính quyền địa phương", ["Cấp ủy, chính quyền địa phương"]),
        (
            "Chính quyền địa phương, cá nhân, tổ chức có liên quan",
            ["Chính quyền địa phương", "cá nhân, tổ chức có liên quan"],
        ),
        ("UBND cấp tỉnh, cấp huyện", ["UBND cấp tỉnh, cấp huyện"]),
        ("Cục QL, XLVPHC và theo dõi THPL", ["Cục QL, XLVPHC và theo dõi THPL"]),
        ("VKSNDTC và các cấp", ["VKSNDTC và các cấp"]),
        (
            "Vụ Pháp luật hình sự - hành chính, Cục phổ biến, giáo dục pháp luật",
            [
                "Vụ Pháp luật hình sự - hành chính",
                "Cục phổ biến, giáo dục pháp luật",
            ],
        ),
        (
            "Văn phòng Chính phủ, Viện kiểm sát và cơ quan, đơn vị khác có liên quan.",
            [
                "Văn phòng Chính phủ",
                "Viện kiểm sát",
                "cơ quan, đơn vị khác có liên quan",
            ],
        ),
        (
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương; các bộ, ngành",
            [
                "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
                "các bộ, ngành",
            ],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Bộ Tài nguyên và Môi trường, Bộ Nội vụ",
            ["Bộ Tài nguyên và Môi trường", "Bộ Nội vụ"],
        ),
        (
            "Phòng Nghiệp vụ và Tổ chức thi hành án",
            ["Phòng Nghiệp vụ và Tổ chức thi hành án"],
        ),
        ("Công chức tại cơ quan, đơn vị", ["Công chức tại cơ quan, đơn vị"]),
        ("- Văn phòng;\n- Phòng Nghiệp vụ.", ["Văn phòng", "Phòng Nghiệp vụ"]),
        ("Văn phòng/Các phòng chuyên môn", ["Văn phòng", "Các phòng chuyên môn"]),
        ("Nguyễn Văn A, Trần Thị B", ["Nguyễn Văn A", "Trần Thị B"]),
        ("Văn phòng (Tổ A, Tổ B), Phòng C", ["Văn phòng (Tổ A, Tổ B)", "Phòng C"]),
        ("Văn phòng, các phòng chuyên môn", ["Văn phòng", "các phòng chuyên môn"]),
    ],
)
def test_units_named_in_a_cell(text, units):
    assert split_units(text) == units


@pytest.mark.parametrize(
    "name",
    [
        "Ban Pháp chế và Nghiệp vụ thi hành án dân sự",
        "Ban Nghiệp vụ thi hành án hành chính và Thừa phát lại",
        "Ban Kiểm tra, giải quyết khiếu nại, tố cáo",
        "Ban Kế hoạch - Tài chính",
        "Trung tâm Thống kê, Quản lý dữ liệu và Ứng dụng CNTT",
        "Vụ Giải quyết khiếu nại, tố cáo",
        "Phòng Nghiệp vụ và Tổ chức thi hành án",
    ],
)
def test_names_of_units_of_the_system_stay_whole(name):
    assert split_units(f"{name}, Văn phòng") == [name, "Văn phòng"]


def test_pieces_are_literal():
    text = "Thanh tra Bộ,\nVụ Tổ chức cán bộ, BTP"
    assert all(piece in text for piece in split_units(text))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("Tổng Cục trưởng TCTHADS", True),
        ("Các Chi cục trưởng Chi cục THADS", True),
        ("Chánh Văn phòng", True),
        ("Đ/c Nguyễn Văn A", True),
        ("Cục Kế hoạch - Tài chính", False),
        ("Phòng Nghiệp vụ", False),
        ("Văn phòng", False),
    ],
)
def test_persons_are_told_from_units(unit, expected):
    assert is_person(unit) is expected
