import base64
import io
import zipfile
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.thads_base.models.thads_virus_check import SCANNER
from odoo.addons.thads_base.tests.test_upload import LOGGER, SCAN, find_test_virus
from odoo.addons.thads_base.tools.virus_scan import TEST_VIRUS

from .common import ReviewCommon

DUE = "2026-03-09 09:30"
COLUMN = {
    "received": "C",
    "received_desk": "D",
    "results": "F",
    "settled_on_time": "G",
    "pending": "I",
    "returned_other": "M",
    "note": "N",
}


@tagged("post_install", "-at_install")
class TestReviewExcel(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()
        self.report = self._get_report(self.review, self.local, self.local_head)
        self._insert(self.local, "2026-03-02 02:00", due=DUE)

    def _download(self, report=None):
        return load_workbook(io.BytesIO((report or self.report)._render_xlsx()))

    def _find_row(self, sheet, name=None):
        """Return the row of the sheet of the last service of a name."""
        name = name or self.service.name
        return max(
            cell.row for cell in sheet["B"] if (cell.value or "").strip(" *") == name
        )

    def _change(self, **numbers):
        book = self._download()
        row = self._find_row(book.active)
        for number, value in numbers.items():
            book.active[f"{COLUMN[number]}{row}"] = value
        return self._pack(book)

    def _pack(self, book):
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def _upload(self, content, report=None, name="bieu-so-2.xlsx"):
        action = (report or self.report).action_import_form_two()
        upload = (
            (report or self.report).env[action["res_model"]].browse(action["res_id"])
        )
        upload.write({"file": base64.b64encode(content), "filename": name})
        return upload

    def _read(self, content, **values):
        upload = self._upload(content, **values)
        upload.action_read()
        return upload

    def _total(self, report=None):
        return (report or self.report).figures()[-1][2:]

    def test_differences_are_shown_before_anything_is_saved(self):
        upload = self._read(
            self._change(received=4, received_desk=4, results=4, pending=3)
        )
        self.assertEqual(
            [(line.column, line.old, line.new) for line in upload.line_ids],
            [
                ("(3)", "1", "4"),
                ("(4)", "1", "4"),
                ("(6)", "1", "4"),
                ("(9)", "0", "3"),
            ],
        )
        self.assertEqual(set(upload.line_ids.mapped("name")), {self.service.name})
        self.assertTrue(upload.line_ids[0].ref.startswith("C"))
        self.assertFalse(upload.doubts or upload.warnings)
        self.assertEqual(self._total()[0], 1)
        upload.action_apply()
        self.assertEqual(self._total(), [4, 4, 0, 4, 0, 0, 3, 1, 0, 0, 0])

    def test_what_was_entered_is_typed_beside_what_is_counted(self):
        self._read(
            self._change(received=4, received_desk=4, results=4, pending=3)
        ).action_apply()
        figure = self.report.typed_ids
        self.assertRecordValues(
            figure, [{"kind": "typed", "received": 3, "results": 3, "pending": 3}]
        )
        marked = [
            line for line in self.report.get_form_two()["lines"] if line["is_typed"]
        ]
        self.assertEqual(len(marked), 1)
        self.assertIn("bieu-so-2.xlsx", self.report.message_ids[0].body)
        again = self._read(self._pack(self._download()))
        self.assertFalse(again.line_ids or again.doubts)
        self._read(self._change(received=2)).action_apply()
        self.assertRecordValues(figure, [{"received": 1, "results": 3}])

    def test_how_results_were_given_back_otherwise_comes_back(self):
        settled = {"received": 2, "received_desk": 2, "results": 2}
        settled |= {"settled_on_time": 1, "returned_other": 1}
        self.assertIn("(13)", self._read(self._change(**settled)).warnings)
        upload = self._read(self._change(**settled, note="Giao tại nhà"))
        self.assertFalse(upload.doubts or upload.warnings)
        shown = upload.line_ids[-1]
        self.assertEqual(
            (shown.name, shown.column, shown.old, shown.new),
            (self.service.name, "Note (13)", "", "Giao tại nhà"),
        )
        upload.action_apply()
        self.assertEqual(self.report.typed_ids.note, "Giao tại nhà")
        self._read(self._change(note="Giao tại xã")).action_apply()
        self.assertRecordValues(
            self.report.typed_ids, [{"note": "Giao tại xã", "received": 1}]
        )

    def test_form_one_and_the_outline_come_back_too(self):
        book = self._download()
        form, outline = book["Biểu số 1"], book["Đề cương báo cáo"]
        form["C7"] = "Kế hoạch số 12"
        form["G7"] = "- Số lượng: 2\n- Trình độ: Đại học: 02"
        form["H7"] = "- Hình thức: Sổ giấy\n- Số lượng sổ: 1"
        outline["C7"] = "Đã tập huấn.\nĐã niêm yết."
        upload = self._read(self._pack(book))
        self.assertEqual(
            [(line.name, line.old, line.new) for line in upload.line_ids],
            [
                ("Plan Issued", "", "Kế hoạch số 12"),
                ("Staff, Number", "0", "2"),
                ("Staff, Qualification", "", "Đại học: 02"),
                ("Register", "", "Paper"),
                ("Registers, Number", "0", "1"),
                ("Trong công tác quản lý", "", "Đã tập huấn.\nĐã niêm yết."),
            ],
        )
        self.assertFalse(upload.doubts or self.report.plan_text)
        upload.action_apply()
        self.assertRecordValues(
            self.report,
            [
                {
                    "plan_text": "Kế hoạch số 12",
                    "staff_count": 2,
                    "staff_qualification": "Đại học: 02",
                    "register_kind": "paper",
                    "register_count": 1,
                }
            ],
        )
        answers = self.report.part_ids.mapped("text")
        self.assertIn("Đã tập huấn.\nĐã niêm yết.", answers)
        self.assertFalse(self._read(self._pack(self._download())).line_ids)

    def test_a_file_with_a_virus_is_not_read(self):
        self.env["ir.config_parameter"].set_param(SCANNER, "scanner:3310")
        with patch(SCAN, side_effect=find_test_virus), mute_logger(LOGGER):
            clean = self._upload(self._change(received=4))
            clean.action_read()
            self.assertTrue(clean.line_ids)
            upload = self._upload(TEST_VIRUS)
            with self.assertRaisesRegex(UserError, "bieu-so-2.xlsx.*Eicar"):
                upload.action_read()

    def test_texts_that_changed_meanwhile_are_shown_again(self):
        book = self._download()
        book["Biểu số 1"]["C7"] = "Kế hoạch số 12"
        upload = self._read(self._pack(book))
        self.report.plan_text = "Kế hoạch số 11"
        with self.assertRaisesRegex(UserError, "meanwhile"):
            upload.action_apply()
        self.assertEqual(self.report.plan_text, "Kế hoạch số 11")

    def test_the_row_of_another_unit_is_not_taken(self):
        province = self._get_report(self.review, self.province, self.head)
        book = self._download(province)
        names = {cell.value: cell.row for cell in book["Biểu số 1"]["B"]}
        place = names[self.local.name]
        book["Biểu số 1"][f"C{place}"] = "Kế hoạch số 12"
        upload = self._read(self._pack(book), report=province)
        self.assertIn(f"Biểu số 1!B{place}", upload.doubts)
        with self.assertRaisesRegex(UserError, "doubtful"):
            upload.action_apply()

    def test_a_doubtful_cell_keeps_all_from_being_taken(self):
        book = self._download()
        row = self._find_row(book.active)
        book.active[f"C{row}"], book.active[f"D{row}"] = 7, "nhiều"
        book.active[f"F{row}"] = 0
        upload = self._read(self._pack(book))
        self.assertIn(f"D{row}", upload.doubts)
        self.assertIn(f"F{row}", upload.doubts)
        with self.assertRaisesRegex(UserError, "doubtful"):
            upload.action_apply()
        self.assertFalse(self.report.typed_ids)

    def test_what_does_not_add_up_is_told_before(self):
        upload = self._read(self._change(received=4))
        self.assertIn("(6) = (3)", upload.warnings)
        self.assertIn(self.service.name, upload.warnings)
        upload.action_apply()
        with self.assertRaisesRegex(UserError, r"\(6\) = \(3\)"):
            self.report.action_submit()

    def test_figures_that_changed_meanwhile_are_shown_again(self):
        upload = self._read(self._change(received=4))
        self.env["thads.review.figure"].with_user(self.local_head).create(
            {
                "report_id": self.report.id,
                "service_id": self.service.id,
                "received": 1,
                "pending": 1,
            }
        )
        with self.assertRaisesRegex(UserError, "meanwhile"):
            upload.action_apply()
        upload.action_read()
        self.assertEqual(
            [(line.column, line.old, line.new) for line in upload.line_ids],
            [("(3)", "2", "4"), ("(9)", "1", "0")],
        )

    def test_differences_that_were_not_shown_are_not_entered(self):
        upload = self._upload(self._change(received=4))
        with self.assertRaisesRegex(UserError, "meanwhile"):
            upload.action_apply()
        upload.action_read()
        upload.line_ids[0].write({"new": "400"})
        with self.assertRaisesRegex(UserError, "meanwhile"):
            upload.action_apply()

    def test_the_form_of_another_report_is_refused(self):
        other = self._get_report(self.review, self.other_local, self.other_local_head)
        with self.assertRaisesRegex(UserError, self.local.name):
            self._read(self._change(received=4), report=other)
        earlier = self._open_review(period_start="2025-07-01", period_end="2025-12-31")
        report = self._get_report(earlier, self.local, self.local_head)
        with self.assertRaisesRegex(UserError, "another report"):
            self._read(self._change(received=4), report=report)

    def test_provinces_enter_their_own_rows_only(self):
        province = self._get_report(self.review, self.province, self.head)
        book = self._download(province)
        row = self._find_row(book.active)
        book.active[f"C{row}"] = 9
        upload = self._read(self._pack(book), report=province)
        self.assertIn(f"C{row}", upload.doubts)
        self.assertIn("units below", upload.doubts)

    def test_files_that_are_no_form_are_refused_by_name(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", "a")
        for content, words in (
            (b"%PDF-1.7 ", "PDF"),
            (b"PK\x03\x04 cut off", "damaged"),
            (stream.getvalue(), "neither"),
            (b"<html><table></table></html>", "web page"),
        ):
            with self.assertRaisesRegex(UserError, f"“x.xlsx”.*{words}"):
                self._read(content, name="x.xlsx")
        upload = self._upload(self._change())
        upload.file = False
        with self.assertRaisesRegex(UserError, "empty"):
            upload.action_read()

    def test_what_was_sent_is_not_entered_any_more(self):
        upload = self._read(self._change(received=4))
        self.report.action_submit()
        for refused in (
            self.report.action_import_form_two,
            upload.action_read,
            upload.action_apply,
        ):
            with self.assertRaisesRegex(UserError, "signed or sent"):
                refused()

    def test_nobody_enters_the_figures_of_another_unit(self):
        self.report.action_submit()
        for user in (self.officer, self.head, self.other_local_head):
            with self.assertRaises(AccessError):
                self.report.with_user(user).action_import_form_two()
            with self.assertRaises(AccessError):
                self.env["thads.review.import"].with_user(user).create(
                    {"report_id": self.report.id}
                )
        own = self._get_report(self.review, self.other_local, self.other_local_head)
        upload = self._upload(b"x", report=own)
        with self.assertRaises(AccessError):
            upload.report_id = self.report
        with self.assertRaises(AccessError):
            upload.with_user(self.local_head).read(["filename"])
