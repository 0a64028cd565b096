from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewWay(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()

    def _submit(self, unit, head):
        report = self._get_report(self.review, unit, head)
        report.action_submit()
        return report

    def test_staff_hands_it_to_the_head_who_signs(self):
        report = self._get_report(self.review, self.local, self.colleague)
        report.action_submit()
        self.assertEqual(report.state, "signing")
        with self.assertRaises(AccessError):
            report.action_submit()
        report.with_user(self.local_head).action_submit()
        self.assertEqual(report.state, "submitted")
        self.assertTrue(report.sudo().datetime_sent)

    def test_the_head_signs_what_they_wrote_themselves(self):
        self.assertEqual(self._submit(self.local, self.local_head).state, "submitted")

    def test_the_unit_above_accepts(self):
        report = self._submit(self.local, self.local_head)
        with self.assertRaises(AccessError):
            report.with_user(self.other_officer).action_accept()
        with self.assertRaises(AccessError):
            report.action_accept()
        report.with_user(self.officer).action_accept()
        self.assertEqual(report.state, "accepted")
        self.assertFalse(report.sudo().current_step_ids)

    def test_receiving_is_noted(self):
        report = self._submit(self.local, self.local_head)
        report.with_user(self.officer).action_receive()
        self.assertEqual(report.state, "received")
        report.with_user(self.officer).action_accept()
        self.assertEqual(report.state, "accepted")

    def test_a_return_names_cells_and_a_reason(self):
        report = self._submit(self.local, self.local_head)
        above = report.with_user(self.officer)
        with self.assertRaises(UserError):
            above.action_send_back([[0, 8]], " ")
        with self.assertRaisesRegex(UserError, "no such cell"):
            above.action_send_back([[99, 8]], "Sai")
        above.action_send_back([[0, 8], "plan_text"], "Kiểm tra lại cột (8)")
        self.assertEqual(report.state, "returned")
        self.assertEqual(report.marked_cells, [[0, 8], "plan_text"])
        self.assertEqual(report.return_note, "Kiểm tra lại cột (8)")
        report.action_submit()
        self.assertEqual(report.state, "submitted")
        self.assertFalse(report.marked_cells)

    def test_what_was_sent_on_is_not_returned_below(self):
        report = self._submit(self.local, self.local_head)
        top = self._submit(self.province, self.head)
        with self.assertRaisesRegex(UserError, "returned first"):
            report.with_user(self.officer).action_send_back([], "Sai")
        top.with_user(self.reviewer).action_send_back([], "Chi cục sai")
        report.with_user(self.officer).action_send_back([], "Sai")
        self.assertEqual(report.state, "returned")

    def test_the_topmost_report_ends_with_its_signature_and_is_published(self):
        top = self._get_report(self.review, self.central, self.reviewer)
        top.action_submit()
        with self.assertRaisesRegex(UserError, "signed"):
            self.review.action_publish()
        top.with_user(self.central_head).action_submit()
        self.assertEqual(top.state, "accepted")
        self.review.action_publish()
        self.assertEqual(self.review.state, "published")

    def test_a_sent_report_is_not_written(self):
        report = self._submit(self.local, self.local_head)
        for write in (
            lambda: report.write({"plan_text": "Khác"}),
            lambda: report.part_ids[0].write({"text": "Khác"}),
            lambda: report.env["thads.review.figure"].create(
                {"report_id": report.id, "service_id": self.service.id}
            ),
        ):
            with self.assertRaisesRegex(UserError, "signed or sent"):
                write()

    def test_sentences_are_taken_over_once(self):
        lower = self._get_report(self.review, self.local, self.local_head)
        lower.part_ids[1].text = "Đúng hạn 100%. Không có phản ánh."
        lower.action_submit()
        part = lower.part_ids[1].with_user(self.officer)
        part.action_take_up(["Không có phản ánh."])
        part.action_take_up()
        above = self._get_report(self.review, self.province, self.officer)
        self.assertEqual(above.part_ids[1].text, "Không có phản ánh.\nĐúng hạn 100%.")
        self.assertEqual(above.part_ids[1].lower_ids, part)
        with self.assertRaises(UserError):
            part.with_user(self.local_head).action_take_up()

    def test_cells_are_asked_for_as_the_form_numbers_them(self):
        report = self._submit(self.local, self.local_head)
        action = report.with_user(self.officer).action_ask_return()
        wizard = self.env[action["res_model"]].with_user(self.officer)
        wizard = wizard.browse(action["res_id"])
        wizard.write({"cells": "II.9(99)", "note": "Sai"})
        with self.assertRaisesRegex(UserError, "no such cell"):
            wizard.action_confirm()
        wizard.cells = "II(8)"
        wizard.action_confirm()
        self.assertEqual(report.state, "returned")
        self.assertEqual(report.marked_cells, [[1, 8]])
