from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import YEAR, PlanCommon

TITLE = "Xây dựng kế hoạch kiểm tra công tác thi hành án dân sự"
PRODUCT = "Báo cáo đánh giá thực hiện cơ chế một cửa"


@tagged("post_install", "-at_install")
class TestPlanOverlap(PlanCommon):
    """Lines of two units of a province that say the same, and the verdict on them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mine = cls._add(cls.plan, TITLE)
        cls.other_plan = cls._create_plan(department_id=cls.office.id)
        cls.other = cls._add(cls.other_plan, f"{TITLE.upper()} năm {YEAR}")

    @classmethod
    def _add(cls, plan, name, product="Báo cáo", time=f"Quý II/{YEAR}"):
        output = {"name": product, "schedule_text": time}
        return cls.env["thads.plan.task"].create(
            {
                "plan_id": plan.id,
                "marker": "1",
                "name": name,
                "output_ids": [Command.create(output)],
            }
        )

    def _compare(self, user=None):
        self.plan.with_user(user or self.officer).action_compare()
        return self._get_pairs(user)

    def _get_pairs(self, user=None):
        overlaps = self.env["thads.plan.overlap"].with_user(user or self.officer)
        return overlaps.search([("plan_id.year", "=", YEAR)])

    def test_lines_that_say_the_same_stand_side_by_side(self):
        [pair] = self._compare()
        self.assertEqual(pair.task_id + pair.other_task_id, self.mine + self.other)
        self.assertGreater(pair.similarity, 0.6)
        self.assertEqual(self.plan.with_user(self.officer).overlap_count, 1)
        self.assertEqual(self.other_plan.with_user(self.officer).overlap_count, 1)

    def test_products_count_when_they_say_more_than_their_kind(self):
        self.other.name = "Cải cách hành chính"
        self.assertFalse(self._compare())
        self.mine.output_ids.name = PRODUCT
        self.other.output_ids.name = f"{PRODUCT} tại đơn vị"
        self.assertEqual(len(self._compare()), 1)

    def test_lines_of_other_times_are_no_overlap(self):
        self.other.output_ids.schedule_text = f"Quý IV/{YEAR}"
        self.assertFalse(self._compare())
        self.other.output_ids.schedule_text = f"Tháng 5/{YEAR}"
        self.assertEqual(len(self._compare()), 1)

    def test_only_units_of_one_authority_are_compared(self):
        self.other_plan.department_id = self.other_room
        self.assertFalse(self._compare(self.officer))
        self.assertFalse(self.env["thads.plan.overlap"].search([]))

    def test_a_unit_is_not_compared_with_itself_or_another_year(self):
        self.other_plan.department_id = self.room
        self.assertFalse(self._compare())
        self.other_plan.write({"department_id": self.office.id, "year": YEAR + 1})
        self.assertFalse(self._compare())

    def test_provinces_are_not_compared(self):
        plan = self._create_plan(department_id=self.province.id)
        with self.assertRaisesRegex(UserError, "coverage only"):
            plan.with_user(self.head).action_compare()

    def test_the_threshold_is_a_setting(self):
        settings = self.env["ir.config_parameter"]
        settings.set_param("thads_work_plan.overlap_threshold", "100")
        self.assertFalse(self._compare())
        settings.set_param("thads_work_plan.overlap_threshold", "40")
        self.assertEqual(len(self._compare()), 1)

    def test_a_verdict_is_kept_with_who_and_when(self):
        [pair] = self._compare()
        pair.with_context(thads_verdict="joint").action_decide()
        pair.note = "Văn phòng chủ trì"
        self.assertEqual(pair.verdict_user_id, self.officer)
        self.assertTrue(pair.datetime_verdict)
        self.assertEqual(self._compare(), pair)
        self.assertEqual(pair.verdict, "joint")
        self.assertEqual(self.plan.with_user(self.officer).overlap_count, 0)

    def test_a_verdict_is_asked_for_again_when_the_words_change(self):
        [pair] = self._compare()
        pair.verdict = "different"
        self.other.name = f"{TITLE} và hành chính"
        [again] = self._compare()
        self.assertNotEqual(again, pair)
        self.assertFalse(again.verdict)
        self.assertFalse(pair.active)
        self.assertEqual(pair.verdict, "different")

    def test_what_is_not_alike_any_more_goes(self):
        self._compare()
        self.other.name = "Cải cách hành chính"
        self.assertFalse(self._compare())

    def test_both_carry_out_the_same_task(self):
        [task] = self._create_tasks(["7"], self._create_plan(name="Kế hoạch tỉnh"))
        (self.mine + self.other).carried_task_ids = task
        self.assertEqual(self._compare().sudo().common_text, "7 Việc 7")

    def test_only_the_office_and_leaders_compare_and_decide(self):
        for user in (self.staff, self.colleague, self.other_officer, self.admin):
            with self.assertRaises(AccessError):
                self.plan.with_user(user).action_compare()
        [pair] = self._compare(self.head)
        for user in (self.staff, self.other_officer, self.admin):
            with self.assertRaises(AccessError):
                pair.with_user(user).verdict = "same"
            with self.assertRaises(AccessError):
                pair.with_user(user).with_context(thads_verdict="same").action_decide()

    def test_who_has_one_of_the_units_only_sees_no_pair(self):
        self.other_plan.department_id = self.local
        chief = self._create_person("chief", "leader")
        self._create_post(chief, self.local, "head")
        self.other_plan.with_user(chief).action_compare()
        self.assertFalse(self._get_pairs(chief))
        self.assertEqual(len(self._get_pairs()), 1)

    def test_nothing_but_the_verdict_is_written(self):
        [pair] = self._compare()
        for values in ({"similarity": 0}, {"words": "x"}, {"active": False}):
            with self.assertRaises(AccessError):
                pair.write(values)
        with self.assertRaises(AccessError):
            pair.unlink()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            pair.sudo().copy().flush_recordset()

    def test_a_database_without_trigrams_says_so(self):
        with (
            patch.object(self.env.registry, "has_trigram", False),
            self.assertRaisesRegex(UserError, "pg_trgm"),
        ):
            self._compare()
