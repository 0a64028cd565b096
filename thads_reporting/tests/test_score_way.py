from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .score_common import ScoreCommon


@tagged("post_install", "-at_install")
class TestScoreWay(ScoreCommon):
    def setUp(self):
        super().setUp()
        self.table = self._open_table()
        self.sheet = self._get_sheet(self.table, self.local, self.local_head)
        self.line = self.sheet.line_ids

    def test_every_unit_of_the_classes_gets_a_sheet(self):
        sheets = self.table.sudo().sheet_ids
        self.assertEqual(sheets.department_id, self.office + self.room + self.local)
        self.assertEqual(self.sheet.review_unit_id, self.office)
        office = self._get_sheet(self.table, self.office).sudo()
        self.assertEqual(office.review_unit_id, self.province)

    def test_a_table_needs_criteria_ranks_a_council_and_units(self):
        for values, word in (
            ({"criterion_ids": []}, "criteria"),
            ({"rank_ids": []}, "criteria"),
            ({"council_position_ids": []}, "council"),
        ):
            table = self._create_table(self._prepare_criterion(), **values)
            with self.assertRaisesRegex(UserError, word):
                table.action_open()
        nobody = self.env.ref("thads_base.thads_department_class_old_province")
        table = self._create_table(self._prepare_criterion(), class_ids=nobody.ids)
        with self.assertRaisesRegex(UserError, "No unit"):
            table.action_open()

    def test_the_unit_the_one_above_and_the_council_in_turn(self):
        points = Command.update(self.line.id, {"self_points": 95})
        self.sheet.with_user(self.colleague).line_ids = [points]  # as the form does
        self.assertEqual(self.sheet.score, 95)
        self.sheet.action_submit()
        self.assertEqual((self.sheet.state, self.sheet.review_score), ("review", 95))
        review = self.line.with_user(self.officer)
        review.write({"review_points": 90, "review_note": "Thiếu biên bản"})
        self.sheet.with_user(self.officer).action_review()
        self.assertEqual((self.sheet.state, self.sheet.score), ("council", 90))
        council = self.line.with_user(self.deputy)
        council.write({"council_points": 92, "council_note": "Đã bổ sung"})
        self.sheet.with_user(self.head).action_decide()
        self.assertEqual((self.sheet.state, self.sheet.score), ("decided", 92))
        self.assertEqual(self.line.self_points, 95)
        self.assertFalse(self.sheet.sudo().current_step_ids)

    def test_a_change_needs_its_reason(self):
        self.sheet.action_submit()
        review = self.line.with_user(self.officer)
        review.review_points = 90
        with self.assertRaisesRegex(UserError, "Say why"):
            self.sheet.with_user(self.officer).action_review()
        review.review_note = "Thiếu biên bản"
        self.sheet.with_user(self.officer).action_review()
        self.line.with_user(self.head).council_points = 91
        with self.assertRaisesRegex(UserError, "Say why"):
            self.sheet.with_user(self.head).action_decide()

    def test_a_step_closed_from_its_activity_asks_for_the_reason_too(self):
        self.sheet.action_submit()
        self.line.with_user(self.officer).review_points = 90
        step = self.sheet.sudo().current_step_ids.with_user(self.officer)
        with self.assertRaisesRegex(UserError, "Say why"):
            step.action_close("approved")

    def test_a_return_goes_back_to_the_unit_with_its_reason(self):
        self.sheet.action_submit()
        action = self.sheet.with_user(self.officer).action_ask_return()
        wizard = self.env[action["res_model"]].with_user(self.officer)
        wizard = wizard.browse(action["res_id"])
        wizard.note = "Bổ sung biên bản"
        wizard.action_confirm()
        self.assertEqual(self.sheet.state, "returned")
        self.assertEqual(self.sheet.return_note, "Bổ sung biên bản")
        self.assertEqual(self.sheet.review_score, 0)
        self.line.self_points = 80
        self.sheet.action_submit()
        self.assertEqual(self.sheet.score, 80)

    def test_the_council_returns_too(self):
        self.sheet.action_submit()
        self.sheet.with_user(self.officer).action_review()
        action = self.sheet.with_user(self.head).action_ask_return()
        wizard = self.env[action["res_model"]].with_user(self.head)
        wizard.browse(action["res_id"]).write({"note": "Chấm lại"})
        wizard.browse(action["res_id"]).action_confirm()
        self.assertEqual(self.sheet.state, "returned")

    def test_points_stay_within_the_criterion(self):
        for points in (-1, 100.5):
            with self.assertRaisesRegex(UserError, "from 0 to 100"):
                self.line.self_points = points

    def test_each_step_has_its_day(self):
        self.table.write(
            {"date_self_due": "2026-10-12", "date_review_due": "2026-10-19"}
        )
        self.sheet.action_submit()
        steps = self.sheet.sudo().step_ids
        days = {step.definition_id.code: str(step.deadline) for step in steps}
        self.assertEqual(days, {"self": "2026-10-12", "review": "2026-10-19"})

    def test_who_has_a_step_finds_it_among_their_activities(self):
        cron = self.env.ref("thads_reporting.ir_cron_start_score_sheets")
        for _time in range(2):
            with self.enter_registry_test_mode():
                cron.method_direct_trigger()
        self.assertEqual(self.sheet.sudo().activity_ids.user_id, self.local_head)
        self.sheet.action_submit()
        self.assertEqual(self.sheet.sudo().activity_ids.user_id, self.office_head)
        self.sheet.with_user(self.officer).action_review()
        self.assertEqual(self.sheet.sudo().activity_ids.user_id, self.head)

    def test_the_council_decides_on_all_but_its_own_units(self):
        self.table.council_position_ids += self.local_head.thads_position_ids.sudo()
        self.sheet.action_submit()
        self.sheet.with_user(self.officer).action_review()
        room = self._hand_in(self.table, self.room, self.room_head)
        room.with_user(self.officer).action_review()
        self.table.with_user(self.local_head).action_decide()
        self.assertEqual((room.state, self.sheet.state), ("decided", "council"))

    def test_a_new_table_proposes_criteria_ranks_and_council(self):
        values = {"name": "Chấm điểm", "year": 2026}
        table = self.env["thads.score.year"].with_user(self.officer).create(values)
        self.assertEqual(table.total_points, 200)
        self.assertEqual(table.rank_ids.mapped("code"), ["A", "B", "C", "D"])
        self.assertEqual(table.council_position_ids, self.head_post + self.deputy_post)
        self.assertEqual(len(table.indicator_ids), 3)
        self.assertTrue(table.uncertain_count)
        self.assertEqual(str(table.date_cutoff), "2026-09-30")
        plan = table.criterion_ids.filtered(lambda line: line.source == "plan_left")
        self.assertEqual(plan.band_ids.mapped("start"), [1, 11, 21])

    def test_the_next_year_begins_with_a_copy(self):
        copied = self.table.copy()
        self.assertEqual((copied.year, copied.state), (2027, "draft"))
        self.assertEqual(str(copied.date_cutoff), "2027-09-30")
        self.assertEqual(copied.criterion_ids.points, 100)
        self.assertEqual(len(copied.rank_ids), 3)
        self.assertFalse(copied.sheet_ids)

    def test_a_table_is_opened_by_the_office_or_a_leader(self):
        table = self._create_table(self._prepare_criterion(), user=self.room_head)
        with self.assertRaisesRegex(AccessError, "office or a leader"):
            table.action_open()
