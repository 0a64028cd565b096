from datetime import date

from psycopg2.errors import ExclusionViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import OrganisationCommon

DAY = date(2026, 3, 2)


@tagged("post_install", "-at_install")
class TestPosition(OrganisationCommon):
    def _get_lines(self, user, unit=None, day=DAY):
        signing = self.env["thads.position"]._get_signing(
            unit or self.province, user, day
        )
        return signing["lines"]

    def test_unit_has_one_head_at_a_time(self):
        with self.assertRaisesRegex(ValidationError, "one head at a time"):
            self._create_post(self.staff, self.province, "head")

    def test_head_is_followed_by_the_next(self):
        self.head_post.date_to = "2026-02-28"
        self._create_post(self.staff, self.province, "head", date_from="2026-03-01")
        heads = self.env["thads.position"]._get_heads(self.province, DAY)
        self.assertEqual(heads[self.province].user_id, self.staff)
        heads = self.env["thads.position"]._get_heads(self.province, date(2026, 2, 28))
        self.assertEqual(heads[self.province], self.head_post)

    @mute_logger("odoo.sql_db")
    def test_database_keeps_one_head(self):
        """What two parallel transactions cannot see of each other."""
        self.env.flush_all()
        with self.assertRaises(ExclusionViolation):
            self.env.cr.execute(
                "UPDATE thads_position SET rank = 'head' WHERE id = %s",
                [self.deputy_post.id],
            )
            self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_posts_stand_in_the_order_of_their_ranks(self):
        staff_post = self._create_post(self.colleague, self.province)
        self.assertEqual(
            self.province.position_ids, self.head_post + self.deputy_post + staff_post
        )

    def test_head_signs_in_person(self):
        self.assertEqual(self._get_lines(self.head), ["TRƯỞNG THI HÀNH ÁN DÂN SỰ"])

    def test_deputy_signs_for_the_head(self):
        self.assertEqual(
            self._get_lines(self.deputy),
            ["KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ", "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ"],
        )

    def test_head_of_an_inner_unit_signs_by_order(self):
        self.officer_post.write({"rank": "head", "name": "Chánh Văn phòng"})
        self.assertEqual(
            self._get_lines(self.officer),
            ["TL. TRƯỞNG THI HÀNH ÁN DÂN SỰ", "CHÁNH VĂN PHÒNG"],
        )
        self.assertEqual(
            self._get_lines(self.officer, self.office), ["CHÁNH VĂN PHÒNG"]
        )

    def test_substitute_signs_in_the_capacity_given(self):
        self._create_substitution(
            self.head, self.deputy, "2026-03-02", "2026-03-02", capacity="Q"
        )
        self.assertEqual(self._get_lines(self.deputy), ["Q. TRƯỞNG THI HÀNH ÁN DÂN SỰ"])
        self.assertEqual(
            self._get_lines(self.deputy, day=date(2026, 3, 3))[0],
            "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ",
        )

    def test_staff_cannot_sign(self):
        for user in (self.staff, self.other_officer, self.admin):
            with self.assertRaisesRegex(UserError, "cannot sign"):
                self._get_lines(user)

    def test_head_post_may_be_vacant(self):
        self.head_post.user_id = False
        self.assertEqual(
            self._get_lines(self.deputy)[0], "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ"
        )
