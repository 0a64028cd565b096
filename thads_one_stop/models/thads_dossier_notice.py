import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.thads_base.models.thads_paper_mixin import NOT_IN_FILE_NAMES
from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.paper_text import text_lines
from odoo.addons.thads_base.tools.typography import padded

from ..tools.form_docx import write_form
from ..tools.form_words import BLANK, hour_and_day
from .thads_dossier_engine import ENGINE
from .thads_dossier_form import KINDS

NOTICES = ("guidance", "refusal", "apology", "stop")


class ThadsDossierNotice(models.Model):
    """What an applicant was told in writing, as it was printed then.

    Each is kept with its number, without gap or repeat for a unit, kind and year: a new
    one never replaces an older one, and nobody changes or deletes them.
    """

    _name = "thads.dossier.notice"
    _description = "Notice to an Applicant"
    _inherit = ["thads.sealed.mixin"]
    _order = "date desc, id desc"
    _rec_name = "full_number"
    _log_access = False
    _engine_operations = ("create", "write")

    dossier_id = fields.Many2one(
        "thads.dossier", required=True, index=True, ondelete="restrict"
    )
    event_id = fields.Many2one(
        "thads.dossier.event", required=True, index=True, ondelete="restrict"
    )
    form_id = fields.Many2one("thads.dossier.form", required=True, ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, ondelete="restrict"
    )
    kind = fields.Selection(
        [item for item in KINDS if item[0] in NOTICES], required=True
    )
    date = fields.Date(required=True, help="In Vietnam.")
    year = fields.Integer(required=True, aggregator=None)
    number = fields.Integer(string="Number of the Year", required=True, aggregator=None)
    symbol = fields.Char(help="Of the form, as it was then.")
    full_number = fields.Char(string="Number", compute="_compute_full_number")
    reason = fields.Text(required=True)
    contents = fields.Text(help="What is to be completed, one to a line.")
    datetime_appointment = fields.Datetime(
        string="Appointment", help="In force when it was made."
    )
    datetime_promised = fields.Datetime(string="Promised Instead")
    user_id = fields.Many2one("res.users", string="By", required=True)
    pdf_file = fields.Binary(string="As Printed", attachment=True)
    docx_file = fields.Binary(string="As Printed, in Word", attachment=True)

    _number_uniq = models.UniqueIndex(
        "(department_id, kind, year, number)",
        "Another notice already has this number.",
    )

    @api.depends("number", "symbol")
    def _compute_full_number(self):
        for notice in self:
            parts = (padded(notice.number), notice.symbol)
            notice.full_number = "/".join(filter(None, parts))

    def action_print(self):
        """Print the notices as they were printed when they were made."""
        self.check_access("read")
        return self.env.ref("thads_one_stop.action_report_notice").report_action(
            self, config=False
        )

    def action_print_docx(self):
        """Download one notice as a Word file, with the words it was printed with.

        :raises UserError: if it is no longer kept
        """
        self.ensure_one()
        self._check_kept()
        return {
            "type": "ir.actions.act_url",
            "url": f"/thads/dossier/notice/{self.id}.docx",
            "target": "download",
        }

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _get_refusal(self):
        return self.env._(
            "Notices follow what was done with a dossier: nobody writes them by hand."
        )

    @api.model
    def _make(self, event, form, **values):
        """Make and keep the notice of an event, in the user's name.

        :param event: what is told of; its note is the reason
        :param form: ``thads.dossier.form``
        :param values: further values of the notice
        """
        dossier = event.dossier_id
        day = vietnam_time.to_day(event.datetime_recorded)
        unit = dossier.department_id._get_acting_unit(day)
        notice = (
            self.sudo()
            .with_context(thads_dossier_engine=ENGINE)
            .create(
                {
                    "dossier_id": dossier.id,
                    "event_id": event.id,
                    "form_id": form.id,
                    "department_id": unit.id,
                    "kind": form.kind,
                    "date": day,
                    "year": day.year,
                    "number": self._take_number(unit, form.kind, day.year),
                    "symbol": form.symbol,
                    "reason": event.note,
                    "user_id": event.user_id.id,
                    **values,
                }
            )
        )
        notice._keep_files()
        return notice.with_env(self.env)

    @api.model
    def _take_number(self, unit, kind, year) -> int:
        """Return the next number of a unit, kind and year, keeping others waiting."""
        self.flush_model(["department_id", "kind", "year", "number"])

        def read(cr, lock):
            cr.execute(
                SQL(
                    "SELECT %s, COALESCE(MAX(number), 0) FROM thads_dossier_notice "
                    "WHERE department_id = %s AND kind = %s AND year = %s",
                    lock,
                    unit.id,
                    kind,
                    year,
                )
            )
            return cr.fetchone()[1]

        key = f"{self._name},{unit.id},{kind},{year}"
        return max(self.env["thads.counter"]._read_locked(key, read)) + 1

    def _keep_files(self):
        """Keep one notice as it prints now, and in Word."""
        name = "thads_one_stop.report_notice"
        reports = self.env["ir.actions.report"]
        streams = reports._render_qweb_pdf_prepare_streams(name, {}, self.ids)
        page, _type = reports._render_qweb_html(name, self.ids)
        word = write_form(page.decode(), self.full_number)
        self.write(
            {
                "pdf_file": base64.b64encode(streams[self.id]["stream"].getvalue()),
                "docx_file": base64.b64encode(word),
            }
        )

    def _get_kept_pdf(self) -> bytes:
        """Return one notice as it was printed, empty while it is being made.

        :raises AccessError: if the user may not read it
        """
        self.check_access("read")
        content = self.with_context(bin_size=False).pdf_file
        if content:
            self.dossier_id._note_access("printed")
        return base64.b64decode(content or b"")

    def _get_kept_docx(self) -> bytes:
        """Return one notice as a Word file.

        :raises AccessError: if the user may not read it
        :raises UserError: if it is no longer kept
        """
        self._check_kept()
        self.dossier_id._note_access("printed")
        return base64.b64decode(self.with_context(bin_size=False).docx_file)

    def _check_kept(self):
        """Raise unless the Word file of one notice is there."""
        self.check_access("read")
        if not self.docx_file:
            raise UserError(self.env._("“%s” is not kept in Word.", self.full_number))

    def _get_file_name(self) -> str:
        parts = (self.form_id.number, self.full_number, self.dossier_id.code)
        return NOT_IN_FILE_NAMES.sub("-", "-".join(filter(None, parts)))

    def _get_form_words(self) -> dict[str, str]:
        """Return what one notice says, as texts, while it is made.

        :raises UserError: later, when what was printed is no longer kept
        """
        if self.env.context.get("thads_dossier_engine") is not ENGINE:
            raise UserError(
                self.env._("The personal data in “%s” was erased.", self.full_number)
            )
        dossier = self.dossier_id
        local = vietnam_time.to_local
        appointment, promised = self.datetime_appointment, self.datetime_promised
        author = self.user_id.sudo()
        return {
            **dossier._get_form_words(self.date),
            "number": self.full_number,
            "reason": self.reason,
            "author": author.name,
            "author_phone": author.employee_id.work_phone or author.phone or BLANK,
            "appointment": hour_and_day(local(appointment) if appointment else None),
            "promised": hour_and_day(local(promised) if promised else None),
            "contents": text_lines(self.contents),
        }
