from odoo import models


class ThadsScoreSheet(models.Model):
    """What the demonstration tells of one sheet."""

    _inherit = "thads.score.sheet"

    def _demonstrate_review(self, case):
        for place, (points, note) in case.reviewed.items():
            self.line_ids[place].write({"review_points": points, "review_note": note})
        self.action_review()

    def _demonstrate_objection(self, case):
        place, wanted, reason = case.objection
        objection = self.env["thads.score.objection"].create(
            {
                "sheet_id": self.id,
                "line_id": self.line_ids[place].id,
                "wanted_points": wanted,
                "reason": reason,
            }
        )
        if case.answer:
            points, answer = case.answer
            chair = self.env.ref("thads_base.user_truongthads")
            answered = objection.with_user(chair)
            answered.write({"granted_points": points, "answer": answer})
            answered.action_uphold()
