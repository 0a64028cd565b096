"""Where the parts of an official paper stand: from description to sheets.

The elements of a sheet are simple enough for both makers, HTML for the PDF and Word,
to write them down one by one without a rule of their own.

Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV and Phụ lục III.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from .paper import Orientation, Paper, Paragraph, Run, Signature, Table
from .paper_grid import Grid, grid
from .paper_styles import RULE_SHARE, STYLES, page_height, page_width
from .text_width import balanced_lines, text_width
from .typography import (
    END_MARK,
    ended,
    listed,
    numbered_symbol,
    placed_date,
    printable,
    upper,
)

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSEE_GAP = 6  # points
SIGNATURE_GAP = 12  # points
TABLE_GAP = 6  # points
SIGNATURE_SHARE = (0.5, 0.6)  # of the page's width, at least and at most
GUTTER = 6.0  # millimetres at least between agency and national name
SLACK = 1.0  # millimetres that a line measured beforehand may be off


@dataclass(frozen=True)
class Line:
    """A paragraph in one of the ``STYLES``."""

    style: str
    runs: tuple[Run, ...]
    kind = "line"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Rule:
    """A solid line, ``width`` millimetres long, centred in ``room`` millimetres."""

    width: float
    room: float
    kind = "rule"


@dataclass(frozen=True)
class Gap:
    """Room of ``height`` points that no page ends at."""

    height: float
    kind = "gap"


@dataclass(frozen=True)
class Columns:
    """Two columns without borders; ``rows`` of (left, right), each some elements."""

    widths: tuple[float, float]
    rows: tuple[tuple[tuple["Element", ...], tuple["Element", ...]], ...]
    kind = "columns"


Element = Line | Rule | Gap | Columns | Grid


@dataclass(frozen=True)
class Sheet:
    """Pages of one orientation, numbered from 1, the first number not shown."""

    orientation: Orientation
    elements: tuple[Element, ...]


def lay_out(paper: Paper) -> tuple[Sheet, ...]:
    """Return the sheets of a paper and of all that goes with it."""
    return tuple(
        Sheet(part.orientation, tuple(_elements(part))) for part in paper.parts()
    )


def estimate_pages(sheet: Sheet) -> int:
    """Return about how many pages a sheet takes, by the rows of its tables."""
    rows = [
        row.height
        for element in sheet.elements
        if isinstance(element, Grid)
        for row in element.rows
    ]
    return 1 + round(sum(rows) / page_height(sheet.orientation))


def _elements(paper: Paper) -> Iterator[Element]:
    room = page_width(paper.orientation)
    if paper.kind != "annex":
        yield _head(paper, room)
    if paper.kind != "letter":
        yield from _title(paper, room)
    if paper.kind == "decision":
        yield from _decision_opening(paper)
    yield from _addressees(paper)
    yield from _body(paper)
    if paper.signature:
        yield Gap(SIGNATURE_GAP)
        yield _signature_block(paper, paper.signature, room)


def _head(paper: Paper, room: float) -> Columns:
    """Return agency and number on the left, national name and date on the right."""
    widths = _head_widths(paper, room)
    left, right = widths
    motto = _line("motto", MOTTO)
    rows = [
        (
            tuple(_agency(paper, left)),
            (
                _line("national_name", NATIONAL_NAME),
                motto,
                _rule_under(motto, right, 1),
            ),
        )
    ]
    if paper.symbol or paper.place:
        rows.append((tuple(_number(paper, left)), tuple(_place_date(paper))))
    return Columns(widths, tuple(rows))


def _head_widths(paper: Paper, room: float) -> tuple[float, float]:
    """Give the right column what its longest line needs, the left one the rest."""
    lines = [_line("national_name", NATIONAL_NAME), *_place_date(paper)]
    right = max(_width(line) for line in lines) + SLACK
    if room > page_width("portrait"):
        right = max(right, room / 2)
    return room - right, right


def _agency(paper: Paper, room: float) -> Iterator[Element]:
    yield from _centred("superior", upper(paper.superior), room - GUTTER)
    for agency in _centred("agency", upper(paper.agency), room - GUTTER):
        yield agency
        yield _rule_under(agency, room, RULE_SHARE)


def _number(paper: Paper, room: float) -> Iterator[Line]:
    if paper.symbol:
        yield _line("number", f"Số: {numbered_symbol(paper.number, paper.symbol)}")
    if paper.kind == "letter" and paper.title:
        yield from _centred("summary", f"V/v {paper.title}", room - GUTTER)


def _place_date(paper: Paper) -> Iterator[Line]:
    if paper.place:
        yield _line("place_date", placed_date(paper.place, paper.date))


def _title(paper: Paper, room: float) -> Iterator[Element]:
    annex = paper.kind == "annex"
    yield _line(
        "annex_label" if annex else "type_name",
        paper.type_name if annex else upper(paper.type_name),
    )
    title = upper(paper.title) if annex else paper.title
    lines = [*_centred("title", title, room - 2 * STYLES["body"].first_line)]
    if paper.attachment:
        lines += _centred("attachment", f"({paper.attachment})", room)
    yield from lines
    for last in lines[-1:]:
        yield _rule_under(last, room, RULE_SHARE)


def _decision_opening(paper: Paper) -> Iterator[Line]:
    yield from _centred(
        "authority", upper(paper.authority), page_width(paper.orientation)
    )
    for ground in listed(paper.grounds):
        yield _line("ground", ground)
    yield _line("enacting", paper.enacting)


def _addressees(paper: Paper) -> Iterator[Element]:
    names = paper.addressees
    if len(names) > 1:
        yield _line("addressee_label", "Kính gửi:")
        for name in listed(names):
            yield _line("addressee_item", f"- {name}")
    elif names:
        yield _line("addressee", f"Kính gửi: {ended(names[0], '.')}")
    if names:
        yield Gap(ADDRESSEE_GAP)


def _body(paper: Paper) -> Iterator[Element]:
    if paper.kind != "decision":
        for ground in listed(paper.grounds):
            yield _line("ground", ground)
    for block in _with_end_mark(paper.body):
        if isinstance(block, Table):
            yield Gap(TABLE_GAP)
            yield grid(block, paper.orientation)
        else:
            yield Line(block.style, tuple(map(_printable, block.runs)))


def _with_end_mark(body):
    """Close the text by ``./.`` unless its last block is a table."""
    if not body or not isinstance(body[-1], Paragraph):
        return body
    *runs, last = body[-1].runs
    last = replace(last, text=ended(last.text, END_MARK))
    return (*body[:-1], replace(body[-1], runs=(*runs, last)))


def _signature_block(paper: Paper, signature: Signature, room: float) -> Columns:
    """Return the recipients on the left, level with the signature on the right."""
    texts = [_line("signature", text) for text in signature.lines]
    widest = max(map(_width, texts), default=0) + 2 * SLACK
    right = min(max(room * SIGNATURE_SHARE[0], widest), room * SIGNATURE_SHARE[1])
    lines = [
        line for text in signature.lines for line in _centred("signature", text, right)
    ]
    return Columns(
        (room - right, right),
        (
            (
                tuple(_recipients(paper)),
                (*lines, _line("signature_name", signature.name)),
            ),
        ),
    )


def _recipients(paper: Paper) -> Iterator[Line]:
    names = [*_first_recipient(paper), *paper.recipients]
    if not names and not paper.archive:
        return
    yield _line("recipients_label", "Nơi nhận:")
    for name in names:
        yield _line("recipient", f"- {ended(name, ';')}")
    archive = ", ".join(filter(None, ("VT", paper.archive)))
    yield _line("recipient", f"- Lưu: {ended(archive, '.')}")


def _first_recipient(paper: Paper) -> Iterator[str]:
    """Those whom the paper itself names: its addressees, or its last article's."""
    if paper.addressees:
        yield "Như trên"
    elif paper.kind == "decision" and paper.last_article:
        yield f"Như Điều {paper.last_article}"


def _line(style: str, text: str) -> Line:
    return Line(style, (Run(printable(text)),))


def _printable(run: Run) -> Run:
    return replace(run, text=printable(run.text))


def _centred(style: str, text: str, room: float) -> Iterator[Line]:
    """Yield a line, broken where it must be; nothing for no text."""
    if text := printable(text):
        yield _line(style, balanced_lines(text, room - SLACK, _measure(style)))


def _measure(style: str) -> Callable[[str], float]:
    look = STYLES[style]
    return partial(text_width, size=look.size, bold=look.bold, italic=look.italic)


def _rule_under(line: Line, room: float, share: float) -> Rule:
    return Rule(_width(line) * share, room)


def _width(line: Line) -> float:
    return max(map(_measure(line.style), line.text.split("\n")))
