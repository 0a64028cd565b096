"""Opens Word and Excel files without trusting them.

A file is judged by its content, not by its name. Sizes are checked in the directory of
the archive before anything is unpacked, and XML is read without entities or network.
"""

import io
import re
import zipfile
import zlib

from lxml import etree

from odoo.addons.thads_base.tools.archive import (
    MEGABYTE,
    ArchiveError,
    check_entries,
    too_large,
)

from .errors import PlanFileError

MAX_FILE_SIZE = 50 * MEGABYTE
MAX_PART_SIZE = 40 * MEGABYTE  # of one XML part, unpacked
MAX_NODES = 2_500_000  # tags and attributes of all parts that are read

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
# names of streams in an OLE container
OLE_STREAMS = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("Book", "old_excel"),
)
MAIN_TYPES = (
    ("word", "wordprocessingml.document.main+xml"),
    ("word", "wordprocessingml.template.main+xml"),
    ("excel", "spreadsheetml.sheet.main+xml"),
    ("excel", "spreadsheetml.template.main+xml"),
)
# ISO "strict" files name the same elements in other words
STRICT_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)

_DOCTYPE = "<!DOCTYPE"
_HTML = re.compile(rb"<(!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)
_CONTENT_TYPE = re.compile(
    rb"<Override\b[^>]*?(?:PartName=\"([^\"]*)\"[^>]*?ContentType=\"([^\"]*)\""
    rb"|ContentType=\"([^\"]*)\"[^>]*?PartName=\"([^\"]*)\")"
)


class Package:
    """An opened file: ``kind`` is ``word`` or ``excel``, parts are read by path."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry
            for entry in archive.infolist()
        }
        self._nodes = 0
        _check_sizes(self._entries)
        self._refuse_other_formats()
        self.kind, self.main_path = self._find_main_part()

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._entries

    def names(self) -> list[str]:
        return list(self._entries)

    def read_bytes(self, path: str) -> bytes:
        """Return the unpacked bytes of a part.

        :raises PlanFileError: if it is missing, damaged, or larger than allowed
        """
        entry = self._entries.get(path.lower())
        if entry is None:
            raise PlanFileError("damaged")
        if entry.file_size > MAX_PART_SIZE:
            raise _too_large(entry.file_size, MAX_PART_SIZE)
        try:
            return self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise PlanFileError("damaged") from error
        except (NotImplementedError, RuntimeError) as error:
            raise PlanFileError("password") from error

    def parse(self, path: str) -> etree._Element:
        """Return the root element of an XML part."""
        return parse_xml(self.read_xml(path))

    def read_xml(self, path: str) -> bytes:
        """Return an XML part, unless reading it would take far too long.

        :raises PlanFileError: like ``read_bytes``, and if too much XML was read already
        """
        data = self.read_bytes(path)
        self._nodes += data.count(b"<") + 2 * data.count(b"=")
        if self._nodes > MAX_NODES:
            raise PlanFileError("too_complex")
        return data

    def get_targets(self, path: str) -> dict[str, str]:
        """Return the parts that the part at ``path`` refers to: id -> path."""
        folder, _slash, name = path.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        if relations not in self:
            return {}
        targets = {}
        for relation in self.parse(relations):
            target = relation.get("Target") or ""
            inside = target.lstrip("/") if target[:1] == "/" else f"{folder}/{target}"
            targets[relation.get("Id") or ""] = _normalise(inside)
        return targets

    def _refuse_other_formats(self):
        if any(name.endswith("vbaproject.bin") for name in self._entries):
            raise PlanFileError("macros")
        if "mimetype" in self._entries:
            raise PlanFileError("open_document")
        if "[content_types].xml" not in self._entries:
            raise PlanFileError("not_office")

    def _find_main_part(self) -> tuple[str, str]:
        types = self.read_bytes("[Content_Types].xml")
        if b"macroEnabled" in types:
            raise PlanFileError("macros")
        for name, kind, other_kind, other_name in _CONTENT_TYPE.findall(types):
            content_type = (kind or other_kind).decode("utf-8", "replace")
            path = (name or other_name).decode("utf-8", "replace").lstrip("/")
            for family, main_type in MAIN_TYPES:
                if main_type in content_type:
                    return family, path
        raise PlanFileError("not_office")


def open_package(content: bytes) -> Package:
    """Return the Word or Excel file in ``content``.

    :raises PlanFileError: for anything else, saying what it is
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise PlanFileError("empty_file")
    if len(content) > MAX_FILE_SIZE:
        raise _too_large(len(content), MAX_FILE_SIZE)
    if content[:2] != b"PK":
        raise PlanFileError(_identify(content))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise PlanFileError("damaged") from error
    return Package(archive)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element of an XML text; definitions of entities are refused."""
    _refuse_doctype(data)
    try:
        root = etree.fromstring(_as_transitional(data), _make_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PlanFileError("damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PlanFileError("unsafe_xml")
    return root


def _refuse_doctype(data: bytes):
    """Raise for a document type definition, before any parser sees it."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if _DOCTYPE.encode(encoding) in data:
            raise PlanFileError("unsafe_xml")


def _as_transitional(data: bytes) -> bytes:
    """Return XML whose namespaces are those that Office writes by default."""
    if b"purl.oclc.org" not in data:
        return data
    for strict, usual in STRICT_NAMESPACES:
        data = data.replace(strict, usual)
    return data


def _make_parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _check_sizes(entries: dict[str, zipfile.ZipInfo]):
    try:
        check_entries(entries.values())
    except ArchiveError as error:
        raise PlanFileError(error.code, **error.params) from error


def _too_large(size: int, limit: int) -> PlanFileError:
    return PlanFileError("too_large", **too_large(size, limit).params)


def _identify(content: bytes) -> str:
    """Return the code of a file that is not an archive of parts."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if content.startswith(OLE_SIGNATURE):
        return _identify_ole(content)
    for signature, code in SIGNATURES:
        if start.startswith(signature):
            return code
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if _HTML.search(start):
        return "html"
    return "plain_text" if _is_text(content[:4096]) else "not_office"


def _identify_ole(content: bytes) -> str:
    for name, code in OLE_STREAMS:
        if name.encode("utf-16-le") in content:
            return code
    return "not_office"


def _is_text(start: bytes) -> bool:
    return b"\x00" not in start and not any(sign < 9 for sign in start)


def _normalise(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
