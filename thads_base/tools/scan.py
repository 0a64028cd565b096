"""Checks of what offices upload as the scan of a signed paper."""

import io

from PIL import Image
from pypdf import PdfReader

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
    # what is damaged, or was made to break a reader, breaks it in any way
    except Exception:  # pylint: disable=broad-except
        return False


def find_scan_type(content: bytes) -> str | None:
    """Return the MIME type of a PDF, PNG or JPEG that can be read, None of all else.

    >>> find_scan_type(b"not a paper")
    """
    if is_readable_pdf(content):
        return "application/pdf"
    if len(content) > LIMIT:
        return None
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            image.verify()
            return image.get_format_mimetype()
    except Exception:  # pylint: disable=broad-except
        return None
