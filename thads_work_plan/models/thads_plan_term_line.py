from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..tools.term_paper import Product
from ..tools.term_rows import NOT_DONE, PARTLY

FATES = [
    ("done", "Done"),
    ("partly", "Partly Done"),
    ("not_done", "Not Done"),
    ("followed", "Continuous"),
    ("later", "Not Due Yet"),
    ("earlier", "Ended Before"),
]
TYPED_FIELDS = {"result", "is_proposed"}


class ThadsPlanTermLine(models.Model):
    """A product as the report on a plan of several years tells it.

    Each has a fate of its own, also where its line has several. What was reached is
    typed, or else what units have said is printed.
    """

    _name = "thads.plan.term.line"
    _description = "Product in a Report on a Plan of Several Years"
    _order = "report_id, sequence, id"

    report_id = fields.Many2one(
        "thads.plan.term.report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    output_id = fields.Many2one(
        "thads.plan.output", readonly=True, index="btree_not_null", ondelete="set null"
    )
    task_name = fields.Text(string="Task", readonly=True)
    name = fields.Text(string="Product", readonly=True)
    lead = fields.Text(readonly=True)
    schedule = fields.Text(string="Time", readonly=True)
    fate = fields.Selection(FATES, required=True, readonly=True)
    due_count = fields.Integer(
        string="Due", readonly=True, aggregator=None, help="Of all its units and times."
    )
    done_count = fields.Integer(string="Done", readonly=True, aggregator=None)
    late_count = fields.Integer(string="Late", readonly=True, aggregator=None)
    left = fields.Text(
        string="Owed By", readonly=True, help="Units that have not done it, one a line."
    )
    said = fields.Text(
        string="Reported", readonly=True, help="What units have said in the period."
    )
    is_silent = fields.Boolean(
        string="No News", readonly=True, help="Continuous, and nothing was reported."
    )
    result = fields.Text(help="What was reached, or why not. Empty: what units said.")
    is_proposed = fields.Boolean(
        string="For Next Year", help="Goes into the proposed programme of next year."
    )
    lacks_reason = fields.Boolean(compute="_compute_lacks_reason")

    @api.depends("fate", "result", "said")
    def _compute_lacks_reason(self):
        for line in self:
            told = (line.result or "").strip() or (line.said or "").strip()
            line.lacks_reason = line.fate in (NOT_DONE, PARTLY) and not told

    @api.depends("name", "task_name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = (line.name or line.task_name or "")[:120]

    def write(self, vals):
        if not self.env.su:
            if set(vals) - TYPED_FIELDS:
                raise AccessError(
                    self.env._("Rows are read from the assignments: type the result.")
                )
            self.report_id._check_not_sent()
        return super().write(vals)

    def _prepare_product(self) -> Product:
        return Product(
            name=self.name or "",
            lead=self.lead or "",
            schedule=self.schedule or "",
            fate=self.fate,
            due=self.due_count,
            done=self.done_count,
            late=self.late_count,
            left=tuple((self.left or "").splitlines()),
            said=self.result or self.said or "",
            is_silent=self.is_silent,
        )
