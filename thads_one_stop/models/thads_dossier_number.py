from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.dossier_code import DEFAULT_WIDTH, get_code


class ThadsDossier(models.Model):
    """Codes, without gap or repeat for each unit and day, and numbers in the register.

    Whoever takes one locks the series until the end of the transaction: others wait,
    and go on from what was then committed. A reception that fails leaves no number.
    """

    _inherit = "thads.dossier"

    day_number = fields.Integer(
        string="Number of the Day", readonly=True, copy=False, aggregator=None
    )
    book_year = fields.Integer(
        string="Book",
        readonly=True,
        copy=False,
        aggregator=None,
        help="The register has one book for each year of a unit.",
    )
    book_number = fields.Integer(
        string="Number in the Book",
        readonly=True,
        copy=False,
        aggregator=None,
        help="In the order in which the dossiers of the year were entered.",
    )

    # with what is counted by unit and period, so that no dossier has to be read for it
    _day_number_uniq = models.UniqueIndex(
        "(department_id, date_received, day_number) "
        "INCLUDE (id, service_id, channel_in, channel_wanted, channel_out, outcome, "
        "datetime_resolved) WHERE date_received IS NOT NULL",
        "Another dossier already has this number of the day.",
    )
    _book_number_uniq = models.UniqueIndex(
        "(department_id, book_year, book_number) WHERE book_number IS NOT NULL",
        "Another dossier already has this number in the book.",
    )

    def _prepare_code_values(self, moment) -> dict:
        """Return the code and numbers of one dossier received at a moment, in UTC."""
        day = vietnam_time.to_day(moment)
        org_code = self.department_id._get_org_code()
        day_number, book_number = self._take_numbers(day)
        return {
            "date_received": day,
            "day_number": day_number,
            "code": get_code(org_code, day, day_number, self._get_code_width()),
            "book_year": day.year,
            "book_number": book_number,
        }

    def _get_code_width(self) -> int:
        parameters = self.env["ir.config_parameter"].sudo()  # no secret
        return int(parameters.get_param("thads_one_stop.code_width", DEFAULT_WIDTH))

    def _take_numbers(self, day) -> list[int]:
        """Return the next numbers of one dossier's unit: of the day, in the book."""
        unit = self.department_id
        self.flush_model(
            ["department_id", "date_received", "day_number", "book_year", "book_number"]
        )
        seen = self.env["thads.counter"]._read_locked(
            self._get_number_key(unit, day.year),
            lambda cr, lock: self._read_last_numbers(cr, lock, unit, day),
        )
        return [max(numbers) + 1 for numbers in zip(*seen, strict=True)]

    def _get_number_key(self, unit, year) -> str:
        """Return what is locked while a dossier of a unit and year gets its numbers."""
        return f"{self._name},{unit.id},{year}"

    def _read_last_numbers(self, cr, lock, unit, day) -> tuple[int, int]:
        cr.execute(
            SQL(
                """
                SELECT %(lock)s,
                       (SELECT day_number
                          FROM thads_dossier
                         WHERE department_id = %(unit)s AND date_received = %(day)s
                           AND day_number IS NOT NULL
                      ORDER BY day_number DESC LIMIT 1),
                       (SELECT book_number
                          FROM thads_dossier
                         WHERE department_id = %(unit)s AND book_year = %(year)s
                           AND book_number IS NOT NULL
                      ORDER BY book_number DESC LIMIT 1)
                """,
                lock=lock,
                unit=unit.id,
                day=day,
                year=day.year,
            )
        )
        _lock, day_number, book_number = cr.fetchone()
        return day_number or 0, book_number or 0
