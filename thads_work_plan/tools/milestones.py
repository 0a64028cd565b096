"""The levels that a draft is submitted to (từng cấp trình), as lines of text."""

from collections.abc import Iterable

SEPARATOR = ": "


def write_milestones(milestones: Iterable[tuple[str, str]]) -> str:
    """Return one line for each level and its time.

    >>> write_milestones([("Lãnh đạo Cục", "Tháng 3/2027"), ("Bộ trưởng", "")])
    'Lãnh đạo Cục: Tháng 3/2027\\nBộ trưởng'
    """
    return "\n".join(SEPARATOR.join(filter(None, pair)) for pair in milestones)


def read_milestones(text: str) -> list[tuple[str, str]]:
    """Return levels with their times, empty where none is said.

    >>> read_milestones("- Lãnh đạo Cục: Tháng 3/2027\\n\\nBộ trưởng")
    [('Lãnh đạo Cục', 'Tháng 3/2027'), ('Bộ trưởng', '')]
    """
    lines = (line.strip(" -\t") for line in text.splitlines())
    return [_split(line) for line in lines if line]


def _split(line: str) -> tuple[str, str]:
    level, _colon, time = line.partition(":")
    return level.strip(), time.strip()
