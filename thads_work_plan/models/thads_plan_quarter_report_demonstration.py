from odoo import models


class ThadsPlanQuarterReport(models.Model):
    """How a unit of the demonstration completes its report, and sends it."""

    _inherit = "thads.plan.quarter.report"

    def _demonstrate_sent(self, head, said):
        """Let the head of a unit complete and send one report.

        :param said: ``demonstration_quarter.Said``
        """
        own = self.with_user(head)
        own.write(
            {
                "results": said.results,
                "difficulties": said.difficulties,
                "proposals": said.proposals,
            }
        )
        own.line_ids.filtered("lacks_reason").write({"reason": said.reason})
        for _step in ("draft", "sign"):
            self.current_step_ids.with_user(head).action_close("done")
