"""The papers of a plan's way: from an administrator's texts to what is printed.

Texts hold words in braces, such as ``{unit}``, that are filled in for a plan. A line
with a word that the plan has nothing for is left out; a word of several lines repeats
its line for each of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.paper import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Table,
    paragraph,
)
from odoo.addons.thads_base.tools.paper_text import text_lines
from odoo.addons.thads_base.tools.typography import numbered_symbol, written_date

WORD = re.compile(r"\{(\w+)\}")
# Stand in the text for what code makes; a clerk may move or remove them
OPINIONS_MARK = "[BẢNG TỔNG HỢP Ý KIẾN]"
LEADER_MARK = "[Ý KIẾN CỦA LÃNH ĐẠO]"
NOBODY_ASKED = "Không có cơ quan, đơn vị, cá nhân được xin ý kiến."
COUNTS = (
    "Số cơ quan, đơn vị, cá nhân được xin ý kiến: {asked_count}; có ý kiến: "
    "{answered_count}; chưa có ý kiến: {missing_count}."
)
NO_OPINION = "Chưa có ý kiến"
OPINION_HEADER = (
    "TT",
    "Cơ quan, đơn vị, cá nhân",
    "Nội dung của dự thảo",
    "Ý kiến",
    "Tiếp thu, giải trình",
)
OPINION_WIDTHS = (6, 22, 20, 26, 26)
PAPER_NUMBER = re.compile(r"\bsố\s+(\d\S*/[^\s,;]+)")
LEADER_ROOM = 4  # blank lines to write on
COMMITTEE = "Ủy ban nhân dân"
PROVINCE = re.compile(r"\b((?:tỉnh|thành phố)\s+\S.*)$", re.IGNORECASE)
# What the texts of a paper may name
WORDS = (
    "year",
    "plan",
    "unit",
    "unit_head",
    "authority",
    "authority_head",
    "office",
    "office_head",
    "leader",
    "procedure",
    "basis",
    "basis_plan",
    "decision",
    "executors",
    "proposer",
    "committee",
    "committee_days",
    "asked_unit",
    "asked_count",
    "answered_count",
    "missing_count",
    "opinion_deadline",
    "missing_item",
    "complete_file",
    "silent",
    "acceptance",
    "conformity",
    "feasibility",
    "compliance",
    "unaccepted",
    "appraisal",
    "amended",
    "instruction",
    "situation",
)


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """A point that somebody asked has made on a draft, and its answer.

    :param unit: who was asked
    :param line: the line of the plan it is about, empty for the whole
    :param answer: what was done with it: ``Tiếp thu``, ``Giải trình``
    :param explanation: why, or where it was taken in
    :param missing: nothing was answered
    """

    unit: str
    line: str = ""
    point: str = ""
    answer: str = ""
    explanation: str = ""
    missing: bool = False


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return a text with its words filled in.

    >>> fill("Kính gửi {unit}.\\nQuá hạn {days} ngày.", {"unit": "Văn phòng"})
    'Kính gửi Văn phòng.'
    >>> fill("- {item};", {"item": "một\\nhai"})
    '- một;\\n- hai;'
    """
    return "\n".join(
        filled for line in text_lines(text) for filled in _fill_line(line, words)
    )


def _fill_line(line: str, words: Mapping[str, str]) -> Iterator[str]:
    names = set(WORD.findall(line))
    if not all(words.get(name) for name in names):
        return
    several = [name for name in names if "\n" in words[name]]
    if not several:
        yield WORD.sub(lambda match: words[match[1]], line)
        return
    for value in words[several[0]].split("\n"):
        yield from _fill_line(line, {**words, several[0]: value})


def drop_repeated(text: str) -> str:
    """Return grounds without those that name a paper named above, or repeat it.

    >>> drop_repeated("Quy trình kèm Quyết định số 1/QĐ\\nQuyết định số 1/QĐ")
    'Quy trình kèm Quyết định số 1/QĐ'
    """
    kept, known = [], set()
    for line in text_lines(text):
        named = set(PAPER_NUMBER.findall(line)) or {line.strip(" .;")}
        if not named & known:
            kept.append(line)
        known |= named
    return "\n".join(kept)


def describe_decision(number: str, day: date, name: str) -> str:
    """Return a decision as the grounds of another one name it.

    >>> describe_decision("437/QĐ-X", date(2026, 11, 25), "Giao chỉ tiêu năm 2027")
    'Quyết định số 437/QĐ-X ngày 25 tháng 11 năm 2026 về việc giao chỉ tiêu năm 2027'
    """
    what = name.strip().rstrip(".;")
    what = f"{what[:1].lower()}{what[1:]}"
    what = what if what.startswith("về ") else f"về việc {what}"
    return f"Quyết định số {number} {written_date(day)} {what}"


def find_unknown_words(text: str) -> list[str]:
    """Return the words in braces that no plan has.

    >>> find_unknown_words("{unit} {units}")
    ['units']
    """
    return sorted(set(WORD.findall(text or "")) - set(WORDS))


def get_committee(authority: str) -> str:
    """Return the people's committee of the province that an authority is in.

    >>> get_committee("Thi hành án dân sự tỉnh Tuyên Quang")
    'Ủy ban nhân dân tỉnh Tuyên Quang'
    >>> get_committee("Cục Quản lý Thi hành án dân sự")
    ''
    """
    match = PROVINCE.search(authority)
    return f"{COMMITTEE} {match[1]}" if match else ""


def get_attachment_line(number: int | None, symbol: str, day: date | None, authority):
    """Return what a plan prints that goes with a decision: blanks until it is issued.

    >>> get_attachment_line(5, "QĐ-X", date(2026, 1, 5), "Trưởng X")
    'Kèm theo Quyết định số 05/QĐ-X ngày 05 tháng 01 năm 2026 của Trưởng X'
    """
    return (
        f"Kèm theo Quyết định số {numbered_symbol(number, symbol)} "
        f"{written_date(day)} của {authority}"
    )


def place_tables(
    body: Iterable[Block], opinions: Sequence[Opinion]
) -> tuple[Block, ...]:
    """Return a body with the tables in place of the marks that stand for them."""
    makers = {
        OPINIONS_MARK: lambda: _build_synopsis(opinions),
        LEADER_MARK: lambda: (build_leader_box(),),
    }
    return place_blocks(body, makers)


def place_blocks(body: Iterable[Block], makers: Mapping) -> tuple[Block, ...]:
    """Return a body with what is made in place of the marks that stand for it.

    :param makers: {mark: function that returns the blocks}
    """
    return tuple(
        placed
        for block in body
        for placed in (
            makers[block.text]()
            if isinstance(block, Paragraph) and block.text in makers
            else (block,)
        )
    )


def _build_synopsis(opinions: Sequence[Opinion]) -> tuple[Block, ...]:
    """Return how many were asked and have answered, then what they said."""
    if not opinions:
        return (paragraph(NOBODY_ASKED),)
    return paragraph(fill(COUNTS, count_opinions(opinions))), build_opinion_table(
        opinions
    )


def build_opinion_table(opinions: Iterable[Opinion]) -> Table:
    """Return the synopsis of opinions: unit, line, point, what became of it."""
    rows = [
        _build_opinion_row(number, opinion)
        for number, opinion in enumerate(opinions, start=1)
    ]
    aligns = ("center", "left", "left", "left", "left")
    return Table(
        tuple(map(Column, OPINION_WIDTHS, aligns)),
        (Row(tuple(map(Cell, OPINION_HEADER))),),
        tuple(rows),
    )


def _build_opinion_row(number: int, opinion: Opinion) -> Row:
    if opinion.missing:
        said = (Cell(NO_OPINION, italic=True, colspan=3),)
    else:
        answer = "\n".join(filter(None, (opinion.answer, opinion.explanation)))
        said = tuple(map(Cell, (opinion.line, opinion.point, answer)))
    return Row((Cell(str(number)), Cell(opinion.unit), *said))


def build_leader_box() -> Table:
    """Return the room for what the leader writes on a slip."""
    head = Row((Cell("Ý kiến của Lãnh đạo", bold=True),))
    return Table((Column(1),), (head,), (Row((Cell("\n" * LEADER_ROOM),)),))


def count_opinions(opinions: Iterable[Opinion]) -> dict[str, str]:
    """Return how many were asked, have answered and have not, as words of a text.

    Who made several points is counted once.

    >>> count_opinions([Opinion(unit="A"), Opinion(unit="B", missing=True)])
    {'asked_count': '2', 'answered_count': '1', 'missing_count': '1'}
    >>> count_opinions([])
    {}
    """
    opinions = list(opinions)
    missing = {opinion.unit for opinion in opinions if opinion.missing}
    asked = {opinion.unit for opinion in opinions}
    if not asked:
        return {}
    return {
        "asked_count": str(len(asked)),
        "answered_count": str(len(asked - missing)),
        "missing_count": str(len(missing)),
    }
