from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.thads_base.tests.common import LAST_OLD_DAY

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewOpening(ReviewCommon):
    def test_every_unit_of_the_period_reports_to_the_one_above(self):
        review = self._open_review()
        above = {
            report.department_id: report.parent_id.department_id
            for report in review.sudo().report_ids
        }
        self.assertEqual(
            above,
            {
                self.central: self.env["hr.department"],
                self.province: self.central,
                self.other_province: self.central,
                self.local: self.province,
                self.other_local: self.other_province,
            },
        )
        self.assertEqual(review.state, "open")

    def test_who_writes_is_the_office_or_the_unit_itself(self):
        review = self._open_review()
        writers = [
            self._get_report(review, unit).drafting_unit_id
            for unit in (self.central, self.province, self.local)
        ]
        self.assertEqual(writers, [self.ban, self.office, self.local])

    def test_due_dates_are_of_the_level_and_may_be_empty(self):
        review = self._create_review()
        tiers = review.tier_ids.grouped("level")
        tiers["province"].date_due = date(2026, 7, 20)
        review.action_open()
        self.assertEqual(
            self._get_report(review, self.province).date_due, date(2026, 7, 20)
        )
        self.assertFalse(self._get_report(review, self.local).date_due)

    def test_a_unit_that_ended_before_is_not_asked_and_its_time_is(self):
        """A review of 2018 is written by successors, for the units of 2018."""
        old_top = self._create_unit(
            "Tổng cục", "central", date_to=LAST_OLD_DAY, successor_id=self.central.id
        )
        old = self._create_unit(
            "Cục THADS tỉnh Một",
            "province",
            old_top,
            date_to=LAST_OLD_DAY,
            successor_id=self.province.id,
        )
        self.central.date_from = date(2025, 7, 1)
        (self.local | self.other_local).date_from = date(2025, 7, 1)
        review = self._open_review(
            period_start=date(2017, 6, 1), period_end=date(2018, 6, 1)
        )
        reports = review.sudo().report_ids
        self.assertEqual(reports.department_id, self.central | old)
        self.assertEqual(self._get_report(review, old).drafting_unit_id, self.office)

        review = self._open_review()
        self.assertNotIn(old, review.sudo().report_ids.department_id)

    def test_each_answerable_heading_has_its_place(self):
        review = self._open_review()
        report = self._get_report(review, self.local)
        self.assertEqual(
            report.part_ids.heading_id, review.heading_ids.filtered("is_answered")
        )
        self.assertEqual(len(report.part_ids), 4)

    def test_starting_gives_each_head_an_activity_once(self):
        review = self._open_review()
        cron = self.env.ref("thads_reporting.ir_cron_start_reports")
        for _run in range(2):
            with self.enter_registry_test_mode():
                cron.method_direct_trigger()
        report = self._get_report(review, self.local)
        self.assertEqual(report.activity_ids.user_id, self.local_head)
        self.assertEqual(len(report.activity_ids), 1)

    def test_an_open_campaign_keeps_its_period(self):
        review = self._open_review()
        with self.assertRaisesRegex(UserError, "is open"):
            review.period_end = date(2026, 7, 31)
        with self.assertRaisesRegex(UserError, "is open"):
            review.action_open()
        with self.assertRaisesRegex(UserError, "is open"):
            review.heading_ids[0].name = "Khác"

    def test_the_head_of_a_room_opens_none(self):
        review = (
            self.env["thads.review"]
            .with_user(self.local_head)
            .create(
                {"name": "X", "period_start": "2026-01-01", "period_end": "2026-02-01"}
            )
        )
        with self.assertRaises(AccessError):
            review.action_open()
        with self.assertRaises(AccessError):
            review.state = "open"
        self.assertEqual(review.state, "draft")
