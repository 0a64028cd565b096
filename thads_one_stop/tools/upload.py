"""What citizens upload: judged by its content, never by its name, and never run.

A scan or a Word file comes in; what runs, hides or unpacks to something else does not.
Files are looked at, not cleaned: what is kept is what was sent.
"""

import io
import logging
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
)

from odoo.addons.thads_base.tools.archive import ArchiveError, check_entries
from odoo.addons.thads_base.tools.scan import find_scan_type
from odoo.addons.thads_base.tools.virus_scan import TEST_VIRUS, ScanError, find_virus

_logger = logging.getLogger(__name__)

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# the types that come in, with the ending of their names
ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    WORD_TYPE: ".docx",
}
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx"  # what a browser offers to choose
MAX_NAME = 150  # signs
MAX_UNPACKED = 60 * 1024 * 1024  # bytes of a Word file
MAX_PART = 1024 * 1024  # bytes of a part that says what the others are
MAX_OBJECTS = 20_000  # of a PDF; one of 500 pages has half of them
CHUNK = 64 * 1024

# What a PDF does by itself, or carries inside
ACTIVE_NAMES = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/Rendition",
    "/RichMedia",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/XFA",
}
# The names as no tidy program would write them, in parts that no reader goes to as well
_RAW_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia)\b")
_HIDDEN_SIGNS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_OUTSIDE = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>")
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_ACTIVE_PARTS = re.compile(r"vbaproject|vbadata|(^|/)activex/|(^|/)embeddings/|\.bin$")


class UploadError(Exception):
    """A file does not come in.

    :ivar str code: ``bad_name``, ``empty``, ``too_large``, ``wrong_type``, ``damaged``,
        ``password``, ``active``, ``bomb``, ``virus`` or ``unscanned``
    :ivar str name: of the file, fit to be shown
    """

    def __init__(self, code: str, name: str):
        super().__init__(code)
        self.code = code
        self.name = get_shown_name(name)


@dataclass(frozen=True)
class Upload:
    """A file that comes in; its name ends as its content asks for."""

    name: str
    mimetype: str
    content: bytes


def read_upload(name: str, stream: BinaryIO, limit: int, scanner: str = "") -> Upload:
    """Return the file that a citizen sent.

    :param str name: as the browser gave it
    :param stream: that can be sought in
    :param int limit: in bytes; a larger file is refused unread
    :param str scanner: address of a scanner for viruses, see ``virus_scan``; without
        one the test virus alone is known
    :raises UploadError: if it does not come in
    """
    check_name(name)
    size = stream.seek(0, io.SEEK_END)
    if not size:
        raise UploadError("empty", name)
    if size > limit:
        raise UploadError("too_large", name)
    stream.seek(0)
    content = stream.read()
    if scanner:
        _check_scanned(name, content, scanner)
    mimetype = find_type(name, content)
    return Upload(_with_ending(name, mimetype), mimetype, content)


def _check_scanned(name: str, content: bytes, scanner: str) -> None:
    """Raise for a file with a virus, and while nobody can say whether it has one."""
    try:
        virus = find_virus(scanner, content)
    except ScanError as error:
        _logger.error(
            "The scanner for viruses at %s did not answer: %s", scanner, error
        )
        raise UploadError("unscanned", name) from error
    if virus:
        _logger.warning("A file that was sent online was refused: %s", virus)
        raise UploadError("virus", name)


def check_name(name: str) -> None:
    """Raise for a name that points elsewhere, or is not what it looks like."""
    is_path = set(name) & set('/\\:*?"<>|') or not name.strip(". ")
    is_hiding = any(unicodedata.category(sign) in _HIDDEN_SIGNS for sign in name)
    if is_path or is_hiding or len(name) > MAX_NAME:
        raise UploadError("bad_name", name)


def get_shown_name(name: str) -> str:
    """Return a name without what cannot be shown, shortened.

    >>> get_shown_name("don\\u202efdp.exe")
    'donfdp.exe'
    """
    seen = (sign for sign in name if unicodedata.category(sign) not in _HIDDEN_SIGNS)
    return "".join(seen)[:MAX_NAME]


def find_type(name: str, content: bytes) -> str:
    """Return the MIME type of a file that may come in.

    :raises UploadError: for all others
    """
    if TEST_VIRUS in content:
        raise UploadError("virus", name)
    if content.startswith(b"PK\x03\x04"):
        _check_word(name, content)
        return WORD_TYPE
    if content.startswith(b"%PDF-"):
        _check_pdf(name, content)
        return "application/pdf"
    mimetype = find_scan_type(content)
    if mimetype not in ENDINGS:
        raise UploadError("wrong_type", name)
    return mimetype


def _with_ending(name: str, mimetype: str) -> str:
    ending = ENDINGS[mimetype]
    low = name.lower()
    if low.endswith(ending) or (ending == ".jpg" and low.endswith(".jpeg")):
        return name
    return name + ending


def _check_pdf(name: str, content: bytes) -> None:
    """Raise unless a PDF can be read by all, and does nothing by itself."""
    if _RAW_ACTIVE.search(content):
        raise UploadError("active", name)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise UploadError("password", name)
        if _is_active(reader, name):
            raise UploadError("active", name)
        is_readable = find_scan_type(content) == "application/pdf"
    except UploadError:
        raise
    except (RecursionError, MemoryError) as error:
        raise UploadError("bomb", name) from error
    # what was made to break a reader breaks it in any way
    except Exception as error:  # pylint: disable=broad-except
        raise UploadError("damaged", name) from error
    if not is_readable:
        raise UploadError("damaged", name)


def _is_active(reader: PdfReader, name: str) -> bool:
    """Whether some object of a PDF, packed or not, names an action or a file inside."""
    numbers = {
        (number, generation)
        for generation, table in reader.xref.items()
        for number in table
    } | {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MAX_OBJECTS:
        raise UploadError("bomb", name)
    waiting = [reader.trailer]
    waiting += [
        reader.get_object(IndirectObject(number, generation, reader))
        for number, generation in sorted(numbers)
        if number
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, DictionaryObject):
            if ACTIVE_NAMES & value.keys():
                return True
            waiting.extend(value.values())
        elif isinstance(value, ArrayObject):
            waiting.extend(value)
        elif isinstance(value, NameObject) and value in ACTIVE_NAMES:
            return True
    return False


def _check_word(name: str, content: bytes) -> None:
    """Raise unless an archive is a Word file without macros, or anything inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            check_entries(entries, MAX_UNPACKED)
            _check_parts(name, archive, entries)
    except ArchiveError as error:
        code = "password" if error.code == "password" else "bomb"
        raise UploadError(code, name) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UploadError("damaged", name) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UploadError("password", name) from error


def _check_parts(name, archive, entries) -> None:
    paths = [entry.filename.replace("\\", "/") for entry in entries]
    if any(".." in path.split("/") or path.startswith("/") for path in paths):
        raise UploadError("active", name)
    types = _read_part(name, archive, "[Content_Types].xml", paths)
    if b"wordprocessingml.document.main+xml" not in types:
        raise UploadError("wrong_type", name)
    if b"macroEnabled" in types:
        raise UploadError("active", name)
    for entry, path in zip(entries, paths, strict=True):
        if _ACTIVE_PARTS.search(path.lower()):
            raise UploadError("active", name)
        if path.endswith(".rels"):
            _check_relations(name, _read_part(name, archive, path, paths))
        _check_unpacked(name, archive, entry)


def _read_part(name, archive, path, paths) -> bytes:
    if path not in paths:
        raise UploadError("wrong_type", name)
    if archive.getinfo(path).file_size > MAX_PART:
        raise UploadError("bomb", name)
    return archive.read(path)


def _check_relations(name: str, relations: bytes) -> None:
    """Raise if opening the file fetches something; links that are clicked may be."""
    if b"<!DOCTYPE" in relations or b"\x00" in relations:
        raise UploadError("active", name)
    if any(not _LINK.search(tag) for tag in _OUTSIDE.findall(relations)):
        raise UploadError("active", name)


def _check_unpacked(name, archive, entry) -> None:
    """Raise if a part is damaged, or holds the test virus."""
    last = b""
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            if TEST_VIRUS in last + chunk:
                raise UploadError("virus", name)
            last = chunk[-len(TEST_VIRUS) :]
