"""Plain text typed by a clerk, laid out as a paper."""

from odoo.addons.thads_base.tools.paper_text import text_blocks, text_lines

TEXT = """
Chương I
Quy định chung

Điều 1. Phạm vi
I. MỤC ĐÍCH
1. Nội dung thứ nhất
Điều 12.
"""


def test_lines_that_say_nothing_are_left_out():
    assert text_lines("  a \n\n b\n") == ("a", "b")
    assert text_lines(None) == ()


def test_articles_parts_and_chapters_are_recognised():
    assert [(block.style, block.text) for block in text_blocks(TEXT)] == [
        ("chapter", "Chương I"),
        ("chapter_title", "QUY ĐỊNH CHUNG"),
        ("body", "Điều 1. Phạm vi"),
        ("heading", "I. MỤC ĐÍCH"),
        ("body", "1. Nội dung thứ nhất"),
        ("body", "Điều 12."),
    ]


def test_only_the_number_of_an_article_is_bold():
    block = text_blocks("Điều 3. Chánh Văn phòng thi hành")[0]
    assert [(run.text, run.bold) for run in block.runs] == [
        ("Điều 3.", True),
        (" Chánh Văn phòng thi hành", False),
    ]
    assert block.article == 3


def test_mention_of_an_article_is_plain_text():
    assert text_blocks("Điều 3 của Luật")[0].article is None
