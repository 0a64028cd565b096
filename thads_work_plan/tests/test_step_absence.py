from freezegun import freeze_time

from odoo.tests import Form, new_test_user, tagged

from odoo.addons.mail.tools.discuss import Store

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-02-09 02:00:00")
class TestStepAbsence(ProcedureCommon):
    """A deadline on which its person is away is told before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.started = cls._start_drafted_plan()
        cls.draft = cls.started.sudo().step_ids  # five days from 9 February, over Tết
        cls.draft.ensure_one()
        cls._set_deadline(cls.draft, "2026-03-11")

    def test_work_of_a_unit_stays_with_who_is_away(self):
        self._create_substitution(
            self.staff, self.colleague, "2026-03-10", "2026-03-12"
        )
        warning = self._read_warning()
        self.assertIn("Staff is away from 10/03/2026 to 12/03/2026", warning)
        self.assertIn("does not go over to Colleague", warning)

    def test_the_step_of_a_post_goes_over(self):
        step = self._open_for_head()
        self._create_substitution(self.head, self.deputy, "2026-03-11")
        warning = self._read_warning(step)
        self.assertIn("Head is away from 11/03/2026 on", warning)
        self.assertIn("Deputy takes the step over", warning)

    def test_both_ends_of_the_absence_count(self):
        for first, last, falls_in in (
            ("2026-03-11", "2026-03-11", True),
            ("2026-03-12", "2026-03-13", False),
            ("2026-03-09", "2026-03-10", False),
        ):
            absence = self._create_substitution(self.staff, self.colleague, first, last)
            self.assertEqual(bool(self._read_warning()), falls_in, first)
            absence.unlink()

    def test_who_is_away_already_has_the_step_no_more(self):
        step = self._open_for_head()
        self._create_substitution(self.head, self.deputy, "2026-02-09", "2026-03-20")
        self.assertEqual(step.user_id, self.deputy)
        self.assertFalse(self._read_warning(step))
        self._create_substitution(self.deputy, self.officer, "2026-03-10", "2026-03-11")
        self.assertIn("does not go over to Officer", self._read_warning(step))

    def test_what_is_extended_is_due_on_the_later_day(self):
        self._create_substitution(
            self.staff, self.colleague, "2026-03-10", "2026-03-12"
        )
        extended = {"extended_deadline": "2026-03-16", "extension_reason": "Tết"}
        self.draft._engine()._seal_changes(extended)
        self.assertFalse(self._read_warning())

    def test_what_is_past_or_closed_is_not_told(self):
        self._create_substitution(
            self.staff, self.colleague, "2026-03-10", "2026-03-12"
        )
        with freeze_time("2026-03-12 02:00:00"):
            self.assertFalse(self._read_warning())
        self._close(self.started, "draft", self.staff, "done")
        self.assertFalse(self._read_warning())

    def test_the_timeline_and_the_activity_say_so(self):
        self._create_substitution(
            self.staff, self.colleague, "2026-03-10", "2026-03-12"
        )
        self.env.invalidate_all()
        self.assertIn("falls in an absence", self.started.timeline)
        activity = self.draft.activity_ids.with_user(self.staff)
        [stored] = Store().add(activity).get_result()["mail.activity"]
        self.assertIn("falls in an absence", stored["thads_absence"])

    def test_many_steps_are_asked_for_at_once(self):
        steps = self.draft
        for _number in range(5):
            steps += self._start_drafted_plan().sudo().step_ids
        one, many = self._count_reading(self.draft), self._count_reading(steps)
        self.assertEqual(one, many)

    def test_what_is_due_is_listed_before_saving(self):
        form = Form(self.env["thads.substitution"].with_user(self.staff))
        form.substitute_id = self.colleague
        form.date_from = "2026-03-10"
        form.date_to = "2026-03-10"
        self.assertEqual(form.due_step_count, 0)
        form.date_to = "2026-03-11"
        self.assertEqual(form.due_step_count, 1)
        self.assertEqual(form.due_step_ids.ids, self.draft.ids)

    def test_what_has_gone_over_stays_listed(self):
        step = self._open_for_head()
        absence = self._create_substitution(self.head, self.deputy, "2026-02-09")
        self.assertEqual(step.user_id, self.deputy)
        self.assertEqual(absence.due_step_ids, step)

    def test_who_enters_it_sees_no_more_than_they_may(self):
        absences = self.env["thads.substitution"].new(
            {"user_id": self.staff.id, "date_from": "2026-03-01"}
        )
        for user, count in (
            (self.officer, 1),
            (self.other_officer, 0),
            (self.colleague, 0),
        ):
            self.assertEqual(absences.with_user(user).due_step_count, count, user.name)

    def test_the_form_opens_for_who_sees_no_steps(self):
        absence = self._create_substitution(self.staff, self.colleague, "2026-03-10")
        guest = new_test_user(self.env, "test_guest", "base.group_user")
        form = Form(absence.with_user(guest))
        self.assertEqual(form.substitute_id, self.colleague)

    @classmethod
    def _set_deadline(cls, step, day):
        step._engine()._seal_changes({"deadline": day})

    def _open_for_head(self):
        """Return the approval of the plan, the step of a post, due on 11 March."""
        self._close(self.started, "draft", self.staff, "done")
        self._close(self.started, "opinion", self.colleague, "agreed")
        step = self._get_step(self.started, "approval")
        self.assertEqual(step.user_id, self.head)
        self._set_deadline(step, "2026-03-11")
        return step

    def _read_warning(self, step=None):
        """Return what the person who has a step, by default the draft, reads."""
        step = step or self.draft
        self.env.invalidate_all()
        return step.with_user(step.user_id).absence_warning

    def _count_reading(self, steps) -> int:
        self.env.flush_all()
        self.env.invalidate_all()
        steps.mapped("deadline"), steps.user_id.mapped("name")
        steps.position_id.mapped("user_id")
        before = self.env.cr.sql_log_count
        steps.mapped("absence_warning")
        return self.env.cr.sql_log_count - before
