"""The look of papers as CSS, for the PDF."""

from collections.abc import Iterator, Sequence

from .paper_grid import Grid
from .paper_layout import Sheet
from .paper_styles import (
    BORDER_WIDTH,
    CELL_PADDING,
    CELL_PADDING_VERTICAL,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_NUMBER_TOP,
    PAGE_SIZE,
    PDF_FONT,
    RULE_GAP,
    RULE_WIDTH,
    SINGLE_LINE,
    STYLES,
    Style,
)

FRAME = f"""
.paper {{ font-family: "{PDF_FONT}"; color: #000; }}
.paper p {{ margin: 0; white-space: pre-line; }}
.paper p.chapter_title, .paper p.heading {{ break-inside: avoid; }}
.paper .rule {{
    border-top: {RULE_WIDTH}pt solid #000; margin: {RULE_GAP}pt auto;
}}
.paper .gap {{ break-before: avoid; break-after: avoid; }}
.paper table {{
    border-collapse: collapse; table-layout: fixed; width: 100%;
}}
.paper td, .paper th {{ padding: 0; vertical-align: top; }}
.paper .columns tr {{ break-inside: avoid; }}
.paper .grid {{ line-height: {SINGLE_LINE}; }}
.paper .grid td, .paper .grid th {{
    border: {BORDER_WIDTH}pt solid #000; white-space: pre;
    padding: {CELL_PADDING_VERTICAL}mm {CELL_PADDING}mm;
}}
.paper .grid th {{ vertical-align: middle; }}
.paper .grid tfoot td {{
    border-width: {BORDER_WIDTH}pt 0 0; padding: 0; height: 0;
}}
.paper .whole {{ break-inside: avoid; }}
.paper .keep {{ break-after: avoid; }}
.paper .grid .bold {{ font-weight: bold; }}
.paper .grid .italic {{ font-style: italic; }}
.paper .grid .left {{ text-align: left; }}
.paper .grid .center {{ text-align: center; }}
.paper .grid .right {{ text-align: right; }}
"""


def stylesheet(sheets: Sequence[Sheet]) -> str:
    """Return the CSS of a paper; its sheets are of class ``sheet-1``, ``sheet-2``."""
    pages = [
        _page(f"sheet-{number}", sheet) for number, sheet in enumerate(sheets, start=1)
    ]
    looks = [_look(f".paper .{name}", style) for name, style in STYLES.items()]
    grid = [
        _look(".paper .grid td", STYLES["cell"]),
        _look(".paper .grid th", STYLES["cell_head"]),
    ]
    return "\n".join([*pages, *looks, *grid, *_sizes(sheets), FRAME])


def _sizes(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield the sizes of letters in tables."""
    grids = (element for sheet in sheets for element in sheet.elements)
    sizes = {grid.size_class: grid.size for grid in grids if isinstance(grid, Grid)}
    for name, size in sizes.items():
        selectors = (f".paper .grid.{name} {cell}" for cell in ("td", "th"))
        yield f"{', '.join(selectors)} {{ font-size: {size}pt; }}"


def _page(name: str, sheet: Sheet) -> str:
    """Number the pages of a sheet anew, and show the number from the second on."""
    width, height = PAGE_SIZE[sheet.orientation]
    style = STYLES["page_number"]
    return f"""
.{name} {{ page: {name}; }}
@page {name} {{
    size: {width}mm {height}mm;
    margin: {MARGIN_TOP}mm {MARGIN_RIGHT}mm {MARGIN_BOTTOM}mm {MARGIN_LEFT}mm;
    @top-center {{
        content: counter(page);
        font: {style.size}pt/{SINGLE_LINE} "{PDF_FONT}";
        padding-top: {PAGE_NUMBER_TOP}mm; vertical-align: top;
    }}
}}
@page :nth(1 of {name}) {{
    counter-reset: page 1;
    @top-center {{ content: none; }}
}}"""


def _look(selector: str, style: Style) -> str:
    weight = "bold" if style.bold else "normal"
    face = "italic" if style.italic else "normal"
    keep = " break-after: avoid;" if style.keep_next else ""
    return (
        f"{selector} {{ font: {face} {weight} {style.size}pt/"
        f'{style.line * SINGLE_LINE:.4f} "{PDF_FONT}"; text-align: {style.align};'
        f" text-indent: {style.first_line:.2f}mm; margin-left: {style.left:.2f}mm;"
        f" margin-top: {style.before}pt;{keep} }}"
    )
