"""What a closed book keeps of its lines, so that no change stays unseen."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

SEPARATOR = "\x1f"  # in no text that was typed


def digest_line(values: Iterable[object]) -> str:
    """Return the SHA-256 of what stands in a line, in hexadecimal."""
    texts = ("" if value is None else str(value) for value in values)
    return hashlib.sha256(SEPARATOR.join(texts).encode()).hexdigest()


def dump_lines(lines: Mapping[int, str]) -> bytes:
    """Return the digests of lines by their keys, one below the other.

    >>> dump_lines({2: "bb", 1: "aa"})
    b'1 aa\\n2 bb'
    """
    return "\n".join(f"{key} {lines[key]}" for key in sorted(lines)).encode()


def load_lines(content: bytes) -> dict[int, str]:
    """Return what :func:`dump_lines` was given.

    >>> load_lines(b'1 aa\\n2 bb')
    {1: 'aa', 2: 'bb'}
    """
    pairs = (line.split(" ") for line in content.decode().splitlines())
    return {int(key): digest for key, digest in pairs}


def digest_book(content: bytes) -> str:
    """Return the SHA-256 of the digests of a book's lines, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Difference:
    """Keys of lines that are not as they were when the book was closed."""

    changed: tuple[int, ...]
    missing: tuple[int, ...]
    added: tuple[int, ...]


def compare(kept: Mapping[int, str], now: Mapping[int, str]) -> Difference:
    """Return how the lines of a book differ from those that were kept."""
    return Difference(
        tuple(sorted(key for key in kept.keys() & now if kept[key] != now[key])),
        tuple(sorted(kept.keys() - now.keys())),
        tuple(sorted(now.keys() - kept.keys())),
    )


class Closing(NamedTuple):
    """Days that were closed, both included, and the last event before it."""

    first: date
    last: date
    event: int


def is_late_entry(day: date, event: int, closings: Sequence[Closing]) -> bool:
    """Whether what is of a day was recorded after the day had been closed.

    :param event: by which it was recorded; events are numbered as they happen
    :param closings: those of one register, in the order of their days
    """
    place = bisect_left(closings, day, key=lambda closing: closing.last)
    if place == len(closings):
        return False
    closing = closings[place]
    return closing.first <= day and event > closing.event
