from odoo import api, fields, models


class ThadsDocumentRecipientMixin(models.AbstractModel):
    """A line of the recipients (nơi nhận) of a paper: a body, a post or free text."""

    _name = "thads.document.recipient.mixin"
    _description = "Line of Recipients"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    department_id = fields.Many2one(
        "hr.department", string="Unit", index="btree_not_null", ondelete="restrict"
    )
    position_id = fields.Many2one(
        "thads.position", string="Post", index="btree_not_null", ondelete="set null"
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Outside Body",
        index="btree_not_null",
        ondelete="restrict",
    )
    name = fields.Char(
        string="Printed Name",
        compute="_compute_name",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    purpose_id = fields.Many2one("thads.document.purpose", ondelete="restrict")

    @api.depends("department_id", "position_id", "partner_id")
    def _compute_name(self):
        for recipient in self:
            source = (
                recipient.position_id or recipient.department_id or recipient.partner_id
            )
            recipient.name = source.name or recipient.name

    def write(self, vals):
        result = super().write(vals)
        self.check_access("write")  # rules have tested the former paper only
        return result

    def _get_printed_lines(self) -> tuple:
        """Return the lines as printed, purposes in brackets.

        Units that are named together, as “Các Phòng THADS khu vực”, print as one line.
        """
        return tuple(
            dict.fromkeys(
                f"{recipient.name} ({recipient.purpose_id.name})"
                if recipient.purpose_id
                else recipient.name
                for recipient in self
            )
        )

    def _prepare_recipient_values(self) -> list:
        """Return the values of lines that say the same."""
        return [
            {
                "sequence": recipient.sequence,
                "department_id": recipient.department_id.id,
                "position_id": recipient.position_id.id,
                "partner_id": recipient.partner_id.id,
                "name": recipient.name,
                "purpose_id": recipient.purpose_id.id,
            }
            for recipient in self
        ]
