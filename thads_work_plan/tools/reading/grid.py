"""A table as printed, whether it comes from Word or from Excel."""

from dataclasses import dataclass, field

MAX_ROWS = 20_000  # rows of a table, or lines of a plan, that are read at once


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds.

    :param lines: its paragraphs, cleaned, blank ones left out
    :param number: the number behind the text, where Excel stores one
    :param doubts: codes with their parameters: an error, a formula without a value
    :param ref: its name in Excel, such as ``D8``
    """

    lines: tuple[str, ...] = ()
    number: float | None = None
    doubts: tuple[tuple[str, dict], ...] = ()
    ref: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def is_blank(self) -> bool:
        return not self.lines and not self.doubts


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a cell stands in a row: grid columns ``start`` to ``end``, end excluded.

    :param own: false where the cell is merged down from a row above
    """

    start: int
    end: int
    cell: Cell
    own: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is what a person counts, from 1."""

    number: int
    slots: tuple[Slot, ...]
    hidden: bool = False

    @property
    def is_blank(self) -> bool:
        return all(not slot.own or slot.cell.is_blank for slot in self.slots)


@dataclass(slots=True)
class Grid:
    """A table.

    :param widths: width of each grid column, in any unit; 1 for those not said
    :param above: the paragraphs that stand before the table, from the previous one on
    """

    rows: list[Row]
    widths: list[float] = field(default_factory=list)
    above: list[str] = field(default_factory=list)

    def get_width(self, start: int, end: int) -> float:
        known = self.widths[start:end]
        return sum(known) + (end - start - len(known))
