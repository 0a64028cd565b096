from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .procedure_common import ProcedureCommon

START = "2026-03-02"  # a Monday: five working days later it is 09/03
OFF = date(2026, 3, 5)


@tagged("post_install", "-at_install")
class TestProcedureRecount(ProcedureCommon):
    """Open deadlines after the days off have changed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(freeze_time(START))
        cls.started = cls._start_drafted_plan()
        cls.step = cls.started.sudo().step_ids
        cls.year = cls.env["thads.calendar.year"].search([("year", "=", 2026)])

    def test_changing_a_day_leaves_open_deadlines_and_says_how_many_differ(self):
        before = self._count_moved()
        self._add_day_off()
        self.assertEqual(self.step.deadline, date(2026, 3, 9))
        self.assertEqual(self._count_moved(), before + 1)

    def test_the_preview_names_step_days_record_and_responsible(self):
        self._add_day_off()
        form = Form(self.env["thads.calendar.recount"].with_user(self.admin))
        for text in ("Draft", "09/03/2026", "10/03/2026", "Staff", self.started.name):
            self.assertIn(text, str(form.preview))

    def test_applying_moves_seals_keeps_the_reason_and_writes_no_mail(self):
        self._add_day_off()
        mails = self.env["mail.mail"].search_count([])
        links = self.started.sudo().trail_length
        self._recount()
        self.assertEqual(self.step.deadline, date(2026, 3, 10))
        self.assertEqual(self.step.activity_ids.date_deadline, date(2026, 3, 10))
        self.assertIn("Nghỉ bão", self.step.deadline_reason)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        self.assertEqual(self.started.sudo().trail_length, links + 1)
        self.assertEqual(self.env["thads.step"].verify_chain(), [])
        self.assertEqual(self._count_moved(), 0)

    def test_what_is_closed_or_fixed_does_not_move(self):
        self._close(self.started, "draft", self.staff, "done")
        [opinion] = self._get_step(self.started, "opinion")
        self._add_day_off(date(2026, 3, 4))
        self._recount()
        self.assertEqual(self.step.deadline, date(2026, 3, 9))
        self.assertEqual(opinion.deadline, date(2026, 3, 6))

    def test_an_extension_stays_in_the_activity(self):
        self.step.with_user(self.head).action_extend(date(2026, 3, 20), "Ốm")
        self._add_day_off()
        self._recount()
        self.assertEqual(self.step.activity_ids.date_deadline, date(2026, 3, 20))

    def test_a_step_waits_where_the_year_is_out_of_use(self):
        self.year.action_draft()
        self.assertEqual(self._count_moved(), 0)

    def test_the_number_of_queries_does_not_grow_with_the_steps(self):
        self._add_day_off()
        for _number in range(10):
            self._start_plan()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            self.env["thads.step"].sudo()._find_moves()

    def test_administrators_alone_move_deadlines(self):
        for user in (self.staff, self.officer, self.head):
            with self.assertRaises(AccessError):
                self.env["thads.calendar.recount"].with_user(user).create(
                    {"reason": "Nghỉ bão"}
                )
        self.assertEqual(self.year.with_user(self.head).moved_count, 0)

    def _add_day_off(self, day=OFF):
        self.env["thads.calendar.day"].create({"date": day, "name": "Nghỉ bão"})

    def _recount(self):
        wizards = self.env["thads.calendar.recount"].with_user(self.admin)
        wizards.create({"reason": "Nghỉ bão"}).action_confirm()

    def _count_moved(self):
        self.year.invalidate_recordset(["moved_count"])
        return self.year.with_user(self.admin).moved_count
