from datetime import date

from psycopg2.errors import CheckViolation, ExclusionViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import FIRST_NEW_DAY, LAST_OLD_DAY, OrganisationCommon


@tagged("post_install", "-at_install")
class TestDepartment(OrganisationCommon):
    def test_authority_is_the_nearest_one_above(self):
        self.assertEqual(self.room.authority_id, self.province)
        self.assertEqual(self.province.authority_id, self.province)
        self.assertEqual(self.central.authority_id, self.central)
        self.assertEqual(self.local.province_id, self.province)
        self.assertFalse(self.central.province_id)

    def test_authority_follows_a_move(self):
        self.local.parent_id = self.other_province
        self.assertEqual(self.local.authority_id, self.other_province)

    def test_inner_units_are_told_apart(self):
        self.assertEqual(self.office.display_name, "Văn phòng - THADS tỉnh Một")
        self.assertEqual(self.local.display_name, "Phòng khu vực 1 - Một")
        bare = self.office.with_context(hierarchical_naming=False)
        self.assertEqual(bare.display_name, "Văn phòng")

    def test_tree_puts_each_unit_after_the_one_above(self):
        self.room.sequence = 5
        units = self.env["hr.department"].search([("id", "child_of", self.central.id)])
        self.assertEqual(
            units[:5],
            self.central + self.province + self.room + self.office + self.local,
        )
        indents = [
            len(unit.tree_name) - len(unit.name)
            for unit in self.central + self.province + self.room
        ]
        self.assertEqual([indent - indents[0] for indent in indents], [0, 2, 4])

    def test_head_is_who_holds_the_post_today(self):
        self.assertEqual(self.province.head_id, self.head)
        self.head_post.user_id = self.staff
        self.assertEqual(self.province.head_id, self.staff)
        self.assertFalse(self.office.head_id)

    def test_name_is_the_same_in_every_language(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.room.with_context(lang="vi_VN").name = "Phòng Tổ chức"
        self.assertEqual(self.room.with_context(lang="en_US").name, "Phòng Tổ chức")

    def test_unit_cannot_succeed_itself(self):
        self.local.write({"date_to": LAST_OLD_DAY, "successor_id": self.room.id})
        self.room.date_to = LAST_OLD_DAY
        with self.assertRaisesRegex(ValidationError, "succeed itself"):
            self.room.successor_id = self.local

    def test_successor_lives_on(self):
        self.room.date_to = date(2024, 12, 31)
        self.local.date_to = LAST_OLD_DAY
        with self.assertRaisesRegex(ValidationError, "ended before"):
            self.local.successor_id = self.room

    @mute_logger("odoo.sql_db")
    def test_successor_needs_a_last_day(self):
        with self.assertRaises(CheckViolation):
            self.local.successor_id = self.room
            self.local.flush_recordset()

    def test_code_is_taken_over_by_a_later_unit(self):
        self.local.write({"code": "X15", "date_to": LAST_OLD_DAY})
        self.room.write({"code": "X15", "date_from": FIRST_NEW_DAY})
        self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.assertEqual(
            self.env["hr.department"].search_count([("code", "=", "X15")]), 2
        )

    def test_code_is_unique_at_a_time(self):
        self.local.write({"code": "X15", "date_to": LAST_OLD_DAY})
        with self.assertRaisesRegex(ValidationError, "code X15"):
            self.room.write({"code": "X15", "date_from": LAST_OLD_DAY})

    @mute_logger("odoo.sql_db")
    def test_database_keeps_the_code_unique(self):
        """What two parallel transactions cannot see of each other."""
        self.local.code = "X15"
        self.env.flush_all()
        with self.assertRaises(ExclusionViolation):
            self.env.cr.execute(
                "UPDATE hr_department SET code = 'X15' WHERE id = %s", [self.room.id]
            )
            self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_search_by_what_people_type(self):
        self.local.write({"code": "X9.01", "symbol": "KV1", "aliases": "Khu vực Một"})
        self.env["thads.department.name"].create(
            {
                "department_id": self.local.id,
                "name": "Phòng Thi hành án số một",
                "date_from": "2026-01-01",
            }
        )
        self.env.flush_all()
        for text in (
            "X9.01",
            "kv1",
            "khu vuc mot",
            "thi hanh an so",
            "phong khu vuc 1 - m",
        ):
            with self.subTest(text=text):
                found = self.env["hr.department"].search(
                    [("display_name", "ilike", text)]
                )
                self.assertIn(self.local, found)

    def test_search_is_one_query(self):
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.env["hr.department"].search([("display_name", "ilike", "khu vuc")])

    def test_current_units(self):
        self.local.date_to = LAST_OLD_DAY
        current = self.env["hr.department"].search([("is_current", "=", True)])
        self.assertIn(self.room, current)
        self.assertNotIn(self.local, current)
        self.assertTrue(self.local.active)

    def test_staff_reads_the_organisation(self):
        unit = self.other_local.with_user(self.staff)
        self.assertEqual(unit.name, "Phòng khu vực 1 - Hai")
        self.assertTrue(unit.name_ids.name)
        self.assertTrue(self.head_post.with_user(self.staff).name)

    def test_only_admin_edits_the_organisation(self):
        for user in (self.staff, self.head, self.officer):
            for record in (self.room, self.room.name_ids, self.head_post):
                with self.subTest(user=user.login, model=record._name):
                    record = record.with_user(user)
                    for refused in (
                        lambda record=record: record.write({"name": "X"}),
                        lambda record=record: record.copy(),
                        lambda record=record: record.unlink(),
                    ):
                        self.assertRaises(AccessError, refused)

    def test_admin_edits_the_organisation(self):
        unit = self.room.with_user(self.admin)
        unit.name = "Phòng Tổ chức"
        self.assertEqual(unit.name_ids.name, "Phòng Tổ chức")
        self.env["hr.department"].with_user(self.admin).create(
            {"name": "Phòng mới", "unit_type": "local", "parent_id": self.province.id}
        ).unlink()
