from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .score_common import YEAR, ScoreCommon

PLAN_BANDS = ((1, "points", 10), (11, "points", 20), (21, "all", 0))
EACH = ((1, "each", 2),)


@tagged("post_install", "-at_install")
class TestScoreCount(ScoreCommon):
    def _count(self, source, unit=None, bands=EACH, **values):
        """Open a table with one criterion, and return the line of a unit."""
        criterion = self._prepare_criterion(source, bands=bands, **values)
        self.table = self._open_table(criterion)
        return self._get_sheet(self.table, unit or self.local).line_ids

    def _issue_plan(self, unit, count, done, deadline="2026-06-30", **values):
        """Issue a plan of a unit of which it owes lines, some of them done in time."""
        plan = self.env["thads.plan"].create(
            {
                "name": "Kế hoạch",
                "plan_type": "annual",
                "department_id": unit.id,
                "year": YEAR,
                **values,
            }
        )
        plan.sudo().state = "issued"
        self.env["thads.plan.assignment"].create(
            [
                {
                    "name": f"Việc {number}",
                    "plan_id": plan.id,
                    "department_id": unit.id,
                    "date_deadline": deadline,
                    "state": "done" if number < done else "doing",
                    "date_done": "2026-06-01" if number < done else False,
                }
                for number in range(count)
            ]
        )
        return plan

    def test_what_is_left_of_the_plan_takes_points_off_by_bands(self):
        self._issue_plan(self.local, 20, 18)
        self._issue_plan(self.local, 20, 20, deadline="2026-10-30")  # not due yet
        line = self._count("plan_left", bands=PLAN_BANDS)
        self.assertEqual((line.measure, line.counted_points), (10, 90))
        self.assertEqual(line.measure_text, "10% of 20")
        self.assertEqual(line.proof_ids.mapped("finding"), ["not_done"] * 2)
        self.assertEqual(line.proof_ids.mapped("name"), ["Việc 18", "Việc 19"])
        self.assertEqual(line.self_points, 90)

    def test_the_proof_is_all_that_the_plan_counts_as_not_done(self):
        plan = self._issue_plan(self.local, 7, 3)
        owed = self.env["thads.plan.assignment"].search(
            [("plan_id", "=", plan.id), ("state", "=", "doing")]
        )
        owed[0].state, owed[1].state, owed[2].state = "cancelled", "not_done", "ended"
        line = self._count("plan_left", bands=PLAN_BANDS)
        done = plan._get_completion(date(2026, 9, 30))[plan]
        self.assertEqual(len(line.proof_ids), done.not_done)
        self.assertAlmostEqual(line.measure, done.percent_left, 2)

    def test_what_any_plan_asks_of_a_unit(self):
        plan = self._issue_plan(self.province, 4, 2)
        owed = self.env["thads.plan.assignment"].search([("plan_id", "=", plan.id)])
        owed.department_id = self.local
        owed[-1].department_id = self.room
        self._issue_plan(self.local, 1, 1)
        line = self._count("assigned_left", bands=PLAN_BANDS)
        self.assertEqual((line.measure, line.base_count), (25, 4))
        self.assertEqual((line.counted_points, len(line.proof_ids)), (0, 1))
        office = self._get_sheet(self.table, self.office).line_ids
        self.assertFalse(office.is_measured)

    def test_without_a_plan_nothing_is_counted_and_nothing_taken_off(self):
        self._issue_plan(self.room, 5, 0)
        self._issue_plan(self.local, 5, 0, year=YEAR - 1)
        line = self._count("plan_left", bands=PLAN_BANDS)
        self.assertFalse(line.is_measured)
        self.assertEqual(line.counted_points, 100)
        room = self._get_sheet(self.table, self.room).line_ids
        self.assertEqual(room.counted_points, 0)

    def test_late_dossiers_count_in_the_year_of_their_appointment(self):
        overdue = self._create_late_dossier(self.local)
        late = self._create_late_dossier(self.local, resolved="2026-03-09 02:00")
        self._create_late_dossier(self.local, resolved="2026-03-05 02:00")  # in time
        self._create_late_dossier(self.local, due="2025-09-30 02:00")  # year before
        self._create_late_dossier(self.local, due="2026-10-01 02:00")  # year after
        self._create_late_dossier(self.other_local)
        line = self._count("dossier_late")
        self.assertEqual(line.measure_text, "2 of 3")
        self.assertEqual(line.counted_points, 96)
        self.assertEqual(set(line.proof_ids.mapped("res_id")), {overdue.id, late.id})
        self.assertEqual(set(line.proof_ids.mapped("detail")), {False, "09/03/2026"})
        share = self._count("dossier_late_percent")
        self.assertAlmostEqual(share.measure, 66.67)

    def test_the_last_hour_of_the_year_is_vietnam_s(self):
        self._create_late_dossier(self.local, due="2026-09-30 16:30")  # 23:30 there
        self._create_late_dossier(self.local, due="2026-09-30 17:30")  # 01/10
        self.assertEqual(self._count("dossier_late").measure, 1)

    def test_a_superior_answers_for_what_is_below(self):
        self._create_late_dossier(self.local)
        self._create_late_dossier(self.office)
        table = self._create_table(
            self._prepare_criterion("dossier_late", bands=EACH), user=self.reviewer
        )
        table.action_open()
        line = self._get_sheet(table, self.province).line_ids
        self.assertEqual((line.measure, line.counted_points), (2, 96))
        other = self._get_sheet(table, self.other_province).line_ids
        self.assertFalse(other.is_measured)

    def _open_reviews(self, due="2026-07-15"):
        review = self._create_review()
        review.tier_ids.filtered(lambda tier: tier.level == "local").date_due = due
        review.action_open()
        return review

    def test_reports_that_were_not_sent_in_time(self):
        self._open_reviews()
        line = self._count("report_late")
        self.assertEqual((line.measure, line.counted_points), (1, 98))
        self.assertEqual(line.proof_ids.finding, "late")

    def test_a_report_that_was_sent_in_time_is_not_late(self):
        review = self._open_reviews(due="2026-10-05")
        self._get_report(review, self.local, self.local_head).action_submit()
        criterion = self._prepare_criterion("report_late", bands=EACH)
        table = self._open_table(criterion, year=2027, date_cutoff="2026-10-31")
        line = self._get_sheet(table, self.local).line_ids
        self.assertEqual((line.measure, line.base_count), (0, 1))

    def test_each_return_from_above_counts_the_head_s_own_does_not(self):
        review = self._open_reviews()
        report = self._get_report(review, self.local, self.colleague)
        report.action_submit()
        report.with_user(self.local_head)._get_step("sign").action_close(
            "returned", "Viết lại"
        )
        for _time in range(2):
            report.action_submit()
            report.with_user(self.local_head).action_submit()
            report.with_user(self.officer).action_send_back([], "Sai số liệu")
        criterion = self._prepare_criterion("report_returned", bands=EACH)
        table = self._open_table(criterion, year=2027, date_cutoff="2026-10-31")
        line = self._get_sheet(table, self.local).line_ids
        self.assertEqual((line.measure, line.counted_points), (2, 96))
        self.assertEqual(line.proof_ids.mapped("detail"), ["05/10/2026"] * 2)

    def test_targets_by_the_last_result_in_time(self):
        missed = self._create_target(self.local, 75)
        reached = self._create_target(self.room, 70)
        self._add_result(reached, "2026-09-30", 85)
        self._create_target(self.office)
        line = self._count("target_missed", bands=((1, "all", 0),))
        self.assertEqual((line.counted_points, line.measure_text), (0, "1 of 1"))
        self.assertEqual(line.proof_ids.res_id, missed.id)
        self.assertEqual(line.proof_ids.detail, "75% / 80%")
        room = self._get_sheet(self.table, self.room)
        self.assertEqual(room.line_ids.counted_points, 100)
        self.assertEqual((room.target_reached_count, room.target_given_count), (1, 1))
        office = self._get_sheet(self.table, self.office)
        self.assertEqual(office.line_ids.proof_ids.finding, "no_result")
        self.assertEqual(office.target_reached_count, 0)

    def test_a_criterion_is_about_the_targets_that_it_names(self):
        self._create_target(self.local, 75)
        line = self._count("target_missed", indicator_ids=self.money.ids)
        self.assertFalse(line.is_measured)

    def test_a_bonus_for_targets_that_were_exceeded(self):
        self._create_target(self.local, 90)
        line = self._count("target_exceeded", points=5, is_bonus=True)
        self.assertEqual((line.counted_points, line.proof_ids.finding), (2, "exceeded"))
        room = self._get_sheet(self.table, self.room).line_ids
        self.assertEqual(room.counted_points, 0)

    def test_counting_again_keeps_what_the_unit_has_given(self):
        self._create_late_dossier(self.local)
        line = self._count("dossier_late")
        sheet = line.sheet_id.with_user(self.local_head)
        self._create_late_dossier(self.local)
        sheet.action_count()
        self.assertEqual((line.self_points, len(line.proof_ids)), (96, 2))
        sheet.line_ids.self_points = 50
        self._create_late_dossier(self.local)
        sheet.action_count()
        self.assertEqual((line.counted_points, line.self_points), (94, 50))

    def test_handing_in_counts_once_more_and_then_it_is_frozen(self):
        line = self._count("dossier_late")
        self._create_late_dossier(self.local)
        sheet = self._hand_in(self.table, self.local, self.local_head)
        self.assertEqual((line.counted_points, sheet.review_score), (98, 98))
        self._create_late_dossier(self.local)
        self.table.action_count()
        self.assertEqual((line.counted_points, len(line.proof_ids)), (98, 1))

    def test_departing_from_what_was_counted_needs_a_reason(self):
        self._create_late_dossier(self.local)
        line = self._count("dossier_late").with_user(self.local_head)
        line.self_points = 100
        with self.assertRaisesRegex(UserError, "Say why"):
            line.sheet_id.action_submit()
        line.self_note = "Hồ sơ trễ do mất điện"
        line.sheet_id.action_submit()
        self.assertEqual(line.sheet_id.state, "review")

    def test_the_proof_opens_the_record(self):
        dossier = self._create_late_dossier(self.local)
        line = self._count("dossier_late").with_user(self.colleague)
        action = line.action_open_proof()
        proof = self.env[action["res_model"]].with_user(self.colleague)
        opened = proof.search(action["domain"]).action_open_record()
        self.assertEqual(
            (opened["res_model"], opened["res_id"]), ("thads.dossier", dossier.id)
        )

    def _count_counting(self, table):
        sheets = table.sudo().sheet_ids
        return self._count_queries(lambda: sheets.browse(sheets.ids)._count())

    def test_it_costs_no_query_for_each_unit(self):
        sources = (
            *("plan_left", "assigned_left", "dossier_late", "dossier_late_percent"),
            *("report_late", "report_returned", "target_missed", "target_exceeded"),
        )
        criteria = [self._prepare_criterion(source, bands=EACH) for source in sources]
        for unit in (self.local, self.room):
            self._issue_plan(unit, 4, 2)
            self._create_late_dossier(unit)
            self._create_target(unit, 75)
        few = self._count_counting(self._open_table(*criteria))
        for number in range(27):
            unit = self._create_unit(f"Phòng {number}", "local", self.province)
            self._issue_plan(unit, 4, 2)
            self._create_late_dossier(unit)
            self._create_target(unit, 75)
        table = self._open_table(*criteria)
        self.assertEqual(len(table.sudo().sheet_ids), 30)
        # rows are written a hundred at a time
        self.assertLessEqual(self._count_counting(table), few + 12)
