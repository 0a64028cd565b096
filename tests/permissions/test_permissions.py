"""Every cell of ``docs/permissions`` is tried over RPC, as the person it is about."""

import json
import re
from pathlib import Path

import permission_calls
import permission_table
import pytest

HERE = Path(__file__).parent
ROWS = permission_table.rows()
SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
import permission_world
print(permission_world.{function}(env, *{arguments!r}))
"""


class Matrix:
    """All cells, walked once: what each answered, what became of its record."""

    def __init__(self, live, folder: Path):
        self.live = live
        self.file = folder / "cells.json"
        cells = [
            {
                "row": number,
                "model": row.model,
                "operation": row.operation,
                "record": row.record,
                "role": role,
                "answer": answer,
            }
            for number, row in enumerate(ROWS)
            for role, answer in row.answers.items()
        ]
        prepared = self._ask("prepare", cells)
        callers = {
            role: permission_calls.Caller(live, role, key)
            for role, key in prepared["keys"].items()
        }
        self.cells = [
            {**cell, **permission_calls.walk(callers[cell["role"]], cell)}
            for cell in prepared["cells"]
        ]
        troubles = self._ask("verify", self.cells)
        for cell, trouble in zip(self.cells, troubles, strict=True):
            cell["trouble"] = trouble

    def _ask(self, function, cells):
        self.file.write_text(json.dumps(cells))
        return ask(self.live, function, str(self.file))

    def wrong(self, number: int) -> list[str]:
        """What is not as row ``number`` says."""
        return [
            f"{cell['role']}: {cell['answer']} expected, got {cell['got']}."
            f" {cell['trouble']} {cell.get('said', '')}"
            for cell in self.cells
            if cell["row"] == number
            and (cell["got"] != cell["answer"] or cell["trouble"])
        ]


def ask(live, function: str, *arguments):
    """Return what a function of ``permission_world`` answers."""
    script = SCRIPT.format(folder=str(HERE), function=function, arguments=arguments)
    return json.loads(live.shell(script))


@pytest.fixture(scope="module")
def matrix(live, tmp_path_factory):
    return Matrix(live, tmp_path_factory.mktemp("permissions"))


@pytest.fixture(scope="module")
def surface(live):
    return ask(live, "surface")


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda n: str(ROWS[n]))
def test_row(matrix, number):
    wrong = matrix.wrong(number)
    assert not wrong, "\n".join(wrong)


def test_nothing_is_without_a_row(surface):
    """A new model or public method fails here until the table says who may use it."""
    listed = {(row.model, row.operation) for row in ROWS}
    assert {tuple(pair) for pair in surface["rows"]} - listed == set()
    fetched = {row.operation.removeprefix("GET ") for row in ROWS}
    assert {path for path in surface["addresses"] if not _is_in(path, fetched)} == set()


def _is_in(path, fetched) -> bool:
    """Whether an address with parts in brackets is listed, under whatever names."""
    pattern = re.compile(re.sub("<[^>]+>", "[^/]+", re.escape(path)))
    return any(pattern.fullmatch(address) for address in fetched)


def test_no_row_is_stale(surface):
    methods = {tuple(pair) for pair in surface["methods"]}
    named = {(row.model, row.operation) for row in ROWS if " " not in row.operation}
    assert named - methods == set()
    assert len({(row.model, row.operation, row.record) for row in ROWS}) == len(ROWS)


def test_nobody_calls_without_a_key(live):
    nobody = permission_calls.Caller(live, "nobody", key=None)
    for model, method in sorted({(row.model, row.operation) for row in ROWS}):
        if not method.startswith("GET "):
            assert nobody.call(model, method, {})[0] == 401, (model, method)
