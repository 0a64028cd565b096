"""The paper of a plan, from plain data, without a database."""

import pytest

from odoo.addons.thads_base.tools.paper import Paper, Paragraph, Table
from odoo.addons.thads_work_plan.tools.plan_paper import (
    Heading,
    PlanContent,
    PlanLayout,
    build_paper,
    get_attachment,
    get_file_name,
    get_title,
)
from odoo.addons.thads_work_plan.tools.plan_paper_table import (
    PlanColumn,
    build_table,
    fit_widths,
    get_widths,
)
from odoo.addons.thads_work_plan.tools.table import (
    TableLine,
    build_rows,
    describe_submission,
)

HEADINGS = (
    Heading("part", "Mục tiêu, yêu cầu"),
    Heading("clause", "Mục tiêu", "objectives"),
    Heading("clause", "Yêu cầu", "requirements"),
    Heading("part", "Nội dung"),
    Heading("clause", "Nhiệm vụ cụ thể", "table", "Xem Phụ lục kèm theo {paper} này."),
    Heading("part", "Tổ chức thực hiện"),
    Heading("clause", "Trách nhiệm", "implementation"),
    Heading("clause", "Theo dõi", "focal", "{unit} theo dõi {paper} này."),
)
COLUMNS = (
    PlanColumn("marker", "TT", 5),
    PlanColumn("name", "Tên nhiệm vụ", 45),
    PlanColumn("output", "Sản phẩm", 50),
)
TEXTS = {"objectives": "Mục tiêu một.\nMục tiêu hai.", "requirements": "Yêu cầu."}
FIELDS = [column.field for column in COLUMNS]


def make_rows():
    return build_rows(
        FIELDS,
        [
            TableLine("section", 0, {"marker": "I", "name": "THỂ CHẾ"}),
            TableLine("group", 1, {"marker": "1", "name": "Nhóm"}),
            TableLine("group", 2, {"marker": "1.1", "name": "Nhóm con"}),
            TableLine(
                "task",
                3,
                {"marker": "a)", "name": "Việc"},
                ({"output": "Báo cáo"}, {"output": "Đề án"}),
            ),
        ],
    )


def make_paper(landscape=False, headings=HEADINGS, **values) -> Paper:
    content = PlanContent(
        **{
            "type_name": "Kế hoạch",
            "title": "Công tác năm 2027",
            "attachment": "Kèm theo Quyết định số 1/QĐ-THADS",
            "texts": TEXTS,
            "rows": make_rows(),
            **values,
        }
    )
    return build_paper(content, PlanLayout(headings, COLUMNS, landscape))


def get_lines(paper) -> list[str]:
    return [
        block.text if isinstance(block, Paragraph) else "[table]"
        for block in paper.body
    ]


def test_parts_and_clauses_are_numbered_as_printed():
    assert get_lines(make_paper(units={"focal": "Văn phòng"})) == [
        "I. MỤC TIÊU, YÊU CẦU",
        "1. Mục tiêu",
        "Mục tiêu một.",
        "Mục tiêu hai.",
        "2. Yêu cầu",
        "Yêu cầu.",
        "II. NỘI DUNG",
        "[table]",
        "III. TỔ CHỨC THỰC HIỆN",
        "Văn phòng theo dõi Kế hoạch này.",
    ]


def test_what_says_nothing_is_left_out_and_numbers_close_up():
    paper = make_paper(texts={"implementation": "Việc."}, units={"focal": ""})
    assert get_lines(paper) == [
        "I. NỘI DUNG",
        "[table]",
        "II. TỔ CHỨC THỰC HIỆN",
        "Việc.",
    ]
    assert get_lines(make_paper(texts={}, rows=())) == []


def test_words_of_the_layout_alone_are_printed():
    headings = (Heading("part", "Kinh phí", "", "Theo dự toán.\nNguồn khác."),)
    assert get_lines(make_paper(headings=headings)) == [
        "I. KINH PHÍ",
        "Theo dự toán.",
        "Nguồn khác.",
    ]


def test_clauses_before_the_first_part_stand_alone():
    headings = (Heading("clause", "Yêu cầu", "requirements"), *HEADINGS[:2])
    assert get_lines(make_paper(headings=headings))[:2] == [
        "Yêu cầu.",
        "I. MỤC TIÊU, YÊU CẦU",
    ]


def test_narrow_table_stands_in_its_place():
    paper = make_paper()
    assert not paper.annexes
    assert sum(isinstance(block, Table) for block in paper.body) == 1


def test_wide_table_is_an_annex_of_its_own():
    paper = make_paper(landscape=True)
    assert "Xem Phụ lục kèm theo Kế hoạch này." in get_lines(paper)
    assert "[table]" not in get_lines(paper)
    (annex,) = paper.annexes
    assert (annex.kind, annex.orientation) == ("annex", "landscape")
    assert annex.title == "Nhiệm vụ cụ thể Công tác năm 2027"
    assert annex.attachment == paper.attachment
    assert [type(block) for block in annex.body] == [Table]


def test_table_is_never_lost():
    headings = tuple(heading for heading in HEADINGS if heading.content != "table")
    (annex,) = make_paper(headings=headings).annexes
    assert annex.orientation == "portrait"
    assert annex.title == "Kế hoạch Công tác năm 2027"


def test_plan_without_tasks_has_no_annex():
    paper = make_paper(landscape=True, rows=())
    assert not paper.annexes
    assert "II. NỘI DUNG" not in get_lines(paper)


def test_headings_of_the_table_stand_out():
    table = build_table(COLUMNS, make_rows(), "portrait")
    section, group, inner, task, more = table.rows
    assert [row.kind for row in table.rows] == [*["section"] * 3, "plain", "plain"]
    assert section.cells[1].colspan == 2
    assert [cell.bold for cell in group.cells] == [True, True, False]
    assert (group.cells[1].italic, inner.cells[1].italic) == (False, True)
    assert [cell.rowspan for cell in task.cells] == [2, 2, 1]
    assert [cell.text for cell in more.cells] == ["Đề án"]


def test_group_with_an_output_is_a_row_like_others():
    line = TableLine("group", 0, {"marker": "1", "name": "Nhóm"}, ({"output": "Có"},))
    (row,) = build_table(COLUMNS, build_rows(FIELDS, [line]), "portrait").rows
    assert row.kind == "plain"
    assert [cell.bold for cell in row.cells] == [True, True, False]


def test_number_of_a_section_fits_on_a_line():
    rows = build_rows(FIELDS, [TableLine("section", 0, {"marker": "XVIII"})])
    narrow = build_table(COLUMNS, make_rows(), "portrait").columns[0].width
    wide = build_table(COLUMNS, rows, "portrait").columns[0].width
    assert wide > narrow >= 5 / 100 * 165


@pytest.mark.parametrize(
    ("widths", "expected"),
    [
        ([20, 30, 50], [20, 30, 50]),
        ([20, 0, 50], [20, 30, 50]),
        ([20, 80, 0], [20, 80, 18]),  # nothing is left for the last one
    ],
)
def test_column_without_a_width_takes_what_is_left(widths, expected):
    columns = [PlanColumn("lead", "", w) for w in widths[:2]]
    columns.append(PlanColumn("output", "", widths[2]))
    assert get_widths(columns) == pytest.approx(expected)


def test_columns_without_widths_share_by_what_they_usually_need():
    widths = get_widths([PlanColumn("marker", "TT"), PlanColumn("name", "Việc")])
    assert sum(widths) == pytest.approx(100)
    assert widths[1] / widths[0] == pytest.approx(26 / 5)


def test_widths_give_way_to_words_only_where_there_is_room():
    assert fit_widths([10, 45, 45], [20, 20, 43], 100) == [20, 37, 43]
    assert fit_widths([50, 50], [90, 90], 100) == [50, 50]


@pytest.mark.parametrize(
    ("name", "plan_type", "title"),
    [
        ("Kế hoạch công tác năm 2027", "annual", "Công tác năm 2027 của Văn phòng"),
        ("Kế hoạch công tác của Cục", "annual", "Công tác của Cục"),
        ("Công tác năm 2027", "annual", "Công tác năm 2027 của Văn phòng"),
        ("Kế hoạch", "annual", "Công tác năm 2027 của Văn phòng"),
        ("Chương trình trọng tâm", "programme", "Trọng tâm của Văn phòng"),
        ("KẾ HOẠCH KIỂM TRA", "thematic", "KIỂM TRA"),
        ("Kế hoạch thực hiện Nghị quyết", "resolution", "Thực hiện Nghị quyết"),
    ],
)
def test_title_stands_under_the_type_name(name, plan_type, title):
    assert get_title(name, plan_type, 2027, "Văn phòng") == title


def test_decision_that_is_still_to_come_has_dots():
    assert get_attachment("THADS", "Trưởng THADS") == (
        "Kèm theo Quyết định số ……/QĐ-THADS ngày …… tháng …… năm …… của Trưởng THADS"
    )
    assert "QĐ-…… ngày" in get_attachment("", "Trưởng THADS")


@pytest.mark.parametrize(
    ("name", "file_name"),
    [
        ("Kế hoạch 2027 của Đắk Lắk", "Ke-hoach-2027-cua-Dak-Lak"),
        ("Kế hoạch\u0301 a/b\\c: “x”\n", "Ke-hoach-a-b-c-x"),
        ("../../etc", "etc"),
        ("計画", "Ke-hoach"),
    ],
)
def test_file_name_is_plain(name, file_name):
    assert get_file_name(name) == file_name


def test_long_file_name_ends_with_a_word():
    name = get_file_name("Kế hoạch " * 40)
    assert len(name) <= 100
    assert name.endswith("Ke-hoach")


def test_submissions_tell_level_and_time():
    assert describe_submission("Trình Bộ", "Quý I") == "- Trình Bộ: Quý I"
    assert describe_submission("Các Phó Trưởng", "") == "- Trình các Phó Trưởng"
