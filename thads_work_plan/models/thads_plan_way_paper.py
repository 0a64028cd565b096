from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.way_papers import WORDS, find_unknown_words

ISSUERS = [
    ("unit", "Unit of the plan"),
    ("office", "Office of the authority"),
    ("authority", "Authority"),
]
DRAFTERS = [("unit", "Unit of the plan"), ("office", "Office of the issuer")]
SIGNERS = [
    ("head", "Head of the issuing unit"),
    ("leader", "Leader who decides on the plan"),
    ("office_head", "Head of the office, by order"),
]
SUBMITTERS = [
    ("all", "All units"),
    ("letter", "Units that submit by letter"),
    ("slip", "Units that submit by slip"),
    ("authority", "Authorities"),
]
SUBJECTS = [("plan", "Plan"), ("amendment", "Amendment of a plan")]
TEXTS = ("title", "addressees", "grounds", "body")


class ThadsPlanWayPaper(models.Model):
    """A paper that a plan needs on its way, and the texts that it starts with.

    Legal source: QĐ 253/QĐ-THADS (2025), Điều 5; QĐ 1018/QĐ-TCTHADS (2016), mục II.
    """

    _name = "thads.plan.way.paper"
    _description = "Paper of a Plan's Way"
    _order = "sequence, id"

    code = fields.Char(required=True, help="Names the paper for programs.")
    name = fields.Char(required=True)
    subject = fields.Selection(SUBJECTS, string="About", required=True, default="plan")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    type_id = fields.Many2one("thads.document.type", required=True, ondelete="restrict")
    step_codes = fields.Char(
        string="Steps",
        help="Codes of the steps that it belongs to, with commas: offered first there.",
    )
    submitter = fields.Selection(SUBMITTERS, string="For", required=True, default="all")
    issuer = fields.Selection(ISSUERS, string="Issued By", required=True)
    drafter = fields.Selection(
        DRAFTERS, string="Drafted By", required=True, default="unit"
    )
    signer = fields.Selection(
        SIGNERS, string="Signed By", required=True, default="head"
    )
    has_plan = fields.Boolean(
        string="Plan Attached", help="The plan is printed behind it, as its annex."
    )
    title = fields.Char(required=True)
    addressees = fields.Text()
    grounds = fields.Text()
    body = fields.Text(required=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "Two papers need different codes.")

    def _belongs_to(self, steps) -> bool:
        """Whether one paper comes out of one of the definitions ``steps``.

        By the codes that it names; in a procedure that has none of them, by its type.
        """
        codes = {code.strip() for code in (self.step_codes or "").split(",")}
        if codes.intersection(steps.procedure_id.step_ids.mapped("code")):
            return bool(codes.intersection(steps.mapped("code")))
        return self.type_id in steps.produced_type_ids

    @api.constrains(*TEXTS)
    def _check_words(self):
        for paper in self:
            text = "\n".join(paper[name] or "" for name in TEXTS)
            if unknown := find_unknown_words(text):
                raise ValidationError(
                    self.env._(
                        "“%(paper)s” names words that no plan has: %(unknown)s. Those "
                        "there are: %(known)s.",
                        paper=paper.name,
                        unknown=unknown,
                        known=list(WORDS),
                    )
                )
