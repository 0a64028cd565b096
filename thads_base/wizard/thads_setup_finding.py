from odoo import fields, models


class ThadsSetupFinding(models.TransientModel):
    """Something that the set-up says: a doubtful row, or what is still missing."""

    _name = "thads.setup.finding"
    _description = "Finding of the Set-Up"
    _order = "number, id"

    setup_id = fields.Many2one("thads.setup", required=True, ondelete="cascade")
    kind = fields.Selection(
        [("staff", "Staff file"), ("missing", "Missing")], required=True
    )
    number = fields.Integer(string="Row", help="As the spreadsheet numbers it.")
    column = fields.Char()
    name = fields.Text(string="What", required=True)
    advice = fields.Text(string="What to Do")
    action = fields.Char(help="External identifier of the screen where it is done.")

    def action_open(self):
        """Open the screen where one thing that is missing is entered."""
        self.ensure_one()
        return self.env["ir.actions.actions"]._for_xml_id(self.action)
