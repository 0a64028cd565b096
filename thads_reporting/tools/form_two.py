"""Biểu số 2: what was received by the one-stop way and what became of it.

The columns (3) to (13) are numbered as the form prints them. Rows count the dossiers
that were received in a period, as they stood at a cut-off.

Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), Biểu số 2.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

# column of the form -> name of the number
COLUMNS = {
    3: "received",
    4: "received_desk",
    5: "received_post",
    6: "results",
    7: "settled_on_time",
    8: "settled_late",
    9: "pending",
    10: "pending_late",
    11: "returned_desk",
    12: "returned_notice",
    13: "returned_other",
}
# noted beside the form, which has no columns for them
NOTED = (
    "received_online",
    "uncollected",
    "other_post",
    "other_online",
    "stopped",
    "withdrawn",
    "file_returned",
    "refused",
)
NUMBERS = (*COLUMNS.values(), *NOTED)
CHANNELS = ("desk", "post", "online")
RESULTS = ("on_time", "late", "pending", "overdue")
WAYS = ("desk", "notice", "post", "online")
OUTCOMES = {
    "stopped": "stopped",
    "withdrawn": "withdrawn",
    "returned": "file_returned",
    "refused": "refused",
}
RESULT_COLUMNS = {
    "on_time": "settled_on_time",
    "late": "settled_late",
    "pending": "pending",
    "overdue": "pending_late",
}
WAY_COLUMNS = {"desk": "returned_desk", "notice": "returned_notice"}
LEVELS = ("central", "province", "local")
SUM = re.compile(r"\s*\d+\s*(\+\s*\d+\s*)*")

Key = tuple[str, str]  # level, code of the service


class Tally(NamedTuple):
    """So many dossiers that are alike in all that the form asks for.

    :ivar level: of the unit that received them, one of ``LEVELS``
    :ivar channel: one of ``CHANNELS``
    :ivar result: one of ``RESULTS``
    :ivar way: one of ``WAYS``; None while they are not settled
    :ivar is_uncollected: settled, with a result that nobody has come for
    :ivar outcome: of what is settled, as ``thads.dossier.outcome``
    """

    level: str
    service: str
    channel: str
    result: str
    way: str | None
    is_uncollected: bool
    outcome: str | None
    count: int

    def numbers(self) -> Iterable[str]:
        """Yield the names of the numbers in which the dossiers count."""
        yield "received"
        yield f"received_{self.channel}"
        yield "results"
        yield RESULT_COLUMNS[self.result]
        if self.way:
            yield WAY_COLUMNS.get(self.way, "returned_other")
            if self.way not in WAY_COLUMNS:
                yield f"other_{self.way}"
            if self.is_uncollected:
                yield "uncollected"
            if self.outcome in OUTCOMES:
                yield OUTCOMES[self.outcome]

    def is_in(self, number: str) -> bool:
        return number in self.numbers()


class Rule(NamedTuple):
    """What has to hold in each row, such as (6) = (3)."""

    left: tuple[int, ...]
    relation: str  # "=" or "<="
    right: tuple[int, ...]

    def holds(self, numbers: Mapping[str, int]) -> bool:
        left, right = (
            sum(numbers[COLUMNS[column]] for column in side)
            for side in (self.left, self.right)
        )
        return left == right if self.relation == "=" else left <= right


class Line(NamedTuple):
    """A row of the form.

    :ivar kind: ``section``, ``service`` or ``total``
    :ivar service: code, empty for a section and for the total
    """

    kind: str
    marker: str
    name: str
    level: str
    service: str
    numbers: dict[str, int]

    def cells(self) -> list:
        """Return the thirteen columns."""
        return [self.marker, self.name, *map(self.numbers.get, COLUMNS.values())]


def zero() -> dict[str, int]:
    return dict.fromkeys(NUMBERS, 0)


def add(*parts: Mapping[str, int]) -> dict[str, int]:
    return {number: sum(part[number] for part in parts) for number in NUMBERS}


def count(tallies: Iterable[Tally]) -> dict[Key, dict[str, int]]:
    """Return the numbers of each level and service that has dossiers."""
    rows: dict[Key, dict[str, int]] = {}
    for tally in tallies:
        numbers = rows.setdefault((tally.level, tally.service), zero())
        for number in tally.numbers():
            numbers[number] += tally.count
    return rows


def count_one(tally: Tally) -> dict[str, int]:
    return count([tally])[tally.level, tally.service]


def merge(*parts: Mapping[Key, Mapping[str, int]]) -> dict[Key, dict[str, int]]:
    """Return the sum of figures, row by row."""
    keys = dict.fromkeys(key for part in parts for key in part)
    return {key: add(*(part[key] for part in parts if key in part)) for key in keys}


def parse_sum(text: str) -> tuple[int, ...]:
    """Return the columns of ``11+12+13``.

    :raises ValueError: if it is no sum of columns (3) to (13)
    """
    if not SUM.fullmatch(text):
        raise ValueError(text)
    columns = tuple(int(part) for part in text.split("+"))
    if not set(columns) <= COLUMNS.keys():
        raise ValueError(text)
    return columns


def lay_out(
    rows: Mapping[Key, Mapping[str, int]],
    services: Mapping[Key, str],
    titles: Mapping[str, str],
) -> list[Line]:
    """Return the form: a section for each level, its services, the total.

    :param services: names in the order of printing; rows of others are not printed
    :param titles: of the sections in the order of printing, {level: title}
    :raises ValueError: if a row has no name
    """
    if unknown := rows.keys() - services.keys():
        raise ValueError(sorted(unknown))
    lines = []
    for number, (level, title) in enumerate(titles.items(), start=1):
        own = [key for key in services if key[0] == level]
        values = [rows.get(key) or zero() for key in own]
        lines.append(
            Line("section", roman(number), title, level, "", add(zero(), *values))
        )
        lines.extend(
            Line("service", str(place), services[key], level, key[1], dict(numbers))
            for place, (key, numbers) in enumerate(
                zip(own, values, strict=True), start=1
            )
        )
    total = add(zero(), *(line.numbers for line in lines if line.kind == "section"))
    return [*lines, Line("total", "", "Tổng cộng", "", "", total)]


def roman(number: int) -> str:
    return ("I", "II", "III")[number - 1]


def get_other_note(numbers: Mapping[str, int]) -> str:
    """Return what column (13) has to say of dossiers: by which other ways."""
    parts = (
        ("qua dịch vụ bưu chính", numbers["other_post"]),
        ("trực tuyến", numbers["other_online"]),
    )
    return "; ".join(f"{way}: {number}" for way, number in parts if number)


def get_remarks(numbers: Mapping[str, int]) -> list[str]:
    """Return what the form has no column for, one sentence each."""
    remarks = (
        ("received_online", "Cột (3) gồm {} hồ sơ nhận trực tuyến."),
        ("stopped", "Cột (7), (8) gồm {} hồ sơ dừng giải quyết theo yêu cầu."),
        ("withdrawn", "Cột (7), (8) gồm {} hồ sơ người nộp rút."),
        ("file_returned", "Cột (7), (8) gồm {} hồ sơ trả lại."),
        ("refused", "Cột (7), (8) gồm {} hồ sơ từ chối giải quyết."),
        (
            "uncollected",
            "Cột (11), (12), (13) gồm {} hồ sơ đã có kết quả, người nộp chưa nhận: "
            "tính theo hình thức nhận đã đăng ký.",
        ),
    )
    return [text.format(numbers[number]) for number, text in remarks if numbers[number]]
