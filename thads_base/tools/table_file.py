"""Reads a table that somebody filled in, as CSV or Excel, without trusting it.

A file is judged by its content, not by its name. Formulas are not computed: what Excel
stored as their result is read.
"""

import csv
import datetime
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import load_workbook

from .archive import MEGABYTE, ArchiveError, check_entries

MAX_FILE_SIZE = 5 * MEGABYTE
MAX_UNPACKED = 60 * MEGABYTE
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_TEXT = 500  # signs of a cell
DELIMITERS = ",;\t"
_DOCTYPE = "<!DOCTYPE"
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")

Table = list[tuple[int, list[str]]]


class TableFileError(Exception):
    """The file is no table that can be read.

    :ivar str code: ``empty``, ``too_large``, ``too_long``, ``wrong_type``,
        ``encoding``, ``damaged``, ``active`` or ``password``
    """

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def read_table(content: bytes) -> Table:
    """Return the rows that are not empty, with the numbers that a spreadsheet shows.

    Of an Excel file the first sheet is read. A date is given as ``2026-01-31``. A row
    ends with its last cell that is not empty.

    :raises TableFileError: for what is no CSV in Unicode and no .xlsx, for what carries
        macros, and for what would take too long
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise TableFileError("empty")
    if len(content) > MAX_FILE_SIZE:
        raise TableFileError("too_large")
    rows = _read_xlsx(content) if content[:2] == b"PK" else _read_csv(content)
    table = []
    for number, cells in rows:
        if number > MAX_ROWS:
            raise TableFileError("too_long")
        texts = [_clean(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            table.append((number, texts))
    if not table:
        raise TableFileError("empty")
    return table


def _read_csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decode(content)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells[:MAX_COLUMNS]
    except csv.Error as error:
        raise TableFileError("damaged") from error


def _decode(content: bytes) -> str:
    is_utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        is_text = all(sign >= 32 or sign in b"\t\r\n" for sign in content[:4096])
        raise TableFileError("encoding" if is_text else "wrong_type") from error
    start = text[:200].lstrip().lower()
    if "\x00" in text or start.startswith(("%pdf", "{\\rtf", "<")):
        raise TableFileError("wrong_type")
    return text


def _read_xlsx(content: bytes) -> Iterator[tuple[int, Iterable]]:
    _check_xlsx(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_col=MAX_COLUMNS, values_only=True)
        yield from enumerate(rows, 1)
    # what is damaged, or was made to break a reader, breaks it in any way
    except Exception as error:  # pylint: disable=broad-except
        raise TableFileError("damaged") from error


def _check_xlsx(content: bytes) -> None:
    """Raise unless the archive is a workbook, with nothing that runs or unfolds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_entries(archive.infolist(), MAX_UNPACKED)
            names = [name.lower() for name in archive.namelist()]
            if "xl/workbook.xml" not in names:
                raise TableFileError("wrong_type")
            if any("vbaproject" in name for name in names):
                raise TableFileError("active")
            for name in archive.namelist():
                if name.lower().endswith((".xml", ".rels")):
                    _check_part(archive.read(name))
    except ArchiveError as error:
        is_locked = error.code == "password"
        raise TableFileError("password" if is_locked else "too_large") from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableFileError("damaged") from error


def _check_part(part: bytes) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if _DOCTYPE.encode(encoding) in part:
            raise TableFileError("active")


def _clean(cell) -> str:
    """Return the text of a cell in one line, without signs that nobody sees."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = unicodedata.normalize("NFC", str(cell))
    seen = (" " if unicodedata.category(c) in _UNSEEN else c for c in text)
    return " ".join("".join(seen).split())[:MAX_TEXT]
