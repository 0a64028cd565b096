import io
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools.misc import mute_logger

from odoo.addons.thads_base.tests.pdf_tools import read_pages
from odoo.addons.thads_base.tests.word_tools import convert

from .common import PlanCommon

LEFT, TOP, RIGHT, BOTTOM = 30, 20, 15, 20
CLOSE = 0.4  # millimetres
TEXT = "Rà soát, xác minh, phân loại án; bảo đảm thực chất, không để sót việc"


class PrintCommon(PlanCommon):
    """A plan of 40 tasks in three sections, one of them with several outputs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.env.ref("thads_work_plan.action_report_plan")
        cls.plan.write(
            {"objectives": f"{TEXT}.", "requirements": f"{TEXT}.", "reporting": "Quý."}
        )
        cls._fill(cls.plan)

    @classmethod
    def _fill(cls, plan):
        nodes = []
        for number in range(1, 41):
            if number % 15 == 1:
                values = {"marker": "I", "name": "CÔNG TÁC", "kind": "section"}
                nodes.append({"values": values, "parent": None, "outputs": []})
            outputs = [cls._get_output(number, i) for i in range(1 + number % 3)]
            values = {"marker": str(number), "name": f"đầu{number} {TEXT}"}
            nodes.append({"values": values, "parent": None, "outputs": outputs})
        cls.env["thads.plan.task"]._create_tree(plan, nodes)

    @classmethod
    def _get_output(cls, number, index):
        return {
            "name": f"sản{number}_{index} báo cáo",
            "schedule_text": "Quý I/2026",
            "lead_text": "Văn phòng",
            "coordinating_text": "Phòng Nghiệp vụ và Tổ chức thi hành án",
        }

    @classmethod
    def _print(cls, plan) -> bytes:
        report = cls.report
        streams = report._render_qweb_pdf_prepare_streams(report, {}, plan.ids)
        return streams[plan.id]["stream"].getvalue()


@tagged("post_install", "-at_install")
class TestPlanPdf(PrintCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        form = cls.env.ref("thads_work_plan.form_1018")
        cls.wide = cls._create_plan(form_id=form.id, objectives=f"{TEXT}.")
        cls._fill(cls.wide)
        cls.narrow_pages = read_pages(cls._print(cls.plan))
        cls.wide_pdf = cls._print(cls.wide)
        cls.wide_pages = read_pages(cls.wide_pdf)

    def test_narrow_table_stands_in_the_text(self):
        sizes = {(round(page.width), round(page.height)) for page in self.narrow_pages}
        self.assertEqual(sizes, {(210, 297)})
        last = self.narrow_pages[-1].words
        self.assertIn("III. TỔ CHỨC THỰC HIỆN", last)
        self.assertIn("Quý./.", last)
        self.assertIn("Nơi nhận:", last)
        self.assertIn("THỦ TRƯỞNG ĐƠN VỊ", last)

    def test_wide_table_is_an_annex_on_pages_laid_sideways(self):
        sizes = [(round(page.width), round(page.height)) for page in self.wide_pages]
        body, annex = sizes.count((210, 297)), sizes.count((297, 210))
        self.assertEqual(sizes, [(210, 297)] * body + [(297, 210)] * annex)
        self.assertGreater(annex, 3)
        first = self.wide_pages[body]
        self.assertIn("NHIỆM VỤ CỤ THỂ CÔNG TÁC NĂM 2026", first.words)
        self.assertIn("(Kèm theo Quyết định số ……", first.words)

    def test_pages_are_numbered_at_the_top_from_the_second_of_each_part(self):
        numbers = [
            [line.text for line in page.lines if line.baseline < TOP]
            for page in self.wide_pages
        ]
        body = sum(page.width < 250 for page in self.wide_pages)
        for part in (numbers[:body], numbers[body:]):
            pages = [[str(number)] for number in range(2, len(part) + 1)]
            self.assertEqual(part, [[], *pages])
        page = self.wide_pages[-1]
        middle = (LEFT + page.width - RIGHT) / 2
        self.assertAlmostEqual(page.lines[0].middle, middle, delta=CLOSE)

    def test_text_stands_between_the_margins(self):
        for page in (*self.narrow_pages, *self.wide_pages):
            lines = [line for line in page.lines if line.baseline > TOP]
            self.assertGreaterEqual(min(line.left for line in lines), LEFT - CLOSE)
            self.assertLessEqual(
                max(line.right for line in lines), page.width - RIGHT + CLOSE
            )
            self.assertLess(max(line.baseline for line in lines), page.height - BOTTOM)

    def test_head_of_the_table_comes_again(self):
        for page in self.wide_pages:
            if page.width > 250:
                for label in self.wide.form_id.column_ids.mapped("label"):
                    self.assertIn(label.split()[0], page.words)
                self.assertIn("Nội dung công việc", page.words)

    def test_outputs_stay_whole_and_follow_their_task(self):
        """A task goes on on the next page only with further outputs, as in Word."""
        for pages in (self.narrow_pages, self.wide_pages):
            words = [page.words for page in pages]
            for number in range(1, 41):
                marks = [f"đầu{number} "]
                marks += [f"sản{number}_{i} " for i in range(1 + number % 3)]
                found = [[i for i, w in enumerate(words) if m in w] for m in marks]
                self.assertEqual([len(pages) for pages in found], [1] * len(marks))
                self.assertEqual(found, sorted(found), number)
                self.assertEqual(found[:2], [found[0]] * 2, number)

    def test_one_font_is_embedded(self):
        names = set()
        for page in PdfReader(io.BytesIO(self.wide_pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                (inner,) = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                self.assertIn("/FontFile2", descriptor)
                names.add(str(descriptor["/FontName"]).split("+")[-1])
        self.assertTrue(names)
        for name in names:
            self.assertTrue(name.startswith("Liberation-Serif"), name)

    def test_word_file_has_the_pages_and_words_of_the_pdf(self):
        plans = {"narrow": self.plan, "wide": self.wide}
        with TemporaryDirectory() as name:
            folder = Path(name)
            for key, plan in plans.items():
                (folder / f"{key}.docx").write_bytes(plan._render_docx())
            convert(folder)
            word = {k: read_pages((folder / f"{k}.pdf").read_bytes()) for k in plans}
        for theirs, ours in (
            (word["narrow"], self.narrow_pages),
            (word["wide"], self.wide_pages),
        ):
            self.assertEqual(
                [(round(page.width), round(page.height)) for page in theirs],
                [(round(page.width), round(page.height)) for page in ours],
            )
            self.assertEqual(
                sorted(" ".join(page.words for page in theirs).split()),
                sorted(" ".join(page.words for page in ours).split()),
            )

    def test_excel_file_has_the_same_table(self):
        sheet = load_workbook(io.BytesIO(self.wide._render_xlsx())).active
        labels = self.wide.form_id.column_ids.mapped("label")
        values = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
        start = values.index(labels) + 1
        rows = self.wide._get_table_rows()
        self.assertEqual(
            values[start:],
            [[cell.text if cell else "" for cell in row.cells] for row in rows],
        )
        self.assertEqual(sheet.print_title_rows, f"${start}:${start}")


@tagged("post_install", "-at_install")
class TestPlanDownload(PrintCommon, HttpCase):
    def _get(self, user, path):
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def _get_paths(self):
        return {
            "docx": f"/thads/paper/thads.plan/{self.plan.id}.docx",
            "xlsx": f"/thads/paper/thads.plan/{self.plan.id}.xlsx",
            "pdf": f"/report/pdf/thads_work_plan.report_plan/{self.plan.id}",
        }

    def test_files_are_downloaded_by_those_who_may_read(self):
        for extension, path in self._get_paths().items():
            with self.subTest(extension):
                response = self._get(self.staff, path)
                self.assertEqual(response.status_code, 200)
                if extension != "pdf":
                    self.assertIn(
                        f"Ke-hoach-cong-tac-nam-2026.{extension}",
                        response.headers["Content-Disposition"],
                    )

    @mute_logger("odoo.http", "odoo.addons.web.controllers.report")
    def test_files_are_refused_to_those_who_may_not(self):
        for extension, path in self._get_paths().items():
            with self.subTest(extension):
                response = self._get(self.colleague, path)
                self.assertNotEqual(response.status_code, 200)
                self.assertNotIn(TEXT, response.text)

    def test_strangers_are_sent_to_the_login(self):
        self.authenticate(None, None)
        for path in self._get_paths().values():
            response = self.url_open(path, allow_redirects=False)
            self.assertEqual(response.status_code, 303)

    def test_buttons_print(self):
        plan = self.plan.with_user(self.staff)
        self.assertEqual(
            plan.action_print_pdf()["report_name"], self.report.report_name
        )
        self.assertEqual(plan.action_print_docx()["url"], self._get_paths()["docx"])
        self.assertEqual(plan.action_print_xlsx()["url"], self._get_paths()["xlsx"])

    def test_stranger_gets_nothing_by_method(self):
        plan = self.plan.with_user(self.colleague)
        for render in (plan._render_docx, plan._render_xlsx, plan._get_paper_pages):
            with self.assertRaises(AccessError):
                render()

    def test_files_are_made_one_by_one(self):
        plans = self.plan | self._create_plan()
        for action in (plans.action_print_docx, plans.action_print_xlsx):
            with self.assertRaisesRegex(UserError, "one by one"):
                action()

    def test_plan_without_tasks_has_no_excel_file(self):
        with self.assertRaisesRegex(UserError, "no table"):
            self._create_plan()._render_xlsx()
