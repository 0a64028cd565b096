from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon

# A Wednesday: five working days later it is Monday 23/02, Tết being from 14/02 to 22/02
START = "2026-02-04"


@tagged("post_install", "-at_install")
class TestProcedureTimeline(ProcedureCommon):
    """What a record shows of its way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(START):
            cls.started = cls._start_drafted_plan()

    def test_an_open_step_says_who_how_long_and_why(self):
        with freeze_time("2026-02-06"):
            html = self._read()
        self.assertIn("Staff", html)
        self.assertIn("3 working days left", html)
        self.assertIn("5 working days from 04/02/2026", html)
        self.assertIn("weekend", html)

    def test_a_last_day_off_leaves_no_working_day(self):
        """As 29/11, a Sunday, the day before 30/11/2026."""
        step = self.started.sudo().current_step_ids
        step._engine()._seal_changes({"deadline": "2026-03-01"})
        for day, words in (
            ("2026-02-26", "1 working days left"),
            ("2026-02-27", "Due on a day off"),
        ):
            with freeze_time(day):
                self.assertIn(words, step._get_timeliness()[1])

    def test_lateness_is_said_in_words(self):
        with freeze_time("2026-02-13"):
            html = self._read()
        self.assertIn("Overdue by 2 working days", html)

    def test_what_was_closed_is_said_with_its_note_and_how_early(self):
        with freeze_time("2026-02-06"):
            self._close(self.started, "draft", self.staff, "done", "Đã <b>xong</b>")
            html = self._read()
        self.assertIn("3 working days early", html)
        self.assertIn("Đã &lt;b&gt;xong&lt;/b&gt;", html)

    def test_what_is_to_come_has_expected_days_over_tet(self):
        """Draft until 11/02, three days for the opinions: 12, 13 and 23/02."""
        with freeze_time("2026-02-05"):
            html = self._read()
        self.assertIn("23/02/2026", html)
        self.assertIn("Tết", html)

    def test_a_substitute_is_said_to_be_one(self):
        with freeze_time(START):
            self._close(self.started, "draft", self.staff, "done")
            self._create_substitution(
                self.head, self.deputy, date(2026, 2, 1), date(2026, 12, 1)
            )
            self._get_step(self.started, "opinion").with_user(self.env.user)._close(
                "agreed"
            )
            self._close(self.started, "approval", self.deputy, "approved")
            html = self._read()
        self.assertIn("Deputy, in place of Head", html)

    def test_who_may_not_read_the_steps_sees_no_timeline(self):
        """Not even where the record itself is open to them."""
        stranger = self.started.with_user(self.other_officer)
        with self.assertRaises(UserError):
            stranger.read(["timeline"])
        self.assertFalse(stranger._render_timeline())
        self.assertTrue(self.started.with_user(self.head)._render_timeline())

    def test_a_second_round_is_said(self):
        with freeze_time(START):
            self._close(self.started, "draft", self.staff, "done")
            self._get_step(self.started, "opinion")._close("agreed")
            self._close(self.started, "approval", self.head, "returned", "Bổ sung")
            html = self._read()
        self.assertIn("Bổ sung", html)
        self.assertIn("Round", html)

    def test_who_reads_the_record_verifies_its_trail(self):
        action = self.started.with_user(self.staff).action_verify_trail()
        self.assertEqual(action["params"]["type"], "success")
        with self.assertRaises(UserError):
            self.started.with_user(self.other_officer).action_verify_trail()

    def _read(self):
        self.started.invalidate_recordset()
        return str(self.started.with_user(self.staff).timeline)
