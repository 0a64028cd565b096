"""What a unit that ends leaves, heap by heap.

Its records are of one model; what goes over is put into a field, by the heap's own way
of moving where it has one.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

NAMES_SHOWN = 8  # of a heap in the preview


class Heap(NamedTuple):
    """Records of one kind that go to the successors of their units.

    :param kind: what they are called, in the language of the reader
    :param records: of one model, all that go over
    :param field: that names the unit which has them
    :param move: called with (records, unit, successor) for the records of each unit;
        by default the successor is written into the field
    :param name: of the field that tells which record it is; never personal data
    :param is_shared: whether another part than the successor may get some, where a
        unit is split; not what stays that unit's, and is the successor's by that
    """

    kind: str
    records: Any
    field: str
    move: Callable | None = None
    name: str = "display_name"
    is_shared: bool = True

    def name_of(self, record) -> str:
        """Return what tells which record it is."""
        value = record[self.name]
        return getattr(value, "display_name", value) or ""


def name_some(names: list[str]) -> str:
    """Return the first names of a list, and how many are left out.

    >>> name_some(["a", "b"])
    'a; b'
    >>> name_some(list("abcdefghij"))
    'a; b; c; d; e; f; g; h; … (+2)'
    """
    shown = "; ".join(names[:NAMES_SHOWN])
    left_out = len(names) - NAMES_SHOWN
    return f"{shown}; … (+{left_out})" if left_out > 0 else shown
