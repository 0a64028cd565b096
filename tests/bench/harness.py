"""Runs a benchmark beside this file within Odoo, and prints a table of it."""

import gc
import importlib
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from odoo.tools import SQL

HERE = Path(__file__).parent
PATIENCE = 60  # seconds


@dataclass
class Result:
    """What we take and what our peer takes, in seconds, and how they should compare."""

    name: str
    ours: float
    peer: float
    peer_name: str
    at_least: float | None  # times as fast as the peer
    at_most: float | None  # times as long as the peer

    def row(self) -> tuple[str, ...]:
        faster = self.peer / self.ours
        if self.at_least:
            shown, aim = f"{faster:,.1f} x as fast", f"at least {self.at_least:,g} x"
            met = faster >= self.at_least
        elif self.at_most:
            shown, aim = f"{1 / faster:,.2f} x as long", f"at most {self.at_most:,g} x"
            met = 1 / faster <= self.at_most
        else:
            shown, aim, met = f"{faster:,.2f} x as fast", "", True
        verdict = ("met" if met else "missed") if aim else ""
        return (
            self.name,
            _time(self.ours),
            _time(self.peer),
            self.peer_name,
            shown,
            aim,
            verdict,
        )


class Bench:
    """Given to each benchmark.

    :ivar env: Odoo's environment; what is written is rolled back afterwards, unless
        the benchmark keeps it
    :ivar smoke: whether it is only to be seen that the benchmark works
    """

    def __init__(self, env, smoke: bool):
        self.env = env
        self.smoke = smoke
        self.results: list[Result] = []

    def size(self, full: int, smoke: int) -> int:
        """How many rows, calls or rounds to measure with."""
        return smoke if self.smoke else full

    def keep(self, *tables: str) -> None:
        """Commits what was written, and tidies up as PostgreSQL does by itself."""
        self.env.cr.commit()
        with closing(self.env.registry.cursor()) as cursor:
            cursor._cnx.autocommit = True
            for table in tables:
                _tidy(cursor, table)

    def timed(self, call: Callable[[], object], repeat: int = 5) -> float:
        """The seconds of the fastest of some calls, without the garbage collector."""
        best = float("inf")
        for _ in range(1 if self.smoke else repeat):
            gc.collect()
            gc.disable()
            try:
                start = time.perf_counter()
                call()
                best = min(best, time.perf_counter() - start)
            finally:
                gc.enable()
        return best

    def report(
        self,
        name: str,
        ours: float,
        peer: float,
        peer_name: str,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> None:
        """Adds a line to the table.

        :param ours: seconds per call, row or whatever ``name`` says
        :param peer: the same of what we compare with
        :param at_least: aim, how many times as fast as the peer
        :param at_most: aim, how many times as long as the peer
        """
        self.results.append(Result(name, ours, peer, peer_name, at_least, at_most))


def _tidy(cursor, table: str) -> None:
    """Vacuums a table until nobody else's transaction keeps its pages from it."""
    for _ in range(PATIENCE):
        cursor.execute(SQL("VACUUM ANALYZE %s", SQL.identifier(table)))
        cursor.execute(
            SQL(
                "SELECT relallvisible >= 0.99 * relpages FROM pg_class "
                "WHERE relname = %s",
                table,
            )
        )
        if cursor.fetchone()[0]:
            return
        time.sleep(1)
    raise TimeoutError(f"{table} is not tidied up after {PATIENCE} times")


def _time(seconds: float) -> str:
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def _print(results: list[Result]) -> None:
    head = ("what", "ours", "peer", "which is", "ratio", "aim", "")
    rows = [head, *(result.row() for result in results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(map(str.ljust, row, widths)).rstrip())


def main(env, name: str, smoke: bool) -> None:
    """Calls ``run(bench)`` of the file ``name``, and prints what it reports."""
    sys.path.insert(0, str(HERE))  # for what benchmarks share
    print(f"{name} ...", file=sys.stderr, flush=True)
    bench = Bench(env, smoke)
    try:
        importlib.import_module(name).run(bench)
    finally:
        env.cr.rollback()
    _print(bench.results)


if __name__ == "__main__":
    main(env, sys.argv[1], "--smoke" in sys.argv)  # noqa: F821
