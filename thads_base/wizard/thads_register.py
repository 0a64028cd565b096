from odoo import fields, models
from odoo.fields import Domain

from ..tools import vietnam_time
from ..tools.register import INCOMING, OUTGOING, build_register

DIRECTIONS = [("out", "Outgoing"), ("in", "Incoming")]


class ThadsRegister(models.TransientModel):
    """The register of the papers of a unit over a year, as a book to be printed."""

    _name = "thads.register"
    _description = "Register of Documents"
    _inherit = ["thads.paper.mixin"]

    direction = fields.Selection(
        DIRECTIONS, string="Register", required=True, default="out"
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
    )
    year = fields.Integer(required=True, default=lambda self: vietnam_time.today().year)
    type_ids = fields.Many2many(
        "thads.document.type", string="Types", help="Empty: all of them."
    )

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    def action_print(self):
        self.check_access("read")
        return self.env.ref("thads_base.action_report_register").report_action(
            self, config=False
        )

    def action_open(self):
        """Open the papers of the register as a list."""
        self.check_access("read")
        name = "document" if self.direction == "out" else "incoming"
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"thads_base.thads_{name}_action"
        )
        return {**action, "domain": list(self._get_domain())}

    def _get_domain(self):
        domain = Domain("department_id", "=", self.department_id.id) & Domain(
            "year", "=", self.year
        )
        if self.type_ids:
            domain &= Domain("type_id", "in", self.type_ids.ids)
        if self.direction == "out":
            domain &= Domain("number", ">", 0)  # slips are not registered
        return domain

    def _get_paper(self):
        self.ensure_one()
        unit, day = self.department_id, vietnam_time.today()
        is_out = self.direction == "out"
        return build_register(
            OUTGOING if is_out else INCOMING,
            self._get_outgoing_rows() if is_out else self._get_incoming_rows(),
            self.year,
            unit._get_superior_name(day),
            unit.name_at(day),
        )

    def _get_outgoing_rows(self) -> list:
        papers = self.env["thads.document"].search(
            self._get_domain(), order="date, type_id, number, id"
        )
        return [paper._get_register_row() for paper in papers]

    def _get_incoming_rows(self) -> list:
        papers = self.env["thads.incoming"].search(
            self._get_domain(), order="arrival_number"
        )
        return [paper._get_register_row() for paper in papers]

    def _compute_display_name(self):
        for register in self:
            name = OUTGOING if register.direction == "out" else INCOMING
            register.display_name = f"{name.name} {register.year}"
