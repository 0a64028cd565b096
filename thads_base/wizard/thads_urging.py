from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..tools import vietnam_time
from ..tools.paper import Signature
from ..tools.register import short_date
from ..tools.signature import name_without_degrees
from ..tools.urging import COMPILER, NAME, Late, Urging, build_urging


class ThadsUrging(models.TransientModel):
    """What is late in a unit and below, whose it is, and who was told: to be printed.

    As the user: the rules on steps and on the record of urging decide who reads what.
    """

    _name = "thads.urging"
    _description = "Urging Table"
    _inherit = ["thads.paper.mixin"]

    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
        help="With the units below it.",
    )
    date_from = fields.Date(
        string="Late From",
        help="What was late on a day of the period, done since or not. Empty: what "
        "was late on its last day.",
    )
    date_to = fields.Date(
        string="Until",
        required=True,
        default=lambda self: vietnam_time.today(),
    )

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    def _compute_display_name(self):
        for table in self:
            table.display_name = f"{NAME} {short_date(table.date_to)}"

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        for table in self:
            if table.date_to > vietnam_time.today():
                raise ValidationError(
                    self.env._("What will be late is not known yet: end by today.")
                )
            if table.date_from and table.date_from > table.date_to:
                raise ValidationError(self.env._("The period ends before it begins."))

    def action_print(self):
        return self._print_pdf(self.env.ref("thads_base.action_report_urging"))

    def _count_paper_rows(self):
        return self.env["thads.step"].search_count(self._get_domain())

    def _get_domain(self):
        done_late = (
            Domain("state", "=", "done")
            & Domain("date_closed", ">=", self.date_from or self.date_to)
            & Domain("is_late", "=", True)
        )
        return (
            Domain("deadline", "<", self.date_to)
            & Domain("unit_id", "child_of", self.department_id.id)
            & (Domain("state", "=", "open") | done_late)
        )

    def _get_paper(self):
        self.ensure_one()
        unit, day = self.department_id, vietnam_time.today()
        return build_urging(
            Urging(
                start=self.date_from or self.date_to,
                end=self.date_to,
                day=day,
                superior=unit._get_superior_name(day),
                agency=unit.name_at(day),
                place=unit.place or unit.authority_id.place or "",
                signature=self._get_signature(),
                rows=self._get_rows(),
            )
        )

    def _get_rows(self) -> tuple[Late, ...]:
        steps = self.env["thads.step"].search(self._get_domain(), order="deadline, id")
        sent = self.env["thads.escalation"].search(
            Domain("step_id", "in", steps.ids) & Domain("date", "<=", self.date_to),
            order="date, id",
        )
        by_step = sent.grouped("step_id")
        return tuple(
            step._get_urging_row(by_step.get(step, sent[:0]), self.date_to)
            for step in steps
        )

    def _get_signature(self) -> Signature:
        """Return the signature of who prints: by their post, else as who made it."""
        user, posts = self.env.user, self.env["thads.position"]
        try:
            signing = posts._get_signing(self.department_id, user, vietnam_time.today())
        except UserError:
            signing = {"lines": [COMPILER]}
        return Signature(tuple(signing["lines"]), name_without_degrees(user.name))
