"""Ranks and places of units: what a rank asks for, who stands before whom.

Legal source: 2015's ranking of the system: A from 180 points with all targets reached,
B from 160 with two of three, then C and D. How ties are broken, and how many units may
have a rank, no text found says: both are data.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .score import DIGITS, same


@dataclass(frozen=True)
class Rank:
    """A rank and its conditions.

    :ivar score: the least points, included
    :ivar targets: how many targets have to be reached; all of them where a unit was
        given fewer
    :ivar share: percent of the units that may have it at most, 0 if any number may
    """

    key: int | str
    score: float
    targets: int = 0
    share: int = 0

    def holds(self, standing: "Standing") -> bool:
        is_enough = round(standing.score - self.score, DIGITS) >= 0
        return is_enough and standing.reached >= min(self.targets, standing.given)

    def get_room(self, count: int) -> int:
        """Return how many of so many units may have the rank.

        >>> Rank("A", 180, share=20).get_room(14), Rank("B", 160).get_room(14)
        (2, 14)
        """
        return count * self.share // 100 if self.share else count


@dataclass(frozen=True)
class Standing:
    """The points of a unit, and its targets.

    :ivar points: {key of a criterion: points}
    :ivar reached: how many of its targets it has reached
    :ivar given: how many it was given
    """

    key: int | str
    points: Mapping = field(default_factory=dict)
    reached: int = 0
    given: int = 0

    @property
    def score(self) -> float:
        return round(sum(self.points.values()), DIGITS)


@dataclass(frozen=True)
class Result:
    """Where a unit stands; ``rank`` is None if it meets the conditions of none."""

    place: int
    rank: int | str | None
    score: float


def find_ranks(
    standings: Sequence[Standing], ranks: Sequence[Rank], merit: Callable
) -> dict[int | str, Rank | None]:
    """Return the best rank of each unit whose conditions hold and that has room.

    Who finds no room has the next one. Equal units are not parted: they all have it,
    or none of them.

    :param ranks: the best first
    :param merit: gives the key by which standings are sorted, the best first

    >>> def merit(standing):
    ...     return -standing.score
    >>> best, good = Rank("A", 180, 3), Rank("B", 160, 2)
    >>> short = Standing(1, {"x": 185}, reached=2, given=3)
    >>> find_ranks([short], [best, good], merit)[1].key
    'B'
    >>> both = [Standing(1, {"x": 185}), Standing(2, {"x": 190})]
    >>> found = find_ranks(both, [Rank("A", 180, share=50), good], merit)
    >>> found[1].key, found[2].key
    ('B', 'A')
    """
    found = dict.fromkeys(standing.key for standing in standings)
    left = sorted(standings, key=merit)
    for rank in ranks:
        room = rank.get_room(len(standings))
        fit = [standing for standing in left if rank.holds(standing)]
        equal = {}
        for standing in fit:
            equal.setdefault(merit(standing), []).append(standing.key)
        for units in equal.values():
            if len(units) > room:
                break
            room -= len(units)
            found.update(dict.fromkeys(units, rank))
        left = [standing for standing in left if not found[standing.key]]
    return found


def rank_units(
    standings: Iterable[Standing],
    ranks: Sequence[Rank],
    ties: Sequence = (),
    ordering: str = "rank",
) -> dict[int | str, Result]:
    """Return the place of each unit: equal ones share it, the next are counted on.

    :param ranks: the best first
    :param ties: keys of the criteria that decide between equal scores, in this order
    :param ordering: ``rank``: a better rank comes first, whatever the points;
        ``score``: points alone

    >>> two, three = Standing("b", {"x": 9, "y": 1}), Standing("c", {"x": 10})
    >>> found = rank_units([two, three, Standing("d", {"x": 1})], [])
    >>> {key: result.place for key, result in found.items()}
    {'b': 1, 'c': 1, 'd': 3}
    """
    standings = list(standings)

    def merit(standing):
        decisive = (-round(standing.points.get(key, 0), DIGITS) for key in ties)
        return (-standing.score, *decisive)

    found = find_ranks(standings, ranks, merit)

    def order(standing):
        rank = found[standing.key]
        level = ranks.index(rank) if rank else len(ranks)
        return (level if ordering == "rank" else 0, *merit(standing))

    results, place, last = {}, 0, None
    for count, standing in enumerate(sorted(standings, key=order), start=1):
        if order(standing) != last:
            place, last = count, order(standing)
        rank = found[standing.key]
        results[standing.key] = Result(place, rank and rank.key, standing.score)
    return results


def find_moves(before: Mapping, after: Mapping) -> list:
    """Return the keys of the units that change place, rank or points, as they come now.

    :param before: as ``rank_units`` gives it
    :param after: likewise, of the same units
    """
    return [
        key
        for key, result in after.items()
        if (result.place, result.rank) != (before[key].place, before[key].rank)
        or not same(result.score, before[key].score)
    ]
