"""The papers of an inspection: what its team reports, what its authority concludes.

Both hold the same: who looked at what, what was found, what is to be corrected. No
text of law prescribes their layout; they follow that of named papers.

Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from odoo.addons.thads_base.tools.paper import (
    Block,
    Cell,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    paragraph,
    part_title,
)
from odoo.addons.thads_base.tools.register import short_date

FORMS = {
    "thematic": "Kiểm tra chuyên đề",
    "combined": "Kiểm tra kết hợp, lồng ghép với {other}",
    "joint": "Kiểm tra liên ngành",
}
RESULTS = {"good": "Đúng quy định", "poor": "Còn tồn tại", "none": "Không phát sinh"}
TEAM = "Đoàn kiểm tra"
NOTHING_FOUND = "Không phát hiện tồn tại, hạn chế."
NOTHING_PROPOSED = "Không."
OFFICE_DEADLINES = (
    "Thời hạn tại bảng trên do cơ quan kiểm tra ấn định, không phải thời hạn do pháp "
    "luật quy định."
)
# heading, share of the width, whether its cells are centred
POINT_COLUMNS = (
    ("TT", 6, True),
    ("Nội dung kiểm tra", 46, False),
    ("Kết quả", 21, False),
    ("Nhận xét", 27, False),
)
ACTION_COLUMNS = (
    ("TT", 6, True),
    ("Nội dung phải khắc phục", 70, False),
    ("Thời hạn", 24, True),
)


class Point(NamedTuple):
    """What was looked at; ``result`` is a key of ``RESULTS`` or empty."""

    name: str
    result: str
    remark: str


class Finding(NamedTuple):
    name: str
    rule: str
    evidence: str


class Action(NamedTuple):
    name: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Content:
    """What an inspection has come to.

    :ivar form: key of ``FORMS``; ``combined_with`` names the other inspection
    :ivar grounds: texts by which it was ordered
    :ivar start: first day at the unit; ``end`` the last one
    :ivar members: besides the head of the team, outside ones included
    """

    name: str
    form: str
    combined_with: str
    unit: str
    authority: str
    grounds: Sequence[str]
    start: date
    end: date
    leader: str
    members: Sequence[str]
    points: Sequence[Point]
    findings: Sequence[Finding]
    actions: Sequence[Action]
    conclusion: Sequence[str]
    proposals: Sequence[str]


def build_report(content: Content, *, place) -> Paper:
    """Return what the team reports to who has sent it."""
    return Paper(
        kind="named",
        superior=content.authority,
        agency=TEAM,
        symbol="BC-ĐKT",
        place=place,
        type_name="Báo cáo",
        title=f"Kết quả {_lower(content.name)} tại {content.unit}",
        body=get_body(content),
        signature=Signature(("TRƯỞNG ĐOÀN KIỂM TRA",), content.leader),
        recipients=(content.authority,),
    )


def build_conclusion(
    content: Content, *, superior, symbol, place, day, signature, archive
) -> Paper:
    """Return what the authority has concluded; its number is given when it is issued.

    :param date day: on which it was signed
    """
    recipients = (content.unit, superior) if superior else (content.unit,)
    return Paper(
        kind="named",
        superior=superior,
        agency=content.authority,
        symbol=f"TB-{symbol}".rstrip("-"),
        place=place,
        date=day,
        type_name="Thông báo",
        title=get_conclusion_title(content),
        body=get_body(content),
        signature=signature,
        recipients=recipients,
        archive=archive,
    )


def get_conclusion_title(content: Content) -> str:
    return f"Kết luận {_lower(content.name)} tại {content.unit}"


def get_body(content: Content) -> tuple[Block, ...]:
    """Return what report and conclusion say alike."""
    return tuple(_get_body(content))


def _get_body(content) -> Iterator[Block]:
    yield paragraph(_get_opening(content))
    yield paragraph(f"{_get_form(content)}.")
    yield from _get_team(content)
    yield part_title("I", "Kết quả kiểm tra")
    yield _build_points(content.points)
    yield part_title("II", "Tồn tại, hạn chế")
    yield from _get_findings(content.findings)
    yield part_title("III", "Kết luận")
    yield from map(paragraph, content.conclusion)
    yield part_title("IV", "Yêu cầu khắc phục")
    yield from _get_actions(content)
    yield part_title("V", "Kiến nghị")
    yield from map(paragraph, content.proposals or (NOTHING_PROPOSED,))


def _get_opening(content) -> str:
    grounds = "; ".join(ground.rstrip(".; ") for ground in content.grounds)
    start, end = short_date(content.start), short_date(content.end)
    days = f"ngày {start}" if start == end else f"từ ngày {start} đến ngày {end}"
    carried_out = f"{days}, Đoàn kiểm tra đã {_lower(content.name)} tại {content.unit}."
    return (
        f"Thực hiện {grounds}, {carried_out}"
        if grounds
        else carried_out[0].upper() + carried_out[1:]
    )


def _get_form(content) -> str:
    form = FORMS[content.form].format(other=content.combined_with)
    return f"Hình thức: {_lower(form)}"


def _get_team(content) -> Iterator[Paragraph]:
    yield paragraph(f"Trưởng đoàn: {content.leader}.")
    if content.members:
        yield paragraph(f"Thành viên: {'; '.join(content.members)}.")


def _build_points(points) -> Table:
    return _build_table(
        POINT_COLUMNS,
        ((point.name, RESULTS.get(point.result, ""), point.remark) for point in points),
    )


def _build_table(columns, rows) -> Table:
    """Return a table of numbered rows."""
    return Table(
        tuple(
            Column(width, "center" if is_centred else "left")
            for _heading, width, is_centred in columns
        ),
        (Row(tuple(Cell(heading) for heading, *_rest in columns)),),
        tuple(
            Row(tuple(map(Cell, (str(number), *row))))
            for number, row in enumerate(rows, start=1)
        ),
    )


def _get_findings(findings) -> Iterator[Paragraph]:
    if not findings:
        yield paragraph(NOTHING_FOUND)
    for number, finding in enumerate(findings, start=1):
        yield paragraph(f"{number}. {finding.name}")
        if finding.rule:
            yield paragraph(f"Quy định chưa được thực hiện đúng: {finding.rule}")
        if finding.evidence:
            yield paragraph(f"Chứng cứ: {finding.evidence}")


def _get_actions(content) -> Iterator[Block]:
    if not content.actions:
        yield paragraph(NOTHING_PROPOSED)
        return
    yield paragraph(f"{content.unit} thực hiện và báo cáo kết quả:")
    yield _build_table(
        ACTION_COLUMNS,
        ((action.name, short_date(action.due)) for action in content.actions),
    )
    yield paragraph(OFFICE_DEADLINES)


def _lower(text) -> str:
    """Return a text that goes on in a sentence: ``Kiểm tra`` as ``kiểm tra``."""
    return text[:1].lower() + text[1:]
