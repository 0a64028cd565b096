import base64
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .import_common import HEADER, ImportCommon


@tagged("post_install", "-at_install")
class TestPlanImportFile(ImportCommon):
    def _apply(self, lines, **values):
        return self.plan.with_user(self.staff).apply_import(lines, **values)

    def test_reading_writes_nothing(self):
        self.env.flush_all()
        reading = self._read()
        self.assertFalse(self.plan.task_ids)
        section, first, second = reading["lines"]
        self.assertEqual((section["kind"], section["outline"]), ("section", "I"))
        self.assertEqual((first["parent"], first["outline"]), ("I", "I.1"))
        self.assertEqual(len(second["outputs"]), 2)

    def test_reading_tells_what_is_doubtful(self):
        reading = self._read()
        output = reading["lines"][2]["outputs"][1]
        self.assertEqual(output["doubts"][-1]["field"], "lead_text")
        self.assertIn("“Nơi không biết”", output["doubts"][-1]["reason"])
        self.assertFalse(reading["lines"][1]["outputs"][0]["doubts"])

    def test_lines_become_the_tree(self):
        self.assertEqual(self._apply(self._read()["lines"]), {"tasks": 3, "outputs": 3})
        section, first, second = self.plan.task_ids
        self.assertEqual(second.parent_id, section)
        self.assertEqual(first.output_ids.schedule_text, "Quý I/2026")
        self.assertEqual(first.output_ids.lead_department_ids, self.office)
        self.assertEqual(second.output_ids.mapped("is_doubtful"), [False, True])

    def test_columns_print_as_they_were(self):
        self._apply(self._read()["lines"])
        self.assertEqual(self.plan.form_id.column_ids.mapped("label"), HEADER)
        self.assertEqual(self.plan.form_id.plan_id, self.plan)
        self.assertEqual(len(self.plan._get_table_rows()), 4)

    def test_lines_are_added_or_take_the_place(self):
        lines = self._read()["lines"]
        self._apply(lines)
        self._apply(lines)
        self.assertEqual(len(self.plan.task_ids), 6)
        self._apply(lines, replace=True)
        self.assertEqual(len(self.plan.task_ids), 3)

    def test_decisions_of_a_person_stand(self):
        lines = self._read()["lines"]
        output = lines[1]["outputs"][0]
        output.update(
            date_deadline="2026-02-15",
            is_schedule_confirmed=True,
            lead_department_ids=self.room.ids,
            is_lead_confirmed=True,
        )
        self._apply(lines)
        output = self.plan.output_ids[0]
        self.assertEqual(output.date_deadline, date(2026, 2, 15))
        self.assertEqual(output.lead_department_ids, self.room)
        self.assertTrue(output.is_schedule_confirmed and output.is_lead_confirmed)

    def test_bad_lines_write_nothing(self):
        good = self._read()["lines"]
        for change, message in (
            ({"kind": "chapter"}, "Line 3 is neither"),
            ({"parent": "IX"}, "Line 3 stands below IX"),
            ({"name": 5}, "Line 3: “name” is not a text"),
            ({"name": "x" * 20_001}, "Line 3: “name” is over"),
            ({"outputs": "none"}, "products of line 3"),
            ({"outputs": [{"date_deadline": "soon"}]}, "“date_deadline” is no date"),
            ({"outputs": [{"lead_department_ids": ["1"]}]}, "is no list of units"),
            ({"outputs": [5]}, "Line 3 cannot be understood"),
        ):
            with self.assertRaisesRegex(UserError, message):
                self._apply([*good[:2], {**good[2], **change}])
            self.assertFalse(self.plan.task_ids)

    def test_lines_must_be_a_list_of_lines_with_columns(self):
        for lines in ("text", None, 5, [5], [{"columns": 5, "name": "Việc"}]):
            with self.assertRaises(UserError):
                self._apply(lines)

    def test_unreadable_files(self):
        plan = self.plan.with_user(self.staff)
        for content, message in (
            ("%%%", "did not arrive whole"),
            (None, "did not arrive whole"),
            (base64.b64encode(b"%PDF-1.4").decode(), "“tệp.docx” is a PDF"),
        ):
            with self.assertRaisesRegex(UserError, message):
                plan.import_file("tệp.docx", content)

    def test_foreign_and_issued_plans(self):
        lines = self._read()["lines"]
        for user in (self.colleague, self.other_officer, self.admin):
            plan = self.plan.with_user(user)
            with self.assertRaises(AccessError):
                plan.import_file("ke-hoach.xlsx", self.sheet)
            with self.assertRaises(AccessError):
                plan.apply_import(lines)
        self._apply(lines)
        self.plan.output_ids.action_confirm()
        plan = self.plan.with_user(self.officer)
        self._issue_outright(plan)
        with self.assertRaisesRegex(UserError, "issued plans are not changed"):
            plan.import_file("ke-hoach.xlsx", self.sheet)
        with self.assertRaisesRegex(UserError, "issued plans are not changed"):
            plan.apply_import(lines)
