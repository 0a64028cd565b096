from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.season import get_planned_year

KINDS = [
    ("programme", "Key programme of the year"),
    ("plan", "Decision on the annual plan"),
    ("targets", "Decision on targets and tasks"),
]
# Which kinds together are an event that starts clocks
EVENT_KINDS = {
    "programme": {"programme"},
    "parent_decisions": {"plan", "targets"},
}
FREE_FIELDS = {"attachment_ids", "note", "target_ids"}


class ThadsPlanDecision(models.Model):
    """A decision that plans of units wait for, wherever it was issued.

    The office of the authority registers it; its date starts clocks of the plans that
    are under way. What clocks were counted from does not change.
    """

    _name = "thads.plan.decision"
    _description = "Decision That Plans Wait For"
    _order = "year desc, date desc, id desc"
    _rec_names_search = ["number", "name"]

    kind = fields.Selection(KINDS, required=True, index=True)
    department_id = fields.Many2one(
        "hr.department",
        string="Authority",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_department_id(),
        domain=[("unit_type", "in", ("central", "province"))],
        help="Whose units make their plans by it.",
    )
    year = fields.Integer(
        required=True,
        index=True,
        aggregator=None,
        default=lambda self: self.env["thads.plan"]._default_year(),
        help="Of the plans.",
    )
    number = fields.Char(string="Full Number", required=True, help="As in 1020/QĐ-BTP.")
    date = fields.Date(required=True, help="On the paper; clocks start on it.")
    name = fields.Char(string="Summary", required=True)
    signer = fields.Char(help="Name and title, as on the paper.")
    note = fields.Text()
    attachment_ids = fields.Many2many("ir.attachment", string="Scan")
    target_ids = fields.One2many("thads.target", "decision_id", string="Targets")

    _kind_uniq = models.UniqueIndex(
        "(department_id, year, kind)",
        "This decision of the year is registered already.",
    )

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    @api.depends("number", "name")
    def _compute_display_name(self):
        for decision in self:
            parts = filter(None, (decision.number, decision.name))
            decision.display_name = " - ".join(parts)

    @api.constrains("date")
    def _check_date(self):
        if any(decision.date > vietnam_time.today() for decision in self):
            raise UserError(
                self.env._("A decision is registered once it is issued: not before.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        decisions = super().create(vals_list)
        decisions._check_registrar()
        decisions._keep_files()
        decisions._set_going()
        return decisions

    def write(self, vals):
        is_corrected = bool(set(vals) - FREE_FIELDS)
        if is_corrected:
            self._check_unused()
        result = super().write(vals)
        if is_corrected:
            self._check_registrar()  # rules have tested the former authority only
            self._set_going()
        if "attachment_ids" in vals:
            self._keep_files()
        return result

    def _set_going(self):
        """Let all that waits for the decisions, as they are now, go on."""
        for decision in self:
            decision._start_clocks()
            decision._open_season()

    def _keep_files(self):
        """Let whoever reads a decision read its scan, and not only who uploaded it."""
        for decision in self:
            files = decision.attachment_ids._hand_to(decision)
            if files != decision.attachment_ids:
                decision.attachment_ids = files

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_registrar(self):
        """Raise unless the user belongs to the office of the authority."""
        offices = [decision.department_id.office_id for decision in self]
        if self.env.su or all(office.is_my_unit for office in offices):
            return
        raise AccessError(
            self.env._("The office of the authority registers its decisions.")
        )

    def _check_unused(self):
        """Raise if clocks were counted from one of the decisions."""
        for decision in self:
            counted = (
                self.env["thads.step"]
                .sudo()
                .search_count(
                    Domain("res_model", "=", "thads.plan")
                    & Domain("res_id", "in", decision._find_plans().ids)
                    & Domain("definition_id.clock_event", "in", decision._get_events())
                    & (
                        Domain("date_clock", "!=", False) | Domain("state", "=", "done")
                    ),
                    limit=1,
                )
            )
            if counted:
                raise UserError(
                    self.env._(
                        "Time limits of plans are counted from “%s”: it does not "
                        "change any more.",
                        decision.display_name,
                    )
                )

    def _get_reference(self) -> str:
        """Return one decision as other papers name it, in Vietnamese."""
        return f"Quyết định số {self.number} ngày {self.date:%d/%m/%Y}"

    def _get_events(self) -> list[str]:
        return [event for event, kinds in EVENT_KINDS.items() if self.kind in kinds]

    def _find_plans(self):
        """Return the plans under way that wait for one decision, or have waited."""
        plans = (
            self.env["thads.plan"]
            .sudo()
            .search(
                Domain("year", "=", self.year)
                & Domain("procedure_id", "!=", False)
                & Domain("department_id", "child_of", self.department_id.id)
            )
        )
        return plans.filtered(
            lambda plan: plan._get_procedure_authority() == self.department_id
        )

    def _start_clocks(self):
        """Start the clocks of the plans, once all that they wait for is there."""
        plans = self._find_plans()
        for event in self._get_events():
            if self._get_event_day(self.department_id, self.year, event):
                plans._start_clocks(event)

    def _open_season(self):
        """Let all units begin the plans that the key programme is for.

        One of a year that is planned already is registered for the record.
        """
        is_ahead = self.year >= get_planned_year(vietnam_time.today())
        if self.kind == "programme" and is_ahead:
            seasons = self.env["thads.plan.season"].sudo()
            seasons._open(self.department_id, self.year, "programme")

    @api.model
    def _get_event_day(self, authority, year, event):
        """Return the day from which clocks of an event count, None while it is open.

        :return: of several decisions the later date
        """
        kinds = EVENT_KINDS[event]
        decisions = self.sudo().search(
            Domain("department_id", "=", authority.id)
            & Domain("year", "=", year)
            & Domain("kind", "in", kinds)
        )
        if set(decisions.mapped("kind")) != kinds:
            return None
        return max(decisions.mapped("date"))
