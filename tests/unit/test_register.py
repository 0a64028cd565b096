import doctest

import pytest

from odoo.addons.thads_base.tools import register
from odoo.addons.thads_base.tools.paper_layout import lay_out
from odoo.addons.thads_base.tools.register import INCOMING, OUTGOING, build_register


def test_examples():
    assert not doctest.testmod(register).failed


@pytest.mark.parametrize("kind", [OUTGOING, INCOMING])
def test_register_has_the_ten_columns_of_the_decree(kind):
    texts = [str(number) for number in range(10)]
    paper = build_register(kind, [texts], 2026, "Cục", "THADS tỉnh")
    [table] = paper.body
    assert len(table.columns) == len(table.header[1].cells) == 10
    assert [cell.text for cell in table.rows[0].cells] == texts
    assert paper.title == "Năm 2026"
    [sheet] = lay_out(paper)
    assert sheet.orientation == "landscape"


def test_a_year_without_papers_is_an_empty_book():
    [table] = build_register(INCOMING, [], 2026, "", "THADS tỉnh").body
    assert table.rows == ()
