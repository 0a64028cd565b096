"""Which steps of a procedure come after which, and which are to be opened now.

Steps are named by any hashable key. Nothing here knows how steps are stored.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

Key = Hashable


@dataclass(frozen=True)
class Instance:
    """A step that was opened.

    :param key: of the step in the procedure
    :param number: of the round, 1 or more
    :param returned_to: key of the step that its outcome sends the work back to
    """

    key: Key
    number: int
    is_open: bool
    returned_to: Key | None = None


class ProcedureGraph:
    """The steps of a procedure with what comes before each.

    :param predecessors: of each step those that have to be complete before it opens
    """

    def __init__(self, predecessors: Mapping[Key, Iterable[Key]]):
        self._predecessors = {key: set(before) for key, before in predecessors.items()}
        self._successors = defaultdict(set)
        for key, before in self._predecessors.items():
            for earlier in before:
                self._successors[earlier].add(key)

    def find_order(self) -> list[Key]:
        """Return the steps so that each stands after those before it.

        :raises CycleError: if a step comes before itself
        """
        return list(TopologicalSorter(self._predecessors).static_order())

    def find_cycle(self) -> list[Key]:
        """Return steps that wait for one another, none if there are no such."""
        try:
            self.find_order()
        except CycleError as error:
            return error.args[1][:-1]
        return []

    def find_following(self, key: Key) -> set[Key]:
        """Return the step and all that come after it."""
        found, waiting = set(), [key]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(self._successors[key])
        return found

    def find_ready(self, instances: Iterable[Instance]) -> list[Key]:
        """Return the steps that are to be opened, in the order of the procedure."""
        current = self.find_current(list(instances))
        complete = {
            key
            for key, found in current.items()
            if found and not any(instance.is_open for instance in found)
        }
        return [
            key
            for key in self.find_order()
            if not current[key] and self._predecessors[key] <= complete
        ]

    def find_outdated(self, instances: Iterable[Instance]) -> list[Instance]:
        """Return the open ones that a return has overtaken."""
        instances = list(instances)
        current = self.find_current(instances)
        return [
            instance
            for instance in instances
            if instance.is_open and instance not in current[instance.key]
        ]

    def find_current(self, instances: list[Instance]) -> dict[Key, list[Instance]]:
        """Return the instances of each step that no later return has overtaken."""
        last = self._get_last_returns(instances)
        current = {key: [] for key in self._predecessors}
        for instance in instances:
            if instance.number > last[instance.key]:
                current[instance.key].append(instance)
        return current

    def _get_last_returns(self, instances: list[Instance]) -> dict[Key, int]:
        """Return the last round in which each step was sent back, 0 if in none."""
        last = dict.fromkeys(self._predecessors, 0)
        for instance in instances:
            if instance.returned_to is not None:
                for key in self.find_following(instance.returned_to):
                    last[key] = max(last[key], instance.number)
        return last
