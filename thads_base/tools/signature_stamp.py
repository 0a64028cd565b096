"""The visible signature of an agency (Decree 30/2020/NĐ-CP, annex I, part II, 8)."""

import base64
from datetime import datetime
from html import escape

from .paper_styles import MARGIN_RIGHT, SIGNING_SPACE

POINTS_PER_MM = 72 / 25.4
# of the signer's own signature, which stands in the middle of its column
SIGNATURE_WIDTH = 45 * POINTS_PER_MM
WORDS_SIZE = (96.0, 60.0)  # points
STYLE = """
@page { size: %.2fpt %.2fpt; margin: 0 }
body { margin: 0; color: #d00000; font: 8pt/1.2 "Liberation Serif" }
div { border: 1pt solid; box-sizing: border-box; height: 100vh; padding: 3pt }
img { display: block; width: 100%% }
"""


def stamp_box(x: float, y: float, page_width: float, size: tuple) -> tuple:
    """Return left, bottom, right and top of a seal over the signer's name.

    It covers a third of the signer's signature from the left.

    :param x: left edge of the column of the signature, in points from the left
    :param y: upper edge of the signer's name, in points from the bottom
    :param size: width and height of the seal in points

    >>> stamp_box(300, 200, 595.28, (102, 102))
    (276.0, 185.0, 378.0, 287.0)
    """
    middle = (x + page_width - MARGIN_RIGHT * POINTS_PER_MM) / 2
    right = middle - SIGNATURE_WIDTH / 6
    level = y + SIGNING_SPACE / 2
    width, height = size
    return tuple(
        float(round(edge))
        for edge in (right - width, level - height / 2, right, level + height / 2)
    )


def seal_size(millimetres: float) -> tuple[float, float]:
    """Return width and height in points of a round or square seal."""
    return (millimetres * POINTS_PER_MM, millimetres * POINTS_PER_MM)


def stamp_html(size: tuple, seal: bytes, name: str, moment: datetime) -> str:
    """Return a page with the picture of the seal, or words in a frame without one.

    :param seal: a PNG file, or nothing
    :param name: of the agency, as in its certificate
    :param moment: in Vietnam's time
    """
    if seal:
        data = base64.b64encode(seal).decode()
        content = f'<img src="data:image/png;base64,{data}"/>'
    else:
        when = moment.strftime("%d/%m/%Y %H:%M:%S")
        content = f"<div>Ký số bởi: {escape(name)}<br/>Thời gian ký: {when}</div>"
    return f"<html><style>{STYLE % size}</style><body>{content}</body></html>"
