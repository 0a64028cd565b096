import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.scan import is_readable_pdf

from ..models.thads_plan import PLAN_TYPES


class ThadsPlanRegister(models.TransientModel):
    """Asks for what stands on the paper of a plan that was issued elsewhere."""

    _name = "thads.plan.register"
    _description = "Register an Issued Plan"

    plan_id = fields.Many2one(
        "thads.plan",
        domain="[('state', '=', 'draft')]",
        ondelete="cascade",
        help="A draft that the paper is of. Empty: a new plan is made.",
    )
    name = fields.Char(
        string="Plan Name",
        compute="_compute_plan",
        store=True,
        readonly=False,
        precompute=True,
    )
    plan_type = fields.Selection(
        PLAN_TYPES,
        required=True,
        compute="_compute_plan",
        store=True,
        readonly=False,
        precompute=True,
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        ondelete="cascade",
        compute="_compute_plan",
        store=True,
        readonly=False,
        precompute=True,
        domain=lambda self: self.env["thads.plan"]._get_department_domain(),
    )
    year = fields.Integer(
        required=True,
        compute="_compute_plan",
        store=True,
        readonly=False,
        precompute=True,
    )
    number = fields.Char(string="Full Number", required=True, help="As in 1020/QĐ-BTP.")
    date = fields.Date(string="Issued On", required=True)
    issuer = fields.Char(
        string="Issuing Body",
        required=True,
        compute="_compute_issuer",
        store=True,
        readonly=False,
        precompute=True,
        help="The body that has issued it, as on the paper.",
    )
    signer = fields.Char(required=True, help="Name and title, as on the paper.")
    file = fields.Binary(string="Scan (PDF)", attachment=False)
    filename = fields.Char()

    @api.depends("plan_id")
    def _compute_plan(self):
        default = self.env["thads.plan"].new({})
        for register in self:
            plan = register.plan_id or default
            register.name = plan.name
            register.plan_type = plan.plan_type
            register.department_id = plan.department_id
            register.year = plan.year

    @api.depends("department_id")
    def _compute_issuer(self):
        for register in self:
            register.issuer = register.department_id.authority_id.name

    def action_confirm(self):
        """Register the plan and open it.

        :raises UserError: if the day is still to come, the scan is missing or cannot
            be read, or the number is registered
        """
        self.ensure_one()
        plan = self.plan_id or self.env["thads.plan"]
        plan._check_issuer()
        self._check_date()
        self._check_scan()
        plan = plan or plan.create(self._prepare_plan_values())
        plan._register_paper(self._prepare_paper_values())
        return plan._get_records_action()

    def _check_date(self):
        if self.date > vietnam_time.today():
            raise UserError(
                self.env._(
                    "The day of issue is still to come: a plan is registered once it "
                    "is issued."
                )
            )

    def _check_scan(self):
        content = self._get_content()
        if not content:
            raise UserError(self.env._("Add the scan of the signed paper: a PDF file."))
        if not is_readable_pdf(content):
            raise UserError(
                self.env._(
                    "“%s” is not a PDF that can be read. Scan the signed paper as PDF.",
                    self.filename or "",
                )
            )

    def _get_content(self) -> bytes:
        content = base64.b64decode(self.with_context(bin_size=False).file or b"")
        self.env["thads.virus.check"]._check(self.filename or "", content)
        return content

    def _prepare_plan_values(self) -> dict:
        if not (self.name or "").strip():
            raise UserError(self.env._("Enter the name of the plan."))
        return {
            "name": self.name,
            "plan_type": self.plan_type,
            "department_id": self.department_id.id,
            "year": self.year,
        }

    def _prepare_paper_values(self) -> dict:
        return {
            "issued_number": self.number.strip(),
            "issued_date": self.date,
            "issued_by": self.issuer.strip(),
            "issued_signer": self.signer.strip(),
            "issued_scan": base64.b64encode(self._get_content()),
            "issued_scan_name": self.filename or "ban-quet.pdf",
        }
