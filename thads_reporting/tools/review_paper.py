"""The report of a unit in a campaign, by the outline (Đề cương báo cáo).

Legal sources: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), Đề cương; Nghị
định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from odoo.addons.thads_base.tools.paper import (
    Paper,
    Paragraph,
    Signature,
    paragraph,
)

SIGNERS = ("LÃNH ĐẠO ĐƠN VỊ", "(Ký tên, đóng dấu)")
DOTS = "……"
DASH = "-"


class Heading(NamedTuple):
    """A heading and what is answered; ``text`` is None where nothing is asked."""

    number: str
    name: str
    text: str | None


def build(
    *,
    superior,
    agency,
    symbol,
    archive,
    place,
    title,
    headings: Sequence[Heading],
    annexes,
) -> Paper:
    """Return the paper; its number and date are given when it is issued.

    :param superior: name of the unit above, empty if none
    :param title: name of the campaign
    :param archive: symbol of who wrote it, empty if it has none
    """
    return Paper(
        kind="named",
        superior=superior,
        agency=agency,
        symbol=symbol,
        place=place,
        type_name="Báo cáo",
        title=title,
        body=tuple(_get_body(headings)),
        signature=Signature(SIGNERS),
        recipients=(superior,) if superior else (),
        archive=archive,
        annexes=annexes,
    )


def _get_body(headings) -> Iterator[Paragraph]:
    for heading in headings:
        is_dash = heading.number == DASH
        name = f"{heading.number} {heading.name}".strip()
        lines = [line.strip() for line in (heading.text or "").splitlines()]
        lines = list(filter(None, lines))
        if is_dash:
            first, *rest = lines or [DOTS]
            yield paragraph(f"{name}: {first}")
        else:
            yield paragraph(name, style="heading")
            rest = lines or ([] if heading.text is None else [DOTS])
        yield from map(paragraph, rest)
