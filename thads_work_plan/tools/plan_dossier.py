"""The file that is kept of a plan (hồ sơ lưu): its list of contents, its archive."""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.folding import strip_accents
from odoo.addons.thads_base.tools.paper import Cell, Column, Paper, Row, Table
from odoo.addons.thads_base.tools.register import short_date

MANIFEST = "SHA256SUMS"
CONTENTS = "00-muc-luc.pdf"
HEADER = ("TT", "Số, ký hiệu", "Ngày tháng", "Tên loại, trích yếu", "Tác giả", "Tệp")
WIDTHS = (8, 16, 17, 32, 18, 24)
MAX_NAME = 60
EPOCH = date(1980, 1, 1)  # the first day that a ZIP file can tell


@dataclass(frozen=True, kw_only=True)
class Item:
    """A paper of the file.

    :param kind: ``version``, ``opinion``, ``paper``, ``scan`` or ``incoming``
    :param filename: as it came; in the archive it is numbered
    """

    kind: str
    name: str
    number: str = ""
    day: date | None = None
    author: str = ""
    filename: str
    content: bytes


def get_checksum(content: bytes) -> str:
    """Return the SHA-256 of a file, in hexadecimal.

    >>> get_checksum(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(content).hexdigest()


def get_archive_name(place: int, filename: str) -> str:
    """Return the name of the ``place``-th file, plain letters only, counted from 1.

    >>> get_archive_name(3, "Dự thảo (lần 2).docx")
    '03-Du-thao-lan-2.docx'
    >>> get_archive_name(4, "../../etc/passwd")
    '04-etc-passwd'
    """
    stem, dot, extension = filename.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,5}", extension):
        stem, extension = filename, ""
    words = re.findall(r"[A-Za-z0-9]+", strip_accents(stem))
    name = "-".join(words)[:MAX_NAME] or "tep"
    return f"{place:02d}-{name}" + (f".{extension.lower()}" if extension else "")


def write_archive(
    items: Sequence[tuple[str, bytes]], contents: bytes, day: date
) -> bytes:
    """Return the archive: list of contents, files, and the checksum of each.

    The manifest is what ``sha256sum --check`` reads.

    :param items: (name in the archive, content) of each file
    :param contents: the list of contents as PDF
    :param day: of all entries, so that the same file gives the same archive
    """
    files = [(CONTENTS, contents), *items]
    sums = "".join(f"{get_checksum(content)}  {name}\n" for name, content in files)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*files, (MANIFEST, sums.encode())]:
            stamp = (*max(day, EPOCH).timetuple()[:3], 0, 0, 0)
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def build_contents(
    rows: Sequence[tuple[str, date | None, str, str, str]],
    title: str,
    superior: str,
    agency: str,
    note: str,
) -> Paper:
    """Return the list of contents.

    :param rows: number, day, name, author and name in the archive of each file
    :param note: under the title: until when the file is kept
    """
    table = Table(
        tuple(map(Column, WIDTHS, ("center", *["left"] * 5))),
        (Row(tuple(map(Cell, HEADER))),),
        tuple(
            Row(
                tuple(
                    map(
                        Cell,
                        (str(place), number, short_date(day), name, author, filename),
                    )
                )
            )
            for place, (number, day, name, author, filename) in enumerate(rows, 1)
        ),
    )
    return Paper(
        kind="named",
        superior=superior,
        agency=agency,
        type_name="Mục lục hồ sơ",
        title=title,
        attachment=note,
        body=(table,),
    )
