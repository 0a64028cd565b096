"""Plans in Word tables as careful clerks of different offices would draw them up."""

import docx
from reader_helpers import add_table, expect, make_word, save, tell

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan


def read_table(rows, *merges):
    document = docx.Document()
    table = add_table(document, rows)
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    return read_plan("ke-hoach.docx", save(document))


def test_plan_of_a_province_with_funding():
    header = (
        "STT",
        "Nội dung nhiệm vụ",
        "Sản phẩm chính",
        "Thời hạn hoàn thành",
        "Cơ quan, đơn vị chủ trì",
        "Cơ quan, đơn vị phối hợp",
        "Nguồn kinh phí",
        "Ghi chú",
    )
    reading = read_table(
        [
            header,
            ("I", "CÔNG TÁC TỔ CHỨC CÁN BỘ"),
            ("1", "Kiện toàn tổ chức bộ máy"),
            (
                "1.1",
                "Xây dựng đề án vị trí việc làm",
                "Đề án",
                "Trước 30/6/2026",
                "Phòng Tổ chức cán bộ",
                "Văn phòng",
                "Ngân sách nhà nước",
            ),
            ("a)", "Rà soát biên chế", "Báo cáo", "Quý I/2026", "Văn phòng"),
            ("b)", "Lấy ý kiến", "Công văn", "Quý II/2026", "Văn phòng"),
            ("2", "Đào tạo", "Lớp tập huấn", "Quý III/2026", "Văn phòng", "Các phòng"),
        ],
        (1, 1, 1, 7),
    )
    assert tell(reading) == expect(
        """
        I section: CÔNG TÁC TỔ CHỨC CÁN BỘ
        I.1 group: Kiện toàn tổ chức bộ máy
        I.1.1 task: Xây dựng đề án vị trí việc làm
          | Đề án | Trước 30/6/2026 | Phòng Tổ chức cán bộ | Văn phòng
        I.1.1.a task: Rà soát biên chế
          | Báo cáo | Quý I/2026 | Văn phòng
        I.1.1.b task: Lấy ý kiến
          | Công văn | Quý II/2026 | Văn phòng
        I.2 task: Đào tạo
          | Lớp tập huấn | Quý III/2026 | Văn phòng | Các phòng
        """
    )
    funding = [out.funding_text for line in reading.lines for out in line.outputs]
    assert funding[0] == "Ngân sách nhà nước"


def test_plan_of_a_room_with_persons():
    reading = read_table(
        [
            (
                "TT",
                "Tên nhiệm vụ",
                "Đơn vị, cá nhân chủ trì",
                "Đơn vị, cá nhân phối hợp",
                "Tiến độ thực hiện",
                "Sản phẩm chính cần đạt được",
            ),
            (
                "1",
                "Thi hành án có điều kiện",
                "CHV Lê A\nCHV Trần B",
                "Kế toán",
                "Quý I",
                "Việc xong",
            ),
            ("2", "Báo cáo thống kê", "Thư ký C", "", "Hàng tháng", "Báo cáo"),
        ]
    )
    assert tell(reading) == expect(
        """
        1 task: Thi hành án có điều kiện
          | Việc xong | Quý I | CHV Lê A / CHV Trần B | Kế toán
        2 task: Báo cáo thống kê
          | Báo cáo | Hàng tháng | Thư ký C
        """
    )


def test_two_tables_for_two_parts_and_a_block_of_signatures():
    header = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Kết quả")
    content = make_word(
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
        "A. NHIỆM VỤ THƯỜNG XUYÊN",
        [header, ("1", "Việc A", "Văn phòng", "Hàng tháng", "Báo cáo")],
        "B. NHIỆM VỤ ĐỘT XUẤT",
        [header, ("1", "Việc B", "Văn phòng", "Khi phát sinh", "Báo cáo")],
        [("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TRƯỞNG THI HÀNH ÁN\n\nNguyễn Văn A")],
    )
    assert tell(read_plan("ke-hoach.docx", content)) == expect(
        """
        A section: NHIỆM VỤ THƯỜNG XUYÊN
        A.1 task: Việc A
          | Báo cáo | Hàng tháng | Văn phòng
        B section: NHIỆM VỤ ĐỘT XUẤT
        B.1 task: Việc B
          | Báo cáo | Khi phát sinh | Văn phòng
        """
    )


def test_plan_without_numbers_that_word_bullets():
    document = docx.Document()
    table = add_table(
        document,
        [
            ("Hoạt động", "Thời điểm", "Đơn vị đầu mối thực hiện", "Sản phẩm"),
            ("Tiếp công dân", "Thứ Năm hàng tuần", "Văn phòng", "Sổ tiếp công dân"),
            ("Giải quyết đơn", "Khi phát sinh", "Phòng KNTC", "Quyết định"),
        ],
    )
    for row in (1, 2):
        table.cell(row, 0).paragraphs[0].style = "List Bullet"
    reading = read_plan("ke-hoach.docx", save(document))
    assert tell(reading) == expect(
        """
        1 task: Tiếp công dân
          | Sổ tiếp công dân | Thứ Năm hàng tuần | Văn phòng
        2 task: Giải quyết đơn
          | Quyết định | Khi phát sinh | Phòng KNTC
        """
    )


def test_plan_by_months():
    reading = read_table(
        [
            ("Tháng", "Nội dung công việc", "Người thực hiện", "Ghi chú"),
            ("1", "Xây dựng kế hoạch năm", "Bà A", ""),
            ("", "Báo cáo tháng", "Ông B", "Gửi trước ngày 05"),
            ("2", "Tổ chức tập huấn", "Bà A", ""),
        ],
        (1, 0, 2, 0),
    )
    assert tell(reading) == expect(
        """
        1 task: Xây dựng kế hoạch năm
          |  | Tháng 1 | Bà A
        2 task: Báo cáo tháng
          |  | Tháng 1 | Ông B
        3 task: Tổ chức tập huấn
          |  | Tháng 2 | Bà A
        """
    )


def test_plan_with_a_column_of_fields_of_work():
    reading = read_table(
        [
            (
                "TT",
                "Nhóm nhiệm vụ",
                "Nhiệm vụ cụ thể",
                "Kết quả đầu ra",
                "Thời gian",
                "Chủ trì",
            ),
            ("1", "Thi hành án dân sự", "Phân loại việc", "Danh sách", "Quý I", "CHV"),
            ("", "", "Kê biên tài sản", "Biên bản", "Cả năm", "CHV"),
            ("2", "Hành chính", "Lưu trữ hồ sơ", "Hồ sơ", "Thường xuyên", "Văn thư"),
        ],
        (1, 0, 2, 0),
        (1, 1, 2, 1),
    )
    assert tell(reading) == expect(
        """
        1 group: Thi hành án dân sự
        1.1 task: Phân loại việc
          | Danh sách | Quý I | CHV
        1.2 task: Kê biên tài sản
          | Biên bản | Cả năm | CHV
        2 group: Hành chính
        2.1 task: Lưu trữ hồ sơ
          | Hồ sơ | Thường xuyên | Văn thư
        """
    )


def test_plan_with_who_does_what_in_one_column():
    reading = read_table(
        [
            (
                "TT",
                "Nội dung, nhiệm vụ",
                "Đơn vị thực hiện",
                "",
                "Thời gian",
                "Kết quả",
            ),
            ("", "", "Chủ trì", "Phối hợp", "", ""),
            ("1.", "Họp giao ban", "Văn phòng", "Các phòng", "Hàng tuần", "Thông báo"),
            (
                "2.",
                "Sơ kết 6 tháng",
                "Văn phòng",
                "Các phòng",
                "Tháng 6",
                "Báo cáo\nHội nghị",
            ),
        ],
        (0, 0, 1, 0),
        (0, 1, 1, 1),
        (0, 2, 0, 3),
        (0, 4, 1, 4),
        (0, 5, 1, 5),
    )
    assert tell(reading) == expect(
        """
        1 task: Họp giao ban
          | Thông báo | Hàng tuần | Văn phòng | Các phòng
        2 task: Sơ kết 6 tháng
          | Báo cáo / Hội nghị | Tháng 6 | Văn phòng | Các phòng
        """
    )
