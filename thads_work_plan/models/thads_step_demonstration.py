from odoo import models


class ThadsStep(models.Model):
    """What the office finds on the plans that a new database shows."""

    _inherit = "thads.step"

    def _demonstrate_findings(self):
        """Answer all that is to be checked in one step, as its person."""
        findings = self.finding_ids
        findings.filtered(lambda finding: finding.section == "file").write(
            {"presence": "there"}
        )
        findings.filtered(lambda finding: finding.section != "file").write(
            {"answer": "met"}
        )

    def _demonstrate_points(self, points):
        """Make points in one step, as its person."""
        plan = self._get_record()
        lines = {task.name: task.id for task in plan.task_ids}
        self.env["thads.plan.opinion"].sudo().create(
            [
                {
                    "plan_id": plan.id,
                    "step_id": self.id,
                    "user_id": self.user_id.id,
                    "task_id": lines.get(point.line),
                    "name": point.name,
                }
                for point in points
            ]
        )
