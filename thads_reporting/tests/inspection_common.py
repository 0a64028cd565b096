from freezegun import freeze_time

from odoo.fields import Command

from .common import ReviewCommon

START, END, DUE = "2026-11-09", "2026-11-10", "2026-11-25"


class InspectionCommon(ReviewCommon):
    """A room of a province inspects a local unit, with one finding to be corrected."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.checklist = cls.env.ref("thads_reporting.checklist_one_stop")

    @classmethod
    def _plan_inspection(cls, user=None, **values):
        return (
            cls.env["thads.inspection"]
            .with_user(user or cls.room_head)
            .create(
                {
                    "name": "Kiểm tra cơ chế một cửa",
                    "inspected_id": cls.local.id,
                    "checklist_ids": cls.checklist.ids,
                    "leader_id": cls.room_head.id,
                    "date_start": START,
                    "date_end": END,
                    "date_report_due": DUE,
                    **values,
                }
            )
        )

    @classmethod
    def _begin(cls, **values):
        inspection = cls._plan_inspection(**values)
        inspection.action_start()
        return inspection

    def _check(self, **values):
        """Return an inspection whose team is back, with one finding."""
        inspection = self._begin(**values)
        poor = inspection.point_ids[2]
        poor.result = "poor"
        (inspection.point_ids - poor).result = "good"
        self._find(inspection, point_id=poor.id)
        self._close(inspection, "done")
        return inspection

    def _find(self, inspection, due="2026-12-15", **values):
        return inspection.env["thads.inspection.finding"].create(
            {
                "inspection_id": inspection.id,
                "name": "Sổ ghi thiếu",
                "evidence": "Trang 12",
                "action_ids": [
                    Command.create({"name": "Ghi bổ sung", "date_due": due})
                ],
                **values,
            }
        )

    def _report(self, **values):
        """Return an inspection that waits for its conclusion to be signed."""
        inspection = self._check(**values)
        inspection.conclusion = "Còn thiếu sót."
        self._close(inspection, "done")
        return inspection

    def _conclude(self, **values):
        inspection = self._report(**values)
        self._close(inspection, "approved", self.head)
        return inspection

    def _close(self, record, outcome, user=None, note=None):
        step = record.sudo().current_step_ids
        step.with_user(user or self.room_head).action_close(outcome, note)

    def _answer(self, action, user=None):
        action = action.with_user(user or self.local_head)
        action.answer = "Đã ghi bổ sung."
        self._close(action, "done", user or self.local_head)

    def _urge(self, day):
        """Urge as in the morning of a day."""
        self.env.flush_all()
        with freeze_time(f"{day} 02:00:00"), self.enter_registry_test_mode():
            self.env.ref("thads_base.cron_escalate").method_direct_trigger()
        self.env.invalidate_all()
