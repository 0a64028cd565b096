from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

NEW_DAY = {"date": "2026-03-03", "name": "Day off"}


@tagged("post_install", "-at_install")
class TestCalendarAccess(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.env.ref("thads_base.calendar_year_2026")
        cls.day = cls.env.ref("thads_base.calendar_day_2026_11_24")
        cls.admin = cls._create_user("group_admin")
        cls.others = [
            cls._create_user(group)
            for group in ("group_staff", "group_head", "group_office", "group_leader")
        ]

    @classmethod
    def _create_user(cls, group):
        return new_test_user(cls.env, f"calendar_{group}", f"thads_base.{group}")

    def test_everyone_reads(self):
        for user in self.others:
            self.assertEqual(self.day.with_user(user).name, self.day.name)
            self.assertEqual(self.year.with_user(user).year, 2026)

    def test_only_admin_changes_a_day(self):
        for user in self.others:
            days = self.day.with_user(user)
            for attempt in (
                lambda days=days: days.create(NEW_DAY),
                lambda days=days: days.write({"name": "Mine"}),
                lambda days=days: days.unlink(),
            ):
                with self.assertRaises(AccessError):
                    attempt()
        days = self.day.with_user(self.admin)
        days.create(NEW_DAY)
        days.name = "Changed"
        days.unlink()

    def test_only_admin_changes_a_year(self):
        for user in self.others:
            years = self.year.with_user(user)
            for attempt in (
                lambda years=years: years.create({"year": 2030}),
                lambda years=years: years.write({"state": "draft"}),
                lambda years=years: years.action_draft(),
                lambda years=years: years.action_estimate(),
                lambda years=years: years.action_confirm(),
                lambda years=years: years.unlink(),
            ):
                with self.assertRaises(AccessError):
                    attempt()
        year = self.year.with_user(self.admin)
        year.action_draft()
        year.action_estimate()
        year.action_confirm()
        year.unlink()

    def test_only_admin_loads_a_year(self):
        for user in self.others:
            with self.assertRaises(AccessError):
                self.env["thads.calendar.load"].with_user(user).create({"year": 2028})
        load = self.env["thads.calendar.load"].with_user(self.admin)
        load.create({"year": 2028}).action_confirm()
        self.assertTrue(self.year.search([("year", "=", 2028)]))

    def test_portal_user_cannot_read(self):
        portal = new_test_user(self.env, "calendar_portal", "base.group_portal")
        for record in (self.day, self.year):
            with self.assertRaises(AccessError):
                record.with_user(portal).read(["display_name"])
