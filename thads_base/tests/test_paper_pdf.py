import io

from pypdf import PdfReader

from odoo.tests import tagged

from ..tools.paper import Cell, Row, paragraph
from . import papers
from .document_common import DocumentCommon
from .pdf_tools import lowest_borders, read_pages

LEFT, TOP, RIGHT, BOTTOM = 30, 20, 15, 20
CLOSE = 0.4  # millimetres
FACES = {"", "-Bold", "-Italic", "-Bold-Italic"}


def marked_row(number, height=3) -> Row:
    """Return a row of several lines whose first and last words tell its number."""
    text = "\n".join([f"đầu{number}", *["giữa"] * height, f"cuối{number}"])
    return Row((Cell(str(number)), Cell(text), *[Cell("x")] * 6))


@tagged("post_install", "-at_install")
class TestPaperPdf(DocumentCommon):
    """Geometry of the printed paper (Decree 30/2020/NĐ-CP, annex I)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        annex = papers.annex([papers.task_row(number) for number in range(1, 25)])
        cls.pdf = cls._print(papers.decision(annexes=(papers.plan(), annex)))
        cls.pages = read_pages(cls.pdf)

    def test_sheets_are_a4_in_their_orientation(self):
        sizes = [(round(page.width), round(page.height)) for page in self.pages]
        self.assertEqual(sizes[:3], [(210, 297)] * 3)
        self.assertEqual(set(sizes[3:]), {(297, 210)})
        self.assertGreater(len(sizes), 5)

    def test_text_fills_the_page_between_its_margins(self):
        body = [
            line for page in self.pages[:3] for line in page.lines if line.size > 13
        ]
        self.assertAlmostEqual(min(line.left for line in body), LEFT, delta=CLOSE)
        self.assertAlmostEqual(
            max(line.right for line in body), 210 - RIGHT, delta=CLOSE
        )
        for page in self.pages:
            texts = [line for line in page.lines if not line.text.isdigit()]
            self.assertGreater(min(line.baseline for line in texts), TOP)
            self.assertLess(max(line.baseline for line in texts), page.height - BOTTOM)

    def test_pages_are_numbered_from_the_second_of_each_part(self):
        numbers = [
            [line.text for line in page.lines if line.baseline < TOP]
            for page in self.pages
        ]
        self.assertEqual(numbers[:6], [[], [], ["2"], [], ["2"], ["3"]])
        for page in self.pages:
            for line in page.lines:
                if line.baseline < TOP:
                    middle = (LEFT + page.width - RIGHT) / 2
                    self.assertAlmostEqual(line.middle, middle, delta=CLOSE)
                    self.assertGreater(line.baseline, 10)
                    self.assertAlmostEqual(line.size, 13, delta=0.1)

    def test_head_stands_as_the_decree_says(self):
        page = self.pages[0]
        nation, motto = page.find("CỘNG HÒA"), page.find("Độc lập")
        self.assertAlmostEqual(nation.middle, motto.middle, delta=CLOSE)
        self.assertLess(nation.baseline, TOP + 5)
        number, day = page.find("Số: 15/QĐ-THADS"), page.find("Tuyên Quang, ngày 05")
        self.assertAlmostEqual(number.baseline, day.baseline, delta=CLOSE)
        self.assertAlmostEqual(day.middle, nation.middle, delta=CLOSE)
        agency = page.find("TỈNH TUYÊN QUANG")
        self.assertAlmostEqual(number.middle, agency.middle, delta=CLOSE)
        centre = (LEFT + 210 - RIGHT) / 2
        for text in ("QUYẾT ĐỊNH", "Về việc", "TRƯỞNG THI HÀNH", "QUYẾT ĐỊNH:"):
            self.assertAlmostEqual(page.find(text).middle, centre, delta=CLOSE)

    def test_sizes_and_faces_of_the_parts(self):
        page = self.pages[0]
        for text, size, face in (
            ("CỘNG HÒA", 12, "-Bold"),
            ("Độc lập", 13, "-Bold"),
            ("CỤC QUẢN LÝ", 12, ""),
            ("TỈNH TUYÊN QUANG", 12, "-Bold"),
            ("Số: 15", 13, ""),
            ("Tuyên Quang, ngày", 13, "-Italic"),
            ("Về việc", 14, "-Bold"),
            ("Căn cứ Luật", 14, "-Italic"),
            ("Nơi nhận", 12, "-Bold-Italic"),
            ("- Như Điều 3", 11, ""),
            ("KT. TRƯỞNG", 14, "-Bold"),
            ("Trần Thị Bình", 14, "-Bold"),
        ):
            line = page.find(text)
            self.assertAlmostEqual(line.size, size, delta=0.1, msg=text)
            self.assertEqual(line.fonts, {f"Liberation-Serif{face}"}, text)

    def test_one_font_is_used_and_embedded(self):
        faces = set()
        for page in PdfReader(io.BytesIO(self.pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                (inner,) = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                self.assertIn("/FontFile2", descriptor)
                faces.add(str(descriptor["/FontName"]).split("+")[-1])
        self.assertTrue(faces <= {f"Liberation-Serif{face}" for face in FACES}, faces)

    def test_head_of_table_comes_again_on_every_page(self):
        for page in self.pages[3:]:
            self.assertIn("Căn cứ xác", page.words)
            self.assertIn("Nội dung công việc", page.words)

    def test_rows_are_whole(self):
        rows = [marked_row(number) for number in range(40)]
        pages = read_pages(self._print(papers.annex(rows)))
        self.assertGreater(len(pages), 3)
        for number in range(40):
            holding = [
                position
                for position, page in enumerate(pages)
                for line in page.lines
                for word in line.text.split()
                if word in (f"đầu{number}", f"cuối{number}")
            ]
            self.assertEqual(len(holding), 2, number)
            self.assertEqual(len(set(holding)), 1, f"row {number} is cut")

    def test_no_line_of_a_cell_ends_after_a_slash(self):
        """Whatever stands before it: Word does not end a line there either."""
        rows = [
            Row((Cell("1"), *[Cell(f"{'x ' * number}Quý IV/2018")] * 7))
            for number in range(12)
        ]
        lines = [
            line.text
            for page in read_pages(self._print(papers.annex(rows)))
            for line in page.lines
        ]
        self.assertFalse([line for line in lines if line.endswith("/")])
        self.assertEqual(sum(line.count("IV/2018") for line in lines), 7 * 12)

    def test_row_higher_than_a_page_is_cut_and_loses_nothing(self):
        rows = [marked_row(1), marked_row(2, height=120), marked_row(3)]
        pages = read_pages(self._print(papers.annex(rows)))
        words = [word for page in pages for word in page.words.split()]
        self.assertEqual(words.count("giữa"), 126)
        self.assertIn("cuối3", words)
        for page in pages:
            self.assertIn("Nội dung công việc", page.words)

    def test_spanning_cell_may_be_longer_than_a_page(self):
        first = Row(
            (Cell("1", rowspan=60), Cell("nhiệm vụ", rowspan=60), *[Cell("a")] * 6)
        )
        rows = [first, *[Row((Cell("sản phẩm"), *[Cell("b\nb")] * 5))] * 59]
        pages = read_pages(self._print(papers.annex(rows)))
        self.assertGreater(len(pages), 3)
        words = " ".join(page.words for page in pages)
        self.assertEqual(words.count("sản phẩm"), 59)

    def test_spanning_cell_that_goes_on_is_closed_on_every_page(self):
        """Rows of a task are parted; its cells are bordered below on both pages."""
        spanning = [Cell("1", rowspan=30), Cell("nhiệm vụ", rowspan=30)]
        rows = [Row((*spanning, *[Cell("a\nb")] * 6))]
        rows += [Row((*[Cell("a\nb")] * 6,)) for _row in range(29)]
        pdf = self._print(papers.annex(rows))
        pages = read_pages(pdf)
        self.assertGreater(len(pages), 2)
        for page, borders in zip(pages, lowest_borders(pdf), strict=True):
            self.assertEqual(len(borders), 8)
            self.assertAlmostEqual(borders[0].left, LEFT, delta=CLOSE)
            self.assertAlmostEqual(borders[-1].right, page.width - RIGHT, delta=CLOSE)

    def test_table_ends_below_its_last_row_on_every_page(self):
        """Also where the last rows that have room stay with one that has not."""
        section = Row((Cell("I"), Cell("a", colspan=7)), kind="section")
        for height in range(4):
            row = marked_row(0, height=height)
            pdf = self._print(papers.annex([row, section] * 24 + [row]))
            pages = read_pages(pdf)
            self.assertGreater(len(pages), 2)
            for page, borders in zip(pages, lowest_borders(pdf), strict=True):
                text = max(line.baseline for line in page.lines)
                self.assertLess(text, borders[0].height, "border above its text")
                self.assertLess(borders[0].height - text, 5)

    def test_signature_never_stands_alone_on_a_page(self):
        for count in range(9, 16):
            body = [paragraph(f"{papers.LONG_TEXT}.")] * count
            pages = read_pages(self._print(papers.letter(body=tuple(body))))
            last = pages[-1]
            signature = last.find("TL. TRƯỞNG")
            over = [line for line in last.lines if line.baseline < signature.baseline]
            self.assertIn("hiệu quả./.", " ".join(line.text for line in over))
            recipients = last.find("Nơi nhận")
            self.assertAlmostEqual(recipients.baseline, signature.baseline, delta=1.5)
            self.assertAlmostEqual(recipients.left, LEFT, delta=CLOSE)

    def test_draft_leaves_number_and_date_blank(self):
        page = read_pages(self._print(papers.decision(number=None, date=None)))[0]
        self.assertTrue(page.find("Số:").text.endswith("/QĐ-THADS"))
        self.assertIn("ngày tháng năm", page.words)
