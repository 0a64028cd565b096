from contextlib import contextmanager
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.thads_base.models.thads_package import ThadsPackage

ROWS = [
    {"id": "thads_test.a", "name": "Loại A", "sequence": "1", "abbreviation": "LA"},
    {"id": "thads_test.b", "name": "Loại B", "sequence": "2", "abbreviation": "LB"},
    {"id": "thads_test.c", "name": "Loại C", "sequence": "3", "abbreviation": "LC"},
]


@tagged("post_install", "-at_install")
class TestPackage(TransactionCase):
    """What a package brings, and what persons have done to it since."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = new_test_user(cls.env, "test_admin", "thads_base.group_admin")
        cls.office = new_test_user(cls.env, "test_office", "thads_base.group_office")
        cls.packages = cls.env["thads.package"]
        with cls._files(ROWS):
            cls.package = cls.packages.with_user(cls.admin)._load("test")
        cls.a, cls.b, cls.c = (cls.env.ref(row["id"]) for row in ROWS)

    @classmethod
    @contextmanager
    def _files(cls, rows):
        """Let the files of the package say these rows."""
        rows = [dict(row) for row in rows]
        with patch.object(
            ThadsPackage, "_read_rows", lambda self: [("thads.document.type", rows)]
        ):
            yield

    def _reload(self, rows, **options):
        with self._files(rows):
            self.package._reload(**options)
        self.env.invalidate_all()

    def _change_row(self, number, **values):
        return [
            {**row, **values} if place == number else row
            for place, row in enumerate(ROWS)
        ]

    def test_records_are_there_as_the_file_says(self):
        self.assertEqual((self.a.name, self.a.sequence), ("Loại A", 1))
        self.assertEqual(self.package.record_count, 3)
        self.assertEqual(set(self.package.record_ids.mapped("state")), {"loaded"})

    def test_corrected_file_reaches_what_nobody_changed(self):
        self.a.sequence = 9
        self._reload(self._change_row(0, name="Loại A mới", sequence="4"))
        self.assertEqual((self.a.name, self.a.sequence), ("Loại A mới", 9))
        self.assertEqual(self.package.changed_count, 1)

    def test_what_a_person_changed_or_deleted_stays(self):
        self.a.name = "Của tôi"
        self.b.unlink()
        self._reload(self._change_row(0, name="Loại A mới"))
        self.assertEqual(self.a.name, "Của tôi")
        self.assertFalse(self.b.exists())
        self.assertEqual(
            (self.package.changed_count, self.package.deleted_count), (1, 1)
        )

    def test_what_is_the_same_is_not_written(self):
        before = self.a.write_date
        with self.assertQueryCount(40):
            self._reload(ROWS)
        self.assertEqual(self.a.write_date, before)

    def test_new_row_is_added_also_at_an_upgrade(self):
        new = {
            "id": "thads_test.d",
            "name": "Loại D",
            "sequence": "4",
            "abbreviation": "LD",
        }
        rows = [*self._change_row(0, name="Loại A mới"), new]
        self._reload(rows, only_new=True)
        self.assertEqual(self.env.ref("thads_test.d").name, "Loại D")
        self.assertEqual(self.a.name, "Loại A")

    def test_wrong_file_loads_nothing(self):
        rows = self._change_row(1, abbreviation="LA")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UserError),
            self.env.cr.savepoint(),
        ):
            self._reload(rows)
        self.assertEqual(self.b.abbreviation, "LB")

    def test_removal_leaves_what_was_changed_or_is_used(self):
        self.a.name = "Của tôi"
        unit = self.env["hr.department"].create({"name": "Phòng"})
        self.env["thads.counter"]._open_series(
            self.env["thads.counter"]._name_series(unit, self.b, 2026)
        )
        self.env.invalidate_all()
        action = self.package.action_remove()
        self.assertEqual(
            [record.exists() and True for record in (self.a, self.b, self.c)],
            [True, True, self.env["thads.document.type"]],
        )
        self.assertIn("2", action["params"]["message"])
        self.assertEqual(self.package.state, "removed")
        self.assertFalse(self.package.record_ids)

    def test_what_was_removed_stays_away_until_it_is_loaded_again(self):
        self.package.action_remove()
        with self._files(ROWS):
            self.packages._load_shipped("test")
            self.assertFalse(self.env.ref("thads_test.a", raise_if_not_found=False))
            self.package.action_reload()
        self.assertEqual(self.env.ref("thads_test.a").name, "Loại A")

    def test_what_an_older_version_brought_is_taken_over(self):
        """A person's as it is; of the rest, a corrected file reaches it."""
        self.package.record_ids.sudo().unlink()
        self.env["ir.model.data"].search([("module", "=", "thads_test")]).noupdate = 0
        self.a.with_user(self.admin).name = "Của tôi"
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE thads_document_type SET write_uid = 1 WHERE id = %s", [self.b.id]
        )
        self.env.invalidate_all()
        self._reload(ROWS)
        self._reload(
            [{**row, "name": f"{row['name']} mới"} for row in ROWS], only_new=False
        )
        self.assertEqual(self.a.name, "Của tôi")
        self.assertEqual(self.b.name, "Loại B mới")
        data = self.env["ir.model.data"].search([("module", "=", "thads_test")])
        self.assertEqual(set(data.mapped("noupdate")), {True})

    def test_types_of_papers_are_not_removed(self):
        package = self.packages.search([("code", "=", "document_types")])
        self.assertGreaterEqual(package.record_count, 30)
        with self.assertRaises(UserError):
            package.with_user(self.admin).action_remove()

    def test_only_administrators_load_and_remove(self):
        package = self.package.with_user(self.office)
        with self.assertRaises(AccessError):
            package.action_reload()
        with self.assertRaises(AccessError):
            package.action_remove()
        with self.assertRaises(AccessError):
            package._load("document_types")
        with self.assertRaises(AccessError):
            self.package.with_user(self.admin).write({"state": "removed"})
        with self.assertRaises(AccessError):
            self.package.record_ids.with_user(self.admin).unlink()

    def test_unknown_package_is_refused(self):
        with self.assertRaises(UserError):
            self.packages._load("none")


@tagged("post_install", "-at_install")
class TestCalendarPackage(TransactionCase):
    """The years of the calendar, which administrators correct and confirm."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.package = cls.env["thads.package"].search([("code", "=", "calendars")])
        cls.years = cls.env["thads.calendar.year"]
        cls.days = cls.env["thads.calendar.day"]

    def _reload_with(self, day):
        """Load the package again, its file saying one more day."""
        read = ThadsPackage._read_file

        def read_more(package, addon, path):
            model, rows = read(package, addon, path)
            if model == "thads.calendar.day":
                row = {"id": "thads_base.test_day", "date": day, "name": "Nghỉ bù"}
                rows.append({**rows[0], **row})
            return model, rows

        with patch.object(ThadsPackage, "_read_file", read_more):
            self.package._reload()
        self.env.invalidate_all()

    def _find_day(self, day):
        return self.days.search([("date", "=", day)])

    def test_what_persons_changed_or_deleted_stays(self):
        changed = self.env.ref("thads_base.calendar_day_2026_11_24")
        changed.name = "Của tôi"
        self.env.ref("thads_base.calendar_day_2026_08_22").unlink()
        self.years.search([("year", "=", 2020)]).unlink()
        self.package._reload()
        self.assertEqual(changed.name, "Của tôi")
        self.assertFalse(self._find_day("2026-08-22"))
        self.assertFalse(self.years.search([("year", "=", 2020)]))

    def test_new_day_reaches_a_year_that_nobody_changed(self):
        self._reload_with("2027-06-01")
        self.assertEqual(self._find_day("2027-06-01").name, "Nghỉ bù")
        self.assertEqual(self.package.changed_count, 0)

    def test_a_year_that_was_confirmed_is_the_administrators(self):
        year = self.years.search([("year", "=", 2027)])
        year.legal_basis = "Thông báo"
        year.action_confirm()
        self._reload_with("2027-06-01")
        self.assertFalse(self._find_day("2027-06-01"))

    def test_a_year_that_was_entered_by_hand_is_left_alone(self):
        """As in a database that is older than the package."""
        self.package.record_ids.sudo().unlink()
        self._find_day("2026-08-22").unlink()
        self.env["thads.package"]._load_shipped("calendars")
        self.assertFalse(self._find_day("2026-08-22"))
        self.assertFalse(self.package.record_ids)

    def test_deadlines_need_them(self):
        with self.assertRaisesRegex(UserError, "need"):
            self.package.action_remove()
