from odoo import api, fields, models


class ThadsPlanWayDraft(models.TransientModel):
    """Asks which of its papers to draft from a plan."""

    _name = "thads.plan.way.draft"
    _description = "Draft a Document of a Plan"

    plan_id = fields.Many2one("thads.plan", required=True, readonly=True)
    paper_ids = fields.Many2many("thads.plan.way.paper", compute="_compute_paper_ids")
    paper_id = fields.Many2one(
        "thads.plan.way.paper",
        string="Document",
        required=True,
        compute="_compute_paper_id",
        store=True,
        readonly=False,
        domain="[('id', 'in', paper_ids)]",
    )

    @api.depends("plan_id")
    def _compute_paper_ids(self):
        for draft in self:
            draft.paper_ids = draft.plan_id._find_way_papers()

    @api.depends("plan_id")
    def _compute_paper_id(self):
        for draft in self:
            draft.paper_id = draft.plan_id._find_way_papers()[:1]

    def action_confirm(self):
        """Draft the paper and open it."""
        self.ensure_one()
        self.plan_id._check_paper_drafter()
        return self.plan_id._draft_paper(self.paper_id)._get_records_action()
