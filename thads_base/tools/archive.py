"""Checks of ZIP archives, Word and Excel files among them, before they are unpacked."""

from collections.abc import Iterable
from zipfile import ZipInfo

MEGABYTE = 1024 * 1024
MAX_TOTAL_SIZE = 300 * MEGABYTE  # of all parts, pictures included
MAX_RATIO = 200  # unpacked to packed, of parts above 1 MB
MAX_ENTRIES = 5000
ENCRYPTED = 1  # flag of an entry


class ArchiveError(Exception):
    """The archive is not to be unpacked.

    :param str code: ``too_many_parts`` (``count``, ``limit``), ``too_large`` (``size``,
        ``limit``, in megabytes) or ``password``
    """

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.code = code
        self.params = params


def check_entries(entries: Iterable[ZipInfo], limit: int = MAX_TOTAL_SIZE) -> None:
    """Raise if what an archive declares of its parts is out of all proportion.

    :param int limit: of all parts together, unpacked, in bytes
    :raises ArchiveError: nothing was unpacked
    """
    entries = list(entries)
    if len(entries) > MAX_ENTRIES:
        raise ArchiveError("too_many_parts", count=len(entries), limit=MAX_ENTRIES)
    total = sum(entry.file_size for entry in entries)
    if total > limit:
        raise too_large(total, limit)
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise ArchiveError("password")
        packed = max(entry.compress_size, 1)
        if entry.file_size > MEGABYTE and entry.file_size > MAX_RATIO * packed:
            raise too_large(entry.file_size, MAX_RATIO * packed)


def too_large(size: int, limit: int) -> ArchiveError:
    """Return the refusal of so many bytes."""
    return ArchiveError(
        "too_large",
        size=round(size / MEGABYTE, 1),
        limit=round(limit / MEGABYTE, 1),
    )
