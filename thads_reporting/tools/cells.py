"""Cells of Biểu số 2 as people name them: ``II.1(13)``."""

import re
from collections.abc import Sequence

from .form_two import COLUMNS

CELL = re.compile(r"(?:([IVX]+)(?:\.(\d+))?)?\s*\((\d+)\)")
SEPARATORS = re.compile(r"[;,]")


def parse_cells(text: str, lines: Sequence[tuple[str, str]]) -> list[list[int]]:
    """Return the cells of a text as pairs of row and column, rows counted from 0.

    :param text: cells with a semicolon between them; without a row it is the total
    :param lines: kind and marker of each row of the form
    :raises ValueError: with the words that name no cell
    """
    rows = _get_names(lines)
    return [
        _parse(part.strip(), rows) for part in SEPARATORS.split(text) if part.strip()
    ]


def _get_names(lines) -> dict[str, int]:
    names, section = {}, ""
    for row, (kind, marker) in enumerate(lines):
        if kind == "section":
            section = marker
        names[f"{section}.{marker}" if kind == "service" else marker] = row
    return names


def _parse(part, rows) -> list[int]:
    found = CELL.fullmatch(part)
    if not found:
        raise ValueError(part)
    section, number, column = found.groups()
    row = rows.get(".".join(filter(None, (section, number))))
    if row is None or int(column) not in COLUMNS:
        raise ValueError(part)
    return [row, int(column)]
