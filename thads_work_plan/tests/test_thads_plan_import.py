from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .import_common import ImportCommon


@tagged("post_install", "-at_install")
class TestPlanImport(ImportCommon):
    def _create_import(self, user=None, **values):
        values = {"plan_id": self.plan.id, **values}
        return (
            self.env["thads.plan.import"]
            .with_user(user or self.staff)
            .create({"file": self.sheet, "filename": "Kế hoạch 2026.xlsx", **values})
        )

    def test_from_file_to_plan(self):
        plan_import = self._create_import()
        action = plan_import.action_read()
        self.assertEqual(action["domain"], [("import_id", "=", plan_import.id)])
        self.assertEqual(
            plan_import.line_ids.mapped("kind"), ["section", "task", "task", "output"]
        )
        self.assertEqual((plan_import.line_count, plan_import.doubtful_count), (4, 1))
        self.assertFalse(self.plan.task_ids)
        action = plan_import.action_apply()
        self.assertEqual(action["res_id"], self.plan.id)
        self.assertEqual(self.plan.task_ids.mapped("outline"), ["I", "I.1", "I.2"])
        self.assertEqual(len(self.plan.output_ids), 3)
        self.assertEqual(self.plan.doubt_count, 1)

    def test_corrections_go_into_the_plan(self):
        plan_import = self._create_import()
        plan_import.action_read()
        _section, first, second, further = plan_import.line_ids
        first.name = "Rà soát, bổ sung quy hoạch"
        first.date_deadline = "2026-02-15"
        second.marker = "3"
        further.lead_text = "Văn phòng"
        self.assertEqual(further.check_state, "clear")
        plan_import.action_apply()
        tasks = self.plan.task_ids
        self.assertEqual(tasks[1].name, "Rà soát, bổ sung quy hoạch")
        self.assertEqual(
            fields.Date.to_string(tasks[1].output_ids.date_deadline), "2026-02-15"
        )
        self.assertEqual(tasks[2].outline, "I.3")
        self.assertEqual(tasks[2].output_ids[1].lead_department_ids, self.office)

    def test_confirmed_lines_are_no_longer_doubtful(self):
        plan_import = self._create_import()
        plan_import.action_read()
        doubtful = plan_import.line_ids.filtered("is_doubtful")
        self.assertEqual(doubtful.check_state, "doubtful")
        doubtful.action_confirm()
        self.assertEqual(doubtful.check_state, "confirmed")
        plan_import.action_apply()
        self.assertFalse(self.plan.doubt_count)

    def test_the_dates_are_looked_at_before_the_units(self):
        plan_import = self._create_import()
        plan_import.action_read()
        line = plan_import.line_ids.filtered("is_doubtful")
        line.import_doubt = "D6: Enter it."
        line.schedule_text = "30/02/2026"
        line.lead_text = "Phòng Bưu chính"
        self.assertEqual(line.doubt_kind, "file")
        line.import_doubt = False
        self.assertEqual(line.doubt_kind, "schedule")
        line.schedule_text = "28/02/2026"
        self.assertEqual(line.doubt_kind, "body")
        line.lead_text = "Văn phòng"
        self.assertFalse(line.doubt_kind)

    def test_deleted_section_leaves_its_tasks(self):
        plan_import = self._create_import()
        plan_import.action_read()
        plan_import.line_ids[0].unlink()
        plan_import.line_ids[1].unlink()  # with its further product
        plan_import.action_apply()
        self.assertEqual(self.plan.task_ids.mapped("outline"), ["1"])

    def test_file_without_a_plan_drafts_one(self):
        plan_import = self._create_import(plan_id=False)
        self.assertEqual(plan_import.department_id, self.room)
        plan_import.action_read()
        plan = plan_import.plan_id
        self.assertEqual((plan.department_id, plan.name), (self.room, "Kế hoạch 2026"))
        plan_import.action_discard()
        self.assertFalse(plan.exists())
        self.assertFalse(plan_import.exists())

    def test_year_that_no_title_names_is_that_of_the_times(self):
        plan_import = self._create_import(plan_id=False)
        document = {}
        lines = [{"outputs": [{"schedule_text": "Quý IV/2018"}]}]
        [said] = plan_import._guess_year(document, lines)
        self.assertEqual(document, {"year": 2018})
        self.assertIn("2018 was taken", said)

    def test_units_are_those_of_the_year_that_is_set(self):
        self.other_local.date_to = "2026-06-30"
        plan_import = self._create_import()
        plan_import.action_read()
        line = plan_import.line_ids.filtered(lambda line: line.kind == "task")[:1]
        line.lead_text = self.other_local.name
        self.assertFalse(line.lead_doubts)
        plan_import.plan_year = 2027
        self.assertEqual(line.lead_doubts, [["ended", self.other_local.name]])

    def test_empty_file_is_named(self):
        plan_import = self._create_import(file=False)
        with self.assertRaisesRegex(UserError, "“Kế hoạch 2026.xlsx” is empty"):
            plan_import.action_read()

    def test_only_units_that_one_may_draft_for_are_offered(self):
        model = self.env["thads.plan.import"].with_user(self.staff)
        domain = model.fields_get(["department_id"])["department_id"]["domain"]
        offered = self.env["hr.department"].with_user(self.staff).search(domain)
        self.assertEqual(offered, self.room)

    def test_new_plan_is_called_by_its_kind_and_title(self):
        cases = {
            ("KẾ HOẠCH", "Công tác năm 2026"): "Kế hoạch công tác năm 2026",
            ("KẾ HOẠCH", "CÔNG TÁC NĂM 2026"): "KẾ HOẠCH CÔNG TÁC NĂM 2026",
            ("CHƯƠNG TRÌNH", "THADS năm 2026"): "Chương trình THADS năm 2026",
            ("", "KẾ HOẠCH CÔNG TÁC"): "KẾ HOẠCH CÔNG TÁC",
        }
        for (heading, title), name in cases.items():
            document = {"heading": heading, "title": title}
            values = self.env["thads.plan.import"]._prepare_plan_values(document)
            self.assertEqual(values["name"], name)

    def test_year_of_the_plan_is_what_times_are_read_by(self):
        plan_import = self._create_import()
        plan_import.action_read()
        line = plan_import.line_ids[1]
        line.schedule_text = "Tháng 3"
        self.assertEqual(line.date_deadline, date(2026, 3, 31))
        plan_import.plan_year = 2027
        self.assertEqual(line.date_deadline, date(2027, 3, 31))

    def test_words_around_the_table_go_where_the_plan_has_none(self):
        self.plan.objectives = "Mục tiêu đã có"
        plan_import = self._create_import()
        plan_import.action_read()
        plan_import.document = {
            "objectives": "Mục tiêu trong tệp",
            "organisation": "Văn phòng theo dõi",
            "number": "05/QĐ-BTP",
            "date": "2026-01-09",
            "agency": "Bộ trưởng Bộ Tư pháp",
        }
        plan_import.action_apply()
        self.assertEqual(self.plan.objectives, "Mục tiêu đã có")
        self.assertEqual(self.plan.implementation, "Văn phòng theo dõi")
        self.assertEqual(
            self.plan.attached_to,
            "Kèm theo Quyết định số 05/QĐ-BTP ngày 09 tháng 01 năm 2026 của Bộ trưởng"
            " Bộ Tư pháp",
        )

    def test_discarding_keeps_a_plan_that_was_there(self):
        plan_import = self._create_import()
        plan_import.action_read()
        plan_import.action_discard()
        self.assertTrue(self.plan.exists())

    def test_unread_import_is_not_accepted(self):
        plan_import = self._create_import()
        with self.assertRaisesRegex(UserError, "Read the file first"):
            plan_import.action_apply()
        with self.assertRaises(AccessError):
            plan_import.state = "checked"

    def test_imports_are_of_who_uploads_and_who_may_write(self):
        plan_import = self._create_import()
        plan_import.action_read()
        shown = {"default_import_id": plan_import.id}
        for part in (plan_import, plan_import.line_ids):
            foreign = part.with_user(self.officer).with_context(**shown)
            self.assertFalse(foreign.search([]))
            with self.assertRaises(AccessError):
                foreign.action_apply()
        with self.assertRaises(AccessError):
            self._create_import(self.colleague)
        with self.assertRaises(AccessError):
            plan_import.line_ids.with_user(self.officer).write({"name": "Khác"})

    def test_old_imports_are_deleted(self):
        old, new = self._create_import(), self._create_import()
        long_ago = fields.Datetime.now() - timedelta(days=31)
        old.flush_recordset()
        self.env.cr.execute(
            "UPDATE thads_plan_import SET write_date = %s WHERE id = %s",
            (long_ago, old.id),
        )
        old.invalidate_recordset()
        self.env["thads.plan.import"]._gc_old()
        self.assertFalse(old.exists())
        self.assertTrue(new.exists())
