"""Cells that a table leaves empty because the one above says the same."""

from reader_helpers import codes, outputs, read_word

HEADER = ("TT", "Nội dung", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp")


def test_an_empty_lead_is_that_of_the_row_above():
    reading = read_word(
        [
            HEADER,
            ("1", "Việc A", "SP", "Quý I", "VP", "Phòng A"),
            ("2", "Việc B", "SP", "Quý II", "", ""),
            ("3", "Việc C", "SP", "", "", ""),
        ]
    )
    assert outputs(reading)[1] == ("SP", "Quý II", "VP", "Phòng A")
    assert outputs(reading)[2] == ("SP", "Quý II", "VP", "Phòng A")
    assert codes(reading) == {"inherited_blank"}


def test_beside_a_printed_lead_nobody_coordinates():
    reading = read_word(
        [
            HEADER,
            ("1", "Việc A", "SP", "Quý I", "VP", "Phòng A"),
            ("2", "Việc B", "SP", "", "NV", ""),
        ]
    )
    assert outputs(reading)[1] == ("SP", "", "NV", "")
    assert codes(reading) == {"schedule_missing"}


def test_nothing_is_taken_from_another_section():
    reading = read_word(
        [
            HEADER,
            ("I", "MỤC MỘT"),
            ("1", "Việc A", "SP", "Quý I", "VP", ""),
            ("II", "MỤC HAI"),
            ("1", "Việc B", "SP", "Quý II", "", ""),
        ]
    )
    assert outputs(reading)[1] == ("SP", "Quý II", "", "")
    assert codes(reading) == {"lead_missing"}


def test_what_is_printed_beside_a_group_holds_for_its_tasks():
    reading = read_word(
        [
            HEADER,
            ("1", "Nhóm A", "", "", "VP", "Các phòng"),
            ("1.1", "Việc A", "SP", "Quý I", "", ""),
            ("1.2", "Việc B", "SP", "Quý II", "NV", ""),
        ]
    )
    assert reading.lines[0].kind == "group"
    assert reading.lines[0].outputs == []
    assert outputs(reading)[0] == ("SP", "Quý I", "VP", "Các phòng")
    assert outputs(reading)[1][2] == "NV"
    assert "group_values" in codes(reading)


def test_signs_for_the_same_as_above():
    reading = read_word(
        [
            HEADER,
            ("1", "Việc A", "SP", "Quý I", "VP", "Phòng A"),
            ("2", "Việc B", "SP", "nt", "-nt-", "Như trên"),
            ("3", "Việc C", "SP", '"', "NV", ""),
        ]
    )
    assert outputs(reading)[1] == ("SP", "Quý I", "VP", "Phòng A")
    assert outputs(reading)[2] == ("SP", "Quý I", "NV", "")
    assert codes(reading) == {"ditto"}


def test_rows_below_a_task_without_a_name_are_more_of_its_products():
    reading = read_word(
        [
            HEADER,
            ("1", "Việc A", "SP1", "Quý I", "VP", ""),
            ("", "", "SP2", "Quý II", "VP", ""),
            ("2", "Việc B", "SP3", "Quý III", "VP", ""),
        ]
    )
    assert [len(line.outputs) for line in reading.lines] == [2, 1]


def test_a_leader_is_taken_from_the_row_above():
    reading = read_word(
        [
            ("TT", "Nội dung", "Lãnh đạo phụ trách", "Thời gian", "Căn cứ"),
            ("1", "Việc A", "Ông A\nBà B", "Quý I", "QĐ 1"),
            ("2", "Việc B", "", "Quý II", ""),
        ]
    )
    first, second = reading.lines
    assert (first.leader_text, first.basis_text) == ("Ông A; Bà B", "QĐ 1")
    assert (second.leader_text, second.basis_text) == ("Ông A; Bà B", "")
    assert [doubt.code for doubt in second.doubts] == ["inherited_blank"]
