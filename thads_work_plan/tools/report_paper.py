"""What papers that report on plans have in common: heading, texts, tables.

Named papers (báo cáo) by Decree 30/2020/NĐ-CP, in landscape for their tables.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.paper import (
    Block,
    Cell,
    Column,
    Paper,
    Row,
    Signature,
    Table,
    paragraph,
    part_title,
)
from odoo.addons.thads_base.tools.typography import ended

NOTHING = "Không có."


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who reports, to whom and when.

    :ivar day: None before the report is sent
    """

    day: date | None
    superior: str
    agency: str
    symbol: str
    place: str
    addressees: tuple[str, ...] = ()
    signature: Signature


@dataclass(frozen=True, kw_only=True)
class Heading(Sender):
    """Who reports on which period.

    :ivar label: of the period, as ``quý IV năm 2026``
    :ivar basis: which year its quarters are of, in words; empty for a whole year
    :ivar as_of: day that the figures are of
    """

    label: str
    basis: str
    start: date
    end: date
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What is said in words, one paragraph a line."""

    results: str = ""
    difficulties: str = ""
    next_work: str = ""
    proposals: str = ""


def build_paper(sender: Sender, title: str, body: tuple[Block, ...]) -> Paper:
    """Return a report; it has no number before it is issued."""
    return Paper(
        kind="named",
        orientation="landscape",
        superior=sender.superior,
        agency=sender.agency,
        symbol=f"BC-{sender.symbol}" if sender.symbol else "BC",
        place=sender.place,
        date=sender.day,
        type_name="Báo cáo",
        title=title,
        addressees=sender.addressees,
        body=body,
        signature=sender.signature,
        archive=sender.symbol,
    )


def build_parts(parts: Iterable[tuple[str, str, str]]) -> Iterator[Block]:
    """Yield parts of text, each given as its number, title and text."""
    for number, title, text in parts:
        yield part_title(number, title)
        yield from write_paragraphs(text or NOTHING)


def write_difficulty(row: dict) -> str:
    """Return a registered difficulty in a line of text.

    :param row: as ``thads.difficulty`` prepares it for reports

    >>> row = {"unit": "Phòng A", "subject": "Số hóa", "difficulty": "Máy cũ"}
    >>> write_difficulty({**row, "proposal": "Mua mới", "decision": "", "followed": ""})
    '- Phòng A (Số hóa): Máy cũ; đề xuất: Mua mới.'
    """
    about = f" ({row['subject']})" if row["subject"] else ""
    said = {
        "": row["difficulty"],
        "đề xuất: ": row["proposal"],
        "ý kiến của Thủ trưởng: ": row["decision"],
        "theo dõi: ": row["followed"],
    }
    words = [
        ended(label + " ".join(text.split()), "")
        for label, text in said.items()
        if text
    ]
    return f"- {row['unit']}{about}: " + "; ".join(words) + "."


def write_paragraphs(text: str) -> Iterator[Block]:
    """Yield a paragraph for each line that says something."""
    for line in text.splitlines():
        if line.strip():
            yield paragraph(line.strip())


def build_table(columns, rows: Iterable[Row]) -> Table:
    """Return a table.

    :param columns: (heading, share of the width, alignment) of each
    """
    return Table(
        tuple(Column(width, align) for _heading, width, align in columns),
        (Row(tuple(Cell(heading) for heading, _width, _align in columns)),),
        tuple(rows),
    )
