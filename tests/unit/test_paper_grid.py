"""Which rows of a paper's table stay together on a page, without a database."""

import pytest

from odoo.addons.thads_base.tools.paper import Cell, Column, Row, Table
from odoo.addons.thads_base.tools.paper_grid import grid
from odoo.addons.thads_base.tools.paper_heights import cell_height
from odoo.addons.thads_base.tools.text_width import text_width

WORD = "nghiệp"
LONG = " ".join([WORD] * 30)


def make_grid(*rows, size=None):
    columns = (Column(1), Column(1))
    head = (Row((Cell("A"), Cell("B"))),)
    return grid(Table(columns, head, rows, size), "portrait")


def spanning(lines, span, text="x"):
    """Return rows, each ``lines`` high, under one cell that spans them."""
    high = Cell("\n".join("x" * lines))
    first = Row((Cell(text, rowspan=span), high))
    return [first, *[Row((high,))] * (span - 1)]


def test_rows_stay_together_until_a_spanning_text_has_room():
    text = "x\nx\nx\nx\nx"
    rows = make_grid(*spanning(2, 4, text=text), *spanning(2, 1), *spanning(2, 2)).rows
    assert [row.keeps for row in rows] == [True, True, *[False] * 5]
    assert all(row.whole for row in rows)


def test_rows_that_are_higher_than_a_page_do_not():
    text = "\n".join("x" * 50)
    rows = make_grid(*spanning(20, 3, text=text), *spanning(1, 2, text="x\nx")).rows
    assert [row.keeps for row in rows] == [False, False, False, True, False]
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


@pytest.mark.parametrize("size", [13, 9])
def test_lines_are_those_that_a_cell_has_room_for(size):
    (row,) = make_grid(
        Row((Cell(LONG, bold=True), Cell(LONG, italic=True))), size=size
    ).rows
    for place in row.places:
        widths = [
            text_width(line, size, place.bold, place.italic) for line in place.lines
        ]
        assert " ".join(place.lines) == LONG
        room = place.width - 3
        assert max(widths) <= room < max(widths) + text_width(LONG[:9], size)
    lines = max(len(place.lines) for place in row.places)
    assert row.height == cell_height(lines, size)


def test_heads_are_measured_in_bold():
    (row,) = grid(Table((Column(1),), (Row((Cell("A"),)),), ()), "portrait").header
    assert row.places[0].bold


def test_groups_hold_what_shares_a_cell_or_stays_together():
    section = Row((Cell("I"), Cell("x")), kind="section")
    rows = (*spanning(1, 1), section, *spanning(2, 3), section, *spanning(1, 1))
    assert [len(group) for group in make_grid(*rows).groups] == [1, 4, 2]
