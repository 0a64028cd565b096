"""What a time expression says, and the policy it is read by."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Schedule:
    """Reading of one time expression.

    :param text: the words, as printed
    :param kind: ``continuous``, ``yearly``, ``quarter``, ``month``, ``date``,
        ``range``, ``periodic``, ``event`` or ``mixed``
    :param date_start: first day, included; ``None`` if none is said
    :param date_deadline: last day, included; ``None`` if none is said
    :param recurrence: of ``periodic`` and ``yearly``: a dict with ``freq`` and its
        details, otherwise ``None``
    :param occurrences: last days in the plan's year, where they follow from the words
    :param parts: of ``mixed``: the readings of its parts
    :param offset: of an ``event``: ``amount``, ``unit`` (``working_day``, ``day``,
        ``week``, ``month``) and ``anchor``, the words of the event that starts the
        clock, or ``None``
    :param ambiguous: whether there is another defensible reading
    :param reason: code of what a person should look at, ``None`` if nothing:
        ``before_day``, ``by_year``, ``vague_part``, ``working_year``, ``other_words``,
        ``condition``, ``several_times``, ``lunar``, ``serial_number``, ``all_year``,
        ``after_day``, ``not_understood``, ``invalid_date``, ``blank``,
        ``same_as_above``
    :param open_ended: whether it has no end by its nature
    :param subject: of a part: the words before its colon
    """

    text: str
    kind: str
    date_start: date | None = None
    date_deadline: date | None = None
    recurrence: dict | None = None
    occurrences: tuple[date, ...] = ()
    parts: tuple["Schedule", ...] = ()
    offset: dict | None = None
    ambiguous: bool = False
    reason: str | None = None
    open_ended: bool = False
    subject: str | None = None


@dataclass(frozen=True)
class Policy:
    """How a plan wants its times read.

    :param year: the year in the plan's title
    :param basis: ``calendar``, or ``thads`` for the working year, 01/10 of the year
        before to 30/9 (Thông tư 06/2019/TT-BTP, Điều 4)
    :param before: "trước ngày 20/10" is done by 19/10 (``literal``) or by 20/10
        (``common``)
    :param issued: day the plan was signed, if known
    """

    year: int
    basis: str = "calendar"
    before: str = "literal"
    issued: date | None = None

    @property
    def is_working_year(self) -> bool:
        return self.basis == "thads"

    @property
    def months(self) -> list[tuple[int, int]]:
        """The twelve months of the plan's year, as (year, month)."""
        if self.is_working_year:
            return [(self.year - 1, month) for month in (10, 11, 12)] + [
                (self.year, month) for month in range(1, 10)
            ]
        return [(self.year, month) for month in range(1, 13)]

    def year_of_month(self, month: int) -> int:
        """Return the year that a month printed without one belongs to."""
        return self.year - 1 if self.is_working_year and month >= 10 else self.year

    def day_before(self, day: date) -> date:
        """Return the last day of "trước ngày ``day``"."""
        return day if self.before == "common" else day - timedelta(days=1)
