from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..tools.form_two import NUMBERS
from .thads_review_tier import LEVELS

KINDS = [
    ("typed", "Typed"),
    ("computed", "Counted, Frozen"),
    ("carried", "Typed Below, Frozen"),
]
# Held by this module alone: no call from outside can carry it
ENGINE = object()


class ThadsReviewFigure(models.Model):
    """A row of Biểu số 2 that is kept: typed by a unit, or frozen when it was sent.

    A unit types what is not among the dossiers, having worked without the software.
    What its dossiers give is counted when it is asked for, and frozen when the report
    is sent; nobody writes that by hand.
    """

    _name = "thads.review.figure"
    _description = "Row of Form 2"
    _order = "report_id, level, service_code, kind"
    _rec_name = "service_code"

    report_id = fields.Many2one(
        "thads.review.report", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(KINDS, required=True, readonly=True, default="typed")
    level = fields.Selection(
        LEVELS, required=True, readonly=True, help="Of the units that received them."
    )
    service_id = fields.Many2one("thads.service", index=True, ondelete="restrict")
    service_code = fields.Char(
        compute="_compute_service_code", store=True, required=True, precompute=True
    )
    received = fields.Integer(string="(3) Received")
    received_desk = fields.Integer(string="(4) At the Desk")
    received_post = fields.Integer(string="(5) By Post")
    results = fields.Integer(string="(6) Results")
    settled_on_time = fields.Integer(string="(7) Settled in Time")
    settled_late = fields.Integer(string="(8) Settled Late")
    pending = fields.Integer(string="(9) Not Due Yet")
    pending_late = fields.Integer(string="(10) Overdue")
    returned_desk = fields.Integer(string="(11) Given Back at the Desk")
    returned_notice = fields.Integer(string="(12) By Notice")
    returned_other = fields.Integer(string="(13) Otherwise")
    received_online = fields.Integer()
    uncollected = fields.Integer(string="Not Collected")
    other_post = fields.Integer(string="Given Back by Post")
    other_online = fields.Integer(string="Given Back Online")
    stopped = fields.Integer()
    withdrawn = fields.Integer()
    file_returned = fields.Integer(string="Files Returned")
    refused = fields.Integer()
    note = fields.Char(help="Of column (13): by which other way.")

    _row_uniq = models.Constraint(
        "UNIQUE(report_id, kind, level, service_code)",
        "A service has one typed row in a report.",
    )
    _numbers_check = models.Constraint(
        f"CHECK({' AND '.join(f'{number} >= 0' for number in NUMBERS)})",
        "Numbers of dossiers are not negative.",
    )

    @api.depends("service_id")
    def _compute_service_code(self):
        for figure in self:
            figure.service_code = figure.service_id.code

    @api.model_create_multi
    def create(self, vals_list):
        """Type rows; they are of the level of the unit that types them."""
        if not self._is_engine():
            reports = self.env["thads.review.report"]
            for vals in vals_list:
                report = reports.browse(vals.get("report_id"))
                vals["level"] = report.sudo().department_id.unit_type
        if any(vals.get("kind", "typed") != "typed" for vals in vals_list):
            self._check_engine()
        figures = super().create(vals_list)
        figures._check_writable()
        return figures

    def write(self, vals):
        self._check_writable()
        if {"kind", "level"} & vals.keys():
            self._check_engine()
        result = super().write(vals)
        self._check_writable()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_writable(self):
        self._check_writable()

    def _check_writable(self):
        """Raise unless the user types these rows; their reports are not sent yet."""
        if self._is_engine():
            return
        if any(figure.kind != "typed" for figure in self):
            self._check_engine()
        self.report_id._check_writable()

    def _check_engine(self):
        if not self._is_engine():
            raise AccessError(
                self.env._("What was counted from dossiers is not written by hand.")
            )

    def _is_engine(self):
        return self.env.context.get("thads_review_engine") is ENGINE

    def _get_numbers(self) -> dict[str, int]:
        return {number: self[number] for number in NUMBERS}

    def _find_troubles(self):
        """Yield what does not add up in each row: severity, text that names it."""
        checks = self.env["thads.review.check"].search([], limit=1_000)
        rules = [(check, check._get_rule()) for check in checks]
        for figure in self:
            numbers = figure._get_numbers()
            for check, rule in rules:
                if not rule.holds(numbers):
                    yield check.severity, figure._describe(check.name)
            if numbers["returned_other"] and not (figure.note or "").strip():
                need = self.env._("column (13) needs a note: by which other way")
                yield "error", figure._describe(need)

    def _describe(self, trouble) -> str:
        """Return what does not add up, with its unit and row."""
        return self.env._(
            "%(unit)s, “%(service)s”: %(trouble)s.",
            unit=self.report_id.department_id.display_name,
            service=self.service_id.name,
            trouble=trouble,
        )
