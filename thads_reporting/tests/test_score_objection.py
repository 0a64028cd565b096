from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .score_common import ScoreCommon


@tagged("post_install", "-at_install")
class TestScoreObjection(ScoreCommon):
    def setUp(self):
        super().setUp()
        self.table = self._open_table()
        self.sheet = self._hand_in(self.table, self.local, self.local_head)
        line = self.sheet.line_ids.with_user(self.officer)
        line.write({"review_points": 60, "review_note": "Thiếu biên bản"})

    def _object(self, user=None, **values):
        objections = self.env["thads.score.objection"]
        return objections.with_user(user or self.colleague).create(
            {
                "sheet_id": self.sheet.id,
                "line_id": self.sheet.line_ids.id,
                "reason": "Đã có biên bản",
                "wanted_points": 95,
                **values,
            }
        )

    def _refuse(self, words):
        with self.assertRaises(UserError) as caught:  # and undo what was created
            self._object()
        self.assertIn(words, str(caught.exception))

    def _review(self):
        self.sheet.with_user(self.officer).action_review()

    def _answer(self, objection, answer="Đã đối chiếu", points=80, user=None):
        answered = objection.with_user(user or self.head)
        answered.write({"answer": answer, "granted_points": points})
        return answered

    def test_points_are_contested_once_they_were_reviewed(self):
        self._refuse("once they have been reviewed")
        self._review()
        objection = self._object()
        self.assertEqual((objection.state, objection.points_before), ("open", 60))
        self.assertEqual(str(objection.date_raised), "2026-10-05")

    def test_upheld_the_points_become_what_is_granted(self):
        self._review()
        objection = self._object()
        self._answer(objection).action_uphold()
        self.assertEqual((objection.state, self.sheet.score), ("upheld", 80))
        self.assertEqual(objection.answered_by_id, self.head)
        self.assertEqual(self.sheet.line_ids.council_note, "Đã đối chiếu")
        self.sheet.with_user(self.head).action_decide()
        self.assertEqual(self.sheet.score, 80)

    def test_rejected_they_stay(self):
        self._review()
        objection = self._object()
        with self.assertRaisesRegex(UserError, "has to know why"):
            objection.with_user(self.head).action_reject()
        self._answer(objection).action_reject()
        self.assertEqual((objection.state, self.sheet.score), ("rejected", 60))
        with self.assertRaisesRegex(UserError, "closed already"):
            objection.with_user(self.head).action_uphold()

    def test_nothing_is_decided_or_published_before_the_answer(self):
        self._review()
        objection = self._object()
        for deed in (
            self.sheet.with_user(self.head).action_decide,
            self.table.with_user(self.head).action_decide,
        ):
            with self.assertRaisesRegex(UserError, "Answer the objection"):
                deed()
        objection.action_withdraw()
        objection.flush_recordset()
        self._decide_all(self.table)
        objection = self._object()
        with self.assertRaisesRegex(UserError, "Answer the objection"):
            self.table.with_user(self.head).action_publish()

    def test_after_publishing_until_the_last_day_and_places_move(self):
        self._review()
        self._decide_all(self.table)
        council = self.table.with_user(self.head)
        council.action_publish()
        self._refuse("last day")
        self.table.date_objection_end = "2026-10-12"
        places = self.table.sudo()._get_places()
        objection = self._object()
        self._answer(objection, points=100).action_uphold()
        self.assertNotEqual(self.table.sudo()._get_places(), places)
        row = self.table.sudo().ranking_ids.filtered(
            lambda row: row.department_id == self.local
        )
        self.assertEqual((row.score, row.place, row.rank_id.code), (100, 1, "A"))
        said = self.table.message_ids[0].body
        self.assertIn(self.local.display_name, said)
        with freeze_time("2026-10-13 03:00:00"), self.assertRaises(UserError):
            self._object()

    def test_the_unit_alone_objects_and_the_council_alone_answers(self):
        self._review()
        for user in (self.officer, self.head, self.room_head):
            with self.assertRaises(AccessError):
                self._object(user)
        objection = self._object()
        for user in (self.officer, self.office_head, self.local_head):
            with self.assertRaises(AccessError):
                self._answer(objection, user=user)
            with self.assertRaises(AccessError):
                objection.with_user(user).action_uphold()
        for user in (self.officer, self.head):
            with self.assertRaises(AccessError):
                objection.with_user(user).write({"reason": "Khác"})
            with self.assertRaises(AccessError):
                objection.with_user(user).action_withdraw()
        self.assertFalse(
            objection.with_user(self.room_head).search([("id", "=", objection.id)])
        )

    def test_nobody_answers_an_objection_of_their_own_unit(self):
        self.table.council_position_ids += self.local_head.thads_position_ids.sudo()
        self._review()
        objection = self._object()
        with self.assertRaises(AccessError):
            self._answer(objection, user=self.local_head)
        with self.assertRaises(AccessError):
            objection.with_user(self.local_head).action_reject()

    def test_state_and_days_are_not_written_by_hand(self):
        self._review()
        for values in ({"state": "upheld"}, {"date_raised": "2026-01-01"}):
            with self.assertRaises(AccessError):
                self._object(**values)
        objection = self._object()
        for values in ({"state": "upheld"}, {"points_before": 1}, {"answer": "Đúng"}):
            with self.assertRaises(AccessError):
                objection.write(values)
        with self.assertRaises(AccessError):
            objection.unlink()

    def test_the_line_is_of_the_sheet(self):
        self._review()
        other = self._get_sheet(self.table, self.room).line_ids
        with self.assertRaisesRegex(UserError, "of the sheet"):
            self._object(line_id=other.id)

    def test_one_objection_waits_for_a_line(self):
        self._review()
        self._object()
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self._object()

    def test_no_more_is_granted_than_the_criterion_gives(self):
        self._review()
        objection = self._answer(self._object(), points=101)
        with self.assertRaisesRegex(UserError, "from 0 to 100"):
            objection.action_uphold()

    def test_who_may_do_what_is_asked_once_for_many(self):
        self._review()
        objection = self._object()
        self._count_questions(objection)  # and remember what is asked once only
        few = self._count_questions(objection)
        other = self._hand_in(self.table, self.room, self.room_head)
        line = other.line_ids.with_user(self.officer)
        line.write({"review_points": 60, "review_note": "Thiếu biên bản"})
        other.with_user(self.officer).action_review()
        self._object(self.room_head, sheet_id=other.id, line_id=other.line_ids.id)
        objections = self.env["thads.score.objection"].search([])
        self.assertEqual(len(objections), 2)
        self.assertLessEqual(self._count_questions(objections), few)

    def _count_questions(self, objections):
        seen = objections.with_user(self.head)

        def ask():
            self.assertEqual(set(seen.mapped("can_answer")), {True})
            self.assertEqual(set(seen.mapped("is_mine")), {False})

        return self._count_queries(ask)
