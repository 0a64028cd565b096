"""The printed table of a plan, without a database."""

from odoo.addons.thads_work_plan.tools.table import TableCell, TableLine, build_rows

FIELDS = ["marker", "name", "output", "lead", "note"]


def test_section_runs_over_the_width():
    line = TableLine("section", 0, {"marker": "I", "name": "THỂ CHẾ"})
    [row] = build_rows(FIELDS, [line])
    assert row.cells == (
        TableCell("I"),
        TableCell("THỂ CHẾ", columns=4),
        None,
        None,
        None,
    )


def test_task_is_merged_over_its_outputs():
    line = TableLine(
        "task",
        1,
        {"marker": "1", "name": "Việc", "note": "Ghi"},
        ({"output": "Báo cáo", "lead": "A"}, {"output": "Đề án"}),
    )
    first, second = build_rows(FIELDS, [line])
    assert first.cells == (
        TableCell("1", rows=2),
        TableCell("Việc", rows=2),
        TableCell("Báo cáo"),
        TableCell("A"),
        TableCell("Ghi", rows=2),
    )
    assert second.cells == (None, None, TableCell("Đề án"), TableCell(""), None)


def test_task_without_output_has_a_row():
    [row] = build_rows(FIELDS, [TableLine("task", 0, {"name": "Việc"})])
    assert [cell.text for cell in row.cells] == ["", "Việc", "", "", ""]


def test_every_row_fills_every_column():
    lines = [
        TableLine("section", 0, {"name": "I"}),
        TableLine("group", 1, {"name": "1"}),
        TableLine("task", 2, {"name": "1.1"}, ({}, {}, {})),
    ]
    covered = [0] * len(FIELDS)
    for row in build_rows(FIELDS, lines):
        covered = [max(0, rows - 1) for rows in covered]
        for index, cell in enumerate(row.cells):
            if cell is not None:
                for column in range(index, index + cell.columns):
                    assert not covered[column]
                    covered[column] = cell.rows
        assert all(covered)
