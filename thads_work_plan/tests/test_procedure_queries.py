from odoo.tests import tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestProcedureQueries(ProcedureCommon):
    """What it costs to go on does not grow with how many steps are closed at once."""

    def test_closing_many_steps_takes_as_few_statements_as_closing_one(self):
        self._close_first(2)  # what is remembered from now on
        one, many = self._count_closing(1), self._count_closing(10)
        self.assertLessEqual(one, 4)
        self.assertEqual(many, one)

    def test_who_may_close_is_asked_for_all_steps_at_once(self):
        one, many = self._open_own(1), self._open_own(10)
        self._count_asking(many)  # what is remembered from now on
        self.assertEqual(self._count_asking(one), self._count_asking(many))

    def _count_asking(self, steps) -> int:
        self.env.invalidate_all()
        steps.mapped("position_id.user_id")
        before = self.env.cr.sql_log_count
        self.assertEqual(steps.mapped("can_close"), [True] * len(steps))
        return self.env.cr.sql_log_count - before

    def _count_closing(self, count) -> int:
        steps = self._open_own(count)
        before = self.env.cr.sql_log_count
        steps.action_close("agreed")
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def _close_first(self, count):
        self._open_own(count).action_close("agreed")

    def _open_own(self, count):
        """Open, for as many plans, the only step of a procedure for the head."""
        if "one_step" not in self.__dict__:
            procedure = self.env["thads.procedure"].create(
                {
                    "code": "one",
                    "name": "Một bước",
                    "res_model": "thads.plan",
                    "date_from": "2020-01-01",
                    "domain": "[('id', '=', 0)]",
                }
            )
            self.one_step = self._add_step(procedure, "one", "opinion", "author_head")
        plans = self.env["thads.plan"]
        for _number in range(count):
            plan = self._create_plan(department_id=self.province.id)
            plan._start(self.one_step.procedure_id)
            plans += plan
        self.env.flush_all()
        return plans.sudo().current_step_ids.with_user(self.head)
