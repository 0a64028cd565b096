"""What a product is measured in, where its words say it.

``tối thiểu 01 đợt/năm`` asks for a number from each unit, ``2/3 số đơn vị`` for a part
of the units.
"""

import math
import re
from dataclasses import dataclass
from fractions import Fraction

_COUNT = re.compile(
    r"\b(?:tối thiểu|ít nhất)\s+(?P<value>\d{1,4})\s+(?P<unit>[^\W\d]+)", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?P<part>\d{1,3})/(?P<whole>\d{1,3})\s+(?:(?:tổng\s+)?số\s+)?"
    r"(?P<unit>đơn vị|cơ quan|phòng|chi cục|cục)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Measure:
    """What is asked for.

    :param kind: ``count``, so many from each assignment, or ``share``, a part of the
        units
    :param part: the number, or the part's numerator
    :param whole: the part's denominator, 1 for a number
    :param unit: the word that is counted, as printed
    """

    kind: str
    part: int
    whole: int = 1
    unit: str = ""

    def get_required(self, assignments: int, units: int) -> int:
        """Return how many are asked for of so many assignments of so many units.

        >>> Measure("count", 2, unit="đợt").get_required(assignments=8, units=4)
        16
        >>> Measure("share", 2, 3).get_required(assignments=8, units=8)
        6
        """
        if self.kind == "share":
            return math.ceil(Fraction(self.part, self.whole) * units)
        return self.part * assignments


def read_measure(text: str) -> Measure | None:
    """Return what a product is measured in, None if its words do not say.

    >>> read_measure("Kiểm tra tối thiểu 01 đợt/năm")
    Measure(kind='count', part=1, whole=1, unit='đợt')
    >>> read_measure("Kiểm tra 2/3 số đơn vị trực thuộc")
    Measure(kind='share', part=2, whole=3, unit='đơn vị')
    >>> read_measure("Báo cáo số 2/3")
    """
    if found := _SHARE.search(text):
        part, whole = int(found["part"]), int(found["whole"])
        is_part = 0 < part <= whole
        return Measure("share", part, whole, found["unit"].lower()) if is_part else None
    if found := _COUNT.search(text):
        value = int(found["value"])
        return Measure("count", value, unit=found["unit"].lower()) if value else None
    return None
