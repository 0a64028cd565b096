"""Rows and tables that belong to a plan, and those that do not."""

from reader_helpers import codes, read_word, shape

HEADER = ("TT", "Nội dung", "Chủ trì", "Thời gian")


def test_tables_with_other_columns_are_told():
    reading = read_word(
        [HEADER, ("1", "Việc A", "VP", "Quý I")],
        [("TT", "Nhiệm vụ", "Kết quả"), ("1", "Việc B", "Đã xong")],
    )
    assert len(reading.lines) == 2
    assert "several_tables" in codes(reading)


def test_forms_and_rows_to_be_filled_in_are_no_tasks():
    reading = read_word(
        [HEADER, ("1", "Việc A", "VP", "Quý I"), ("2", "....", "…", "...")],
        "Mẫu số 1",
        [("TT", "Nhiệm vụ", "Kết quả"), ("1", "Việc B", "")],
    )
    assert [line.name for line in reading.lines] == ["Việc A"]


def test_several_tables_under_headings_of_their_own():
    reading = read_word(
        "KẾ HOẠCH",
        "I. CÔNG TÁC A",
        [HEADER, ("1", "Việc A", "VP", "Quý I"), ("2", "Việc B", "VP", "Quý I")],
        "II. CÔNG TÁC B",
        [HEADER, ("1", "Việc C", "VP", "Quý I")],
    )
    assert [line[:2] for line in shape(reading)] == [
        ("section", "I"),
        ("task", "I.1"),
        ("task", "I.2"),
        ("section", "II"),
        ("task", "II.1"),
    ]


def test_a_table_that_goes_on_without_its_header():
    reading = read_word(
        [HEADER, ("1", "Việc A", "VP", "Quý I"), ("2", "Việc B", "VP", "Quý I")],
        "",
        [("3", "Việc C", "VP", "Quý I"), ("4", "Việc D", "VP", "Quý II")],
    )
    assert [line.outline for line in reading.lines] == ["1", "2", "3", "4"]


def test_signatures_and_sums_below_the_table_are_no_tasks():
    reading = read_word(
        [
            HEADER,
            ("1", "Việc A", "VP", "Quý I"),
            ("", "Tổng cộng", "", ""),
            ("", "", "", ""),
            ("", "Người lập biểu", "", "TRƯỞNG PHÒNG"),
            ("", "Nguyễn A", "", "Trần B"),
        ]
    )
    assert [line.name for line in reading.lines] == ["Việc A"]


def test_words_that_are_no_header_are_kept_in_the_notes():
    reading = read_word(
        [
            ("TT", "Nội dung", "Chủ trì", "Thời gian", "Địa điểm", "Loại nhiệm vụ"),
            ("1", "Việc A", "VP", "Quý I", "Hà Nội", "Thường xuyên"),
        ]
    )
    note = reading.lines[0].outputs[0].note_text
    assert note == "Địa điểm: Hà Nội\nLoại nhiệm vụ: Thường xuyên"
    warnings = {warning.code: warning.params for warning in reading.warnings}
    assert warnings["unknown_columns"] == {"columns": ["Địa điểm", "Loại nhiệm vụ"]}


def test_what_is_missing_or_double_is_marked():
    reading = read_word(
        [
            ("TT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời gian"),
            ("1", "Việc A", "", "VP", "Quý I"),
            ("1", "Việc B", "BC", "VP", "31/02/2026"),
            ("x1", "Việc C", "BC", "VP", ""),
        ]
    )
    assert codes(reading) == {
        "output_missing",
        "marker_repeated",
        "date_impossible",
        "marker_unreadable",
        "schedule_missing",
    }


def test_a_heading_that_sounds_like_an_office_is_no_signature():
    reading = read_word(
        [
            HEADER,
            ("LÃNH ĐẠO, CHỈ ĐẠO",),
            ("1", "Việc A", "VP", "Quý I"),
            ("",),
            ("PHÊ DUYỆT VÀ BAN HÀNH",),
            ("1", "Việc B", "VP", "Quý I"),
        ]
    )
    assert shape(reading)[2:] == [
        ("section", "II", "PHÊ DUYỆT VÀ BAN HÀNH"),
        ("task", "II.1", "Việc B"),
    ]
