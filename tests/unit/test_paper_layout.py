"""Where the parts of a paper stand, and what is added to them by rule."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.paper import (
    Cell,
    Column,
    Paper,
    Row,
    Signature,
    Table,
    article,
    paragraph,
)
from odoo.addons.thads_base.tools.paper_css import stylesheet
from odoo.addons.thads_base.tools.paper_docx import write_docx
from odoo.addons.thads_base.tools.paper_grid import grid
from odoo.addons.thads_base.tools.paper_layout import lay_out
from odoo.addons.thads_base.tools.paper_styles import page_width
from odoo.addons.thads_base.tools.text_width import balanced_lines, text_width

HEAD = {
    "superior": "Cục Quản lý Thi hành án dân sự",
    "agency": "Thi hành án dân sự tỉnh Tuyên Quang",
    "place": "Tuyên Quang",
    "date": datetime.date(2026, 1, 5),
}
DECISION = Paper(
    kind="decision",
    symbol="QĐ-THADS",
    number=5,
    type_name="Quyết định",
    title="Về việc phê duyệt Kế hoạch",
    authority="Trưởng Thi hành án dân sự tỉnh Tuyên Quang",
    grounds=("Căn cứ Luật Thi hành án dân sự", "Theo đề nghị của Chánh Văn phòng;"),
    body=(article(1, "Phê duyệt."), article(2, "Thi hành Quyết định này.")),
    signature=Signature(("TRƯỞNG THI HÀNH ÁN DÂN SỰ",), "Nguyễn Văn An"),
    recipients=("Các đơn vị (để thực hiện)",),
    archive="VP",
    **HEAD,
)
LETTER = Paper(
    kind="letter",
    symbol="THADS-VP",
    title="góp ý dự thảo",
    addressees=("Văn phòng", "Các phòng chuyên môn;"),
    body=(paragraph("Đề nghị các đơn vị góp ý."),),
    signature=Signature(("TRƯỞNG",), "Nguyễn Văn An"),
    **HEAD,
)


def lines(elements, style):
    """Return the texts in a style, those in columns included."""
    found = []
    for element in elements:
        if element.kind == "line" and element.style == style:
            found.append(element.text)
        elif element.kind == "columns":
            for row in element.rows:
                found += [text for side in row for text in lines(side, style)]
    return found


def elements_of(paper):
    return lay_out(paper)[0].elements


def test_number_and_date_of_a_decision():
    elements = elements_of(DECISION)
    assert lines(elements, "number") == ["Số: 05/QĐ-THADS"]
    assert lines(elements, "place_date") == ["Tuyên Quang, ngày 05 tháng 01 năm 2026"]
    assert lines(elements, "summary") == []


def test_grounds_are_punctuated_as_a_list():
    assert lines(elements_of(DECISION), "ground") == [
        "Căn cứ Luật Thi hành án dân sự;",
        "Theo đề nghị của Chánh Văn phòng.",
    ]


def test_text_ends_with_the_mark_of_the_end():
    assert lines(elements_of(DECISION), "body")[-1].endswith("Quyết định này./.")


def test_recipients_of_a_decision_begin_with_its_last_article():
    assert lines(elements_of(DECISION), "recipient") == [
        "- Như Điều 2;",
        "- Các đơn vị (để thực hiện);",
        "- Lưu: VT, VP.",
    ]


def test_letter_names_its_subject_under_the_number():
    elements = elements_of(LETTER)
    assert lines(elements, "summary") == ["V/v góp ý dự thảo"]
    assert lines(elements, "title") == lines(elements, "type_name") == []
    assert lines(elements, "addressee_item") == [
        "- Văn phòng;",
        "- Các phòng chuyên môn.",
    ]
    assert lines(elements, "recipient") == ["- Như trên;", "- Lưu: VT."]


def test_single_addressee_stands_on_the_line_of_the_word():
    paper = Paper(kind="letter", addressees=("Cục Quản lý",), **HEAD)
    assert lines(elements_of(paper), "addressee") == ["Kính gửi: Cục Quản lý."]


def test_attached_paper_has_neither_number_nor_date():
    paper = Paper(kind="named", agency="A", type_name="Kế hoạch", attachment="Kèm theo")
    elements = elements_of(paper)
    assert lines(elements, "number") == lines(elements, "place_date") == []
    assert lines(elements, "attachment") == ["(Kèm theo)"]


def test_annexes_follow_on_sheets_of_their_own():
    annex = Paper(kind="annex", orientation="landscape", type_name="Phụ lục I")
    paper = Paper(kind="decision", annexes=(annex, annex), **HEAD)
    sheets = lay_out(paper)
    assert [sheet.orientation for sheet in sheets] == [
        "portrait",
        "landscape",
        "landscape",
    ]
    assert lines(sheets[1].elements, "annex_label") == ["Phụ lục I"]


def test_rules_have_their_legal_lengths():
    left, right = elements_of(DECISION)[0].rows[0]
    agency, agency_rule = left[-2:]
    longest = max(text_width(text, 12, True) for text in agency.text.split("\n"))
    assert 1 / 3 <= agency_rule.width / longest <= 1 / 2
    motto, motto_rule = right[-2:]
    assert motto_rule.width == pytest.approx(text_width(motto.text, 13, True))


@pytest.mark.parametrize("place", ["Huế", "Thành phố Hồ Chí Minh"])
def test_date_stays_on_one_line(place):
    paper = Paper(kind="decision", **{**HEAD, "place": place})
    columns = elements_of(paper)[0]
    (date_line,) = columns.rows[1][1]
    assert text_width(date_line.text, 13, italic=True) < columns.widths[1]
    assert sum(columns.widths) == pytest.approx(page_width("portrait"))


def test_long_names_break_where_they_make_sense():
    def measure(text):
        return text_width(text, 12, True)

    name = "THI HÀNH ÁN DÂN SỰ TỈNH TUYÊN QUANG"
    assert balanced_lines(name, 70, measure) == ("THI HÀNH ÁN DÂN SỰ\nTỈNH TUYÊN QUANG")
    assert balanced_lines(name, 120, measure) == name


@given(st.lists(st.text("abcđ", min_size=1), min_size=1, max_size=60))
def test_broken_lines_keep_every_word(words):
    text = " ".join(words)
    broken = balanced_lines(text, 60, lambda line: text_width(line, 14))
    assert broken.split() == words
    assert all(
        text_width(line, 14) <= 60 or " " not in line for line in broken.split("\n")
    )


def table(*rows, columns=3):
    return Table(
        (Column(1),) * columns,
        (),
        tuple(Row(tuple(cells)) for cells in rows),
    )


def test_spanning_cells_are_known_in_every_row():
    rows = grid(
        table(
            [Cell("a", rowspan=2), Cell("b"), Cell("c")],
            [Cell("d", colspan=2)],
        ),
        "portrait",
    ).rows
    assert [(place.text, place.continued) for place in rows[1].places] == [
        ("", True),
        ("d", False),
    ]
    assert rows[1].places[1].width == pytest.approx(110)


@pytest.mark.parametrize(
    "rows",
    [
        [[Cell()]],
        [[Cell()] * 4],
        [[Cell(colspan=2), Cell(colspan=2)]],
        [[Cell(rowspan=2), Cell(), Cell()]],
        [[Cell(rowspan=2), Cell(), Cell()], [Cell()] * 3],
    ],
)
def test_rows_that_do_not_fill_the_table_are_refused(rows):
    with pytest.raises(ValueError, match="row"):
        grid(table(*rows), "portrait")


def test_only_rows_higher_than_a_page_may_be_cut():
    short, high = grid(
        table([Cell("x")] * 3, [Cell("rất dài " * 800)] * 3), "portrait"
    ).rows
    assert short.whole
    assert not high.whole


TEXT = st.text(max_size=120)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
PAPERS = st.builds(
    Paper,
    kind=st.sampled_from(["decision", "named", "letter", "annex"]),
    orientation=st.sampled_from(["portrait", "landscape"]),
    superior=TEXT,
    agency=TEXT,
    symbol=TEXT,
    number=st.none() | st.integers(1, 9999),
    place=TEXT,
    date=st.none() | st.dates(),
    type_name=TEXT,
    title=TEXT,
    attachment=TEXT,
    authority=TEXT,
    grounds=TEXTS,
    addressees=TEXTS,
    body=TEXTS.map(lambda texts: tuple(map(paragraph, texts))),
    signature=st.none() | st.builds(Signature, TEXTS, TEXT),
    recipients=TEXTS,
    archive=TEXT,
)


@settings(deadline=None, max_examples=30)
@given(PAPERS)
def test_any_paper_can_be_laid_out_and_written(paper):
    sheets = lay_out(paper)
    assert stylesheet(sheets).count("{") == stylesheet(sheets).count("}")
    assert write_docx(sheets).startswith(b"PK")
