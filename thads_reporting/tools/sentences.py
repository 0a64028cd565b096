"""Texts of reports taken over by the unit above, sentence by sentence."""

import re
from collections.abc import Collection

END = re.compile(r"(?<=[.;!?])\s+")
DASHES = "-–+"  # that begin an item of a list


def split(text: str) -> list[str]:
    """Return the sentences of a text, those of each paragraph in their order."""
    return [sentence for line in text.splitlines() for sentence in _split_line(line)]


def _split_line(line: str) -> list[str]:
    """Return the sentences of a paragraph; a small letter begins none."""
    sentences: list[str] = []
    for part in filter(None, END.split(line.strip())):
        if sentences and not (part[0].isupper() or part[0] in DASHES):
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return sentences


def take_over(own: str, other: str, chosen: Collection[str] | None = None) -> str:
    """Return a text with sentences of another one added, none of them twice.

    :param chosen: sentences of ``other``; all of them by default
    """
    there = set(split(own))
    added = [
        sentence
        for sentence in dict.fromkeys(split(other))
        if sentence not in there and (chosen is None or sentence in chosen)
    ]
    return "\n".join(filter(None, (own.rstrip(), *added)))
