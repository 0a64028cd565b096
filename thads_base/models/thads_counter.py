from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

# Held by this module alone: no call from outside can carry it
ENGINE = object()


class ThadsCounter(models.Model):
    """The series of numbers of one type of paper in one unit over one year.

    Numbers have no gaps and no repeats. Whoever takes one locks the series until the
    end of the transaction: others wait, and go on from what was then committed. A
    transaction that fails leaves no number behind. Nobody edits a series.
    """

    _name = "thads.counter"
    _description = "Document Counter"
    _inherit = ["thads.sealed.mixin"]
    _order = "year desc, department_id, type_id"
    _rec_name = "type_id"

    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="restrict"
    )
    type_id = fields.Many2one(
        "thads.document.type", required=True, index=True, ondelete="restrict"
    )
    year = fields.Integer(required=True)
    first_number = fields.Integer(
        required=True,
        default=1,
        help="Number that the series starts with here, after those given on paper.",
    )
    last_number = fields.Integer(compute="_compute_last_number")

    _series_uniq = models.UniqueIndex(
        "(department_id, type_id, year)", "There is such a counter already."
    )

    _first_number_check = models.Constraint(
        "CHECK(first_number > 0)", "A series starts with 1 or a higher number."
    )

    def _compute_last_number(self):
        last = {
            (unit, document_type, year): number
            for unit, document_type, year, number in self.env[
                "thads.document"
            ]._read_group(
                [
                    ("department_id", "in", self.department_id.ids),
                    ("type_id", "in", self.type_id.ids),
                    ("year", "in", self.mapped("year")),
                ],
                ["department_id", "type_id", "year"],
                ["number:max"],
            )
        }
        for counter in self:
            key = (counter.department_id, counter.type_id, counter.year)
            counter.last_number = last.get(key, counter.first_number - 1)

    def _is_engine(self):
        return self.env.context.get("thads_counter_engine") is ENGINE

    def _get_refusal(self):
        return self.env._("Document numbers are given when a document is issued.")

    @api.model
    def _take_number(self, unit, document_type, day):
        """Return the next number of a series, and keep others waiting for theirs.

        :param day: the date of the paper; numbers follow the order of dates
            (Decree 30/2020/NĐ-CP, article 15)
        :raises UserError: if the last number of the series has a later date
        """
        series = self._name_series(unit, document_type, day.year)
        seen = self._read_everywhere(series)
        if not any(is_open for is_open, _number, _day in seen):
            self._open_series(series)
        self._check_order(day, max(last or day for _open, _number, last in seen))
        return max(number for _open, number, _day in seen) + 1

    @api.model
    def _start_after(self, unit, document_type, year, last_number):
        """Open a series that goes on from the numbers of a paper register.

        :raises UserError: if numbers of the series were already given here
        """
        series = self._name_series(unit, document_type, year)
        if any(is_open for is_open, _number, _day in self._read_everywhere(series)):
            raise UserError(
                self.env._(
                    "Numbers of this series were already given here: it goes on by "
                    "itself."
                )
            )
        return self._open_series(series, last_number + 1)

    @api.model
    def _name_series(self, unit, document_type, year) -> dict:
        """Return what names a series."""
        return {
            "department_id": unit.id,
            "type_id": document_type.id,
            "year": year,
        }

    @api.model
    def _open_series(self, series, first_number=1):
        return (
            self.sudo()
            .with_context(thads_counter_engine=ENGINE)
            .create({**series, "first_number": first_number})
        )

    def _read_everywhere(self, series) -> list:
        """Lock a series until the end of the transaction, and read it."""
        self.flush_model()
        self.env["thads.document"].flush_model()
        return self._read_locked(
            ",".join(map(str, (self._name, *series.values()))),
            lambda cr, lock: self._read_series(cr, lock, series),
        )

    @api.model
    def _read_locked(self, key, read) -> list:
        """Lock a series of numbers until the end of the transaction, and read it.

        What others have committed since this transaction began is seen by a new one
        only; what this one has numbered, by itself only, once it is flushed.

        :param str key: names the series, of whatever model, among all of them
        :param read: called with a cursor and what to select there to take the lock
        :return: what it returned, as this transaction sees it and as a new one does
        """
        lock = SQL("pg_advisory_xact_lock(hashtextextended(%s, 0))", key)
        own = read(self.env.cr, lock)
        with self.env.registry.cursor() as cr:
            return [own, read(cr, SQL("NULL"))]

    def _read_series(self, cr, lock, series):
        """Return (is the series open, its last number, the date of that)."""
        cr.execute(
            SQL(
                """
                SELECT %(lock)s,
                       COALESCE(MAX(counter.first_number), 0),
                       COALESCE(MAX(document.number), 0),
                       MAX(document.date)
                  FROM thads_counter counter
             LEFT JOIN thads_document document
                    ON document.department_id = counter.department_id
                   AND document.type_id = counter.type_id
                   AND document.year = counter.year
                   AND document.number > 0
                 WHERE counter.department_id = %(department_id)s
                   AND counter.type_id = %(type_id)s
                   AND counter.year = %(year)s
                """,
                **series,
                lock=lock,
            )
        )
        _lock, first, last, day = cr.fetchone()
        return bool(first), max(first - 1, last), day

    def _check_order(self, day, last):
        if day < last:
            raise UserError(
                self.env._(
                    "The last number of this series was given on %(date)s: enter that "
                    "date or a later one.",
                    date=format_date(self.env, last),
                )
            )
