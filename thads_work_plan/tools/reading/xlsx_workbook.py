"""Reads an Excel file into one grid per sheet.

The parts are read directly, in one pass: it tells a formula without a stored result
from an empty cell, keeps what merged cells cover, and does not stop at formatting that
does not concern a plan.
"""

from dataclasses import dataclass

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from .container import Package
from .grid import Grid
from .xlsx_sheet import SheetReader
from .xlsx_strings import SharedStrings

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
        _read_strings(package, paths["sharedStrings"]),
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


def _read_sheet(
    package: Package, reader: SheetReader, element: etree._Element, path: str
) -> Sheet:
    grid, has_overlaps = reader.read_grid(package.read_xml(path))
    return Sheet(
        name=element.get("name", ""),
        hidden=element.get("state", "visible") != "visible",
        grid=grid,
        has_overlaps=has_overlaps,
    )


def _find_part(targets: dict[str, str], kind: str) -> str:
    return next((path for path in targets.values() if kind in path), "")


def _read_strings(package: Package, path: str) -> list[str]:
    return SharedStrings().parse(package.read_xml(path)) if path in package else []


def _read_formats(package: Package, path: str) -> list[str]:
    """Return the number format of each cell style, by its position."""
    if path not in package:
        return []
    root = package.parse(path)
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
