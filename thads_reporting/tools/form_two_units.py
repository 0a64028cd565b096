"""Biểu số 2 unit by unit: of the time it is about, or summed to those of today."""

from collections.abc import Hashable, Mapping

from .form_two import Line, add, zero

MEMBER = "-"


def lay_out_units(
    numbers: Mapping[Hashable, Mapping[str, int]],
    successors: Mapping[Hashable, Hashable],
    names: Mapping[Hashable, str],
    successor_names: Mapping[Hashable, str],
) -> list[Line]:
    """Return a line for each unit, those with one successor below its sum; the total.

    :param numbers: of each unit, in the order of printing
    :param successors: who carries on each unit today, itself included
    """
    groups: dict[Hashable, list] = {}
    for unit in numbers:
        groups.setdefault(successors[unit], []).append(unit)
    lines = []
    for place, (successor, units) in enumerate(groups.items(), start=1):
        of_units = [dict(numbers[unit]) for unit in units]
        if units == [successor]:
            name = successor_names[successor]
            lines.append(_line("service", str(place), name, of_units[0]))
            continue
        total = add(zero(), *of_units)
        lines.append(_line("section", str(place), successor_names[successor], total))
        lines.extend(
            _line("service", MEMBER, names[unit], own)
            for unit, own in zip(units, of_units, strict=True)
        )
    return [*lines, _line("total", "", "Tổng cộng", add(zero(), *numbers.values()))]


def _line(kind, marker, name, numbers) -> Line:
    return Line(kind, marker, name, "", "", numbers)
