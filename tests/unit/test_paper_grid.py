"""Which rows of a paper's table stay together on a page, without a database."""

import pytest

from odoo.addons.thads_base.tools.paper import Cell, Column, Row, Table
from odoo.addons.thads_base.tools.paper_grid import grid
from odoo.addons.thads_base.tools.text_width import count_lines, text_width

WORD = "nghiệp"
LONG = " ".join([WORD] * 30)


def make_grid(*rows):
    columns = (Column(1), Column(1))
    return grid(Table(columns, (Row((Cell("A"), Cell("B"))),), rows), "portrait")


def spanning(lines, span, text="x"):
    """Return rows, each ``lines`` high, under one cell that spans them."""
    high = Cell("\n".join("x" * lines))
    first = Row((Cell(text, rowspan=span), high))
    return [first, *[Row((high,))] * (span - 1)]


def test_rows_under_a_spanning_cell_stay_together():
    rows = make_grid(*spanning(2, 3), *spanning(2, 1), *spanning(2, 2)).rows
    assert [row.keeps for row in rows] == [True, True, False, False, True, False]
    assert all(row.whole for row in rows)


def test_rows_that_are_higher_than_a_page_do_not():
    rows = make_grid(*spanning(20, 3)).rows
    assert not any(row.keeps for row in rows)
    assert all(row.whole for row in rows)


def test_spanning_cell_counts_where_it_is_higher_than_its_rows():
    rows = make_grid(*spanning(1, 2, text="\n".join("x" * 30))).rows
    assert rows[1].height > 20 * rows[0].height
    assert rows[0].keeps
    assert not make_grid(*spanning(1, 2, text="\n".join("x" * 60))).rows[0].keeps


def test_row_higher_than_a_page_may_be_cut():
    (row,) = make_grid(*spanning(60, 1)).rows
    assert not row.whole


def test_section_stays_with_the_row_below_it():
    section = Row((Cell("I"), Cell("x")), kind="section")
    assert [row.keeps for row in make_grid(section, *spanning(1, 1)).rows] == [1, 0]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        (WORD, 1),
        (f"{WORD} {WORD}", 1),
        (f"{WORD} {WORD} {WORD}", 2),
        (f"{WORD}\n{WORD}", 2),
        (WORD * 5, 3),  # a word wider than a line is cut
    ],
)
def test_lines_are_counted_as_they_print(text, lines):
    width = text_width(f"{WORD} {WORD}", 13) + 0.1
    assert count_lines(text, width, 13) == lines


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"{LONG} IV/2018", f'{LONG} <span class="one">IV/2018</span>'),
        (f"{LONG} 253/QĐ,", f'{LONG} <span class="one">253/QĐ,</span>'),
        (f"20/10\n<b> {LONG}", f'<span class="one">20/10</span>\n&lt;b&gt; {LONG}'),
        ("Quý IV/2018", "Quý IV/2018"),  # on one line anyhow
        ("và / hoặc", "và / hoặc"),
    ],
)
def test_a_word_with_a_slash_is_kept_on_one_line(text, html):
    assert make_grid(Row((Cell(text), Cell("")))).rows[0].places[0].html == html


def test_a_word_wider_than_its_cell_may_break():
    address = "/".join([WORD] * 30)
    assert make_grid(Row((Cell(address), Cell("")))).rows[0].places[0].html == address
