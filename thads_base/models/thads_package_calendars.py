from odoo import models

CALENDARS = "calendars"
YEAR = "thads.calendar.year"


class ThadsPackage(models.Model):
    """The working calendars: years with their days off and make-up days.

    A year that a person has entered, changed or deleted is theirs with all its days:
    the files say nothing of it any more.
    """

    _inherit = "thads.package"

    def _get_title(self):
        if self.code == CALENDARS:
            return self.env._("Working Calendars")
        return super()._get_title()

    def _can_be_removed(self):
        return self.code != CALENDARS and super()._can_be_removed()

    def _read_rows(self):
        if self.code != CALENDARS:
            return super()._read_rows()
        taken = self._get_taken_years()
        files = [
            self._read_file("thads_base", f"calendars/{model}")
            for model in (YEAR, "thads.calendar.day")
        ]
        return [
            (model, [row for row in rows if _get_year(row) not in taken])
            for model, rows in files
        ]

    def _get_taken_years(self) -> set[str]:
        """Return the years that are a person's."""
        kept = self.sudo().record_ids.filtered(lambda record: record.res_model == YEAR)
        states = {record.texts["year"]: record.state for record in kept}
        there = {str(number) for number in self.env[YEAR].search([]).mapped("year")}
        return {
            number for number in there | set(states) if states.get(number) != "loaded"
        }


def _get_year(row: dict[str, str]) -> str:
    return row.get("year") or row["date"][:4]
