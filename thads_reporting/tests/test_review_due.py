from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ReviewCommon

LOCAL_DAY, PROVINCE_DAY = date(2026, 7, 10), date(2026, 7, 20)
EARLIER, LATER = date(2026, 7, 6), date(2026, 7, 21)


@tagged("post_install", "-at_install")
class TestReviewDue(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._create_review()
        self.tiers = self.review.tier_ids.grouped("level")
        self.tiers["province"].date_due = PROVINCE_DAY
        self.tiers["local"].date_due = LOCAL_DAY

    def _open(self, **local):
        self.tiers["local"].write(local)
        self.review.action_open()
        self.review.sudo().report_ids._begin()
        self.local_report = self._get_report(self.review, self.local)
        self.other_report = self._get_report(self.review, self.other_local)
        return self._get_report(self.review, self.province, self.officer)

    def test_the_province_sets_the_day_of_its_own_units(self):
        province = self._open(is_set_above=True)
        self.assertTrue(province.sets_due_below)
        self.env.invalidate_all()
        province.date_due_below = EARLIER
        self.assertFalse(province.child_ids)  # what was not sent is not read
        self.assertEqual(self.local_report.date_due, EARLIER)
        self.assertEqual(self.local_report.sudo().current_step_ids.deadline, EARLIER)
        self.assertEqual(self.local_report.sudo().activity_ids.date_deadline, EARLIER)
        self.assertEqual(self.other_report.date_due, LOCAL_DAY)
        self.assertTrue(self.local_report.is_late)
        shown = self._get_report(self.review, self.local, self.local_head)
        self.assertEqual(shown.date_due, EARLIER)
        province.date_due_below = False
        self.assertEqual(self.local_report.date_due, LOCAL_DAY)

    def test_never_later_than_its_own(self):
        province = self._open(is_set_above=True)
        province.date_due_below = PROVINCE_DAY
        with self.assertRaisesRegex(UserError, "20/07/2026"):
            province.date_due_below = LATER
        self.assertEqual(self.local_report.date_due, PROVINCE_DAY)

    def test_not_where_the_centre_sets_it(self):
        province = self._open()
        self.assertFalse(province.sets_due_below)
        with self.assertRaisesRegex(UserError, "unit in charge"):
            province.date_due_below = EARLIER

    def test_another_province_and_the_local_unit_do_not(self):
        province = self._open(is_set_above=True)
        for user in (self.other_officer, self.local_head, self.reviewer):
            with self.assertRaises(AccessError):
                province.with_user(user).date_due_below = EARLIER
        with self.assertRaisesRegex(UserError, "unit in charge"):
            local = self._get_report(self.review, self.local, self.local_head)
            local.date_due_below = EARLIER

    def test_it_may_be_empty(self):
        self.tiers["local"].date_due = False
        province = self._open(is_set_above=True)
        self.assertFalse(self.local_report.date_due)
        self.assertFalse(self.local_report.is_late)
        province.date_due_below = EARLIER
        self.assertTrue(self.local_report.is_late)

    def test_the_centre_moves_days_of_an_open_campaign(self):
        province = self._open(is_set_above=True)
        province.date_due_below = PROVINCE_DAY
        self.tiers["province"].date_due = EARLIER
        self.assertEqual(province.date_due, EARLIER)
        self.assertEqual(province.sudo().current_step_ids.deadline, EARLIER)
        self.assertEqual(province.date_due_below, EARLIER)
        self.assertEqual(self.local_report.date_due, EARLIER)
        self.assertEqual(self.other_report.date_due, LOCAL_DAY)
        self.tiers["local"].is_set_above = False
        self.assertEqual(self.local_report.date_due, LOCAL_DAY)

    def test_only_the_unit_in_charge_moves_them(self):
        self._open()
        for user in (self.officer, self.head, self.other_head):
            with self.assertRaises(AccessError):
                self.tiers["province"].with_user(user).date_due = LATER
