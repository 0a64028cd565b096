"""Plans in tables of many layouts, as different offices draw them up."""

import docx
from reader_helpers import add_table, outputs, read_word, save, shape

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan

HEADER = ("TT", "Nội dung", "Chủ trì", "Thời gian")


def read_merged(rows, *merges):
    """Read a table with cells merged: each merge is (row, column, row, column)."""
    document = docx.Document()
    table = add_table(document, rows)
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    return read_plan("ke-hoach.docx", save(document))


def test_columns_in_another_order_without_numbers():
    reading = read_word(
        [
            ("Nhiệm vụ", "Người thực hiện", "Tiến độ", "Kết quả"),
            ("Xây dựng kế hoạch kiểm tra", "Nguyễn Văn A", "Quý I/2026", "Kế hoạch"),
            ("Tổ chức hội nghị", "Trần Thị B", "Tháng 6/2026", "Hội nghị"),
        ]
    )
    assert shape(reading) == [
        ("task", "1", "Xây dựng kế hoạch kiểm tra"),
        ("task", "2", "Tổ chức hội nghị"),
    ]
    assert outputs(reading)[1] == ("Hội nghị", "Tháng 6/2026", "Trần Thị B", "")
    assert [column.field for column in reading.columns] == [
        "name",
        "lead",
        "schedule",
        "output",
    ]


def test_header_over_two_rows_with_start_and_end():
    reading = read_merged(
        [
            ("STT", "Nhiệm vụ", "Thời gian", "", "Phân công thực hiện", "", "Kết quả"),
            ("", "", "Bắt đầu", "Hoàn thành", "Chủ trì", "Phối hợp", ""),
            ("1", "Việc A", "01/3/2026", "30/6/2026", "Văn phòng", "Phòng A", "BC"),
            ("2", "Việc B", "", "Quý II/2026", "Phòng B", "", "KH"),
        ],
        (0, 0, 1, 0),
        (0, 1, 1, 1),
        (0, 2, 0, 3),
        (0, 4, 0, 5),
        (0, 6, 1, 6),
    )
    assert outputs(reading) == [
        ("BC", "Từ 01/3/2026 đến 30/6/2026", "Văn phòng", "Phòng A"),
        ("KH", "Quý II/2026", "Phòng B", ""),
    ]
    assert [column.label for column in reading.columns][2:4] == [
        "Thời gian - Bắt đầu",
        "Thời gian - Hoàn thành",
    ]


def test_sections_without_numbers_where_tasks_begin_anew():
    reading = read_merged(
        [
            HEADER,
            ("CÔNG TÁC VĂN PHÒNG",),
            ("1", "Việc A", "VP", "Quý I"),
            ("2", "Việc B", "VP", "Quý II"),
            ("CÔNG TÁC NGHIỆP VỤ",),
            ("1", "Việc C", "NV", "Quý III"),
        ],
        (1, 0, 1, 3),
        (4, 0, 4, 3),
    )
    assert [line[:2] for line in shape(reading)] == [
        ("section", "I"),
        ("task", "I.1"),
        ("task", "I.2"),
        ("section", "II"),
        ("task", "II.1"),
    ]


def test_numbers_inside_the_names():
    reading = read_word(
        [
            ("Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì"),
            ("I. CÔNG TÁC A",),
            ("1. Việc một", "SP1", "Quý I", "VP"),
            ("1.1. Việc con", "SP2", "Quý I", "VP"),
            ("- Việc gạch đầu dòng", "SP3", "Quý I", "VP"),
            ("- Việc gạch hai", "SP4", "Quý II", "VP"),
            ("2. Việc hai", "SP5", "Quý I", "VP"),
        ]
    )
    assert shape(reading) == [
        ("section", "I", "CÔNG TÁC A"),
        ("task", "I.1", "Việc một"),
        ("task", "I.1.1", "Việc con"),
        ("task", "I.1.1.1", "Việc gạch đầu dòng"),
        ("task", "I.1.1.2", "Việc gạch hai"),
        ("task", "I.2", "Việc hai"),
    ]
    assert [line.marker for line in reading.lines][:4] == ["I.", "1.", "1.1.", "-"]


def test_a_number_that_belongs_to_the_name_stays():
    reading = read_word([HEADER, ("", "100% hồ sơ đúng hạn", "VP", "Quý I")])
    assert reading.lines[0].name == "100% hồ sơ đúng hạn"
    assert reading.lines[0].marker == ""


def test_quarters_in_columns_of_their_own():
    reading = read_merged(
        [
            ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Tiến độ", "", "", ""),
            ("", "", "", "Quý I", "Quý II", "Quý III", "Quý IV"),
            ("1", "Việc A", "VP", "x", "", "x", ""),
            ("2", "Việc B", "VP", "", "Báo cáo sơ bộ", "", "X"),
        ],
        (0, 0, 1, 0),
        (0, 1, 1, 1),
        (0, 2, 1, 2),
        (0, 3, 0, 6),
    )
    assert [output[1] for output in outputs(reading)] == [
        "Quý I\nQuý III",
        "Quý II: Báo cáo sơ bộ\nQuý IV",
    ]


def test_a_column_of_groups_beside_the_tasks():
    reading = read_merged(
        [
            ("STT", "Nhóm nhiệm vụ", "Nội dung công việc", "Chủ trì", "Thời hạn"),
            ("1", "Công tác kiểm tra", "Kiểm tra A", "VP", "Quý I"),
            ("", "", "Kiểm tra B", "VP", "Quý II"),
            ("2", "Công tác báo cáo", "Báo cáo tháng", "VP", "Hàng tháng"),
        ],
        (1, 0, 2, 0),
        (1, 1, 2, 1),
    )
    assert shape(reading) == [
        ("group", "1", "Công tác kiểm tra"),
        ("task", "1.1", "Kiểm tra A"),
        ("task", "1.2", "Kiểm tra B"),
        ("group", "2", "Công tác báo cáo"),
        ("task", "2.1", "Báo cáo tháng"),
    ]


def test_two_columns_of_words_for_every_task():
    reading = read_word(
        [
            ("STT", "Nhiệm vụ", "Giải pháp", "Chủ trì", "Thời hạn"),
            ("1", "Việc A", "Làm theo cách một", "VP", "Quý I"),
            ("2", "Việc B", "Làm theo cách hai", "VP", "Quý II"),
        ]
    )
    assert [line.name for line in reading.lines] == ["Việc A", "Việc B"]
    note = reading.lines[0].outputs[0].note_text
    assert note == "Giải pháp: Làm theo cách một"


def test_lead_and_coordinating_in_one_column():
    reading = read_word(
        [
            ("TT", "Nội dung", "Đơn vị chủ trì/phối hợp", "Thời gian"),
            ("1", "Việc A", "Chủ trì: Văn phòng\nPhối hợp: Các phòng", "Quý I"),
            ("2", "Việc B", "Văn phòng/Các phòng", "Quý I"),
            ("3", "Việc C", "Văn phòng", "Quý I"),
        ]
    )
    assert [output[2:] for output in outputs(reading)] == [
        ("Văn phòng", "Các phòng"),
        ("Văn phòng", "Các phòng"),
        ("Văn phòng", ""),
    ]
    doubtful = [len(line.outputs[0].doubts) for line in reading.lines]
    assert doubtful == [0, 1, 1]


def test_who_coordinates_named_among_the_leads():
    reading = read_word(
        [
            ("TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"),
            ("1", "Việc A", "Chủ trì: Văn phòng\nPhối hợp: Phòng A", "Quý I"),
            ("2", "Việc B", "Văn phòng", "Quý I"),
        ]
    )
    assert [output[2:] for output in outputs(reading)] == [
        ("Văn phòng", "Phòng A"),
        ("Văn phòng", ""),
    ]


def test_a_title_above_the_header_parts_and_letters():
    reading = read_merged(
        [
            ("KẾ HOẠCH CÔNG TÁC NĂM 2026", "", "", "", ""),
            ("TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì"),
            ("1", "2", "3", "4", "5"),
            ("A", "PHẦN CHUNG"),
            ("I", "Mục một"),
            ("1", "Việc A", "SP", "Quý I", "VP"),
            ("a", "Việc con a", "SP", "Quý I", "VP"),
            ("2", "Việc B", "SP", "Quý I", "VP"),
            ("B", "PHẦN RIÊNG"),
            ("I", "Mục hai"),
            ("1", "Việc C", "SP", "Quý I", "VP"),
        ],
        (0, 0, 0, 4),
    )
    assert [line[:2] for line in shape(reading)] == [
        ("section", "A"),
        ("section", "A.I"),
        ("task", "A.I.1"),
        ("task", "A.I.1.a"),
        ("task", "A.I.2"),
        ("section", "B"),
        ("section", "B.I"),
        ("task", "B.I.1"),
    ]
