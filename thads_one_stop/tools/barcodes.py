"""Codes to be scanned, as drawings that print at any size."""

import base64

import qrcode
from qrcode.image.svg import SvgPathImage
from reportlab.graphics.barcode import createBarcodeDrawing

QUIET_ZONE = 4  # modules around a QR code (ISO/IEC 18004)


def qr_code(text: str) -> str:
    """Return the address of a picture that holds a QR code."""
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE
    )
    code.add_data(text)
    return _data_address(code.make_image(image_factory=SvgPathImage).to_string())


def code_128(text: str) -> str:
    """Return the address of a picture that holds a Code 128 barcode.

    The page has to leave room beside it.
    """
    drawing = createBarcodeDrawing(
        "Code128", value=text, humanReadable=False, quiet=False
    )
    return _data_address(drawing.asString("svg").encode())


def _data_address(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
