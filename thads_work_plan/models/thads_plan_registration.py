from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools.typography import written_date


class ThadsPlan(models.Model):
    """A plan that was issued elsewhere, without its procedure having run here.

    Who issues plans registers it with what stands on the paper, and its scan; from then
    on it is locked like any issued plan. One that has gone its way here, but whose
    decision was issued on paper, ends its way like this.
    """

    _inherit = "thads.plan"

    is_issued_elsewhere = fields.Boolean(
        string="Issued outside the system", readonly=True, copy=False
    )
    issued_number = fields.Char(string="Full Number", readonly=True, copy=False)
    issued_date = fields.Date(string="Issued On", readonly=True, copy=False)
    issued_signer = fields.Char(string="Signer on the Paper", readonly=True, copy=False)
    issued_by = fields.Char(string="Issuing Body", readonly=True, copy=False)
    issued_scan = fields.Binary(string="Scan of the Paper", readonly=True, copy=False)
    issued_scan_name = fields.Char(
        string="Name of the Scan of the Paper", readonly=True, copy=False
    )

    _issued_number_uniq = models.UniqueIndex(
        "(lower(issued_number), lower(issued_by)) WHERE is_issued_elsewhere",
        "A plan with this number of the same body is registered already.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_registration_fields(vals)
        return super().create(vals_list)

    def _check_written_fields(self, vals):
        self._check_registration_fields(vals)
        return super()._check_written_fields(vals)

    def _check_registration_fields(self, vals):
        """Refuse to say otherwise than by registering that a plan was issued."""
        is_said = any(vals[name] for name in vals if name in self._get_paper_fields())
        if is_said and not self.env.su:
            raise AccessError(
                self.env._("A plan issued elsewhere is registered by its button.")
            )

    def _get_paper_fields(self) -> list[str]:
        names = [name for name in self._fields if name.startswith("issued_")]
        return ["is_issued_elsewhere", *names]

    def action_register(self):
        """Ask for what stands on the paper of one plan that was issued elsewhere."""
        self.ensure_one()
        self.check_access("read" if self.is_at_issue else "write")
        self._check_issuer()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Register an Issued Plan"),
            "res_model": "thads.plan.register",
            "view_mode": "form",
            "target": "new",
            "context": {"default_plan_id": self.id},
        }

    def action_reset(self):
        result = super().action_reset()
        cleared = dict.fromkeys(self._get_paper_fields(), False)
        self.filtered("is_issued_elsewhere").sudo().write(cleared)
        return result

    def _register_paper(self, values):
        """Issue one draft plan as the paper says that was issued elsewhere.

        :param dict values: of the ``issued_`` fields
        :raises AccessError: if the user does not issue plans of the unit
        :raises UserError: if it is on its way and not approved, has lines to check, or
            its number is registered
        """
        self._check_issuer()
        steps = self._find_issue_steps().filtered("can_close")
        if not steps:
            self._check_not_started()
            self._check_lines()
        self._check_number_free(values["issued_number"], values["issued_by"])
        if not steps:
            self._change_state("draft", "issued")
        self.sudo().write({**values, "is_issued_elsewhere": True})
        for step in steps:
            self.sudo().attached_to = self._get_paper_line()
            step._issue_on_paper(self)

    def _get_paper_line(self) -> str:
        """Return what one plan prints that goes with a decision issued on paper."""
        day = written_date(self.issued_date)
        return f"Kèm theo Quyết định số {self.issued_number} {day} của {self.issued_by}"

    def _check_number_free(self, number, issuer):
        # as superuser: the number is taken, whoever sees its plan
        twin = self.sudo().search(
            Domain("is_issued_elsewhere", "=", True)
            & Domain("issued_number", "=ilike", number)
            & Domain("issued_by", "=ilike", issuer),
            limit=1,
        )
        if twin:
            raise UserError(
                self.env._(
                    "Number %(number)s of %(issuer)s is registered already, for "
                    "“%(plan)s”.",
                    number=number,
                    issuer=issuer,
                    plan=twin.name,
                )
            )
