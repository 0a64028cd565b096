from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestLegalDeadlines(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.staff = new_test_user(cls.env, "clerk", "thads_base.group_staff")
        calendar = cls.env["resource.calendar"].with_context(lang="en_US")
        cls.calendar = calendar.with_user(cls.staff)

    def test_make_up_saturday_counts(self):
        self.assertEqual(
            self.calendar.thads_deadline(date(2026, 8, 20), 5), date(2026, 8, 26)
        )

    def test_days_may_be_text(self):
        """As JSON-RPC sends them."""
        self.assertEqual(
            self.calendar.thads_deadline("2026-02-13", 5), date(2026, 2, 27)
        )
        self.assertEqual(
            self.calendar.thads_deadlines(["2026-02-13", date(2026, 1, 8)], 2),
            [date(2026, 2, 24), date(2026, 1, 10)],
        )
        self.assertEqual(
            self.calendar.thads_working_days_between("2025-12-29", "2026-01-07"), 5
        )

    def test_zero_and_negative_counts(self):
        for start, count, deadline in (
            ("2026-08-22", 0, date(2026, 8, 22)),
            ("2026-08-23", 0, date(2026, 8, 24)),
            ("2026-08-24", -1, date(2026, 8, 22)),
        ):
            self.assertEqual(self.calendar.thads_deadline(start, count), deadline)

    def test_on_a_record_and_for_a_unit_the_answer_is_the_same(self):
        record = self.env.company.resource_calendar_id.with_user(self.staff)
        department = self.env["hr.department"].create({"name": "Phòng Nghiệp vụ 1"})
        self.assertEqual(
            record.thads_deadline("2026-08-28", 3, department), date(2026, 9, 7)
        )

    def test_calendar_days_roll(self):
        for start, days, deadline in (
            ("2026-08-17", 15, date(2026, 9, 3)),
            ("2026-08-07", 15, date(2026, 8, 22)),
            ("2026-09-03", -1, date(2026, 8, 28)),
        ):
            self.assertEqual(
                self.calendar.thads_deadline_calendar(start, days), deadline
            )

    def test_explain(self):
        makeup, weekend = self.calendar.thads_explain_deadline("2026-08-20", 5)
        self.assertEqual(
            makeup,
            {
                "date": date(2026, 8, 22),
                "kind": "makeup",
                "name": "Làm bù cho thứ Hai 31/08/2026",
            },
        )
        self.assertEqual(
            (weekend["date"], weekend["kind"]), (date(2026, 8, 23), "weekend")
        )
        self.assertIn(weekend["name"], ("Sunday", "Chủ Nhật"))

    def test_explain_calendar_names_the_day_rolled_to(self):
        reasons = self.calendar.thads_explain_deadline_calendar("2026-08-17", 15)
        self.assertEqual(
            [(reason["date"].day, reason["kind"]) for reason in reasons],
            [(1, "holiday"), (2, "holiday"), (3, "rolled")],
        )
        self.assertTrue(reasons[-1]["name"])

    def test_explain_marks_what_is_only_expected(self):
        [reason] = self.calendar.thads_explain_deadline("2026-11-23", 1)
        self.assertEqual(reason["name"], "Ngày Văn hóa Việt Nam (expected)")

    def test_unknown_year_names_itself(self):
        for call in (
            lambda: self.calendar.thads_deadline("2027-12-30", 5),
            lambda: self.calendar.thads_deadlines(["2027-12-30"] * 5000, 5),
            lambda: self.calendar.thads_deadline_calendar("2027-12-30", 5),
            lambda: self.calendar.thads_working_days_between(
                "2027-12-30", "2029-01-05"
            ),
            lambda: self.calendar.thads_explain_deadline("2027-12-30", 5),
        ):
            with self.assertRaisesRegex(UserError, "in use for 2028"):
                call()

    def test_moment_is_refused(self):
        """The day of 17:00 UTC is the next one in Vietnam: the caller must say."""
        for moment in (datetime(2026, 8, 20, 17), "2026-08-20 17:00:00", False):
            with self.assertRaises(ValueError):
                self.calendar.thads_deadline(moment, 5)
            with self.assertRaises(ValueError):
                self.calendar.thads_deadlines([moment], 5)

    def test_count_needs_no_query_once_the_calendar_is_built(self):
        self.calendar.thads_deadline("2026-08-20", 5)
        with self.assertQueryCount(0):
            self.calendar.thads_deadline("2026-08-20", 60)
