from datetime import datetime, time, timedelta

from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.demonstration import CASES

OFFICE_OPENS = time(8, 15)


class ThadsDossier(models.Model):
    """The demonstration's dossiers, received and settled by their own people."""

    _inherit = "thads.dossier"

    @api.model
    def _demonstrate(self):
        """Receive the dossiers of the demonstration, and let them go as far as told."""
        for case in CASES:
            self._demonstrate_case(case)

    def _demonstrate_case(self, case):
        desk = self._demonstrate_person(case.desk)
        service = self.env["thads.service"].search([("code", "=", case.service)])
        dossier = self.with_user(desk).create(
            {
                "service_id": service.id,
                "applicant_name": case.applicant,
                "applicant_kind": "person"
                if len(case.number) == 12
                else "organisation",
                "applicant_number": case.number,
                "applicant_phone": case.phone,
                "applicant_address": case.address,
                "channel_in": case.channel_in,
                "submitter_name": case.submitter,
                "datetime_received": self._demonstrate_moment(case.days),
            }
        )
        dossier.action_receive()
        if case.handler:
            handler = self._demonstrate_person(case.handler)
            dossier.action_hand_over(handler)
            for deed in case.deeds:
                dossier._demonstrate_deed(deed, desk, handler)

    def _demonstrate_person(self, login):
        return self.env.ref(f"thads_base.user_{login}")

    def _demonstrate_moment(self, days):
        """Return a moment on a working day some days ago, in UTC."""
        day = vietnam_time.today() - timedelta(days=days)
        calendars = self.env["resource.calendar"]
        if calendars.thads_deadline(day, 0) != day:
            day = calendars.thads_deadline(day, -1)
        opened = vietnam_time.to_utc(datetime.combine(day, OFFICE_OPENS))
        return min(opened, fields.Datetime.now())

    def _demonstrate_deed(self, deed, desk, handler):
        deeds = {
            "confirm": lambda: self.with_user(handler).action_confirm(),
            "guide": lambda: self.with_user(handler).action_guide(
                "Tài liệu chứng minh hoàn cảnh khó khăn chưa có xác nhận của Ủy ban "
                "nhân dân cấp xã",
                contents="Tài liệu chứng minh hoàn cảnh khó khăn có xác nhận của Ủy "
                "ban nhân dân cấp xã",
            ),
            "resolve": lambda: self.with_user(handler).action_resolve("resolved"),
            "return": lambda: self.with_user(desk).action_return("desk"),
        }
        deeds[deed]()
