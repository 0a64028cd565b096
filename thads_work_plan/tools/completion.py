"""How far a plan is carried out: done of what was due.

Decision 1018 makes the results of plans a ground of emulation; Decision 3962/QĐ-BTP of
2011 counts in percent what was left. What an approved change has taken out is not due.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Completion:
    """Numbers of assignments of a plan that were due by a day, that day included.

    :ivar on_time: done and confirmed, by the day that the plan prints
    :ivar late: done and confirmed after it
    :ivar not_done: the rest of what was due: open, still to be confirmed, or given up
    :ivar excluded: taken out by an approved change, and not counted as due
    """

    on_time: int = 0
    late: int = 0
    not_done: int = 0
    excluded: int = 0

    @property
    def due(self) -> int:
        return self.on_time + self.late + self.not_done

    @property
    def done(self) -> int:
        return self.on_time + self.late

    @property
    def percent(self) -> float | None:
        """Done of what was due, 0 to 100; None where nothing was due.

        >>> Completion(on_time=6, late=1, not_done=1).percent
        87.5
        """
        return 100 * self.done / self.due if self.due else None

    @property
    def percent_left(self) -> float | None:
        """Not done of what was due, 0 to 100; None where nothing was due."""
        return 100 * self.not_done / self.due if self.due else None


def write_percent(percent: float | None) -> str:
    """Return a percentage as Vietnamese papers write it.

    >>> write_percent(87.5), write_percent(100.0), write_percent(None)
    ('87,5%', '100%', '-')
    """
    if percent is None:
        return "-"
    return f"{percent:.1f}".removesuffix(".0").replace(".", ",") + "%"
