"""Codes to be scanned, as drawings that print at any size."""

import base64
import io
import re

import qrcode
from PIL import Image, ImageDraw
from qrcode.image.svg import SvgPathImage
from reportlab.graphics.barcode import createBarcodeDrawing

QUIET_ZONE = 4  # modules around a QR code (ISO/IEC 18004)
PIXELS = 10  # of a PNG, for a unit of the drawing

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_BAR = re.compile(
    r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
    r"[^>]*fill: rgb\(0%"
)
_MODULE = re.compile(r"M([\d.]+),([\d.]+)H([\d.]+)V([\d.]+)H[\d.]+z")


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


def as_png(address: str) -> bytes:
    """Return a picture of this module as PNG, for programs that take no drawings."""
    svg = base64.b64decode(address.partition(",")[2]).decode()
    width, height = (float(size) for size in _VIEW_BOX.search(svg).groups())
    size = (round(width * PIXELS), round(height * PIXELS))
    picture = Image.new("1", size, 1)
    pen = ImageDraw.Draw(picture)
    boxes = [*_read_bars(svg), *_read_modules(svg)]
    for left, top, right, bottom in boxes:
        # the last row and column of pixels are those of the next one
        corners = (left, top, right - 1 / PIXELS, bottom - 1 / PIXELS)
        pen.rectangle([round(corner * PIXELS) for corner in corners], fill=0)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _read_bars(svg: str):
    for found in _BAR.finditer(svg):
        left, top, width, height = map(float, found.groups())
        yield left, top, left + width, top + height


def _read_modules(svg: str):
    for found in _MODULE.finditer(svg):
        yield tuple(map(float, found.groups()))
