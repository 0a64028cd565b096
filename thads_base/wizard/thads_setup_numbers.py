from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Command

from ..tools import vietnam_time


class ThadsSetup(models.TransientModel):
    """Where the numbers of papers go on, and the calendar that deadlines count with."""

    _inherit = "thads.setup"

    number_ids = fields.One2many("thads.setup.number", "setup_id")
    year_ids = fields.Many2many(
        "thads.calendar.year", string="Working Calendars", compute="_compute_year_ids"
    )

    @api.depends("step")
    def _compute_year_ids(self):
        this_year = vietnam_time.today().year
        self.year_ids = self.env["thads.calendar.year"].search(
            [("year", ">=", this_year)], order="year"
        )

    def _enter_numbers(self):
        """Ask for the types of papers whose series of this year has not begun."""
        begun = self.env["thads.counter"].search(
            [
                ("department_id", "=", self.province_id.id),
                ("year", "=", vietnam_time.today().year),
            ]
        )
        types = self.env["thads.document.type"].search(
            [("is_numbered", "=", True), ("id", "not in", begun.type_id.ids)]
        )
        asked = self.number_ids.type_id
        self.number_ids = [
            *(
                Command.delete(line.id)
                for line in self.number_ids
                if line.type_id not in types
            ),
            *(Command.create({"type_id": kind.id}) for kind in types - asked),
        ]

    def _apply_numbers(self):
        """Begin the series that go on from a register on paper.

        :raises AccessError: unless the user is an administrator; afterwards the office
            of the authority numbers its papers
        """
        if not self.env.su and not self.env.user.has_group("thads_base.group_admin"):
            raise AccessError(
                self.env._("Only administrators say where numbers go on.")
            )
        for line in self.number_ids.filtered("last_number"):
            self.env["thads.counter"]._start_after(
                self.province_id,
                line.type_id,
                vietnam_time.today().year,
                line.last_number,
            )
