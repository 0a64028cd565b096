from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestProcedureAdmin(ProcedureCommon):
    """Procedures as an administrator enters, versions and tries them."""

    def test_only_the_version_in_force_is_active(self):
        self.procedure.date_to = date(2026, 6, 30)
        with freeze_time("2026-06-01"):
            self.procedure.invalidate_recordset()
            later = self.procedure.copy()
            self.env["thads.procedure"]._cron_refresh_active()
            self.assertTrue(self.procedure.active)
            self.assertFalse(later.active)
        with freeze_time("2026-07-01"):
            self.env["thads.procedure"]._cron_refresh_active()
            self.assertFalse(self.procedure.active)
            self.assertTrue(later.active)

    def test_a_version_is_found_by_its_days_even_if_archived(self):
        self.procedure.date_to = date(2026, 6, 30)
        find = self.env["thads.procedure"]._find_for
        with freeze_time("2026-07-01"):
            self.env["thads.procedure"]._cron_refresh_active()
        self.assertFalse(self.procedure.active)
        self.assertEqual(find(self.plan, date(2026, 6, 30)), self.procedure)
        self.assertFalse(find(self.plan, date(2026, 7, 1)))

    def test_a_new_version_begins_after_the_last_day(self):
        with self.assertRaisesRegex(UserError, "last day"):
            self.procedure.action_new_version()
        self.procedure.date_to = date(2030, 6, 30)
        action = self.procedure.with_user(self.admin).action_new_version()
        version = self.env["thads.procedure"].browse(action["res_id"])
        self.assertEqual(version.date_from, date(2030, 7, 1))
        self.assertEqual(
            version.step_ids.mapped("code"), self.procedure.step_ids.mapped("code")
        )
        with self.assertRaises(AccessError):
            self.procedure.with_user(self.officer).action_new_version()

    def test_the_drawing_shows_every_step_and_where_it_returns_to(self):
        drawing = str(self.procedure.drawing)
        for name in ("Draft", "Opinion", "Approval", "Issue"):
            self.assertIn(f">{name}<", drawing)
        self.assertIn("5 working days", drawing)
        self.assertIn("Returns to: Draft", drawing)

    def test_what_is_uncertain_or_joined_to_nothing_is_remarked(self):
        self.assertFalse(self.procedure.remarks)
        self.procedure.is_provisional = True
        self.procedure.step_ids[0].is_uncertain = True
        self._add_step(self.procedure, "alone", "work", "office")
        remarks = self.procedure.remarks.splitlines()
        self.assertEqual(len(remarks), 3)
        self.assertIn("Draft", remarks[1])
        self.assertIn("Alone", remarks[2])

    def test_a_step_is_added_in_the_form(self):
        form = Form(self.procedure.with_user(self.admin))
        form.name = "Thử nghiệm lại"
        with form.step_ids.new() as step:
            step.name, step.code, step.kind = "Lưu hồ sơ", "archive", "work"
            step.actor = "office"
            step.clock = "working_days"
            step.working_days = 2
        added = form.save().step_ids.filtered(lambda step: step.code == "archive")
        self.assertEqual(added.clock_text, "2 working days")

    def test_a_trial_shows_the_dates_and_the_days_skipped_by_name(self):
        """Five working days from 04/02/2026 end on 11/02, three more over Tết."""
        html = self._try(date_start=date(2026, 2, 4), department_id=self.room)
        for text in ("11/02/2026", "24/02/2026", "Tết", "Văn phòng", "Trưởng"):
            self.assertIn(text, html)

    def test_a_trial_leaves_out_what_does_not_apply(self):
        step = self.procedure.step_ids.filtered(lambda step: step.code == "opinion")
        step.condition = "[('year', '=', 2000)]"
        trial = self._create_trial(date_start=date(2026, 2, 4))
        self.assertNotIn("Does not apply", str(trial.result))
        trial.skipped_step_ids = step
        self.assertIn("Does not apply", str(trial.result))
        self.assertNotIn("24/02/2026", str(trial.result))

    def test_a_trial_takes_the_year_whose_fixed_days_are_ahead(self):
        """A plan that is drafted before 30/11 of the year before is that of 2027."""
        start = {"date_start": date(2026, 11, 2)}
        self.assertEqual(self._create_trial(**start).year, 2026)
        self.procedure.step_ids[1].write(
            {
                "clock": "fixed_day",
                "working_days": 0,
                "fixed_day": 30,
                "fixed_month": 11,
                "fixed_year_offset": -1,
            }
        )
        self.assertEqual(self._create_trial(**start).year, 2027)

    def _try(self, **values):
        return str(self._create_trial(**values).result)

    def _create_trial(self, department_id=None, **values):
        trials = self.env["thads.procedure.trial"].with_user(self.admin)
        return trials.create(
            {
                "procedure_id": self.procedure.id,
                "department_id": department_id and department_id.id,
                **values,
            }
        )
