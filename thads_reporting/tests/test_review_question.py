from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewQuestion(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()
        self.question = self._ask()
        self.answered = self.question.with_user(self.reviewer)

    def _ask(self, user=None, unit=None, **values):
        return (
            self.env["thads.review.question"]
            .with_user(user or self.colleague)
            .create(
                {
                    "name": "Hồ sơ rút đơn tính vào cột nào?",
                    "review_id": self.review.id,
                    "department_id": (unit or self.local).id,
                    **values,
                }
            )
        )

    def _sees(self, user):
        questions = self.env["thads.review.question"].with_user(user)
        return bool(questions.search([("id", "=", self.question.id)]))

    def test_the_centre_answers_and_all_read_it_once_published(self):
        others = (self.officer, self.other_officer, self.other_local_head)
        self.assertTrue(self._sees(self.reviewer))
        self.answered.answer = "Tính là đã giải quyết xong."
        self.answered.action_answer()
        self.assertEqual(self.question.answer, "Tính là đã giải quyết xong.")
        self.assertEqual(self.question.answered_by_id, self.reviewer)
        self.assertFalse(any(map(self._sees, others)))
        self.answered.action_publish()
        self.assertTrue(all(map(self._sees, others)))

    def test_publishing_answers_as_well(self):
        self.answered.answer = "Tính là đã giải quyết xong."
        self.answered.action_publish()
        self.assertEqual(self.question.state, "published")
        self.assertTrue(self.question.datetime_answered)

    def test_heads_are_told(self):
        messages = self.question.sudo().message_ids
        self.assertIn(self.reviewer.partner_id, messages.notified_partner_ids)
        self.answered.answer = "Có."
        self.answered.action_answer()
        messages = self.question.sudo().message_ids - messages
        self.assertIn(self.local_head.partner_id, messages.notified_partner_ids)

    def test_nobody_else_answers(self):
        self.answered.answer = "Có."
        for deed in (
            lambda: self.question.write({"answer": "Không"}),
            lambda: self.question.action_answer(),
            lambda: self.question.action_publish(),
            lambda: self.question.write({"state": "published"}),
            lambda: self.answered.write({"state": "published"}),
            lambda: self.answered.write({"name": "Câu khác"}),
            lambda: self._ask(answer="Có."),
            lambda: self._ask(state="published"),
        ):
            with self.assertRaises(AccessError):
                deed()
        for user in (self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self.question.with_user(user).action_answer()

    def test_an_answer_is_written_before_it_is_given_and_stays_once_published(self):
        with self.assertRaisesRegex(UserError, "Write the answer"):
            self.answered.action_answer()
        self.answered.answer = "Có."
        self.answered.action_publish()
        for deed in (
            lambda: self.answered.write({"answer": "Không"}),
            lambda: self.answered.action_answer(),
            lambda: self.answered.action_publish(),
            lambda: self.question.write({"name": "Câu khác"}),
            lambda: self.question.unlink(),
        ):
            with self.assertRaises(UserError):
                deed()

    def test_units_ask_for_themselves_about_what_they_report_in(self):
        with self.assertRaises(AccessError):
            self._ask(self.colleague, self.other_local)
        with self.assertRaisesRegex(UserError, "no report to write"):
            self._ask(self.staff, self.room)
        draft = self._create_review()
        with self.assertRaisesRegex(UserError, "not been opened"):
            self._ask(review_id=draft.id)

    def test_the_guidance_letter_says_what_the_campaign_does(self):
        self.review.action_draft_guidance()
        letter = self.review.guidance_id
        self.assertEqual(letter.type_id.kind, "letter")
        for words in ("01/01/2026", "30/06/2026", "Biểu số 2", "3. Đề xuất, kiến nghị"):
            self.assertIn(words, letter.body)
        with self.assertRaisesRegex(UserError, "already"):
            self.review.action_draft_guidance()
        with self.assertRaises(AccessError):
            letter.with_user(self.local_head).read(["body"])
        letter.sudo().write({"signer_id": self.central_head.id, "place": "Hà Nội"})
        letter.sudo().action_issue()
        for user in (self.local_head, self.officer, self.other_head):
            self.assertTrue(letter.with_user(user).read(["body"]))
        with self.assertRaises(AccessError):
            self.review.with_user(self.officer).action_draft_guidance()
