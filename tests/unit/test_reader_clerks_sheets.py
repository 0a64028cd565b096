"""Plans in sheets and paragraphs as careful clerks would draw them up."""

from datetime import date

import openpyxl
from reader_helpers import expect, make_word, save, tell

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan


def read_sheet(rows, *merges, formats=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merges:
        book.active.merge_cells(area)
    for cell, number_format in formats:
        book.active[cell].number_format = number_format
    return read_plan("ke-hoach.xlsx", save(book))


def test_sheet_with_a_column_for_each_month():
    months = [*range(1, 13)]
    reading = read_sheet(
        [
            ("KẾ HOẠCH CÔNG TÁC NĂM 2026",),
            (),
            ("TT", "Nội dung công việc", "Phụ trách", "Thời gian (tháng)"),
            (None, None, None, *months),
            (1, "Giao ban", "Văn phòng", "x", None, None, "x"),
            (2, "Kiểm tra", "Phòng NV", None, None, "Đợt 1", None, None, None, "Đợt 2"),
        ],
        "A3:A4",
        "B3:B4",
        "C3:C4",
        "D3:O3",
    )
    assert [out.schedule_text for line in reading.lines for out in line.outputs] == [
        "Tháng 1\nTháng 4",
        "Tháng 3: Đợt 1\nTháng 7: Đợt 2",
    ]


def test_sheet_with_dates_and_headings_that_are_not_merged():
    reading = read_sheet(
        [
            (
                "STT",
                "Công việc",
                "Ngày bắt đầu",
                "Ngày kết thúc",
                "Người thực hiện",
                "Kết quả",
            ),
            (None, "CÔNG TÁC VĂN PHÒNG"),
            (
                1,
                "Lập kế hoạch",
                date(2026, 1, 5),
                date(2026, 1, 20),
                "Bà A",
                "Kế hoạch",
            ),
            (2, "Mua sắm", None, date(2026, 3, 31), "Ông B", "Hợp đồng"),
            (None, "CÔNG TÁC NGHIỆP VỤ"),
            (1, "Kiểm tra", date(2026, 5, 25), date(2026, 6, 30), "Ông C", "Kết luận"),
        ]
    )
    assert tell(reading) == expect(
        """
        I section: CÔNG TÁC VĂN PHÒNG
        I.1 task: Lập kế hoạch
          | Kế hoạch | Từ 05/01/2026 đến 20/01/2026 | Bà A
        I.2 task: Mua sắm
          | Hợp đồng | 31/03/2026 | Ông B
        II section: CÔNG TÁC NGHIỆP VỤ
        II.1 task: Kiểm tra
          | Kết luận | Từ 25/05/2026 đến 30/06/2026 | Ông C
        """
    )


def test_thematic_plan_in_paragraphs():
    content = make_word(
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2026",
        "I. MỤC TIÊU, YÊU CẦU",
        "Nâng cao hiệu quả.",
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "1. Hoàn thiện thể chế",
        "1.1. Xây dựng quy chế quản lý dữ liệu",
        "Sản phẩm: Quy chế.",
        "Cơ quan chủ trì: Văn phòng. Cơ quan phối hợp: Các phòng chuyên môn.",
        "Thời hạn: Quý II/2026.",
        "1.2. Đào tạo kỹ năng số",
        "Sản phẩm: Lớp tập huấn.",
        "Cơ quan chủ trì: Phòng Tổ chức cán bộ.",
        "Thời hạn: Tháng 9/2026.",
        "III. KINH PHÍ THỰC HIỆN",
        "Từ ngân sách.",
        "TRƯỞNG THI HÀNH ÁN",
    )
    reading = read_plan("ke-hoach.docx", content)
    assert tell(reading) == expect(
        """
        II section: NHIỆM VỤ, GIẢI PHÁP
        II.1 group: Hoàn thiện thể chế
        II.1.1 task: Xây dựng quy chế quản lý dữ liệu
          | Quy chế | Quý II/2026 | Văn phòng | Các phòng chuyên môn
        II.1.2 task: Đào tạo kỹ năng số
          | Lớp tập huấn | Tháng 9/2026 | Phòng Tổ chức cán bộ
        """
    )
    assert reading.document["objectives"] == "Nâng cao hiệu quả."


def test_sheet_with_a_head_as_on_paper():
    reading = read_sheet(
        [
            (
                "CỤC THI HÀNH ÁN DÂN SỰ",
                None,
                None,
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            ),
            ("VĂN PHÒNG", None, None, "Độc lập - Tự do - Hạnh phúc"),
            (),
            ("PHỤ LỤC",),
            ("CÁC NHIỆM VỤ TRỌNG TÂM NĂM 2026",),
            ("(Kèm theo Kế hoạch số 15/KH-VP ngày 10/01/2026 của Văn phòng)",),
            (),
            (
                "Số TT",
                "Nhiệm vụ trọng tâm",
                "Lãnh đạo phụ trách",
                "Đơn vị thực hiện",
                "Thời gian hoàn thành",
            ),
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            ("I", "Công tác tham mưu", None, None, None),
            ("01", "Tham mưu kế hoạch", "Chánh Văn phòng", "Tổ Tổng hợp", "Tháng 01"),
            ("02", "Tham mưu quy chế", None, "Tổ Hành chính", "Tháng 02"),
            ("II", "Công tác quản trị"),
            (
                "01",
                "Kiểm kê tài sản",
                "Phó Chánh Văn phòng",
                "Tổ Quản trị",
                date(2026, 12, 31),
            ),
            (),
            ("NGƯỜI LẬP", None, None, "CHÁNH VĂN PHÒNG"),
        ],
        formats=[("E14", "dd/mm/yyyy")],
    )
    assert tell(reading) == expect(
        """
        I section: Công tác tham mưu
        I.1 task: Tham mưu kế hoạch
          |  | Tháng 01 | Tổ Tổng hợp
        I.2 task: Tham mưu quy chế
          |  | Tháng 02 | Tổ Hành chính
        II section: Công tác quản trị
        II.1 task: Kiểm kê tài sản
          |  | 31/12/2026 | Tổ Quản trị
        """
    )
    assert [line.marker for line in reading.lines] == ["I", "01", "02", "II", "01"]
    assert reading.document["number"] == "15/KH-VP"


def test_plan_of_a_review_in_paragraphs_with_dashes_and_plus_signs():
    content = make_word(
        "KẾ HOẠCH",
        "Sơ kết 01 năm cơ chế một cửa",
        "1. Mục đích, yêu cầu",
        "1.1. Mục đích",
        "- Đánh giá kết quả.",
        "2. Nội dung Kế hoạch",
        "2.1. Xây dựng báo cáo sơ kết",
        "- Đơn vị thực hiện:",
        "+ Chi cục;",
        "+ Cục.",
        "- Nội dung báo cáo: Theo đề cương.",
        "- Thời gian hoàn thành:",
        "+ Cục trước 20/10;",
        "+ Tổng cục trước 30/10.",
        "2.2. Tổ chức Hội nghị sơ kết",
        "- Đơn vị thực hiện: Vụ Nghiệp vụ 3.",
        "- Đơn vị phối hợp: Các đơn vị thuộc Tổng cục.",
        "- Thời gian hoàn thành: Trong tháng 11/2018.",
        "3. Tổ chức thực hiện",
        "3.1. Vụ Nghiệp vụ 3",
        "- Chủ động triển khai các nhiệm vụ.",
        "4. Kinh phí thực hiện: Từ ngân sách của các cơ quan.",
    )
    assert tell(read_plan("ke-hoach.docx", content)) == expect(
        """
        2 group: Nội dung Kế hoạch
        2.1 task: Xây dựng báo cáo sơ kết
          |  | + Cục trước 20/10; / + Tổng cục trước 30/10 | + Chi cục; / + Cục
        2.2 task: Tổ chức Hội nghị sơ kết
          |  | Trong tháng 11/2018 | Vụ Nghiệp vụ 3 | Các đơn vị thuộc Tổng cục
        """
    )
