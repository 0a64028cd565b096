from odoo.exceptions import UserError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestStepAnswers(ProcedureCommon):
    """Every place that offers answers to a step has them from one list."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.started = cls._start_drafted_plan()

    def _get_outcomes(self, step, user):
        step.invalidate_recordset(["answers", "can_close"])
        answers = step.with_user(user).answers or []
        self.assertTrue(all(answer["label"] for answer in answers))
        return [answer["outcome"] for answer in answers]

    def test_answers_are_those_of_the_kind_of_step_for_who_acts(self):
        draft = self._get_step(self.started, "draft")
        self.assertEqual(self._get_outcomes(draft, self.staff), ["done"])
        self.assertEqual(self._get_outcomes(draft, self.officer), [])
        self._close(self.started, "draft", self.staff, "done")
        self.assertEqual(self._get_outcomes(draft, self.staff), [])
        asked = self._get_step(self.started, "opinion").with_user(self.colleague)
        self.assertEqual(
            self._get_outcomes(asked.filtered("can_close"), self.colleague),
            ["agreed", "agreed_with_points", "disagreed"],
        )

    def test_a_step_may_have_its_own_word_for_it(self):
        draft = self._get_step(self.started, "draft").with_user(self.staff)
        draft.definition_id.sudo().answer_label = "Đã soạn xong"
        self.assertEqual(draft.answers[0]["label"], "Đã soạn xong")

    def test_several_are_answered_at_once(self):
        plans = self.started + self._start_drafted_plan()
        steps = self._get_step(plans, "draft").with_user(self.staff)
        self.assertEqual(len(steps), 2)
        mixed = steps.with_context(thads_outcome="approved")
        with self.assertRaisesRegex(UserError, "cannot end"):
            mixed.action_answer()
        self.assertEqual(set(steps.mapped("state")), {"open"})
        steps.with_context(thads_outcome="done").action_answer()
        self.assertEqual(set(steps.mapped("state")), {"done"})
