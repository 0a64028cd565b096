"""The paper of a plan (Phụ lục I): from plain data and a layout to its description.

Words, headings and columns come from the layout, which is data; the shape is the one
of a paper with a type name that goes with a decision (Nghị định 30/2020/NĐ-CP, Phụ lục
III, mẫu 1.3): head, title, parts, recipients and signature.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from odoo.addons.thads_base.tools.folding import strip_accents
from odoo.addons.thads_base.tools.paper import (
    Block,
    Orientation,
    Paper,
    Paragraph,
    Signature,
    Table,
    clause_title,
    paragraph,
    part_title,
)
from odoo.addons.thads_base.tools.paper_text import text_lines
from odoo.addons.thads_base.tools.typography import roman

from .plan_paper_table import PlanColumn, build_table
from .table import TableRow

TABLE = "table"
MAIN_TASKS = "main_tasks"  # targets are told after them
TYPE_NAMES = {"programme": "Chương trình"}  # of the plan types; the others are plans
OTHER_TYPE_NAME = "Kế hoạch"
OWN_TITLE_TYPES = ("programme", "annual")  # their title names the unit
ANNEX = "Phụ lục"
DOTS = "……"
MAX_FILE_NAME = 100


@dataclass(frozen=True)
class Heading:
    """A heading of the layout and what is printed below it.

    :param level: ``part`` (I, II) or ``clause`` (1, 2); numbers are counted as printed
    :param content: key of ``PlanContent.texts`` or ``TABLE``; empty for words alone
    :param text: words of the layout, one paragraph per line, after those of the plan;
        a line with ``{unit}`` is printed where the plan names that unit, ``{paper}``
        is the type name. Under the table: in its place when it goes to an annex
    """

    level: str
    title: str
    content: str = ""
    text: str = ""


@dataclass(frozen=True)
class PlanLayout:
    """What a plan prints as.

    :param is_landscape: the table is printed sideways, which makes it an annex; it is
        one as well where no heading is meant for it
    """

    headings: tuple[Heading, ...]
    columns: tuple[PlanColumn, ...]
    is_landscape: bool = False

    @property
    def has_table_in_text(self) -> bool:
        has_heading = any(heading.content == TABLE for heading in self.headings)
        return has_heading and not self.is_landscape


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    """What one plan says.

    :param attachment: what the plan goes with, ``Kèm theo Quyết định số ...``
    :param texts: {content: text}, one paragraph per line
    :param targets: what decisions ask of the unit, one paragraph per line
    :param units: {content: name of the unit that answers for it}
    :param rows: of the table, under the columns of the layout
    """

    type_name: str
    title: str
    superior: str = ""
    agency: str = ""
    attachment: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    targets: str = ""
    units: dict[str, str] = field(default_factory=dict)
    rows: Sequence[TableRow] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    archive: str = ""


def get_type_name(plan_type: str) -> str:
    """Return the type name that a plan prints under its head."""
    return TYPE_NAMES.get(plan_type, OTHER_TYPE_NAME)


def get_title(name: str, plan_type: str, year: int, unit: str) -> str:
    """Return the title under the type name.

    >>> get_title("Kế hoạch công tác năm 2027", "annual", 2027, "Văn phòng")
    'Công tác năm 2027 của Văn phòng'
    >>> get_title("KẾ HOẠCH KIỂM TRA", "thematic", 2027, "Văn phòng")
    'KIỂM TRA'
    """
    type_name = get_type_name(plan_type)
    title = re.sub(rf"^{type_name}\s*", "", name.strip(), flags=re.IGNORECASE)
    title = title or f"công tác năm {year}"
    if plan_type in OWN_TITLE_TYPES and " của " not in title.lower():
        title += f" của {unit}"
    return title[:1].upper() + title[1:]


def get_file_name(name: str) -> str:
    """Return the name of a plan's file without its extension, plain letters only.

    >>> get_file_name("Kế hoạch công tác năm 2027 của THADS tỉnh Tuyên Quang")
    'Ke-hoach-cong-tac-nam-2027-cua-THADS-tinh-Tuyen-Quang'
    """
    words = re.findall(r"[A-Za-z0-9]+", strip_accents(name))
    while len("-".join(words)) > MAX_FILE_NAME and len(words) > 1:
        words.pop()
    return "-".join(words)[:MAX_FILE_NAME] or "Ke-hoach"


def get_attachment(symbol: str, authority: str) -> str:
    """Return what a plan goes with before its decision is there, dots to fill in."""
    return (
        f"Kèm theo Quyết định số {DOTS}/QĐ-{symbol or DOTS} ngày {DOTS} tháng {DOTS} "
        f"năm {DOTS} của {authority}"
    )


def build_paper(plan: PlanContent, layout: PlanLayout) -> Paper:
    """Return the paper of a plan under a layout."""
    orientation: Orientation = "landscape" if layout.is_landscape else "portrait"
    table = build_table(layout.columns, plan.rows, orientation) if plan.rows else None
    in_annex = table is not None and not layout.has_table_in_text
    return Paper(
        kind="named",
        superior=plan.superior,
        agency=plan.agency,
        type_name=plan.type_name,
        title=plan.title,
        attachment=plan.attachment,
        body=tuple(_build_body(plan, layout, None if in_annex else table)),
        signature=plan.signature,
        recipients=plan.recipients,
        archive=plan.archive,
        annexes=(_build_annex(plan, layout, table, orientation),) if in_annex else (),
    )


def _build_annex(
    plan: PlanContent, layout: PlanLayout, table: Table, orientation: Orientation
) -> Paper:
    headings = (heading for heading in layout.headings if heading.content == TABLE)
    name = next((heading.title for heading in headings), plan.type_name)
    return Paper(
        kind="annex",
        orientation=orientation,
        type_name=ANNEX,
        title=f"{name} {plan.title}",
        attachment=plan.attachment,
        body=(table,),
    )


def _build_body(plan, layout, table) -> Iterator[Block]:
    """Yield the parts that have something to say, numbered as they come.

    :param table: to be printed in its place, None where it goes to an annex
    """
    number = 0
    for part, clauses in _get_parts(layout.headings):
        own = _get_blocks(part, plan, table) if part else []
        filled = [
            (clause, blocks)
            for clause in clauses
            if (blocks := _get_blocks(clause, plan, table))
        ]
        if not own and not filled:
            continue
        if part:
            number += 1
            yield part_title(roman(number), part.title)
        yield from own
        yield from _build_clauses(filled)


def _get_parts(headings) -> Iterator[tuple[Heading | None, list[Heading]]]:
    """Yield each part with its clauses; those before the first part stand alone."""
    part, clauses = None, []
    for heading in headings:
        if heading.level == "part":
            yield part, clauses
            part, clauses = heading, []
        else:
            clauses.append(heading)
    yield part, clauses


def _build_clauses(filled) -> Iterator[Block]:
    """Yield the clauses of a part; one alone needs no title."""
    for number, (clause, blocks) in enumerate(filled, start=1):
        if len(filled) > 1:
            yield clause_title(str(number), clause.title)
        yield from blocks


def _get_blocks(heading: Heading, plan: PlanContent, table) -> list[Block]:
    words = _get_words(heading, plan)
    if heading.content != TABLE:
        own = text_lines(plan.texts.get(heading.content))
        if heading.content == MAIN_TASKS:
            own += text_lines(plan.targets)
        return [*map(paragraph, own), *words]
    if table:
        return [table]
    return words if plan.rows else []


def _get_words(heading: Heading, plan: PlanContent) -> list[Paragraph]:
    """Return the layout's own words under a heading, filled in."""
    unit = plan.units.get(heading.content, "")
    return [
        paragraph(line.replace("{unit}", unit).replace("{paper}", plan.type_name))
        for line in text_lines(heading.text)
        if unit or "{unit}" not in line
    ]
