"""Rows of data packages, in the columns of Odoo's import."""

from collections.abc import Collection, Iterable


def complete(rows: Iterable[dict[str, str]], prefix: str) -> list[dict[str, str]]:
    """Return rows whose external identifiers have a prefix.

    >>> complete([{"id": "a", "name": "A", "parent_id/id": ""}], "addon")
    [{'id': 'addon.a', 'name': 'A', 'parent_id/id': ''}]
    """
    return [
        {
            column: f"{prefix}.{text}" if text and _is_identifier(column) else text
            for column, text in row.items()
        }
        for row in rows
    ]


def leave_out(row: dict[str, str], gone: Collection[str]) -> dict[str, str]:
    """Return a row that names none of the identifiers ``gone``.

    >>> leave_out({"id": "a", "parent_id/id": "b"}, {"b"})
    {'id': 'a', 'parent_id/id': ''}
    """
    return {
        column: "" if column.endswith("/id") and text in gone else text
        for column, text in row.items()
    }


def _is_identifier(column: str) -> bool:
    return column == "id" or column.endswith("/id")
