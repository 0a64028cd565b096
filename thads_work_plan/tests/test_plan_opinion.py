from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon


class OpinionCommon(ProcedureCommon):
    """A plan that a unit has been asked about, to be revised by the head of its own."""

    is_directive = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        approval = cls._find_definition("approval")
        revise = cls._add_step(
            cls.procedure,
            "revise",
            "work",
            "author_head",
            cls._find_definition("opinion"),
            return_step_id=cls._find_definition("opinion").id,
        )
        cls._find_definition("opinion").is_directive = cls.is_directive
        approval.predecessor_ids = revise
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head")
        cls.started = cls._start_drafted_plan()
        cls.task = cls._create_task_with_output(cls.started.sudo())
        cls.started.sudo().step_ids.with_user(cls.staff).action_close("done")

    @classmethod
    def _find_definition(cls, code):
        return cls.procedure.step_ids.filtered(lambda step: step.code == code)

    def _make_point(self, user=None, **values):
        points = self.env["thads.plan.opinion"].with_user(user or self.colleague)
        return points.create(
            {"plan_id": self.started.id, "name": "Thêm chỉ tiêu", **values}
        )


@tagged("post_install", "-at_install")
class TestPlanOpinion(OpinionCommon):
    """Points are made by who is asked, and each is answered by the plan's unit."""

    def test_who_is_asked_makes_points(self):
        point = self._make_point(task_id=self.task.id)
        self.assertEqual(point.step_id, self._get_step(self.started, "opinion"))
        self.assertEqual(point.unit_id, self.local)
        self.assertEqual(point.user_id, self.colleague)

    def test_nobody_else_makes_them(self):
        for user in (self.staff, self.room_head, self.head, self.officer):
            with self.assertRaises(AccessError):
                self._make_point(user)

    def test_nobody_makes_them_for_another(self):
        step = self._get_step(self.started, "opinion")
        for values in (
            {"user_id": self.head.id},
            {"step_id": step.id},
            {"answer": "accepted", "answer_text": "Mục 1"},
        ):
            with self.assertRaises(AccessError):
                self._make_point(**values)

    def test_nobody_hands_a_point_to_another_afterwards(self):
        point = self._make_point()
        for values in (
            {"user_id": self.head.id},
            {"step_id": self._get_step(self.started, "draft").id},
            {"plan_id": self._create_plan(department_id=self.local.id).id},
            {"name": "Khác", "answer": "accepted", "answer_text": "Mục 1"},
            {"name": "Khác", "answered_by_id": self.head.id},
        ):
            with self.assertRaises(AccessError):
                point.write(values)
        point.name = "Thêm chỉ tiêu về tiền"

    def test_defaults_of_the_context_speak_for_nobody(self):
        points = self.env["thads.plan.opinion"].with_user(self.colleague)
        point = points.with_context(
            default_user_id=self.head.id,
            default_answer="accepted",
            default_answer_text="Mục 1",
        ).create({"plan_id": self.started.id, "name": "Thêm chỉ tiêu"})
        self.assertEqual(point.user_id, self.colleague)
        self.assertFalse(point.answer)

    def test_a_point_stays_once_the_opinion_is_given(self):
        point = self._make_point()
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        with self.assertRaises(AccessError):
            point.name = "Khác"
        with self.assertRaises(AccessError):
            point.unlink()

    def test_agreeing_with_points_needs_one_or_a_note(self):
        with self.assertRaisesRegex(UserError, "Give the reason"):
            self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        self._make_point()
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")

    def test_the_plan_goes_on_once_every_point_is_answered(self):
        point = self._make_point()
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        with self.assertRaisesRegex(UserError, "points without an answer: 1"):
            self._close(self.started, "revise", self.room_head, "done")
        answered = point.with_user(self.staff)
        with self.assertRaises(ValidationError):
            answered.write({"answer": "explained"})
        answered.write({"answer": "explained", "answer_text": "Trùng việc số 4"})
        self.assertEqual(point.answered_by_id, self.staff)
        self._close(self.started, "revise", self.room_head, "done")

    def test_only_the_unit_of_the_plan_answers(self):
        point = self._make_point()
        values = {"answer": "accepted", "answer_text": "Mục 1"}
        with self.assertRaisesRegex(UserError, "once the opinion is given"):
            point.with_user(self.staff).write(values)
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        for user in (self.colleague, self.officer, self.head):
            with self.assertRaises(AccessError):
                point.with_user(user).write(values)

    def test_the_synopsis_has_each_point_and_what_is_missing(self):
        [missing] = self.started.sudo()._get_synthesis()
        self.assertTrue(missing["missing"])
        point = self._make_point(task_id=self.task.id)
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        point.with_user(self.staff).write(
            {"answer": "accepted", "answer_text": "Mục 1"}
        )
        [row] = self.started.sudo()._get_synthesis()
        self.assertEqual(row["point"], "Thêm chỉ tiêu")
        self.assertEqual(row["explanation"], "Mục 1")
        self.assertIn("Báo cáo quý", row["line"])
        self.assertFalse(row["missing"])

    def test_the_file_of_the_plan_keeps_each_point_and_its_answer(self):
        point = self._make_point(task_id=self.task.id)
        self._make_point(name="Rõ cả kế hoạch")
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        point.with_user(self.staff).write(
            {"answer": "accepted", "answer_text": "Mục 1"}
        )
        said = point.step_id.sudo()._write_said().splitlines()
        [first, second] = [line for line in said if line[:3] in ("1. ", "2. ")]
        self.assertRegex(first, r"Báo cáo quý: Thêm chỉ tiêu → .+: Mục 1$")
        self.assertEqual(second, "2. Rõ cả kế hoạch")

    def test_what_was_said_on_a_line_stands_beside_it(self):
        other = self._create_task_with_output(self.started.sudo())
        self._make_point(task_id=self.task.id)
        self._make_point(name="Rõ cả kế hoạch")
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        action = self.started.with_user(self.officer).action_open_line_opinions()
        lines = self.env["thads.plan.task"].with_user(self.officer)
        lines = lines.search(action["domain"])
        self.assertEqual(lines.ids, (self.task + other).ids)
        said = dict(zip(lines.ids, lines.mapped("opinion_text"), strict=True))
        self.assertEqual(said[self.task.id], f"{self.local.name}: Thêm chỉ tiêu")
        self.assertFalse(said[other.id])

    def test_the_appraisal_prints_what_was_not_taken_in(self):
        taken = self._make_point(name="Sửa lỗi chính tả")
        refused = self._make_point(task_id=self.task.id)
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        self.assertNotIn("unaccepted", self.started.sudo()._get_way_words())
        taken.with_user(self.staff).write(
            {"answer": "accepted", "answer_text": "Mục 1"}
        )
        refused.with_user(self.staff).write(
            {"answer": "explained", "answer_text": "Trùng mục 2"}
        )
        self.assertEqual(
            self.started.sudo()._get_way_words()["unaccepted"],
            f"{self.local.name} - {self.task.marker} {self.task.name} - Thêm chỉ tiêu. "
            "Giải trình: Trùng mục 2",
        )

    def test_a_point_is_sealed_with_its_step_and_its_answer_is_not(self):
        verify = self.env["thads.step"].verify_chain
        point = self._make_point()
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        point.with_user(self.staff).write(
            {"answer": "accepted", "answer_text": "Mục 1"}
        )
        self.assertEqual(verify(self.started.sudo()), [])
        point.sudo().name = "Không có ý kiến"
        self.env.flush_all()
        self.assertEqual(verify(self.started.sudo()), point.step_id.ids)

    def test_a_line_of_another_plan_is_refused(self):
        other = self._create_task_with_output()
        with self.assertRaisesRegex(ValidationError, "another plan"):
            self._make_point(task_id=other.id)


@tagged("post_install", "-at_install")
class TestPlanDirective(OpinionCommon):
    """What a leader directs is taken in, or asked about again."""

    is_directive = True

    def test_a_leaders_point_is_taken_in_or_asked_about_again(self):
        point = self._make_point()
        self._close(self.started, "opinion", self.colleague, "agreed_with_points")
        answered = point.with_user(self.staff)
        with self.assertRaisesRegex(ValidationError, "explained away"):
            answered.write({"answer": "explained", "answer_text": "Trùng"})
        answered.write({"answer": "asked_again", "answer_text": "Chỉ tiêu nào?"})
        with self.assertRaisesRegex(UserError, "asked about again"):
            self._close(self.started, "revise", self.room_head, "done")
        step = self._get_step(self.started, "revise").with_user(self.room_head)
        offered = [answer["label"] for answer in step.answers]
        self.assertEqual(offered, ["Done", "Ask Again"])
        asking = step.with_context(thads_outcome="returned").action_answer()
        wizard = self.env[asking["res_model"]].with_user(self.room_head)
        wizard = wizard.browse(asking["res_id"])
        self.assertEqual(wizard.note, "Thêm chỉ tiêu: Chỉ tiêu nào?")
        wizard.action_confirm()
        self.assertEqual(self._get_step(self.started, "opinion").round, 2)
        self._close(self.started, "opinion", self.colleague, "agreed")
        self._close(self.started, "revise", self.room_head, "done")

    def test_nothing_is_asked_again_without_a_question(self):
        self._close(self.started, "opinion", self.colleague, "agreed")
        with self.assertRaisesRegex(UserError, "Mark first"):
            self._close(self.started, "revise", self.room_head, "returned", "Hỏi")
