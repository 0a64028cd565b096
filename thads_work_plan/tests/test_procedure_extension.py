from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .procedure_common import ProcedureCommon

START = "2026-03-02"  # a Monday: five working days later it is 09/03
LATER = date(2026, 3, 13)


@tagged("post_install", "-at_install")
class TestProcedureExtension(ProcedureCommon):
    """More time within the agency, which the law does not know."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = cls._create_person("office_head", "office")
        cls._create_post(cls.clerk, cls.office, "head", name="Chánh Văn phòng")
        cls.enterClassContext(freeze_time(START))
        cls.started = cls._start_drafted_plan()
        cls.step = cls.started.sudo().step_ids

    def test_leader_and_head_of_office_grant_it_and_the_legal_day_stays(self):
        for number, user in enumerate((self.head, self.clerk), start=1):
            day = LATER.replace(day=12 + number)
            self.step.with_user(user).action_extend(day, " Ốm dài ngày ")
            self.assertRecordValues(
                self.step,
                [
                    {
                        "deadline": date(2026, 3, 9),
                        "extended_deadline": day,
                        "extension_reason": "Ốm dài ngày",
                    }
                ],
            )
            self.assertEqual(self.step.activity_ids.date_deadline, day)
        self.assertEqual(self.env["thads.step"].verify_chain(), [])

    def test_lateness_is_counted_from_the_legal_day(self):
        self.step.with_user(self.head).action_extend(LATER, "Ốm")
        with freeze_time("2026-03-11"):
            self.step.invalidate_recordset()
            self.assertTrue(self.step.is_late)
            self.assertEqual(self.step.days_late, 2)
            html = str(self.started.with_user(self.staff).timeline)
        self.assertIn("Overdue by 2 working days", html)
        self.assertIn("13/03/2026", html)

    def test_others_are_refused(self):
        """Who acts, an officer who is no head, a leader elsewhere, an administrator."""
        stranger = self._create_person("other_leader", "leader")
        self._create_post(stranger, self.other_province, "head")
        for user in (
            self.staff,
            self.officer,
            stranger,
            self.other_officer,
            self.admin,
        ):
            with self.assertRaises(AccessError):
                self.step.with_user(user).action_extend(LATER, "Ốm")
        self.assertFalse(self.step.extended_deadline)

    def test_nobody_extends_their_own_step(self):
        self._close(self.started, "draft", self.staff, "done")
        opinion = self._get_step(self.started, "opinion")
        opinion._close("agreed")
        approval = self._get_step(self.started, "approval")
        approval._engine()._seal_changes({"deadline": "2026-03-04"})
        with self.assertRaises(AccessError):
            approval.with_user(self.head).action_extend(LATER, "Đi công tác")
        approval.with_user(self.clerk).action_extend(LATER, "Đi công tác")

    def test_a_reason_and_a_later_day_are_due(self):
        step = self.step.with_user(self.head)
        for day, reason in ((LATER, " "), ("2026-03-09", "Ốm"), (False, "Ốm")):
            with self.assertRaises(UserError):
                step.action_extend(day, reason)

    def test_a_closed_step_gets_no_time(self):
        self._close(self.started, "draft", self.staff, "done")
        with self.assertRaisesRegex(UserError, "closed already"):
            self.step.with_user(self.head).action_extend(LATER, "Ốm")

    def test_the_window_asks_for_day_and_reason(self):
        wizards = self.env["thads.step.extend"].with_user(self.head)
        form = Form(wizards.with_context(default_step_ids=self.step.ids))
        form.deadline, form.reason = LATER, "Ốm"
        form.save().action_confirm()
        self.assertEqual(self.step.extended_deadline, LATER)
