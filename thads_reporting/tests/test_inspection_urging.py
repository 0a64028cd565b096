from freezegun import freeze_time

from odoo.tests import tagged

from .inspection_common import InspectionCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-11 03:00:00")
class TestInspectionUrging(InspectionCommon):
    def _get_told(self, record):
        steps = record.sudo().step_ids
        told = self.env["thads.escalation"].search([("step_id", "in", steps.ids)])
        return {(line.rung_id.days, line.user_id) for line in told}

    def test_whoever_reports_is_reminded_before_it_is_due(self):
        inspection = self._check()
        self._urge("2026-11-18")
        self.assertFalse(self._get_told(inspection))
        self._urge("2026-11-19")  # three working days before 25/11: 24/11 is a day off
        self.assertEqual(self._get_told(inspection), {(-3, self.room_head)})
        self.assertFalse(inspection.is_late)
        with freeze_time("2026-11-26 03:00:00"):
            inspection.invalidate_recordset()
            self.assertTrue(inspection.is_late)
            late = self.env["thads.inspection"].search([("is_late", "=", True)])
            self.assertIn(inspection, late)

    def test_what_is_not_corrected_goes_up_the_ladder(self):
        action = self._conclude().action_ids  # due on Tuesday 15/12
        self._urge("2026-12-14")
        self.assertEqual(self._get_told(action), {(-1, self.local_head)})
        self._urge("2026-12-22")
        told = self._get_told(action)
        self.assertIn((3, self.deputy), told)
        self.assertIn((5, self.head), told)
        with freeze_time("2026-12-22 03:00:00"):
            action.invalidate_recordset()
            self.assertTrue(action.is_late)
            self._answer(action)
            self.assertFalse(action.is_late)
