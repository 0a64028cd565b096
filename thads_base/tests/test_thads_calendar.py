from datetime import date

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, TransactionCase, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install")
class TestCalendar(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={"lang": "en_US"})
        cls.days = cls.env["thads.calendar.day"]
        cls.years = cls.env["thads.calendar.year"]
        cls.calendar = cls.env["resource.calendar"]

    def _get_year(self, number):
        return self.years.search([("year", "=", number)])

    def _create_day(self, day, **values):
        return self.days.create({"date": day, "name": "Day off", **values})

    def test_shipped_years_are_in_use(self):
        years = self.years.search([("year", "<=", 2027)], order="year")
        self.assertEqual(years.mapped("year"), list(range(2017, 2028)))
        self.assertEqual(
            set(years[:-1].mapped("state")) | {years[-1].state},
            {"confirmed", "estimated"},
        )
        self.assertEqual(self._get_year(2026).makeup_count, 2)
        self.assertEqual(self._get_year(2026).holiday_count, 14)

    def test_new_day_changes_deadlines_at_once(self):
        self.assertEqual(
            self.calendar.thads_deadline("2026-03-02", 1), date(2026, 3, 3)
        )
        day = self._create_day("2026-03-03")
        self.assertEqual(
            self.calendar.thads_deadline("2026-03-02", 1), date(2026, 3, 4)
        )
        day.date = "2026-03-04"
        self.assertEqual(
            self.calendar.thads_deadline("2026-03-02", 2), date(2026, 3, 5)
        )
        day.unlink()
        self.assertEqual(
            self.calendar.thads_deadline("2026-03-02", 2), date(2026, 3, 4)
        )

    def test_change_taken_back_leaves_no_trace(self):
        """A savepoint rolled back takes the day out of the count again."""
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self._create_day("2026-03-03")
            self.calendar.thads_deadline("2026-03-02", 1)
            raise ZeroDivisionError
        self.assertEqual(
            self.calendar.thads_deadline("2026-03-02", 1), date(2026, 3, 3)
        )

    def test_uncommitted_change_is_not_shared(self):
        """Others go on counting with the committed days, in the same process."""
        self._create_day("2026-03-03")
        with self.env.registry.cursor() as cr:
            other = self.env(cr=cr)["resource.calendar"]
            self.assertEqual(other.thads_deadline("2026-03-02", 1), date(2026, 3, 3))
        self.assertEqual(
            self.calendar.thads_deadline("2026-03-02", 1), date(2026, 3, 4)
        )

    def test_change_drops_what_was_shared(self):
        before = self.years._get_shared_working_calendar()
        self._create_day("2026-03-03")
        self.assertIsNot(self.years._get_shared_working_calendar(), before)

    def test_rolled_back_change_is_forgotten(self):
        self._create_day("2026-03-03")
        self.env.cr.postrollback.run()
        calendar = self.years._get_working_calendar()
        self.assertIs(self.years._get_working_calendar(), calendar)

    def test_other_processes_are_told_after_the_commit(self):
        self._create_day("2026-03-03")
        sequences = dict(self.registry.cache_sequences)
        self.env.cr.postcommit.run()
        self.assertNotEqual(self.registry.cache_sequences, sequences)

    def test_committed_change_is_shared_again(self):
        self._create_day("2026-03-03")
        self.env.cr.postcommit.run()
        calendar = self.years._get_working_calendar()
        self.assertFalse(calendar.is_working(date(2026, 3, 3)))
        self.assertIs(self.years._get_working_calendar(), calendar)

    def test_draft_year_is_not_counted_with(self):
        self._get_year(2027).action_draft()
        with self.assertRaisesRegex(UserError, "2027"):
            self.calendar.thads_deadline("2027-01-05", 1)
        self.assertEqual(
            self.calendar.thads_deadline("2026-12-30", 1), date(2026, 12, 31)
        )

    def test_estimated_year_is_counted_with(self):
        self.assertEqual(self._get_year(2027).state, "estimated")
        self.assertEqual(
            self.calendar.thads_deadline("2027-02-03", 1), date(2027, 2, 11)
        )

    def test_confirming_a_year_confirms_its_days(self):
        year = self._get_year(2027)
        self.assertTrue(year.expected_count)
        year.action_confirm()
        self.assertEqual(year.state, "confirmed")
        self.assertFalse(year.expected_count)

    def test_empty_year_is_not_put_in_use(self):
        year = self.years.create({"year": 2030, "legal_basis": "Thông báo"})
        for action in (year.action_confirm, year.action_estimate):
            with self.assertRaisesRegex(UserError, "days off of 2030"):
                action()

    @mute_logger("odoo.sql_db")
    def test_year_is_confirmed_on_a_legal_basis_only(self):
        with self.assertRaises(CheckViolation):
            self._get_year(2026).legal_basis = ""
            self.env.flush_all()

    def test_day_of_a_new_year_makes_a_draft(self):
        day = self._create_day("2030-01-01")
        self.assertRecordValues(day.year_id, [{"year": 2030, "state": "draft"}])
        with self.assertRaisesRegex(UserError, "2030"):
            self.calendar.thads_deadline("2030-01-02", 1)
        day.year_id.action_estimate()
        self.assertEqual(
            self.calendar.thads_deadline("2030-01-01", 1), date(2030, 1, 2)
        )

    def test_day_stays_in_its_year(self):
        day = self.env.ref("thads_base.calendar_day_2026_11_24")
        with self.assertRaisesRegex(ValidationError, "not a day of 2026"):
            day.date = "2027-11-23"

    def test_make_up_day_falls_on_a_weekend(self):
        self._create_day("2026-03-07", kind="makeup")
        with self.assertRaisesRegex(ValidationError, "worked anyway"):
            self._create_day("2026-03-09", kind="makeup")

    @mute_logger("odoo.sql_db")
    def test_day_is_entered_once(self):
        with self.assertRaises(UniqueViolation):
            self._create_day("2026-09-02")

    def test_load_proposes_a_draft(self):
        with Form(self.env["thads.calendar.load"]) as form:
            self.assertEqual(form.year, 2028)
        action = form.record.action_confirm()
        year = self.years.browse(action["res_id"])
        self.assertRecordValues(year, [{"year": 2028, "state": "draft"}])
        self.assertEqual(set(year.day_ids.mapped("certainty")), {"expected"})
        self.assertIn(date(2028, 1, 26), year.day_ids.mapped("date"), "mùng 1 Tết")
        year.action_estimate()
        self.assertEqual(
            self.calendar.thads_deadline("2027-12-31", 1), date(2028, 1, 4)
        )

    def test_load_names_make_up_days(self):
        """2010 is a year whose swap the library knows."""
        year = self.years._propose(2010)
        makeup = year.day_ids.filtered(lambda day: day.kind == "makeup")
        self.assertRecordValues(
            makeup, [{"date": date(2010, 2, 27), "name": "Make-up working day"}]
        )

    def test_load_refuses_a_year_that_is_there(self):
        load = self.env["thads.calendar.load"].create({"year": 2026})
        with self.assertRaisesRegex(UserError, "2026 is loaded already"):
            load.action_confirm()

    def test_year_is_found_by_its_number(self):
        found = self.years.name_search("2026")
        self.assertEqual(found, [(self._get_year(2026).id, "2026")])
