from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

OPENING_GROUPS = ("office", "leader")


class ThadsScoreYear(models.Model):
    """Opening a table of scores: a sheet for every unit, with what data give it."""

    _inherit = "thads.score.year"

    def action_open(self):
        """Open draft tables: the units that they rank have to score themselves.

        :raises AccessError: unless the user leads, or is of an office or the centre
        :raises UserError: if one is open already, has no criteria, no council or no
            units
        """
        self.check_access("write")
        self._check_draft()
        self._check_opener()
        for table in self:
            table.sudo()._open()
        self.env.ref("thads_reporting.ir_cron_start_score_sheets")._trigger()
        return True

    def action_count(self):
        """Count anew what has not been handed in yet.

        :raises AccessError: if the user may not change the tables
        """
        self.check_access("write")
        self.sudo().sheet_ids._get_unsent()._count()
        return True

    def _check_opener(self):
        user = self.env.user
        over_all = self.env.su or any(
            user.has_group(f"thads_base.group_{group}") for group in OPENING_GROUPS
        )
        if not over_all and set(self.department_id.mapped("unit_type")) != {
            "central_unit"
        }:
            raise AccessError(
                self.env._("A table of scores is opened by the office or a leader.")
            )

    def _open(self):
        units = self._find_units()
        if not units:
            raise UserError(
                self.env._(
                    "No unit below %s is of these classes.", self.authority_id.name
                )
            )
        if not self.council_position_ids:
            raise UserError(self.env._("Enter the council of “%s” first.", self.name))
        self.state = "open"
        sheets = self.env["thads.score.sheet"]._create_silently(
            [self._prepare_sheet(unit) for unit in units]
        )
        self.env["thads.score.line"].create(
            [
                {"sheet_id": sheet.id, "criterion_id": criterion.id}
                for sheet in sheets
                for criterion in self.criterion_ids
            ]
        )
        sheets._count()

    def _find_units(self):
        """Return the units of the classes that exist on the last day."""
        units = self.env["hr.department"]
        of_classes = Domain.OR(
            unit_class._get_unit_domain(self.date_end, under=self.authority_id)
            for unit_class in self.class_ids
        )
        return units.search(of_classes & Domain("id", "!=", self.authority_id.id))

    def _prepare_sheet(self, unit) -> dict:
        return {
            "year_id": self.id,
            "department_id": unit.id,
            "drafting_unit_id": unit._get_writing_unit().id,
            "review_unit_id": unit._get_reviewing_unit().id,
        }
