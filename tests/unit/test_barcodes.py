import io

import pypdfium2
import pytest
import zxingcpp

from odoo.addons.thads_base.tools.pdf import RefusedAsset, render_pdf
from odoo.addons.thads_one_stop.tools.barcodes import code_128, qr_code

PRINTER_DPI = 300
POINTS_PER_INCH = 72
ADDRESS = "https://thads.tuyenquang.example/tra-cuu/VQeQ1p6HNHbAYAZhOZNEFQ"


def resolve(address):
    raise RefusedAsset(address)


def scan(picture, width, height):
    """Return what a scanner reads of a picture printed ``width`` mm wide."""
    html = (
        "<style>@page {size: 148mm 210mm; margin: 12mm}</style>"
        f'<img src="{picture}" style="width: {width}mm; height: {height}mm">'
    )
    page = pypdfium2.PdfDocument(io.BytesIO(render_pdf(html, resolve)))[0]
    image = page.render(scale=PRINTER_DPI / POINTS_PER_INCH).to_pil()
    return [(str(code.format), code.text) for code in zxingcpp.read_barcodes(image)]


def test_address_of_the_look_up_is_read():
    assert scan(qr_code(ADDRESS), 24, 24) == [("QR Code", ADDRESS)]


@pytest.mark.parametrize("code", ["G15.08-261008-0975", "000.17.22.H56-210531-0001"])
def test_code_of_the_dossier_is_read(code):
    assert scan(code_128(code), 48, 8) == [("Code 128", code)]
