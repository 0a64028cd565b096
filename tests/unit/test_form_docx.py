"""Forms of the one-stop desk in Word say what their page says, on its paper."""

import io

import zxingcpp
from docx import Document
from PIL import Image

from odoo.addons.thads_one_stop.tools.barcodes import as_png, code_128, qr_code
from odoo.addons.thads_one_stop.tools.form_docx import write_form

ADDRESS = "https://thads.tuyenquang.example/tra-cuu/VQeQ1p6HNHbAYAZhOZNEFQ"
CODE = "G15.08-261008-0975"
PAGE = f"""
<html><body><main>
<div class="article form A5">
  <p class="number">Mẫu số 01</p>
  <table class="head"><col style="width: 45%"/><col style="width: 55%"/>
    <tr><td><div class="lines">THI HÀNH ÁN\nTỈNH</div><div class="rule"></div></td>
        <td><b>CỘNG HÒA</b><br/><b class="ruled">Độc lập</b></td></tr>
    <tr><td class="below">Mã: <b>{CODE}</b><br/>
        <img class="bars" src="{code_128(CODE)}"/></td><td/></tr></table>
  <h1>Giấy tiếp nhận</h1>
  <img class="square" src="{qr_code(ADDRESS)}"/>
  <p>Tiếp nhận   hồ sơ
     của: <b>Vàng Thị Sua</b></p>
  <table class="grid"><thead>
    <tr><th style="width: 9mm">STT</th><th>Tên</th></tr></thead>
    <tbody><tr><td class="middle">1</td><td>Đơn</td></tr></tbody></table>
</div>
<div class="article form A4"><p>Phiếu kiểm soát</p></div>
</main></body></html>
"""


def open_form():
    return Document(io.BytesIO(write_form(PAGE, CODE)))


def scan(content):
    found = zxingcpp.read_barcodes(_frame(Image.open(io.BytesIO(content))))
    return [code.text for code in found]


def _frame(picture):
    """The room that the page leaves beside a picture."""
    paper = Image.new("L", (picture.width + 200, picture.height + 200), 255)
    paper.paste(picture.convert("L"), (100, 100))
    return paper


def test_each_form_is_on_its_paper():
    slip, sheet = open_form().sections
    assert _get_size(slip) == (148, 210)
    assert _get_size(sheet) == (210, 297)
    assert round(slip.left_margin.mm) == 12


def _get_size(section):
    return round(section.page_width.mm), round(section.page_height.mm)


def test_words_stand_as_on_the_page():
    document = open_form()
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "GIẤY TIẾP NHẬN" in texts
    assert "Tiếp nhận hồ sơ của: Vàng Thị Sua" in texts
    [name] = [
        run
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text == "Vàng Thị Sua"
    ]
    assert name.bold
    head, grid = document.tables
    assert head.cell(0, 0).text.splitlines()[:2] == ["THI HÀNH ÁN", "TỈNH"]
    assert [cell.text for cell in grid.rows[1].cells] == ["1", "Đơn"]


def test_head_of_a_table_comes_again_on_the_next_page():
    grid = open_form().tables[1]
    marks = [row._tr.xpath("./w:trPr/w:tblHeader") for row in grid.rows]
    assert [bool(mark) for mark in marks] == [True, False]


def test_both_codes_are_pictures_that_a_scanner_reads():
    parts = open_form().part.package.parts
    pictures = [part.blob for part in parts if part.content_type == "image/png"]
    assert sorted(text for blob in pictures for text in scan(blob)) == [CODE, ADDRESS]


def test_a_picture_is_the_code_it_was():
    assert scan(as_png(qr_code(ADDRESS))) == [ADDRESS]
    assert scan(as_png(code_128(CODE))) == [CODE]
