"""The table of a plan as its paper prints it: rows of cells that may be merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# columns that a task has once, however many outputs it has
TASK_FIELDS = ("marker", "name", "leader", "basis", "note")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A printed cell; its paragraphs are separated by line ends.

    :param rows: number of rows that it spans
    :param columns: number of columns that it spans
    """

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A printed row; a column that a cell above or to the left covers has ``None``.

    :param kind: ``section``, ``group`` or ``task``
    :param level: depth in the tree, 0 at the top
    """

    kind: str
    level: int
    cells: tuple[TableCell | None, ...]


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of the plan with its texts by column.

    :param texts: {column field: text} of what the line has once
    :param outputs: the same of each of its outputs
    """

    kind: str
    level: int
    texts: dict[str, str]
    outputs: tuple[dict[str, str], ...] = ()


def build_rows(fields: Sequence[str], lines: Iterable[TableLine]) -> list[TableRow]:
    """Lay out lines under the columns ``fields``.

    Sections run over the whole width after their number. A task takes one row per
    output; what it has once is merged over them.
    """
    rows: list[TableRow] = []
    for line in lines:
        if line.kind == "section" and not line.outputs:
            rows.append(_build_section(fields, line))
        else:
            rows.extend(_build_task(fields, line))
    return rows


def _build_section(fields, line) -> TableRow:
    name = fields.index("name") if "name" in fields else len(fields) - 1
    cells: list[TableCell | None] = [
        TableCell(line.texts.get(field, "")) for field in fields[:name]
    ]
    cells.append(TableCell(line.texts.get("name", ""), columns=len(fields) - name))
    cells.extend([None] * (len(fields) - name - 1))
    return TableRow(line.kind, line.level, tuple(cells))


def _build_task(fields, line) -> Iterable[TableRow]:
    outputs = line.outputs or ({},)
    for index, output in enumerate(outputs):
        cells: list[TableCell | None] = []
        for field in fields:
            if field not in TASK_FIELDS:
                cells.append(TableCell(output.get(field, "")))
            elif index:
                cells.append(None)
            else:
                text = line.texts.get(field, "")
                cells.append(TableCell(text, rows=len(outputs)))
        yield TableRow(line.kind, line.level, tuple(cells))


def describe_submission(level: str, time: str) -> str:
    """Return when a draft is submitted to a level, as the column of times prints it.

    >>> describe_submission("Lãnh đạo Cục", "Tháng 3/2027")
    '- Trình Lãnh đạo Cục: Tháng 3/2027'
    """
    if level.startswith("Các "):
        level = f"các {level[4:]}"
    words = level if level.lower().startswith("trình ") else f"Trình {level}"
    return f"- {words}: {time}" if time else f"- {words}"
