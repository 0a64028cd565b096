"""Reads a Word table into a grid."""

from collections.abc import Iterator

from lxml import etree

from .docx_text import W, get_lines, get_number, is_row_removed, to_int
from .errors import PlanFileError
from .grid import MAX_ROWS, Cell, Grid, Row, Slot

MAX_COLUMNS = 200  # what is right of them is left out; Word allows 63


def make_grid(table: etree._Element) -> Grid:
    """Return the rows of ``table``; rows deleted under tracking are left out."""
    merged: dict[int, Slot] = {}
    rows = []
    for number, element in enumerate(_iter_children(table, "tr"), start=1):
        slots = tuple(_iter_slots(element, merged))
        rows.append(Row(number, slots))
        if number > MAX_ROWS:
            raise PlanFileError("too_many_rows", limit=MAX_ROWS)
    return Grid(rows, _get_widths(table))


def _iter_children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also those wrapped in content controls or tracking."""
    for child in parent:
        if child.tag == f"{W}{name}":
            if name != "tr" or not is_row_removed(child):
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _iter_children(child, name)


def _iter_slots(row: etree._Element, merged: dict[int, Slot]) -> Iterator[Slot]:
    """Yield the cells of a row.

    :param merged: the last cell that starts a vertical merge, by its first column;
        kept from row to row
    """
    column = min(get_number(row.find(f"{W}trPr"), "gridBefore", 0), MAX_COLUMNS)
    for element in _iter_children(row, "tc"):
        if column >= MAX_COLUMNS:
            return
        properties = element.find(f"{W}tcPr")
        end = column + max(1, min(get_number(properties, "gridSpan", 1), MAX_COLUMNS))
        slot = _make_slot(element, properties, column, end, merged)
        for covered in range(column, end):
            merged.pop(covered, None)
        if _get_merge(properties):
            merged[column] = slot
        yield slot
        column = end


def _make_slot(
    element: etree._Element,
    properties: etree._Element | None,
    start: int,
    end: int,
    merged: dict[int, Slot],
) -> Slot:
    if _get_merge(properties) == "continue" and start in merged:
        return Slot(start, end, merged[start].cell, own=False)
    if properties is not None and properties.find(f"{W}cellDel") is not None:
        return Slot(start, end, Cell())
    return Slot(start, end, Cell(get_lines(element)))


def _get_merge(properties: etree._Element | None) -> str | None:
    merge = None if properties is None else properties.find(f"{W}vMerge")
    return None if merge is None else merge.get(f"{W}val", "continue")


def _get_widths(table: etree._Element) -> list[float]:
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    return [float(to_int(column.get(f"{W}w"), 1)) or 1.0 for column in columns]
