from odoo import api, fields, models

STATES = [("loaded", "As loaded"), ("changed", "Changed"), ("deleted", "Deleted")]


class ThadsPackageRecord(models.Model):
    """A record that a data package brought, and what it was then."""

    _name = "thads.package.record"
    _description = "Record of a Data Package"
    _order = "id"
    _rec_name = "identifier"

    package_id = fields.Many2one(
        "thads.package", required=True, index=True, ondelete="cascade"
    )
    identifier = fields.Char(required=True, help="External identifier of the record.")
    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True)
    texts = fields.Json(help="By column, what the file said.")
    values = fields.Json(help="By field, what was then in the database.")
    name = fields.Char(compute="_compute_state")
    state = fields.Selection(STATES, compute="_compute_state")

    _identifier_uniq = models.UniqueIndex("(package_id, identifier)")

    @api.depends("res_model", "res_id", "values")
    def _compute_state(self):
        package = self.env["thads.package"]
        for model, kept in self.grouped("res_model").items():
            there = self.env[model].browse(kept.mapped("res_id")).exists()
            present = package._snapshot(model, there)
            names = {record.id: record.display_name for record in there}
            for record in kept:
                record.name = names.get(record.res_id, "")
                record.state = record._compare(present.get(record.res_id))

    def _compare(self, present):
        """Return the state of one record.

        :param present: its values now, by column; None if it is not there
        """
        if present is None:
            return "deleted"
        values = self._get_values()
        same = all(present.get(name, value) == value for name, value in values.items())
        return "loaded" if values and same else "changed"

    def _get_values(self) -> dict:
        """Return what was loaded; nothing of a record that was a person's before."""
        return self.values or {}
