from odoo import api, fields, models
from odoo.exceptions import ValidationError

SECTIONS = [
    ("file", "Papers of the file"),
    ("conformity", "Conformity, no overlap"),
    ("feasibility", "People, funds, feasibility"),
    ("compliance", "Competence, structure, order"),
]
EVIDENCES = [
    ("nothing", "Nothing"),
    ("paper", "A paper of the plan, issued or with its signed scan"),
    ("plan", "The draft with its tasks"),
    ("outside", "The answer of an outside body"),
    ("attachment", "An attached file or a paper that came in"),
]


class ThadsAppraisalPoint(models.Model):
    """What the office checks in a step: a paper of the file, a point of the appraisal.

    Legal source: Decision 1018/QĐ-TCTHADS (2016), step 3. Each plan gets a copy when
    its step opens, so that a change concerns those that come later.
    """

    _name = "thads.appraisal.point"
    _description = "Point to Be Checked"
    _order = "step_id, sequence, id"

    step_id = fields.Many2one(
        "thads.procedure.step", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    section = fields.Selection(SECTIONS, required=True, default="file")
    name = fields.Char(string="To Be Checked", required=True)
    unit_type = fields.Selection(
        selection="_get_unit_types",
        string="Only of",
        help="The kind of units whose plans are checked for it. Empty: all.",
    )
    evidence = fields.Selection(
        EVIDENCES,
        string="Found By",
        required=True,
        default="nothing",
        help="What in the record shows that a paper is there.",
    )
    paper_ids = fields.Many2many(
        "thads.plan.way.paper", string="Papers", help="One of them is enough."
    )

    @api.model
    def _get_unit_types(self):
        field = self.env["hr.department"]._fields["unit_type"]
        return field._description_selection(self.env)

    @api.constrains("step_id")
    def _check_step(self):
        if any(point.step_id.kind != "review" for point in self):
            raise ValidationError(
                self.env._("Points are checked in the steps of a review.")
            )

    def _applies_to(self, plan) -> bool:
        return self.unit_type in (False, plan.department_id.unit_type)
