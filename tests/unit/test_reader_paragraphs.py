"""Plans written as numbered paragraphs, each task followed by its labels."""

import pytest
from reader_helpers import codes, outputs, read_word, shape

from odoo.addons.thads_work_plan.tools.plan_reader import PlanFileError


def test_labels_with_letters_as_in_a_ministry_plan():
    reading = read_word(
        "KẾ HOẠCH",
        "Theo dõi thi hành án hành chính năm 2024",
        "(Ban hành kèm theo Quyết định số 340/QĐ-BTP ngày 12 tháng 3 năm 2024 của Bộ "
        "trưởng Bộ Tư pháp)",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Giúp Chính phủ thực hiện nhiệm vụ.",
        "II. NỘI DUNG",
        "1. Tăng cường quán triệt",
        "1.1. Tham mưu giúp Chính phủ",
        "a) Đơn vị chủ trì tham mưu: Tổng cục Thi hành án dân sự.",
        "b) Cơ quan, đơn vị phối hợp: Văn phòng Chính phủ và các cơ quan liên quan.",
        "c) Thời gian thực hiện: Quý I/2024.",
        "d) Kết quả: Văn bản chỉ đạo.",
        "2. Báo cáo, thống kê",
        "a) Đơn vị chủ trì:",
        "- Tổng cục hướng dẫn nghiệp vụ;",
        "- Cục hướng dẫn Chi cục.",
        "b) Thời gian thực hiện:",
        "+ Định kỳ 10 tháng, 12 tháng.",
        "+ Định kỳ 12 tháng.",
        "c) Kết quả: Báo cáo.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Giao Tổng cục làm đầu mối theo dõi.",
    )
    assert shape(reading) == [
        ("section", "II", "NỘI DUNG"),
        ("group", "II.1", "Tăng cường quán triệt"),
        ("task", "II.1.1", "Tham mưu giúp Chính phủ"),
        ("task", "II.2", "Báo cáo, thống kê"),
    ]
    assert outputs(reading) == [
        (
            "Văn bản chỉ đạo",
            "Quý I/2024",
            "Tổng cục Thi hành án dân sự",
            "Văn phòng Chính phủ và các cơ quan liên quan",
        ),
        (
            "Báo cáo",
            "+ Định kỳ 10 tháng, 12 tháng.\n+ Định kỳ 12 tháng",
            "- Tổng cục hướng dẫn nghiệp vụ;\n- Cục hướng dẫn Chi cục",
            "",
        ),
    ]
    document = reading.document
    assert document["title"] == "Theo dõi thi hành án hành chính năm 2024"
    assert (document["number"], document["year"]) == ("340/QĐ-BTP", 2024)
    assert document["date"].isoformat() == "2024-03-12"
    assert document["objectives"] == "1. Giúp Chính phủ thực hiện nhiệm vụ."
    assert document["organisation"] == "1. Giao Tổng cục làm đầu mối theo dõi."


def test_labels_with_dashes_in_another_order():
    reading = read_word(
        "II. Nội dung",
        "1. Tổ chức kiểm tra",
        "- Thời gian thực hiện: Quý III/2026",
        "- Đơn vị thực hiện: Phòng Nghiệp vụ",
        "- Hình thức: Trực tiếp",
        "- Kết quả: Kết luận",
        "Nơi nhận:",
        "- Lưu: VT",
        "1. Phụ lục",
        "- Thời gian: năm sau",
    )
    assert shape(reading) == [
        ("section", "II", "Nội dung"),
        ("task", "II.1", "Tổ chức kiểm tra"),
    ]
    assert outputs(reading) == [("Kết luận", "Quý III/2026", "Phòng Nghiệp vụ", "")]
    assert reading.lines[1].outputs[0].note_text == "Hình thức: Trực tiếp"


def test_all_labels_on_the_line_of_the_task():
    reading = read_word(
        "1. Xây dựng kế hoạch (Chủ trì: Văn phòng; Phối hợp: Các phòng; Thời gian: "
        "Quý I/2026; Sản phẩm: Kế hoạch).",
        "2. Tổ chức hội nghị. Đơn vị chủ trì: Văn phòng. Thời gian hoàn thành: Quý II. "
        "Kết quả: Hội nghị",
    )
    assert [line.name for line in reading.lines] == [
        "Xây dựng kế hoạch",
        "Tổ chức hội nghị.",
    ]
    assert outputs(reading) == [
        ("Kế hoạch", "Quý I/2026", "Văn phòng", "Các phòng"),
        ("Hội nghị", "Quý II", "Văn phòng", ""),
    ]


def test_values_below_their_labels():
    reading = read_word(
        "1. Việc A",
        "Mô tả việc A.",
        "Đơn vị chủ trì:",
        "Văn phòng",
        "Đơn vị phối hợp:",
        "- Phòng A",
        "- Phòng B",
        "Thời gian thực hiện:",
        "Quý I/2026",
    )
    assert outputs(reading) == [("", "Quý I/2026", "Văn phòng", "- Phòng A\n- Phòng B")]
    assert reading.lines[0].outputs[0].note_text == "Mô tả việc A"


def test_tasks_without_numbers():
    reading = read_word(
        "NHIỆM VỤ",
        "Xây dựng kế hoạch công tác",
        "Đơn vị chủ trì: Văn phòng",
        "Thời gian: Quý I",
        "Tổ chức hội nghị tổng kết",
        "Đơn vị chủ trì: Phòng A",
        "Thời gian: Quý IV",
    )
    assert shape(reading) == [
        ("task", "1", "Xây dựng kế hoạch công tác"),
        ("task", "2", "Tổ chức hội nghị tổng kết"),
    ]


def test_tasks_behind_dashes_with_labels_behind_plus_signs():
    reading = read_word(
        "1. Công tác A",
        "- Xây dựng kế hoạch",
        "+ Chủ trì: VP",
        "+ Thời gian: Quý I",
        "- Tổ chức hội nghị",
        "+ Chủ trì: Phòng A",
        "+ Thời gian: Quý II",
        "2. Công tác B",
        "- Báo cáo",
        "+ Chủ trì: VP",
    )
    assert shape(reading) == [
        ("group", "1", "Công tác A"),
        ("task", "1.1", "Xây dựng kế hoạch"),
        ("task", "1.2", "Tổ chức hội nghị"),
        ("group", "2", "Công tác B"),
        ("task", "2.1", "Báo cáo"),
    ]
    assert "schedule_missing" in codes(reading)


def test_labels_numbered_below_their_task():
    reading = read_word(
        "I. NHÓM",
        "1.1. Việc A",
        "1.1.1. Đơn vị chủ trì: VP",
        "1.1.2. Thời gian: Quý I",
        "1.2. Việc B",
        "1.2.1. Đơn vị chủ trì: VP",
    )
    assert [line.outline for line in reading.lines] == ["I", "I.1.1", "I.1.2"]


def test_letters_that_are_tasks():
    reading = read_word(
        "1. Nhóm A",
        "a) Việc một",
        "- Chủ trì: VP",
        "b) Việc hai",
        "- Chủ trì: NV",
        "c) Việc ba",
        "- Chủ trì: VP",
    )
    assert [line.outline for line in reading.lines] == ["1", "1.a", "1.b", "1.c"]


def test_a_task_that_names_two_results():
    reading = read_word(
        "1. Việc A",
        "a) Sản phẩm: Kế hoạch",
        "b) Thời gian: Quý I",
        "c) Chủ trì: VP",
        "a) Sản phẩm: Báo cáo",
        "b) Thời gian: Quý II",
        "c) Chủ trì: Phòng A",
    )
    assert outputs(reading) == [
        ("Kế hoạch", "Quý I", "VP", ""),
        ("Báo cáo", "Quý II", "Phòng A", ""),
    ]


def test_everything_a_task_may_say():
    reading = read_word(
        "Nhiệm vụ 1: Xây dựng đề án",
        "- Lãnh đạo phụ trách: Ông A",
        "- Người thực hiện: Bà B",
        "- Kinh phí: Ngân sách nhà nước",
        "- Căn cứ: Quyết định số 1",
        "- Hoàn thành: 30/6/2026",
    )
    line = reading.lines[0]
    assert (line.marker, line.name) == ("Nhiệm vụ 1:", "Xây dựng đề án")
    assert (line.leader_text, line.basis_text) == ("Ông A", "Quyết định số 1")
    output = line.outputs[0]
    assert output.schedule_text == "30/6/2026"
    assert output.funding_text == "Ngân sách nhà nước"
    assert output.lead_text == "Bà B"


PROGRAMME = (
    "CHƯƠNG TRÌNH",
    "Công tác trọng tâm năm 2026",
    "I. MỤC TIÊU",
    "1. Hoàn thành chỉ tiêu.",
    "II. NHIỆM VỤ TRỌNG TÂM",
    "1. Công tác thi hành án",
    "1.1. Tăng cường chỉ đạo.",
    "1.2. Tổ chức kiểm tra.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Các đơn vị thực hiện.",
)


def test_a_programme_has_only_names_of_tasks():
    reading = read_word(*PROGRAMME)
    assert shape(reading) == [
        ("section", "II", "NHIỆM VỤ TRỌNG TÂM"),
        ("group", "II.1", "Công tác thi hành án"),
        ("task", "II.1.1", "Tăng cường chỉ đạo."),
        ("task", "II.1.2", "Tổ chức kiểm tra."),
    ]
    assert codes(reading) == {
        "no_output_column",
        "no_schedule_column",
        "no_lead_column",
    }


def test_numbered_paragraphs_of_a_letter_are_no_plan():
    roster = [("1", "Lê A", "Ca sáng"), ("2", "Lê B", "Ca tối"), ("3", "C", "Ca đêm")]
    for blocks in (("Kính gửi: Các đơn vị", *PROGRAMME[6:8]), (*PROGRAMME, roster)):
        with pytest.raises(PlanFileError) as refusal:
            read_word(*blocks)
        assert refusal.value.code == "no_columns"
