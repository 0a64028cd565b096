from datetime import datetime, timedelta

from odoo import api, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.demonstration import (
    CASES,
    CONFERENCE,
    CONFERENCE_DAYS,
    CONFERENCE_HOURS,
    DELEGATES,
    LEGAL_BASIS,
    NAME,
    QUESTIONS,
    WEEKS,
)
from ..tools.form_two import COLUMNS


class ThadsReview(models.Model):
    """The demonstration's campaign, drawn up, written and sent by its own people."""

    _inherit = "thads.review"

    @api.model
    def _demonstrate(self):
        """Open the campaign of the province, and let its units go as far as told."""
        end = vietnam_time.today() - timedelta(days=1)
        office = self.env.ref("thads_base.unit_tq_vp")
        review = self.with_user(self._demonstrate_person("chanhvanphong")).create(
            {
                "name": NAME,
                "department_id": office.id,
                "legal_basis": LEGAL_BASIS,
                "period_start": end - timedelta(weeks=WEEKS),
                "period_end": end,
            }
        )
        days = {"local": 14, "province": 21}
        for tier in review.tier_ids:
            after = days.get(tier.level)
            tier.date_due = after and end + timedelta(days=after)
        review.action_open()
        review.sudo().report_ids._begin()
        for case in CASES:
            review._demonstrate_case(case)
        review.action_urge()
        for question in QUESTIONS:
            review._demonstrate_question(question)
        review._demonstrate_conference(end)

    def _demonstrate_question(self, case):
        """Let a unit ask; the unit in charge answers, and publishes, what it has."""
        person = self._demonstrate_person(case.login)
        asked = (
            self.env["thads.review.question"]
            .with_user(person)
            .with_context(lang=person.lang)
            .create(
                {
                    "name": case.text,
                    "review_id": self.id,
                    "department_id": self.env.ref(f"thads_base.{case.unit}").id,
                }
            )
        )
        if case.answer:
            answered = asked.with_user(self.env.user)
            answered.answer = case.answer
            answered.action_publish()

    def _demonstrate_conference(self, end):
        """Prepare the conference that follows: its invitation, whom two units send."""
        day = end + timedelta(days=CONFERENCE_DAYS)
        start, stop = (
            vietnam_time.to_utc(datetime.combine(day, hour))
            for hour in CONFERENCE_HOURS
        )
        conference = self.env["thads.review.conference"].create(
            {
                **CONFERENCE,
                "review_id": self.id,
                "datetime_start": start,
                "datetime_stop": stop,
                "chair_id": self.env.ref("thads_base.post_truongthads").id,
                "class_ids": self.env.ref(
                    "thads_base.thads_department_class_local"
                ).ids,
            }
        )
        conference.action_invite()
        for login, delegates in DELEGATES:
            person = self._demonstrate_person(login)
            rows = conference.attendance_ids.with_user(person)
            rows._filtered_access("write").delegates = delegates

    def _demonstrate_case(self, case):
        unit = self.env.ref(f"thads_base.{case.unit}")
        head = self._demonstrate_person(case.head)
        reports = self.env["thads.review.report"].with_user(head)
        report = reports.search(
            [("review_id", "=", self.id), ("department_id", "=", unit.id)]
        )
        report.write(case.practice)
        for part, text in zip(report.part_ids, case.answers, strict=True):
            part.text = text
        services = self.env["thads.service"]
        for code, numbers in case.typed:
            report.env["thads.review.figure"].create(
                {
                    "report_id": report.id,
                    "service_id": services.search([("code", "=", code)], limit=1).id,
                    **numbers,
                }
            )
        if case.deed != "written":
            report.action_submit()
            self._demonstrate_decision(report, case)

    def _demonstrate_decision(self, report, case):
        above = report.with_user(self._demonstrate_person("vanphong"))
        if case.deed == "accepted":
            above.action_accept()
        if case.deed == "returned":
            column = list(COLUMNS.values()).index("pending_late") + min(COLUMNS)
            total = len(above.figures()) - 1
            above.action_send_back([[total, column]], case.note)

    def _demonstrate_person(self, login):
        return self.env.ref(f"thads_base.user_{login}")
