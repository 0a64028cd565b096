"""Writing trees."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence


def create_tree(
    create: Callable, values: Sequence[dict], parents: Sequence[int | None]
) -> list[int]:
    """Create records level by level, so that each finds its parent there.

    :param create: takes a list of values, returns records with ``ids`` in that order
    :param parents: for each record the index of its parent, which stands before it
    :return: the ids, in the order of ``values``
    """
    levels: dict[int, list[int]] = defaultdict(list)
    depths: list[int] = []
    for index, parent in enumerate(parents):
        depths.append(0 if parent is None else depths[parent] + 1)
        levels[depths[index]].append(index)
    ids: dict[int | None, int | bool] = {None: False}
    for _depth, chosen in sorted(levels.items()):
        records = create([{**values[i], "parent_id": ids[parents[i]]} for i in chosen])
        ids.update(zip(chosen, records.ids, strict=True))
    return [ids[index] for index in range(len(values))]


def order_tree(parents: Mapping) -> list:
    """Return the nodes of a tree in printed order: each with all that is below it.

    :param parents: ``{node: its parent or None}``; siblings stand in the order given

    >>> order_tree({"I": None, "1": "I", "II": None, "2": "I"})
    ['I', '1', '2', 'II']
    """
    below = defaultdict(list)
    for node, parent in parents.items():
        below[parent].append(node)
    ordered, waiting = [], below[None][::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below[ordered[-1]][::-1]
    return ordered
