from datetime import timedelta

from odoo import api, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import score_demonstration as told


class ThadsScoreYear(models.Model):
    """The demonstration's tables of scores, each deed done by its own people."""

    _inherit = "thads.score.year"

    @api.model
    def _demonstrate(self):
        """Publish the ranking of the year before, and let this year's be on its way."""
        today = vietnam_time.today()
        year = today.year + (today.month >= 10)
        last = self._demonstrate_table(told.LAST_NAME, year - 1)
        for case in told.LAST:
            last._demonstrate_case(case)
        chair = last.with_user(self._demonstrate_person("truongthads"))
        chair.action_decide()
        chair.action_publish()
        trial = self._demonstrate_table(
            told.TRIAL_NAME,
            year,
            date_cutoff=today - timedelta(days=1),
            date_self_due=today + timedelta(days=7),
            date_review_due=today + timedelta(days=14),
            date_council_due=today + timedelta(days=21),
        )
        for case in told.TRIAL:
            trial._demonstrate_case(case)

    def _demonstrate_table(self, name, year, **values):
        table = self.with_user(self._demonstrate_person("chanhvanphong")).create(
            {
                "name": name.format(year=year),
                "year": year,
                "department_id": self.env.ref("thads_base.unit_tq_vp").id,
                "legal_basis": told.LEGAL_BASIS,
                **values,
            }
        )
        table.council_position_ids += self.env.ref("thads_base.post_truongphong_tochuc")
        table.action_open()
        table.sudo().sheet_ids._begin()
        return table

    def _demonstrate_case(self, case):
        unit = self.env.ref(f"thads_base.{case.unit}")
        found = self.sudo().sheet_ids.filtered(
            lambda sheet: sheet.department_id == unit
        )
        sheet = found.with_user(self._demonstrate_person(case.head))
        for place, points in case.own.items():
            sheet.line_ids[place].write(
                {"self_points": points, "self_note": told.STATISTICS}
            )
        if case.deed == "written":
            return
        sheet.action_submit()
        login = "photruong1" if case.unit == "unit_tq_vp" else "vanphong"
        reviewed = sheet.with_user(self._demonstrate_person(login))
        if case.deed == "returned":
            reviewed.action_send_back(told.RETURN_NOTE)
        if case.deed == "reviewed":
            reviewed._demonstrate_review(case)
            if case.objection:
                sheet._demonstrate_objection(case)

    def _demonstrate_person(self, login):
        return self.env.ref(f"thads_base.user_{login}")
