"""The report on a plan of several years: its products one by one, what comes next.

A named paper (báo cáo) by Decree 30/2020/NĐ-CP. Decision 2057/QĐ-BTP of 2018 gives it
no form: it asks for the results of the year, for what the committee says of them and
for a proposed programme of the next year.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from odoo.addons.thads_base.tools.paper import (
    Block,
    Paper,
    clause_title,
    paragraph,
    part_title,
)
from odoo.addons.thads_base.tools.typography import listed, written_date

from .plan_paper_table import PlanColumn, build_table
from .report_paper import (
    Heading,
    Texts,
    build_paper,
    build_parts,
    write_paragraphs,
)
from .table import TableLine, build_rows
from .term import YEAR, get_title

COLUMNS = (
    PlanColumn("marker", "TT", 5),
    PlanColumn("name", "Nội dung công việc", 24),
    PlanColumn("output", "Sản phẩm", 19),
    PlanColumn("lead", "Đơn vị chủ trì", 14),
    PlanColumn("schedule", "Thời gian thực hiện", 12),
    PlanColumn("result", "Kết quả thực hiện", 26),
)
FATE_NAMES = {
    "done": "Đã hoàn thành",
    "partly": "Hoàn thành một phần",
    "not_done": "Chưa hoàn thành",
    "followed": "Thực hiện thường xuyên, khi phát sinh",
    "later": "Chưa đến hạn",
    "earlier": "Đã kết thúc trước kỳ báo cáo",
}
NAMED = 20  # units; of more their number is told


@dataclass(frozen=True, kw_only=True)
class Product:
    """A product of a line as the report tells it.

    :ivar fate: key of ``FATE_NAMES``
    :ivar left: units that owe it still
    :ivar said: what was typed of it, or else what units have said
    """

    name: str
    lead: str
    schedule: str
    fate: str
    due: int = 0
    done: int = 0
    late: int = 0
    left: tuple[str, ...] = ()
    said: str = ""
    is_silent: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the plan, with its products; a heading has none."""

    kind: str
    level: int
    marker: str
    name: str
    products: tuple[Product, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Term:
    """What is reported on.

    :ivar kind: ``year``, ``interim`` or ``final``
    :ivar plan: its name
    :ivar programme: the tasks that are proposed for the next year, one text each
    :ivar conclusion: what the committee said, and where it said so
    """

    kind: str
    year: int
    plan: str
    programme: tuple[str, ...] = ()
    conclusion: str = ""


def build_term_report(
    heading: Heading, term: Term, lines: Iterable[Line], texts: Texts
) -> Paper:
    """Return the report: figures, products line by line, texts, what comes next."""
    lines = tuple(lines)
    products = [product for line in lines for product in line.products]
    title = get_title(term.kind, term.year, term.plan)
    return build_paper(
        heading,
        title,
        (
            paragraph(
                f"{heading.agency} báo cáo {title[:1].lower()}{title[1:]} (từ "
                f"{written_date(heading.start)} đến {written_date(heading.end)}), số "
                f"liệu tổng hợp {written_date(heading.as_of)}, như sau:"
            ),
            part_title("I", "Kết quả thực hiện"),
            clause_title("1", "Kết quả chung"),
            paragraph(write_figures(products)),
            *write_paragraphs(texts.results),
            clause_title("2", "Kết quả từng nhiệm vụ"),
            _build_table(lines),
            *_build_rest(term, texts),
        ),
    )


def write_figures(products: Sequence[Product]) -> str:
    """Return how many products there are, by their fate.

    >>> one = Product(name="A", lead="B", schedule="2019", fate="done", due=1, done=1)
    >>> write_figures([one])
    'Tổng số sản phẩm: 1; đã hoàn thành: 1.'
    """
    fates = [product.fate for product in products]
    counted = [
        f"{name[:1].lower()}{name[1:]}: {fates.count(fate)}"
        for fate, name in FATE_NAMES.items()
        if fate in fates
    ]
    return "; ".join([f"Tổng số sản phẩm: {len(products)}", *counted]) + "."


def write_product(product: Product) -> list[str]:
    """Return what the last column says of a product.

    >>> write_product(Product(name="A", lead="B", schedule="2019", fate="partly",
    ...                       due=3, done=2, late=1, left=("Phòng C",)))
    ['Hoàn thành một phần: 2/3, quá hạn 1', 'Chưa hoàn thành: Phòng C']
    """
    fate = FATE_NAMES[product.fate]
    if product.due > 1:
        fate += f": {product.done}/{product.due}"
    if product.late:
        fate += f", quá hạn {product.late}" if product.due > 1 else " (quá hạn)"
    left = ""
    if product.fate == "partly":
        is_short = len(product.left) <= NAMED
        units = ", ".join(product.left) if is_short else f"{len(product.left)} đơn vị"
        left = f"Chưa hoàn thành: {units}"
    silent = "Chưa cập nhật" if product.is_silent else ""
    return [line for line in (fate, left, product.said or silent) if line]


def _build_table(lines: tuple[Line, ...]) -> Block:
    rows = build_rows([column.field for column in COLUMNS], map(_get_line, lines))
    return build_table(COLUMNS, rows, "landscape")


def _get_line(line: Line) -> TableLine:
    return TableLine(
        kind=line.kind,
        level=line.level,
        texts={"marker": line.marker, "name": line.name},
        outputs=tuple(
            {
                "output": product.name,
                "lead": product.lead,
                "schedule": product.schedule,
                "result": "\n".join(write_product(product)),
            }
            for product in line.products
        ),
    )


def _build_rest(term: Term, texts: Texts) -> Iterator[Block]:
    is_year = term.kind == YEAR
    yield from build_parts(
        (
            ("II", "Khó khăn, vướng mắc", texts.difficulties),
            (
                "III",
                f"Dự kiến Chương trình công tác trọng tâm năm {term.year + 1}"
                if is_year
                else "Phương hướng, nhiệm vụ thời gian tới",
                _write_programme(texts.next_work, term.programme),
            ),
            ("IV", "Đề xuất, kiến nghị", texts.proposals),
        )
    )
    if term.conclusion:
        yield part_title("V", "Ý kiến kết luận")
        yield from write_paragraphs(term.conclusion)


def _write_programme(text: str, tasks: Iterable[str]) -> str:
    """Return what is said of the time to come, and the tasks that are proposed."""
    return "\n".join(filter(None, (text, *(f"- {task}" for task in listed(tasks)))))
