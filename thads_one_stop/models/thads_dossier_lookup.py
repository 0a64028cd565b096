from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

MAX_CODE = 64  # signs; no code is longer


class ThadsDossier(models.Model):
    """What everybody may know of a dossier, without personal data.

    Whoever has the address of the QR code of the slip sees the way of the dossier: its
    token cannot be guessed. Codes can: they run by unit and day. By the bare code a
    caller learns no more than that there is such a dossier, where it stands and when
    it is due; not what was asked for, nor what happened to it when. No page names a
    person or says what was written to one: that papers were asked for is shown, which
    and why is in the letter.
    """

    _inherit = "thads.dossier"

    submission_ids = fields.One2many(
        "thads.dossier.submission", "dossier_id", string="Sent Online", readonly=True
    )

    @api.model
    def _find_by_code(self, code):
        """Return the dossier with a code as somebody typed it, if there is one."""
        typed = "".join(code.split()).upper()
        if not typed or len(typed) > MAX_CODE or "\0" in typed:
            return self.browse()
        return self.search([("code", "=", typed)], limit=1)

    @api.model
    def _find_by_token(self, token):
        if not token or len(token) > MAX_CODE or "\0" in token:
            return self.browse()
        return self.search([("access_token", "=", token)], limit=1)

    def _get_lookup_url(self) -> str:
        """Return the address by which the way of one dossier can be looked at."""
        return f"{self.get_base_url()}/tra-cuu/{self.sudo().access_token}"

    def _get_public_summary(self) -> dict:
        """Return what the bare code of one dossier tells.

        :return: ``{"title", "state", "facts": [(label, text)]}``, in the language of
            the context
        """
        unit = self._get_acting_unit()
        facts = [(self.env._("Unit"), unit.name)]
        return {
            "title": self.code,
            "state": self._get_public_state(),
            "facts": [*facts, *self._get_public_dates()],
        }

    def _get_public_way(self) -> dict:
        """Return what the address of the QR code of one dossier tells.

        :return: as ``_get_public_summary``, with ``"entries": [(moment, text)]``, the
            oldest first, in UTC
        """
        summary = self._get_public_summary()
        service = (self.env._("Service"), self.service_id.name)
        received = (
            self.env._("Received"),
            vietnam_time.to_local(self.datetime_received).strftime("%H:%M, %d/%m/%Y"),
        )
        return {
            **summary,
            "facts": [service, summary["facts"][0], received, *summary["facts"][1:]],
            "entries": self._get_public_entries(),
        }

    def _get_public_state(self) -> str:
        if self.state == "waiting":
            stop = self.stop_ids.filtered(lambda stop: not stop.datetime_until)
            if stop.cause == "other_body":
                return self.env._("Waiting for another body; the time stands still.")
            return self.env._(
                "Papers to complete the file were asked for; the time stands still "
                "until they have come."
            )
        texts = {
            "processing": self.env._("Being settled."),
            "resolved": self.env._("The result is ready."),
            "returned": self.env._("The result was given back."),
            "cancelled": self.env._(
                "The reception was undone. Please ask the one-stop desk."
            ),
        }
        return texts.get(self.state, "")

    def _get_public_dates(self) -> list[tuple[str, str]]:
        """Return appointment and promise of one dossier, as (label, text)."""
        dates = []
        if self.datetime_appointment and self.state != "cancelled":
            dates.append((self.env._("Appointment"), self.datetime_appointment))
        if self.datetime_promised and self.state in ("processing", "waiting"):
            dates.append((self.env._("Promised instead"), self.datetime_promised))
        return [
            (label, vietnam_time.to_local(moment).strftime("%H:%M, %d/%m/%Y"))
            for label, moment in dates
        ]

    def _get_public_entries(self) -> list[tuple]:
        """Return what happened to one dossier, without what was undone."""
        events = self.event_ids
        undoing = events.filtered(lambda event: event.kind == "undone")
        shown = events - undoing - undoing.about_id
        texts = self._get_public_texts()
        entries = [
            (event.datetime_effective, texts[event.kind])
            for event in shown
            if event.kind in texts
        ]
        return _without_repeats(entries)

    def _get_public_texts(self) -> dict[str, str]:
        """Return what is said of each kind of event; the others stay inside."""
        return {
            "received": self.env._("The dossier was received."),
            "handed_over": self.env._("Given to the unit that settles it."),
            "succeeded": self.env._("Taken over by the unit that follows this one."),
            "guided": self.env._(
                "Papers to complete the file were asked for. The letter says which."
            ),
            "completed": self.env._("The papers have come; the time goes on."),
            "extended": self.env._("More time was asked for, with an apology."),
            "apologised": self.env._(
                "An apology was sent, and the result promised for a later day."
            ),
            "resolved": self.env._("The result is ready."),
            "reminded": self.env._("You were reminded to collect the result."),
            "returned": self.env._("The result was given back."),
        }


def _without_repeats(entries) -> list[tuple]:
    """Return entries without those that say the same as the one before them.

    What goes from hand to hand inside the office is one entry.
    """
    shown: list[tuple] = []
    for moment, text in entries:
        if not shown or shown[-1][1] != text:
            shown.append((moment, text))
    return shown
