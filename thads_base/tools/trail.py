"""The chain that makes tampering with a trail evident.

Each link holds what was true of a step at one moment, and a hash over this and over
the hash before it. Whoever alters, removes or cuts off a link breaks the chain; the
length and the head of a chain are kept apart from it. It makes tampering evident, not
impossible: who can write everything can make a whole new chain, which the anchors that
were exported before then contradict.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

VERSION = 1  # of the canonical form: links of earlier versions keep theirs
ANCHOR_VERSION = 1
NO_HASH = ""  # before the first link


class Link(NamedTuple):
    """A link as it is stored.

    :param id: of the row
    :param step_id: the step that it tells of
    :param sequence: place in the chain, from 1
    :param content: canonical form of the step at that moment
    """

    id: int
    step_id: int
    sequence: int
    content: str
    hash: str


def get_canonical(values: Mapping[str, object]) -> str:
    """Return the one text that stands for ``values``: JSON, keys sorted."""
    return json.dumps(
        {"version": VERSION, **values},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=str,
    )


def get_hash(previous: str, content: str) -> str:
    """Return the hash of a link after the one whose hash is ``previous``."""
    return hashlib.sha256(f"{previous}\n{content}".encode()).hexdigest()


class AnchoredLink(NamedTuple):
    """What an anchor covers of a link; its hash covers the content."""

    id: int
    res_model: str
    res_id: int
    sequence: int
    hash: str


def get_anchor_hash(previous: str, day: date, links: Iterable[AnchoredLink]) -> str:
    """Return the hash over the links of a day and the anchor before it.

    :param previous: hash of the anchor before, ``NO_HASH`` of the first one
    :param links: recorded on that day, in the order of their ids
    """
    digest = hashlib.sha256(f"{ANCHOR_VERSION}\n{previous}\n{day}\n".encode())
    for link in links:
        digest.update("\t".join(map(str, link)).encode() + b"\n")
    return digest.hexdigest()


def find_broken(
    links: Sequence[Link], length: int, head: str, steps: Mapping[int, str]
) -> list[int]:
    """Return the ids of the steps where the chain of one record does not hold.

    :param links: of the record, by sequence
    :param length: how many links the record says it has
    :param head: hash of the last of them
    :param steps: {id: canonical form} of the record's steps as they are now
    :return: steps whose row or link was altered, that lack a link before them, or are
        missing; of a chain cut at its end the last step left, 0 if none is
    """
    broken = _find_broken_links(links)
    last = {link.step_id: link.content for link in links}
    broken += [step for step, content in last.items() if steps.get(step) != content]
    broken += [step for step in steps if step not in last]
    end = (links[-1].sequence, links[-1].hash) if links else (0, NO_HASH)
    if end != (length, head):
        broken.append(links[-1].step_id if links else 0)
    return list(dict.fromkeys(broken))


def _find_broken_links(links: Iterable[Link]) -> list[int]:
    broken, previous = [], NO_HASH
    for position, link in enumerate(links, start=1):
        whole = link.hash == get_hash(previous, link.content)
        if not whole or link.sequence != position:
            broken.append(link.step_id)
            return broken  # after a break nothing more can be said
        previous = link.hash
    return broken
