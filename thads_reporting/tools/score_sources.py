"""What data say of a unit, as criteria of scores read it."""

import datetime
import operator
from collections.abc import Iterable, Mapping
from typing import NamedTuple

EXCEEDED = {
    "ge": operator.gt,
    "gt": operator.gt,
    "le": operator.lt,
    "lt": operator.lt,
}
DIGITS = 2  # of targets


class Proof(NamedTuple):
    """A record that counts.

    :ivar finding: key of ``thads.score.proof.finding``
    :ivar detail: figures or a day, in no language
    """

    finding: str
    name: str
    res_model: str
    res_id: int
    unit: int
    date: datetime.date | None = None
    detail: str = ""


class Measure(NamedTuple):
    """What was counted of a unit.

    :ivar value: what bands read: a number, or a percentage of 0 to 100
    :ivar base: of how many
    """

    value: float
    base: int
    proofs: tuple[Proof, ...] = ()


def is_exceeded(comparison: str, result: float, value: float) -> bool:
    """Return whether a result is better than what was asked for.

    >>> is_exceeded("ge", 84, 83.5), is_exceeded("lt", 8, 10), is_exceeded("ge", 5, 5)
    (True, True, False)
    """
    beats = EXCEEDED.get(comparison)
    return bool(beats) and beats(round(result, DIGITS), round(value, DIGITS))


def percent(part: int, whole: int) -> float:
    """Return a share in percent; 0 of nothing.

    >>> percent(1, 8), percent(0, 0)
    (12.5, 0.0)
    """
    return 100 * part / whole if whole else 0.0


def fold(
    units: Iterable[int], paths: Mapping[int, str], rows: Iterable[tuple]
) -> dict[int, list]:
    """Return what belongs to each unit: its own, and that of all units below it.

    :param paths: {unit: ``parent_path``}, of each unit that a row is of
    :param rows: (unit, anything)

    >>> fold([1, 2], {1: "1/", 2: "1/2/", 3: "1/2/3/"}, [(3, "x"), (1, "y")])
    {1: ['x', 'y'], 2: ['x']}
    """
    found = {unit: [] for unit in units}
    for unit, row in rows:
        for above in map(int, paths[unit].strip("/").split("/")):
            if above in found:
                found[above].append(row)
    return found
