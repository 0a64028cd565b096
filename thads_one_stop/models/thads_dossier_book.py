import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, format_date

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.closed_book import (
    Closing,
    compare,
    digest_book,
    digest_line,
    dump_lines,
    load_lines,
)
from .thads_dossier_engine import ENGINE


class ThadsDossierBook(models.Model):
    """Days of a unit's register that are closed.

    A book keeps the digest of what was entered at reception in each line, so that
    whatever is changed afterwards is found. What is received into a closed day later
    is not refused, since letters come late: its line says when it was entered.
    Nobody changes or deletes a closed book.
    """

    _name = "thads.dossier.book"
    _description = "Closed Register"
    _inherit = ["thads.sealed.mixin"]
    _order = "department_id, date_to desc"
    _rec_name = "department_id"
    _log_access = False
    _engine_operations = ("create",)

    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="restrict"
    )
    date_from = fields.Date(string="First Day", required=True)
    date_to = fields.Date(string="Last Day", required=True)
    row_count = fields.Integer(string="Line Count", required=True, aggregator=None)
    sha256 = fields.Char(string="SHA-256", required=True, help="Of its lines' digests.")
    user_id = fields.Many2one("res.users", string="Closed By", required=True)
    datetime_closed = fields.Datetime(string="Closed", required=True)
    last_event = fields.Integer(
        required=True,
        aggregator=None,
        help="What was recorded by a later one was entered after closing.",
    )
    line_file = fields.Binary(string="Digests of Lines", attachment=True)

    _last_day_uniq = models.UniqueIndex(
        "(department_id, date_to)", "These days are closed already."
    )

    def action_verify(self):
        """Say whether the lines of one closed book are as they were.

        :raises AccessError: if the user may not read it
        """
        self.check_access("read")
        difference = self._compare()
        found = self._describe(difference)
        is_intact = not (difference.changed or difference.missing)
        kept = self.env._("%s lines are as they were when closed.", self.row_count)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if is_intact else "danger",
                "sticky": not is_intact,
                "message": "\n".join([kept, *found] if is_intact else found),
            },
        }

    def _describe(self, difference) -> list[str]:
        """Return a sentence for each way in which lines differ."""
        found = []
        if codes := self._get_codes(difference.changed):
            found.append(self.env._("Changed after closing: %s", codes))
        if codes := self._get_codes(difference.missing):
            found.append(self.env._("Missing: %s", codes))
        if codes := self._get_codes(difference.added):
            found.append(self.env._("Entered after closing: %s", codes))
        return found

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _get_refusal(self):
        return self.env._("A register is closed by its button, and then it stays.")

    @api.model
    def _close(self, unit, last_day):
        """Close the register of a unit from where it is closed until a day.

        :raises AccessError: unless the user sits at the desk of the unit
        :raises UserError: for a day to come, or one that is closed already
        """
        self._check_desk(unit)
        books = self.sudo()
        before = books.search(
            [("department_id", "=", unit.id)], order="date_to desc", limit=1
        )
        self._check_day(last_day, before)
        first_day = self._get_first_day(unit, last_day, before)
        last_event, lines = self._read_locked_lines(unit, first_day, last_day)
        content = dump_lines(lines)
        book = books.with_context(thads_dossier_engine=ENGINE).create(
            {
                "department_id": unit.id,
                "date_from": first_day,
                "date_to": last_day,
                "row_count": len(content.splitlines()),
                "sha256": digest_book(content),
                "user_id": self.env.uid,
                "datetime_closed": fields.Datetime.now(),
                "last_event": last_event,
                "line_file": base64.b64encode(content),
            }
        )
        return book.with_env(self.env)

    def _check_desk(self, unit):
        dossiers = self.env["thads.dossier"]
        if not (self.env.su or unit in dossiers._get_desk_units()):
            raise AccessError(
                self.env._(
                    "The register of %s is closed by its one-stop desk.", unit.name
                )
            )

    def _check_day(self, last_day, before):
        if last_day > vietnam_time.today():
            raise UserError(self.env._("Days to come are not closed yet."))
        if before and last_day <= before.date_to:
            raise UserError(
                self.env._(
                    "The register is closed until %s already.",
                    format_date(self.env, before.date_to),
                )
            )

    def _get_first_day(self, unit, last_day, before):
        if before:
            return fields.Date.add(before.date_to, days=1)
        first = (
            self.env["thads.dossier"]
            .sudo()
            .search(
                [
                    ("department_id", "=", unit.id),
                    ("date_received", "<=", last_day),
                ],
                order="date_received",
                limit=1,
            )
        )
        return first.date_received or last_day

    def _read_locked_lines(self, unit, first_day, last_day) -> tuple[int, dict]:
        """Return the last event, and the lines of a unit and period.

        From then on receptions of the unit wait until the end of the transaction.
        """
        dossiers = self.env["thads.dossier"]

        def read(cr, lock):
            cr.execute(SQL("SELECT %s", lock))
            lines = self._read_lines(cr, unit, first_day, last_day)
            cr.execute("SELECT COALESCE(MAX(id), 0) FROM thads_dossier_event")
            return cr.fetchone()[0], lines

        for year in range(first_day.year, last_day.year + 1):
            key = dossiers._get_number_key(unit, year)
            own, committed = self.env["thads.counter"]._read_locked(key, read)
        return max(own[0], committed[0]), {**own[1], **committed[1]}

    def _read_lines(self, cr, unit, first_day, last_day) -> dict[int, str]:
        """Return {dossier id: digest of its line} of a unit and period."""
        self.env["thads.dossier"].flush_model()
        cr.execute(
            SQL(
                """
                SELECT id, book_number, code, service_id, set_count, applicant_name,
                       applicant_address, applicant_phone, datetime_received
                  FROM thads_dossier
                 WHERE department_id = %s AND date_received BETWEEN %s AND %s
                   AND code IS NOT NULL
                """,
                unit.id,
                first_day,
                last_day,
            )
        )
        return {key: digest_line(values) for key, *values in cr.fetchall()}

    def _compare(self):
        """Return how the lines of one book differ from those that were kept.

        Lines whose personal data was erased when its time was up count as unchanged.
        """
        book = self.sudo().with_context(bin_size=False)
        kept = load_lines(base64.b64decode(book.line_file or b""))
        period = book.department_id, book.date_from, book.date_to
        now = book._read_lines(self.env.cr, *period)
        erased = book.env["thads.dossier.event"]._read_group(
            [("kind", "=", "erased"), ("dossier_id", "in", list(kept.keys() & now))],
            ["dossier_id"],
        )
        kept_of_erased = {dossier.id: kept[dossier.id] for (dossier,) in erased}
        return compare(kept, now | kept_of_erased)

    def _get_codes(self, dossier_ids) -> str:
        dossiers = self.env["thads.dossier"].sudo().browse(dossier_ids).exists()
        return ", ".join(dossiers.mapped("code"))

    @api.model
    def _get_closed_until(self, units) -> dict:
        """Return {unit: last closed day of its register}, where there is one."""
        books = self.sudo()  # no personal data
        domain = [("department_id", "in", units.ids)]
        return dict(books._read_group(domain, ["department_id"], ["date_to:max"]))

    @api.model
    def _get_closings(self, unit, first_day, last_day) -> list[Closing]:
        """Return when the days of a unit's register were closed, in their order."""
        books = self.sudo().search(  # no personal data
            [
                ("department_id", "=", unit.id),
                ("date_from", "<=", last_day),
                ("date_to", ">=", first_day),
            ],
            order="date_to",
        )
        return [
            Closing(book.date_from, book.date_to, book.last_event) for book in books
        ]
