"""Which report of a campaign stands below which."""

from collections.abc import Iterable, Mapping


def find_superiors(
    units: Iterable[int], parents: Mapping[int, int | None], top: int
) -> dict[int, int]:
    """Return the unit to whose report that of each unit goes: the next above it.

    :param units: which report besides ``top``
    :param parents: the unit above each unit of the organisation
    :param top: whose report takes all that have none nearer above them
    """
    reporting = {*units, top}

    def find(unit):
        above = parents.get(unit)
        while above is not None and above not in reporting:
            above = parents.get(above)
        return top if above is None else above

    return {unit: find(unit) for unit in reporting - {top}}


def order_by_depth(superiors: Mapping[int, int], top: int) -> list[list[int]]:
    """Return the units below ``top``, those of a same depth together, from above."""
    tiers, left = [], dict(superiors)
    level = {top}
    while level := {unit for unit, above in left.items() if above in level}:
        tiers.append(sorted(level))
        left = {unit: above for unit, above in left.items() if unit not in level}
    return tiers
