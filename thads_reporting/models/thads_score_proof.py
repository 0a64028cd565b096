from odoo import fields, models

FINDINGS = [
    ("not_done", "Not Done"),
    ("late", "Late"),
    ("returned", "Returned"),
    ("missed", "Not Reached"),
    ("no_result", "No Result"),
    ("exceeded", "Exceeded"),
]


class ThadsScoreProof(models.Model):
    """One of the records that points were taken off for, or given.

    Counting writes them; they stay as they were when the unit handed its points in.
    """

    _name = "thads.score.proof"
    _description = "Proof of Points"
    _inherit = ["thads.sealed.mixin"]
    _order = "line_id, date, id"
    _engine_operations = ("create", "unlink")

    line_id = fields.Many2one(
        "thads.score.line", required=True, readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(string="What", required=True, readonly=True)
    finding = fields.Selection(FINDINGS, string="Outcome", required=True, readonly=True)
    date = fields.Date(string="Due", readonly=True)
    detail = fields.Char(
        string="Figures", readonly=True, help="When it was done, or result and target."
    )
    department_id = fields.Many2one(
        "hr.department", string="Unit", readonly=True, index=True, ondelete="restrict"
    )
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Record", model_field="res_model", required=True, readonly=True
    )

    def action_open_record(self):
        """Open the record itself, if the user may read it."""
        self.ensure_one()
        self.check_access("read")
        record = self.env[self.res_model].browse(self.res_id)
        record.check_access("read")
        return record._get_records_action()

    def _is_engine(self):
        return self.env.su

    def _get_refusal(self):
        return self.env._("Proof of points is written by counting.")
