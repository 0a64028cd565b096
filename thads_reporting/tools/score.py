"""Points of a criterion: its weight, the bands that take points off, its floor.

Legal source: Quyết định 3962/QĐ-BTP ngày 26/9/2011, Bảng 1: of the plan 1-10 % left
undone take 10 points off, 11-20 % take 20, 21 % and more leave none. What falls between
two whole percents it does not say: ``rounding`` does.
"""

import math
from dataclasses import dataclass

DIGITS = 2  # of points
NOISE = 6  # digits beyond which a measure is an artefact of floats


@dataclass(frozen=True)
class Band:
    """What a measure gives from ``start`` on, that included, up to the next band.

    :ivar effect: ``points``, ``each`` (points for each one counted) or ``all`` points
    :ivar points: taken off, or given by a bonus; not negative
    """

    start: float
    effect: str
    points: float = 0


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A line of the table of scores.

    :ivar points: the most that it gives
    :ivar floor: the least that it gives; of a bonus 0
    :ivar rounding: of a measure before its band is looked for: ``nearest`` (half up),
        ``up``, ``down`` or ``none``
    """

    key: int | str
    points: float
    floor: float = 0
    bands: tuple[Band, ...] = ()
    is_bonus: bool = False
    rounding: str = "none"

    @property
    def untouched(self) -> float:
        """Points where nothing has been counted: all, of a bonus none."""
        return 0 if self.is_bonus else self.limit(self.points)

    def limit(self, points: float) -> float:
        """Return points within what the criterion gives."""
        floor = 0 if self.is_bonus else self.floor
        return round(min(max(points, floor), self.points), DIGITS)

    def find_band(self, measure: float) -> Band | None:
        """Return the band of a measure, None below the first one."""
        reached = round_measure(measure, self.rounding)
        below = [band for band in self.bands if band.start <= reached]
        return max(below, key=lambda band: band.start, default=None)

    def get_points(self, measure: float | None) -> float:
        """Return the points for a measure; None where there was nothing to measure.

        >>> left = Criterion(key=1, points=30, rounding="nearest", bands=(
        ...     Band(1, "points", 10), Band(11, "points", 20), Band(21, "all")))
        >>> [left.get_points(percent) for percent in (None, 0.4, 10.4, 10.5, 21)]
        [30, 30, 20, 10, 0]
        >>> Criterion(key=2, points=10, bands=(Band(1, "each", 3),)).get_points(2)
        4
        """
        band = None if measure is None else self.find_band(measure)
        if not band:
            return self.untouched
        amount = self._get_amount(band, round_measure(measure, self.rounding))
        return self.limit(amount if self.is_bonus else self.points - amount)

    def _get_amount(self, band: Band, measure: float) -> float:
        match band.effect:
            case "all":
                return self.points
            case "each":
                return band.points * measure
        return band.points

    def carry_over(self, value: float, before: float, after: float) -> float:
        """Return what becomes of points once the criterion has changed.

        What was counted is counted anew; what a person has given stays, within the new
        limits.

        :param value: points at some stage
        :param before: what had been counted
        :param after: what is counted now
        """
        return after if same(value, before) else self.limit(value)


def round_measure(measure: float, rounding: str) -> float:
    """Return a measure as bands are looked for.

    >>> [round_measure(10.5, way) for way in ("nearest", "up", "down", "none")]
    [11, 11, 10, 10.5]
    """
    measure = round(measure, NOISE)
    match rounding:
        case "nearest":
            return math.floor(measure + 0.5)
        case "up":
            return math.ceil(measure)
        case "down":
            return math.floor(measure)
    return measure


def same(one: float, other: float) -> bool:
    """Whether two numbers of points are the same, as they are printed."""
    return round(one - other, DIGITS) == 0
