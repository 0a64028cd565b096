"""The table of who may do what, as written in ``docs/permissions``."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent.parent / "docs/permissions"
ROLES = ("internal", "staff", "head", "office", "leader", "admin", "portal")
HEADER = ["model", "operation", "record", *ROLES]
ANSWERS = ("yes", "no", "rule")


class Row(NamedTuple):
    """One operation on one kind of record of a model, and who may do it.

    :ivar operation: ``read``, ``create``, ``write``, ``unlink``, the name of a method,
        or an address to fetch
    :ivar answers: for each role ``yes``, ``no`` (no right) or ``rule`` (a rule of the
        work refuses, whoever asks)
    """

    model: str
    operation: str
    record: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.model} {self.operation} ({self.record})"


def rows() -> list[Row]:
    """:raises ValueError: naming the line that is not as the table has to be"""
    return [row for path in sorted(FOLDER.glob("*.csv")) for row in _read(path)]


def _read(path: Path) -> Iterator[Row]:
    with path.open(newline="") as file:
        lines = csv.reader(file)
        if next(lines) != HEADER:
            raise ValueError(f"{path.name}: the columns are {', '.join(HEADER)}")
        for line in lines:
            model, operations, record, *answers = line
            if len(answers) != len(ROLES) or not set(answers) <= set(ANSWERS):
                raise ValueError(f"{path.name}:{lines.line_num}: {line}")
            for operation in _split(operations):
                yield Row(
                    model, operation, record, dict(zip(ROLES, answers, strict=True))
                )


def _split(operations: str) -> list[str]:
    """One line has several operations, separated by spaces, or one address."""
    is_address = operations.startswith("GET ")
    return [operations] if is_address else operations.split()
