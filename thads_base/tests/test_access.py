from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import OrganisationCommon

COLUMNS = ["user_id", "department_id", "capacity", "date_from", "date_to"]


@tagged("post_install", "-at_install")
class TestAccess(OrganisationCommon):
    def _get_units(self, user, field="has_my_access"):
        return self.env["hr.department"].with_user(user).search([(field, "=", True)])

    def _get_rights(self):
        rights = self.env["thads.access"].search([])
        return sorted(
            tuple(right[column] for column in (*COLUMNS, "position_id"))
            for right in rights.read([*COLUMNS, "position_id"], load=None)
        )

    def test_staff_has_own_unit_only(self):
        self.assertEqual(self._get_units(self.staff), self.room)

    def test_head_has_all_below(self):
        below = self.province + self.office + self.room + self.local
        self.assertEqual(self._get_units(self.head), below.sorted())
        self.assertEqual(self._get_units(self.head, "is_my_unit"), self.province)

    def test_leader_has_units_in_charge(self):
        own = self._get_units(self.deputy, "is_my_unit")
        self.assertEqual(own, (self.province + self.local).sorted())

    def test_office_has_units_of_its_authority(self):
        units = self._get_units(self.officer)
        self.assertIn(self.local, units)
        self.assertNotIn(self.other_local, units)
        self.assertEqual(self._get_units(self.officer, "is_my_unit"), self.office)

    def test_person_without_post_has_nothing(self):
        self.assertFalse(self._get_units(self.admin))

    def test_field_says_what_the_search_says(self):
        units = (self.room + self.local).with_user(self.staff)
        self.assertEqual(units.mapped("has_my_access"), [True, False])
        self.assertEqual(units.mapped("is_my_unit"), [True, False])

    def test_negative_search(self):
        units = self.env["hr.department"].with_user(self.staff)
        others = units.search([("has_my_access", "=", False)])
        self.assertIn(self.local, others)
        self.assertNotIn(self.room, others)

    def test_rights_follow_the_post(self):
        self.staff_post.department_id = self.other_room
        self.assertEqual(self._get_units(self.staff), self.other_room)
        self.staff_post.user_id = self.colleague
        self.assertFalse(self._get_units(self.staff))
        self.staff_post.unlink()
        self.assertEqual(self._get_units(self.colleague), self.local)

    def test_rights_follow_units_in_charge(self):
        self.deputy_post.in_charge_department_ids = [Command.set(self.room.ids)]
        own = self._get_units(self.deputy, "is_my_unit")
        self.assertEqual(own, (self.province + self.room).sorted())

    def test_right_ends_at_midnight_in_vietnam(self):
        """In one process, with the rules and their caches warm."""
        self.staff_post.date_to = "2026-03-31"
        with freeze_time("2026-03-31 16:59:00"):
            self.assertEqual(self._get_units(self.staff), self.room)
        with freeze_time("2026-03-31 17:00:00"):
            self.assertFalse(self._get_units(self.staff))

    def test_right_begins_on_its_day(self):
        self.staff_post.date_from = "2026-04-01"
        with freeze_time("2026-03-31 16:59:00"):
            self.assertFalse(self._get_units(self.staff))
        with freeze_time("2026-03-31 17:00:00"):
            self.assertEqual(self._get_units(self.staff), self.room)

    def test_substitute_has_the_rights_meanwhile(self):
        self._create_substitution(self.deputy, self.staff, "2026-03-02", "2026-03-06")
        with freeze_time("2026-03-06"):
            self.assertIn(self.local, self._get_units(self.staff))
        with freeze_time("2026-03-07"):
            self.assertEqual(self._get_units(self.staff), self.room)

    def test_substitution_does_not_cascade(self):
        self._create_substitution(self.head, self.staff, "2026-03-01")
        self._create_substitution(self.staff, self.colleague, "2026-03-01")
        with freeze_time("2026-03-02"):
            own = self._get_units(self.colleague, "is_my_unit")
        self.assertEqual(own, (self.room + self.local).sorted())

    def test_substitution_follows_the_posts_of_the_person(self):
        self._create_substitution(self.head, self.staff, "2026-03-01")
        self.head_post.date_to = "2026-03-10"
        with freeze_time("2026-03-10"):
            self.assertIn(self.province, self._get_units(self.staff))
        with freeze_time("2026-03-11"):
            self.assertEqual(self._get_units(self.staff), self.room)

    def test_rights_are_what_a_new_start_gives(self):
        """After many changes, the table is what posts and substitutions say."""
        substitution = self._create_substitution(
            self.deputy, self.staff, "2026-03-02", "2026-03-06"
        )
        self.deputy_post.in_charge_department_ids = [Command.set(self.room.ids)]
        substitution.substitute_id = self.colleague
        self.head_post.user_id = False
        self.colleague_post.write({"rank": "head", "date_to": "2026-03-03"})
        kept = self._get_rights()
        positions = self.env["thads.position"].search([])
        self.env["thads.access"]._refresh("position_id", positions)
        self.assertEqual(self._get_rights(), kept)

    def test_nobody_writes_rights(self):
        right = self.env["thads.access"].search([], limit=1)
        values = {"user_id": self.staff.id, "department_id": self.province.id}
        for user in (self.staff, self.admin, self.env.ref("base.user_root")):
            own = right.with_user(user)
            with self.subTest(user=user.login):
                self.assertRaises(AccessError, own.create, [values])
                self.assertRaises(AccessError, own.write, values)
                self.assertRaises(AccessError, own.unlink)

    def test_staff_does_not_read_the_table(self):
        with self.assertRaises(AccessError):
            self.env["thads.access"].with_user(self.staff).search([])
        self.assertTrue(self.env["thads.access"].with_user(self.admin).search([]))

    def test_record_rule_is_not_stale_after_midnight(self):
        """A rule of another model, tested and cached on the day before."""
        self.env["ir.rule"].create(
            {
                "name": "Own units",
                "model_id": self.env.ref("hr.model_hr_department").id,
                "domain_force": "[('has_my_access', '=', True)]",
            }
        )
        self.staff_post.date_to = "2026-03-31"
        units = (self.room + self.local).with_user(self.staff)
        with freeze_time("2026-03-31 16:59:00"):
            self.assertEqual(units.search([]), self.room)
            self.assertEqual(units._filtered_access("read"), self.room)
        self.env.invalidate_all()  # as a new request does
        with freeze_time("2026-03-31 17:00:00"):
            self.assertFalse(units.search([]))
            self.assertFalse(units._filtered_access("read"))

    def test_right_given_in_a_transaction_holds_in_it(self):
        unit = self.local.with_user(self.staff)
        self.assertFalse(unit.has_my_access)
        self._create_substitution(self.colleague, self.staff, "2026-01-01")
        self.assertTrue(unit.has_my_access)
