from odoo import fields, models

KINDS = [("viewed", "Opened"), ("exported", "Exported"), ("printed", "Printed")]


class ThadsDossierAccess(models.Model):
    """Who looked into the personal data of a dossier, and when; nobody writes it."""

    _name = "thads.dossier.access"
    _description = "Access to a Dossier"
    _order = "datetime desc, id desc"
    _rec_name = "dossier_id"
    _log_access = False

    dossier_id = fields.Many2one(
        "thads.dossier", required=True, index=True, ondelete="cascade"
    )
    user_id = fields.Many2one("res.users", string="Who", required=True, index=True)
    datetime = fields.Datetime(string="When", required=True)
    kind = fields.Selection(KINDS, string="What", required=True)
