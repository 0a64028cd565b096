from pathlib import Path
from tempfile import TemporaryDirectory

from odoo.tests import tagged

from ..tools.paper_docx import write_docx
from ..tools.paper_layout import lay_out
from . import papers
from .document_common import DocumentCommon
from .pdf_tools import read_pages
from .word_tools import convert

SIDEWAYS = 1.0  # millimetres that a line may be off
DOWNWARDS = 3.0


@tagged("post_install", "-at_install")
class TestPaperWord(DocumentCommon):
    """The Word file, as LibreOffice shows it, beside the PDF."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        annex = papers.annex([papers.task_row(number) for number in range(1, 25)])
        cls.papers = {
            "decision": papers.decision(annexes=(papers.plan(), annex)),
            "letter": papers.letter(),
            "narrow": papers.annex(papers.narrow_rows()),
            "report": papers.plan(
                **papers.ISSUED,
                symbol="BC-THADS",
                number=105,
                type_name="Báo cáo",
                attachment="",
                addressees=("Cục Quản lý Thi hành án dân sự",),
                signature=papers.DEPUTY,
            ),
        }
        with TemporaryDirectory() as name:
            folder = Path(name)
            for kind, paper in cls.papers.items():
                content = write_docx(lay_out(paper), kind)
                (folder / f"{kind}.docx").write_bytes(content)
            convert(folder)
            cls.word = {
                kind: read_pages((folder / f"{kind}.pdf").read_bytes())
                for kind in cls.papers
            }

    def test_word_file_has_the_pages_of_the_pdf(self):
        for kind, paper in self.papers.items():
            with self.subTest(kind):
                self._compare(self.word[kind], read_pages(self._print(paper)))

    def _compare(self, word, pdf):
        """Same sheets, and on each the same lines in the same places."""
        self.assertEqual(
            [(round(page.width), round(page.height)) for page in word],
            [(round(page.width), round(page.height)) for page in pdf],
        )
        for theirs, ours in zip(word, pdf, strict=True):
            self.assertEqual(theirs.words, ours.words)
            for line, twin in zip(theirs.lines, ours.lines, strict=True):
                self.assertEqual(line.text, twin.text)
                self.assertAlmostEqual(line.left, twin.left, delta=SIDEWAYS)
                self.assertAlmostEqual(line.right, twin.right, delta=SIDEWAYS)
                self.assertAlmostEqual(line.baseline, twin.baseline, delta=DOWNWARDS)
                self.assertAlmostEqual(line.size, twin.size, delta=0.1)
