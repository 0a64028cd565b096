from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.models.thads_paper_mixin import NOT_IN_FILE_NAMES
from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.typography import placed_date

from ..tools import control_sheet
from ..tools.barcodes import code_128, qr_code
from ..tools.form_docx import write_form
from ..tools.form_words import (
    APPLICANTS,
    BLANK,
    DESK,
    PAPER_KINDS,
    agency_head,
    day_words,
    hour_and_day,
    limit_words,
    way_back_words,
)


class ThadsDossier(models.Model):
    """What is printed of a dossier: its slip, its control sheet and its notices."""

    _inherit = "thads.dossier"

    notice_ids = fields.One2many(
        "thads.dossier.notice", "dossier_id", string="Notices", readonly=True
    )

    def action_print_receipt(self):
        """Print the slip of reception and appointment, a copy for either side.

        :raises UserError: if one was not received, or is settled at once
        """
        return self._print("thads_one_stop.action_report_receipt", "receipt")

    def action_print_control_sheet(self):
        """Print the sheet that goes with the file from desk to desk.

        :raises UserError: if one was not received
        """
        return self._print("thads_one_stop.action_report_control", "control")

    def action_print_receipt_docx(self):
        """Download the slip of one dossier as a Word file.

        :raises UserError: if it was not received, or is settled at once
        """
        return self._download_form("receipt")

    def action_print_control_sheet_docx(self):
        """Download the control sheet of one dossier as a Word file.

        :raises UserError: if it was not received
        """
        return self._download_form("control")

    def _download_form(self, kind):
        self.ensure_one()
        self.check_access("read")
        self._get_form(kind)
        return {
            "type": "ir.actions.act_url",
            "url": f"/thads/dossier/{self.id}/{kind}.docx",
            "target": "download",
        }

    def _render_form_docx(self, kind) -> bytes:
        """Return the slip or control sheet of one dossier as a Word file.

        :raises AccessError: if the user may not read it
        :raises UserError: if there is nothing to print yet
        """
        self.check_access("read")
        self._get_form(kind)
        reports = self.env["ir.actions.report"]
        page, _type = reports._render_qweb_html(
            f"thads_one_stop.report_{kind}", self.ids
        )
        return write_form(page.decode(), self.code)

    def action_print_notice(self):
        """Print the newest notice of each dossier, as it was printed then.

        :raises UserError: if there is none
        """
        self.check_access("read")
        notices = self.env["thads.dossier.notice"]
        for dossier in self:
            notices |= dossier.notice_ids.sorted("id")[-1:]
        if not notices:
            raise UserError(
                self.env._("No notice was made of “%s”.", self[:1].display_name)
            )
        return notices.action_print()

    def _print(self, report, kind):
        self.check_access("read")
        for dossier in self:
            dossier._get_form(kind)
        return self.env.ref(report).report_action(self, config=False)

    def _get_form(self, kind):
        """Return the form by which the slip or control sheet of one dossier prints.

        :raises UserError: if there is nothing to print yet
        """
        if not self.code or (kind == "receipt" and self.is_immediate):
            raise UserError(
                self.env._(
                    "Nothing to print of “%s”: a dossier has its slip and its control "
                    "sheet once it is received, and no slip if it is settled at once.",
                    self.display_name,
                )
            )
        return self.env["thads.dossier.form"]._get(kind, self.date_received)

    def _get_printed_words(self, kind) -> dict:
        """Return all that the slip or control sheet of one dossier says.

        Whoever prints it has seen its personal data, which is noted down.
        """
        details = {
            "receipt": self._get_receipt_words,
            "control": self._get_control_words,
        }
        words = {**self._get_form_words(self.date_received), **details[kind]()}
        self._note_access("printed")
        return words

    def _get_form_words(self, day) -> dict[str, str]:
        """Return what all forms say of one dossier, as texts.

        :param day: of the form
        """
        self.check_access("read")
        unit, service = self.department_id._get_acting_unit(day), self.service_id
        is_person = self.applicant_kind == "person"
        request = ": ".join(filter(None, (service.name, self.content)))
        return {
            "agency": unit.name_at(day),
            "agency_head": agency_head(unit.name_at(day)),
            "desk": DESK,
            "place_date": placed_date(unit.place or BLANK, day),
            "code": self.code or "",
            "barcode": self.code and code_128(self.code),
            "service": service.name,
            "request": request,
            "applicant": self.applicant_name,
            "applicant_is": APPLICANTS[self.applicant_kind],
            "address": self.applicant_address or BLANK,
            "phone": self.applicant_phone or BLANK,
            "email": self.applicant_email or BLANK,
            "received_day": day_words(self.date_received or None),
            "submitter": self.submitter_name or (is_person and self.applicant_name),
        }

    def _get_receipt_words(self) -> dict:
        """Return what the slip of one dossier says besides.

        Its appointment is the one given at reception, or anew when the papers asked
        for had come; of an extension the applicant is told by its own letter.
        """
        service, received = self.service_id, self.datetime_received
        given = self.sudo().event_ids.filtered(
            lambda event: event.kind in ("received", "completed")
        )[-1:]
        return {
            "papers": [
                (paper.name, PAPER_KINDS[paper.kind], paper.count)
                for paper in self.paper_ids
                if paper.is_there
            ],
            "sets": self.set_count,
            "limit": limit_words(service.limit, service.limit_unit),
            "received": hour_and_day(_local(received)),
            "appointment": hour_and_day(_local(given.datetime_appointment)),
            "way_back": way_back_words(self.channel_wanted, self.place_wanted or ""),
            "note": service.slip_note or "",
            "book": self.book_year,
            "book_number": self.book_number,
            "receiver": self.receiver_id.sudo().name,
            "qr_code": qr_code(self._get_lookup_url()),
        }

    def _get_control_words(self) -> dict:
        """Return what the control sheet of one dossier says besides."""
        return {
            "received": hour_and_day(_local(self.datetime_received)),
            "appointment": hour_and_day(_local(self.datetime_appointment)),
            "handling_unit": self.handler_unit_id.name_at(self.date_received)
            if self.handler_unit_id
            else BLANK,
            "blank": BLANK,
            "stations": [
                {
                    "station": station,
                    "giver_unit": station.giver_unit or DESK,
                    "taker_unit": station.taker_unit or DESK,
                    "given": hour_and_day(station.given),
                    "taken": station.taken and hour_and_day(station.taken),
                    "timing": control_sheet.TIMINGS[station.timing],
                }
                for station in control_sheet.get_stations(self._get_control_events())
            ],
        }

    def _get_control_events(self) -> list[control_sheet.Event]:
        return [
            control_sheet.Event(
                id=event.id,
                kind=event.kind,
                moment=_local(event.datetime_effective),
                person=event.user_id.name,
                unit=event.to_unit_id.name or "",
                receiver=event.to_user_id.name or "",
                due=_local(event.datetime_due),
                about=event.about_id.id or None,
            )
            for event in self.sudo().event_ids.sorted("id")
        ]

    def _make_notice(self, kind, event, **values):
        """Make the notice of what was just done with one dossier.

        :return: empty if the texts in force have no such form
        """
        day = vietnam_time.to_day(event.datetime_recorded)
        notices = self.env["thads.dossier.notice"]
        form = self.env["thads.dossier.form"]._find(kind, day)
        return notices._make(event, form, **values) if form else notices

    def _get_file_name(self) -> str:
        return NOT_IN_FILE_NAMES.sub("-", self.code or "")


def _local(moment):
    return vietnam_time.to_local(moment) if moment else None
