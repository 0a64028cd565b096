import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..tools.plan_dossier import Item, get_checksum

# Held by this module alone: no call from outside can carry it
ENGINE = object()


class ThadsPlanVersion(models.Model):
    """What a plan said when it was submitted, or went out with its decision."""

    _name = "thads.plan.version"
    _description = "Version of a Plan"
    _order = "plan_id, number"

    plan_id = fields.Many2one(
        "thads.plan", required=True, readonly=True, index=True, ondelete="cascade"
    )
    number = fields.Integer(required=True, readonly=True, aggregator=None)
    name = fields.Char(string="Occasion", required=True, readonly=True)
    date = fields.Date(required=True, readonly=True)
    user_id = fields.Many2one(
        "res.users", string="By", readonly=True, index=True, ondelete="restrict"
    )
    docx_file = fields.Binary(string="Word File", required=True, readonly=True)
    docx_name = fields.Char(compute="_compute_docx_name")
    checksum = fields.Char(string="SHA-256", required=True, readonly=True)

    _number_uniq = models.Constraint(
        "UNIQUE(plan_id, number)", "Versions of a plan are numbered one after another."
    )

    @api.depends("number")
    def _compute_docx_name(self):
        for version in self:
            version.docx_name = f"du-thao-{version.number:02d}.docx"

    @api.model_create_multi
    def create(self, vals_list):
        self._check_engine()
        return super().create(vals_list)

    def write(self, vals):
        self._check_engine()
        return super().write(vals)

    def _check_engine(self):
        if self.env.context.get("thads_plan_version_engine") is not ENGINE:
            raise AccessError(
                self.env._("Versions are kept when a plan is submitted, and stay.")
            )

    @api.model
    def _keep(self, plan, content, name, day):
        """Keep the Word file of what a plan says now.

        :param str name: the occasion
        """
        engine = self.sudo().with_context(thads_plan_version_engine=ENGINE)
        return engine.create(
            {
                "plan_id": plan.id,
                "number": 1 + max(plan.sudo().version_ids.mapped("number"), default=0),
                "name": name,
                "date": day,
                "user_id": self.env.uid,
                "docx_file": base64.b64encode(content),
                "checksum": get_checksum(content),
            }
        )

    def _prepare_item(self) -> Item:
        return Item(
            kind="version",
            name=f"Dự thảo lần {self.number}: {self.name}",
            day=self.date,
            author=self.user_id.name or "",
            filename=self.docx_name,
            content=base64.b64decode(self.docx_file),
        )
