from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.dossier_code import DEFAULT_WIDTH, get_code


class ThadsDossier(models.Model):
    """Codes, without gap or repeat for each unit and day.

    Whoever takes one locks the series until the end of the transaction: others wait,
    and go on from what was then committed. A reception that fails leaves no number.
    """

    _inherit = "thads.dossier"

    day_number = fields.Integer(
        string="Number of the Day", readonly=True, copy=False, aggregator=None
    )

    _day_number_uniq = models.UniqueIndex(
        "(department_id, date_received, day_number) WHERE day_number IS NOT NULL",
        "Another dossier already has this number of the day.",
    )

    def _prepare_code_values(self, moment) -> dict:
        """Return the code of one dossier that is received at a moment, in UTC."""
        day = vietnam_time.to_local(moment).date()
        org_code = self.department_id._get_org_code()
        number = self._take_day_number(day)
        return {
            "date_received": day,
            "day_number": number,
            "code": get_code(org_code, day, number, self._get_code_width()),
        }

    def _get_code_width(self) -> int:
        parameters = self.env["ir.config_parameter"].sudo()  # no secret
        return int(parameters.get_param("thads_one_stop.code_width", DEFAULT_WIDTH))

    def _take_day_number(self, day) -> int:
        """Return the next number of one dossier's unit and day."""
        unit = self.department_id
        self.flush_model(["department_id", "date_received", "day_number"])
        key = f"{self._name},{unit.id},{day}"
        lock = SQL("pg_advisory_xact_lock(hashtextextended(%s, 0))", key)
        # As this transaction sees it, and as a new one does: others have committed
        own = self._read_last_number(self.env.cr, unit, day, lock)
        with self.env.registry.cursor() as cr:
            return max(own, self._read_last_number(cr, unit, day, SQL("NULL"))) + 1

    def _read_last_number(self, cr, unit, day, lock) -> int:
        """Take a lock, then return the last number that a transaction sees.

        :param SQL lock: what takes it
        """
        cr.execute(
            SQL(
                "SELECT %s, (SELECT COALESCE(MAX(day_number), 0) FROM thads_dossier "
                "WHERE department_id = %s AND date_received = %s "
                "AND day_number IS NOT NULL)",
                lock,
                unit.id,
                day,
            )
        )
        return cr.fetchone()[1]
