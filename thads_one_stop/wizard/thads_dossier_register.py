import tempfile
from functools import cache

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.closed_book import is_late_entry
from ..tools.form_words import DESK
from ..tools.register_book import (
    WAYS_BACK,
    Line,
    build_book,
    get_form,
    get_note,
    get_period,
    write_book,
)

BATCH = 2_000  # lines read at a time


class ThadsDossierRegister(models.TransientModel):
    """The register of a unit's dossiers over a period, as a book or an Excel sheet."""

    _name = "thads.dossier.register"
    _description = "Register of Dossiers"
    _inherit = ["thads.paper.mixin"]

    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
    )
    date_from = fields.Date(
        string="First Day",
        required=True,
        default=lambda self: vietnam_time.today().replace(day=1),
    )
    date_to = fields.Date(
        string="Last Day", required=True, default=lambda self: vietnam_time.today()
    )

    is_until_today = fields.Boolean(
        compute="_compute_is_until_today", export_string_translation=False
    )

    def _default_department_id(self):
        dossiers = self.env["thads.dossier"]
        own = self.env.user._get_main_department().authority_id
        return dossiers._default_department_id() or own

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        if any(register.date_from > register.date_to for register in self):
            raise ValidationError(
                self.env._("The last day cannot come before the first one.")
            )

    @api.depends("date_to")
    def _compute_is_until_today(self):
        for register in self:
            register.is_until_today = register.date_to == vietnam_time.today()

    @api.depends("date_from", "date_to")
    def _compute_display_name(self):
        for register in self:
            period = f"{register.date_from} - {register.date_to}"
            register.display_name = f"{register._description} {period}"

    def action_print(self):
        """Print the register; a long one is made in the background."""
        report = self.env.ref("thads_one_stop.action_report_register")
        return self._print_pdf(report)

    def action_close_book(self):
        """Close the register of the unit until the last day, this one included.

        The first day is not the one of the dialog, but follows what is closed already.

        :raises AccessError: unless the user sits at the desk of the unit
        :raises UserError: for a day to come, or one that is closed already
        """
        self.ensure_one()
        self.check_access("read")
        books = self.env["thads.dossier.book"]
        book = books._close(self.department_id, self.date_to)
        message = self.env._(
            "The register is closed from %(first)s to %(last)s, with %(count)s lines.",
            first=format_date(self.env, book.date_from),
            last=format_date(self.env, book.date_to),
            count=book.row_count,
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": message,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _count_paper_rows(self):
        return self.env["thads.dossier"].search_count(self._get_domain())

    def _get_paper(self):
        self.ensure_one()
        form = self._get_form()
        return build_book(
            form.name,
            get_form(form.number, form.legal_basis),
            get_period(self.date_from, self.date_to),
            self.department_id.name_at(self.date_to),
            DESK,
            self._read_lines(),
        )

    def _get_paper_pages(self):
        pages = super()._get_paper_pages()
        self._note_accesses("printed")
        return pages

    def _render_docx(self):
        self._check_is_short()
        content = super()._render_docx()
        self._note_accesses("exported")
        return content

    def _render_xlsx(self):
        """Return the register as an Excel file, however many lines it has."""
        self.ensure_one()
        self.check_access("read")
        form = self._get_form()
        with tempfile.TemporaryFile() as file:
            write_book(
                file,
                form.name,
                get_form(form.number, form.legal_basis),
                get_period(self.date_from, self.date_to),
                self.department_id.name_at(self.date_to),
                self._read_lines(),
            )
            self._note_accesses("exported")
            file.seek(0)
            return file.read()

    def _get_form(self):
        return self.env["thads.dossier.form"]._get("register", self.date_to)

    def _get_domain(self) -> Domain:
        """Return which dossiers stand in the register, those by mistake included."""
        return (
            Domain("department_id", "=", self.department_id.id)
            & Domain("date_received", ">=", self.date_from)
            & Domain("date_received", "<=", self.date_to)
            & Domain("code", "!=", False)
        )

    def _get_query(self):
        """Return the query of the dossiers that the user may read."""
        dossiers = self.env["thads.dossier"]
        dossiers.flush_model()
        self.env["thads.dossier.event"].flush_model()
        return dossiers._search(self._get_domain(), order="book_year, book_number")

    def _read_lines(self):
        """Yield the lines of the register, read from the server a batch at a time."""
        query = self._get_query()
        query.add_join(
            "LEFT JOIN",
            "reception",
            "thads_dossier_event",
            SQL(
                "reception.dossier_id = thads_dossier.id "
                "AND reception.kind = 'received'"
            ),
        )
        columns = SQL(
            """
            book_number, code, service_id, set_count, applicant_name,
            applicant_address, applicant_phone, handler_unit_id, date_received,
            thads_dossier.datetime_appointment, datetime_returned,
            COALESCE(channel_out, channel_wanted),
            thads_dossier.state = 'cancelled', reception.id, reception.datetime_recorded
            """
        )
        self.env.cr.execute(
            SQL("DECLARE thads_register NO SCROLL CURSOR FOR %s", query.select(columns))
        )
        fetch = SQL("FETCH %s FROM thads_register", BATCH)
        get_line = self._get_line_maker()
        while rows := self.env.execute_query(fetch):
            yield from map(get_line, rows)
        self.env.cr.execute(SQL("CLOSE thads_register"))

    def _get_line_maker(self):
        """Return what makes a line of a row that was read."""
        services = self.env["thads.service"].sudo()  # no secret
        units = self.env["hr.department"].sudo()
        get_service = cache(lambda key: services.browse(key).name)
        get_unit = cache(lambda key: units.browse(key).name or "")
        closings = self.env["thads.dossier.book"]._get_closings(
            self.department_id, self.date_from, self.date_to
        )

        def make(row) -> Line:
            *start, applicant, address, phone, unit, day, due, returned = row[:11]
            way_back, is_mistake, event, recorded = row[11:]
            number, code, service, sets = start
            is_late = event and is_late_entry(day, event, closings)
            return Line(
                number,
                code,
                get_service(service),
                sets,
                applicant,
                address or "",
                phone or "",
                get_unit(unit),
                day,
                _local_day(due),
                _local_day(returned),
                WAYS_BACK[way_back],
                get_note(
                    is_mistake, vietnam_time.to_local(recorded) if is_late else None
                ),
            )

        return make

    def _note_accesses(self, kind):
        """Note down that the user has seen what stands in the register."""
        self.env.cr.execute(
            SQL(
                "INSERT INTO thads_dossier_access "
                "(dossier_id, user_id, datetime, kind) %s",
                self._get_query().select(
                    SQL(
                        "thads_dossier.id, %s, %s::timestamp, %s",
                        self.env.uid,
                        fields.Datetime.now(),
                        kind,
                    )
                ),
            )
        )
        self.env["thads.dossier.access"].invalidate_model()


def _local_day(moment):
    return moment and vietnam_time.to_day(moment)
