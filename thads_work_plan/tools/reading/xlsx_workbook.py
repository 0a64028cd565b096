"""Reads an Excel file into one grid per sheet.

The parts are read directly, in one pass: it tells a formula without a stored result
from an empty cell, keeps what merged cells cover, and does not stop at formatting that
does not concern a plan.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from .container import Package, as_transitional, parse_xml, refuse_doctype
from .errors import PlanFileError
from .grid import Grid
from .xlsx_sheet import SheetReader

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAX_SHEETS = 50


@dataclass(slots=True)
class Sheet:
    """A sheet as printed; ``hidden`` ones are not seen by who opens the file."""

    name: str
    hidden: bool
    grid: Grid
    has_overlaps: bool


@dataclass(slots=True)
class Workbook:
    sheets: list[Sheet]
    has_pictures: bool


def read_excel(package: Package) -> Workbook:
    """Return the sheets of the workbook, chart sheets left out."""
    root = package.parse(package.main_path)
    targets = package.get_targets(package.main_path)
    properties = root.find(f"{S}workbookPr")
    base_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    paths = {kind: _find_part(targets, kind) for kind in ("sharedStrings", "styles")}
    reader = SheetReader(
        _read_shared_strings(package, paths["sharedStrings"]),
        _read_formats(package, paths["styles"]),
        base_1904,
    )
    sheets = []
    for element in list(root.iter(f"{S}sheet"))[:MAX_SHEETS]:
        path = targets.get(element.get(RELATION, ""), "")
        if "worksheets/" in path and path in package:
            sheets.append(_read_sheet(package, reader, element, path))
    pictures = any(name.startswith("xl/media/") for name in package.names())
    return Workbook(sheets, pictures)


def iter_elements(data: bytes, *names: str) -> Iterator[etree._Element]:
    """Yield elements of a large part as they end; each is emptied after its turn."""
    refuse_doctype(data)
    tags = [f"{S}{name}" for name in names]
    try:
        for _event, element in etree.iterparse(
            io.BytesIO(as_transitional(data)),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise PlanFileError("damaged") from error


def _read_sheet(
    package: Package, reader: SheetReader, element: etree._Element, path: str
) -> Sheet:
    elements = iter_elements(package.read(path), "row", "mergeCell", "col")
    grid, has_overlaps = reader.read(elements)
    return Sheet(
        name=element.get("name", ""),
        hidden=element.get("state", "visible") != "visible",
        grid=grid,
        has_overlaps=has_overlaps,
    )


def _find_part(targets: dict[str, str], kind: str) -> str:
    return next((path for path in targets.values() if kind in path), "")


def _read_shared_strings(package: Package, path: str) -> list[str]:
    if path not in package:
        return []
    return [get_rich_text(item) for item in iter_elements(package.read(path), "si")]


def get_rich_text(item: etree._Element) -> str:
    """Return the text of a string in pieces, pronunciation hints left out."""
    return "".join(
        text.text or ""
        for text in item.iter(f"{S}t")
        if text.getparent().tag != f"{S}rPh"
    )


def _read_formats(package: Package, path: str) -> list[str]:
    """Return the number format of each cell style, by its position."""
    if path not in package:
        return []
    root = parse_xml(package.read(path))
    own = {
        element.get("numFmtId"): element.get("formatCode") or "General"
        for element in root.iter(f"{S}numFmt")
    }
    formats = []
    for style in root.iterfind(f"{S}cellXfs/{S}xf"):
        key = style.get("numFmtId") or "0"
        known = BUILTIN_FORMATS.get(int(key), "General") if key.isdecimal() else ""
        formats.append(own.get(key) or known or "General")
    return formats
