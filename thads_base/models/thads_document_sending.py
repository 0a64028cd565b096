from odoo import fields, models

from ..tools.register import short_date


class ThadsDocument(models.Model):
    """The issued paper on its way: to whom it was sent, its line in the register."""

    _inherit = "thads.document"

    delivery_ids = fields.One2many(
        "thads.document.delivery", "document_id", string="Deliveries", readonly=True
    )

    def action_send(self):
        """Ask to whom, how and when one issued paper was sent."""
        self.ensure_one()
        self._check_registrar()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record the Delivery"),
            "res_model": "thads.document.send",
            "view_mode": "form",
            "target": "new",
            "context": {"default_document_id": self.id},
        }

    def _record_deliveries(self, names, **values):
        """Record that one issued paper was sent.

        :param names: of the recipients
        :param values: channel, date_sent, copies and note, for all of them
        :raises AccessError: if the user does not keep the registry of its unit
        :raises UserError: if the paper is not issued
        """
        self._check_registrar()
        self._check_state("issued")
        self.env["thads.document.delivery"].sudo().create(
            [{"document_id": self.id, "name": name, **values} for name in names]
        )

    def _get_register_row(self) -> tuple:
        """Return the texts of one paper in the register of outgoing ones."""
        sent = self.delivery_ids
        names = sent.mapped("name") or self.recipient_ids.mapped("name")
        return (
            self.full_number or "",
            short_date(self.date),
            f"{self.type_id.name}: {self.title}",
            self.signer_id.name or "",
            "\n".join(dict.fromkeys(names)),
            self.archive or "",
            str(sum(sent.mapped("copies")) or ""),
            short_date(min(sent.mapped("date_sent"), default=None)),
            "",
            self.void_reason or "",
        )
