from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .target_common import TargetCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-08-15 03:00:00")
class TestTarget(TargetCommon):
    def test_target_starts_as_its_indicator_compares(self):
        target = self._create_target(self.room, 83.25)
        self.assertEqual(target.comparison, "gt")
        self.assertEqual(
            target.words,
            "Thi hành xong về việc trên số có điều kiện thi hành: trên 83,25%",
        )
        self.assertEqual(target.state, "open")

    def test_target_is_a_part_of_that_of_the_nearest_unit_above(self):
        above = self._create_central_target(83)
        below = self._create_target(self.room, 84)
        person = self._create_target(self.room, 85, user_id=self.staff.id)
        self.assertEqual(below.parent_id, above)
        self.assertEqual(person.parent_id, below)

    def test_target_of_the_unit_above_may_come_later(self):
        below = self._create_target(self.room, 84)
        self.assertFalse(below.parent_id)
        above = self._create_central_target(83)
        self.assertEqual(below.parent_id, above)
        self.assertFalse(above.parent_id)

    def test_rows_of_one_decision_find_each_other(self):
        rows = [self._prepare_target(unit, 83) for unit in (self.room, self.province)]
        below, above = self.env["thads.target"].create(rows)
        self.assertEqual(below.parent_id, above)

    def test_counts_are_added_up(self):
        above = self._create_central_target(200, self.carried_over)
        self._create_target(self.room, 120, self.carried_over)
        self.assertTrue(above.is_split_short)
        self.assertEqual(above.split_gap, 80)
        self.assertIn("80 việc", above.warning)
        local = self._create_target(self.local, 60, self.carried_over)
        self.assertEqual(above.split_gap, 20)
        local.value = 80
        self.assertFalse(above.is_split_short)
        self.assertFalse(above.warning)

    def test_target_that_nobody_splits_falls_not_short(self):
        self.assertFalse(
            self._create_central_target(200, self.carried_over).is_split_short
        )

    def test_share_is_not_added_up_but_compared(self):
        above = self._create_central_target(83)
        low = self._create_target(self.room, 80)
        high = self._create_target(self.local, 85)
        self.assertFalse(above.is_split_short)
        self.assertTrue(low.is_weaker)
        self.assertIn("83%", low.warning)
        self.assertFalse(high.is_weaker)
        above.value = 80
        self.assertFalse(low.is_weaker)

    def test_indicator_says_how_parts_relate(self):
        above = self._create_central_target(83)
        low = self._create_target(self.room, 80)
        self.cases.split = "free"
        self.assertFalse(low.is_weaker)
        self.cases.split = "sum"
        self.assertEqual(above.split_gap, 3)

    def test_latest_result_decides(self):
        target = self._create_target(self.room, 83.25)
        self._add_result(target, "2026-06-30", 90)
        self.assertEqual(target.state, "reached")
        self._add_result(target, "2026-07-31", 83.25)
        self.assertEqual(target.state, "missed")
        self._add_result(target, "2026-03-31", 95)
        self.assertEqual((target.state, target.result_value), ("missed", 83.25))
        self.assertEqual(target.result_date, date(2026, 7, 31))
        self.assertEqual(target.result_words, "83,25%")

    def test_period_has_its_name(self):
        target = self._create_target(self.room, 80)
        result = self._add_result(target, "2026-06-30", 50)
        self.assertEqual(result.period_name, "9 tháng")

    def test_result_is_of_the_working_year_and_of_the_past(self):
        target = self._create_target(self.room, 80)
        for day in ("2025-09-30", "2026-10-01", "2026-08-31"):
            with self.assertRaises(UserError):
                self._add_result(target, day, 50)

    def test_what_is_corrected_says_what_it_was(self):
        target = self._create_target(self.room, 80)
        result = self._add_result(target, "2026-06-30", 50, self.staff)
        self.assertFalse(result.corrections)
        result.write({"value": 52})
        result.write({"value": 52})
        self.assertEqual(len(result.corrections.splitlines()), 1)
        self.assertIn("30/06/2026: 50% (Báo cáo số 10/BC-THADS)", result.corrections)
        self.assertIn(self.staff.name, result.corrections)
        with self.assertRaises(AccessError):
            result.write({"corrections": False})
        with self.assertRaises(AccessError):
            result.with_context(default_corrections="Không").create(
                {
                    "target_id": target.id,
                    "date_end": "2026-03-31",
                    "value": 20,
                    "source": "Báo cáo",
                }
            )

    def test_scoring_asks_how_targets_stood_on_a_day(self):
        target = self._create_target(self.room, 80)
        other = self._create_target(self.local, 80)
        self._add_result(target, "2026-03-31", 40)
        self._add_result(target, "2026-06-30", 88)
        found = self.env["thads.target"]._find_of_units(
            self.room | self.local, 2026, self.cases
        )
        self.assertEqual(found, target | other)
        june = found._get_outcomes(date(2026, 6, 30))[target]
        self.assertEqual((june.result, june.is_reached, june.percent), (88, True, 110))
        self.assertEqual(len(june.results), 2)
        march = found._get_outcomes(date(2026, 4, 1))[target]
        self.assertEqual(
            (march.result, march.is_reached, march.percent), (40, False, 50)
        )
        self.assertIsNone(found._get_outcomes()[other].is_reached)
        with self.assertQueryCount(1):
            found._get_outcomes(date(2026, 6, 30))

    def test_of_two_decisions_the_latest_counts(self):
        self._create_target(self.province, 80, decision=self.central_decision)
        latest = self._create_target(self.province, 85)
        found = self.env["thads.target"]._find_of_units(self.province, 2026)
        self.assertEqual(found, latest)

    @mute_logger("odoo.sql_db")
    def test_period_has_one_result(self):
        target = self._create_target(self.room, 80)
        self._add_result(target, "2026-06-30", 50)
        with self.assertRaises(IntegrityError):
            self._add_result(target, "2026-06-30", 60)

    @mute_logger("odoo.sql_db")
    def test_decision_asks_the_same_once(self):
        self._create_target(self.room, 80)
        with self.assertRaises(IntegrityError):
            self._create_target(self.room, 81)

    def test_other_decisions_have_no_targets(self):
        plan = self._create_decision(self.province, "3/QĐ-THADS", kind="plan")
        with self.assertRaises(UserError):
            self._create_target(self.room, 80, decision=plan)

    def test_decision_asks_of_its_own_units(self):
        with self.assertRaises(UserError):
            self._create_target(self.other_room, 80)

    def test_part_is_below_and_of_the_same_kind(self):
        above = self._create_target(self.room, 80)
        other = self._create_central_target(200, self.carried_over)
        for values in (
            self._prepare_target(self.local, 80, parent_id=above.id),
            self._prepare_target(self.local, 80, parent_id=other.id),
            self._prepare_target(
                self.room, 80, decision=self.central_decision, parent_id=above.id
            ),
        ):
            with self.assertRaises(UserError):
                self.env["thads.target"].create(values)

    def test_person_belongs_to_the_unit(self):
        with self.assertRaises(UserError):
            self._create_target(self.room, 80, user_id=self.colleague.id)

    def test_class_of_units_is_given_one_at_once(self):
        self._create_target(self.room, 90)
        wizard = (
            self.env["thads.target.give"]
            .with_user(self.officer)
            .create(
                {
                    "decision_id": self.decision.id,
                    "class_id": self._create_class().id,
                    "indicator_id": self.cases.id,
                    "value": 83,
                }
            )
        )
        self.assertEqual(wizard.department_ids, self.office | self.local)
        wizard.action_give()
        targets = self.decision.target_ids
        self.assertEqual(
            {target.department_id: target.value for target in targets},
            {self.room: 90, self.office: 83, self.local: 83},
        )
        wizard.invalidate_recordset()
        with self.assertRaises(UserError):
            wizard.action_give()

    def test_form_of_the_class_opens_empty(self):
        wizard = self.env["thads.target.give"].with_user(self.officer)
        form = Form(wizard.with_context(default_decision_id=self.decision.id))
        self.assertFalse(form.department_ids.ids)

    def _create_class(self):
        return self.env["thads.department.class"].create(
            {
                "name": "Các đơn vị",
                "domain": "[('unit_type', 'in', ('province_unit', 'local'))]",
            }
        )

    def test_targets_are_typed_while_clocks_count_from_the_decision(self):
        """The rows are of the decision, but its date and number do not change."""
        self.decision.with_user(self.officer).target_ids = [
            Command.create(
                {
                    "department_id": self.room.id,
                    "indicator_id": self.cases.id,
                    "value": 80,
                }
            )
        ]
        self.assertEqual(self.decision.target_ids.value, 80)
