from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .amendment_common import DAY, AmendmentCommon


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestAmendedAssignments(AmendmentCommon):
    """What units owe follows a plan that a decision has changed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owed = cls.env["thads.plan.assignment"].search(
            [("output_id", "=", cls.output.id)]
        )

    def _decide(self, **values):
        amendment = self._amend()
        self._add_line(amendment, **values)
        self._submit(amendment)
        self._close(amendment, "approval", self.deputy, "approved")
        self._issue_decision(amendment)

    def test_an_open_one_gets_the_new_day_and_its_step_with_it(self):
        self.owed.with_user(self.room_head).action_accept()
        self._decide(schedule_text="Quý II/2026")
        self.assertEqual(self.owed.date_deadline, date(2026, 6, 30))
        self.assertEqual(self.owed._get_working().deadline, date(2026, 6, 30))
        self.assertFalse(self.env["thads.step"].verify_chain(self.owed))

    def test_what_is_done_stays_and_times_no_longer_printed_are_cancelled(self):
        self.owed.with_user(self.room_head).action_accept()
        self._decide(schedule_text="Hàng quý")
        every = self.owed.search([("output_id", "=", self.output.id)])
        self.assertEqual(self.owed.state, "cancelled")
        self.assertFalse(self.owed.current_step_ids)
        self.assertEqual(len(every - self.owed), 4)
        self.assertEqual(self.output.assignment_count, 4)
