"""Checks of what offices upload as the scan of a signed paper."""

import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError

LIMIT = 50 * 1024 * 1024  # bytes


def is_readable_pdf(content: bytes) -> bool:
    """Return whether this is a PDF with at least one page, not too big to keep.

    >>> is_readable_pdf(b"not a paper")
    False
    """
    if not content.startswith(b"%PDF-") or len(content) > LIMIT:
        return False
    try:
        return len(PdfReader(io.BytesIO(content)).pages) > 0
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return False
