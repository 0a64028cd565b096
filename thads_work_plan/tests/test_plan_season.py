from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .season_common import OCTOBER, SeasonCommon


@tagged("post_install", "-at_install")
@freeze_time(OCTOBER)
class TestPlanSeason(SeasonCommon):
    def _run_cron(self):
        cron = self.env.ref("thads_work_plan.ir_cron_open_seasons")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.env.invalidate_all()

    def test_every_unit_gets_a_draft_and_its_first_step(self):
        [season] = self._open()
        plans = self._find_plans()
        self.assertEqual(plans.department_id, self.units)
        self.assertEqual(len(plans), 3)
        self.assertEqual(plans.current_step_ids.definition_id.mapped("code"), ["draft"])
        self.assertEqual(set(plans.mapped("date_start")), {date(2026, 10, 1)})
        self.assertEqual(season.state, "done")

    def test_the_head_of_the_unit_has_the_first_step(self):
        self._open()
        plan = self._find_plans(self.room)
        self.assertEqual(plan.current_step_ids.user_id, self.unit_head)
        self.assertTrue(plan.activity_ids)

    def test_a_unit_that_does_nothing_becomes_late(self):
        self._open()
        plans = self._find_plans()
        with freeze_time("2026-10-09 03:00:00"):
            self.env.invalidate_all()
            self.assertEqual(
                plans.current_step_ids.mapped("is_late"), [True, True, True]
            )

    def test_opening_twice_changes_nothing(self):
        self._open()
        plans = self._find_plans()
        lengths = plans.mapped("trail_length")
        self._open()
        self.assertEqual(self._find_plans(), plans)
        self.assertEqual(plans.mapped("trail_length"), lengths)

    def test_the_draft_that_a_unit_has_is_started(self):
        own = self._create_plan(year=2027)
        self._open()
        self.assertEqual(self._find_plans(self.room), own)
        self.assertEqual(own.procedure_id, self.procedure)

    def test_an_issued_plan_stays_as_it_is(self):
        own = self._create_plan(year=2027)
        self._create_tasks(["1"], own)
        self._issue_outright(own)
        self._open()
        self.assertFalse(own.procedure_id)
        self.assertEqual(len(self._find_plans()), 3)

    def test_a_unit_that_has_ended_owes_nothing(self):
        self.local.date_to = "2026-09-30"
        self._open()
        self.assertEqual(self._find_plans().department_id, self.office + self.room)

    def test_what_was_begun_goes_on_where_it_stopped(self):
        season = self.env["thads.plan.season"]._take(
            self.province, 2027, self.procedure
        )
        self.assertEqual(season._open_next(2), 1)
        self.assertEqual((season.state, season.progress), ("running", 66))
        self.assertEqual(len(self._find_plans()), 2)
        self._run_cron()
        self.assertEqual((season.state, season.progress), ("done", 100))
        self.assertEqual(self._find_plans().department_id, self.units)
        self.assertEqual(len(self._find_plans()), 3)

    def test_a_killed_run_is_taken_up_again(self):
        season = self.env["thads.plan.season"]._take(
            self.province, 2027, self.procedure
        )
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            season._open_next(2)
            raise ZeroDivisionError
        self._run_cron()
        self.assertEqual(len(self._find_plans()), 3)

    def test_october_opens_it_once(self):
        self._run_cron()
        self.assertEqual(self._find_plans().department_id, self.units)
        self._run_cron()
        self.assertEqual(len(self._find_plans()), 3)
        seasons = self.env["thads.plan.season"].search([("year", "=", 2027)])
        self.assertEqual(seasons.department_id, self.province)

    def test_september_and_november_open_nothing(self):
        for day in ("2026-09-30 10:00:00", "2026-11-02 03:00:00"):
            with freeze_time(day):
                self._run_cron()
        self.assertFalse(self._find_plans())

    def test_the_day_opens_nothing_that_waits_for_the_programme(self):
        self.procedure.season_start = "programme"
        self._run_cron()
        self.assertFalse(self._find_plans())

    def test_the_programme_opens_the_season_and_starts_its_clock(self):
        self.procedure.season_start = "programme"
        self._get_definition("draft").clock_event = "programme"
        self._register_programme(2027)
        plans = self._find_plans()
        self.assertEqual(plans.department_id, self.units)
        deadlines = set(plans.current_step_ids.mapped("deadline"))
        self.assertEqual([str(day) for day in deadlines], ["2026-10-07"])

    def _register_programme(self, year):
        decisions = self.env["thads.plan.decision"].with_user(self.officer)
        return decisions.create(
            {
                "kind": "programme",
                "department_id": self.province.id,
                "year": year,
                "number": "1020/QĐ-BTP",
                "date": "2026-09-30",
                "name": f"Chương trình công tác trọng tâm năm {year}",
            }
        )

    def test_the_programme_of_a_year_gone_by_opens_nothing(self):
        self.procedure.season_start = "programme"
        self._register_programme(2026)
        self.assertFalse(self.env["thads.plan.season"].search([("year", "=", 2026)]))

    def _get_definition(self, code):
        return self.procedure.step_ids.filtered(lambda step: step.code == code)

    def test_other_decisions_open_nothing(self):
        self.procedure.season_start = "programme"
        self.env["thads.plan.decision"].create(
            {
                "kind": "plan",
                "department_id": self.province.id,
                "year": 2027,
                "number": "11/QĐ-THADS",
                "date": "2026-09-30",
                "name": "Kế hoạch năm",
            }
        )
        self.assertFalse(self._find_plans())

    def test_the_office_and_administrators_open_it(self):
        for user in (self.officer, self.admin):
            self.assertTrue(self._open(user))

    def test_nobody_else_opens_it(self):
        refused = (
            self.staff,
            self.unit_head,
            self.head,
            self.other_officer,
            self.colleague,
        )
        for user in refused:
            with self.assertRaisesRegex(AccessError, "office of the authority"):
                self._open(user)
        self.assertFalse(self._find_plans())

    def test_the_wizard_shows_what_will_happen(self):
        issued = self._create_plan(year=2027, department_id=self.local.id)
        self._create_tasks(["1"], issued)
        self._issue_outright(issued)
        self._create_plan(year=2027)
        wizard = self._get_wizard(self.officer)
        counts = (wizard.new_count, wizard.start_count, wizard.kept_count)
        self.assertEqual(counts, (1, 1, 1))
        self.assertEqual(wizard.row_ids.department_id, self.units)
        wizard.action_confirm()
        self.assertEqual(len(self._find_plans()), 3)

    def _get_wizard(self, user, **values):
        wizards = self.env["thads.plan.season.open"].with_user(user)
        return wizards.create(
            {"department_id": self.province.id, "year": 2027, **values}
        )

    def test_the_wizard_refuses_the_office_of_another_authority(self):
        wizard = self._get_wizard(self.other_officer)
        with self.assertRaises(AccessError):
            wizard.action_confirm()

    def test_an_authority_without_units_to_plan_is_told_so(self):
        wizard = self._get_wizard(self.admin, department_id=self.other_province.id)
        with self.assertRaisesRegex(UserError, "No procedure in force"):
            wizard.action_confirm()

    def test_season_is_written_by_nobody(self):
        season = self._open().sudo(False)
        for user in (self.officer, self.admin):
            with self.assertRaises(AccessError):
                season.with_user(user).state = "running"
