from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.thads_base.tests.test_document_sending import make_pdf

from .test_way_papers import DAY, WayPaperCommon

ADDRESS = "tonghop@example.com"
MAIL = """From: {sender}
To: {to}
Subject: {subject}
Message-Id: <{key}@example.com>
Date: Mon, 02 Mar 2026 09:00:00 +0700
Content-Type: text/plain; charset=utf-8

Xin gửi hồ sơ.
"""


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestPlanMail(WayPaperCommon):
    """The electronic copy: out to the office's mailbox, and what comes in there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mailbox = cls.env["thads.mailbox"].create(
            {
                "department_id": cls.province.id,
                "email": ADDRESS,
                "date_from": "2016-10-05",
            }
        )
        draft = cls.procedure.step_ids.filtered(lambda step: step.code == "draft")
        draft.sends_copy = True
        cls.staff.email = "staff@example.com"
        cls.plan.with_user(cls.staff).action_start()

    def _switch_on(self):
        self.env["ir.config_parameter"].set_param("thads_work_plan.send_copies", True)

    def _submit(self):
        self._close(self.plan, "draft", self.staff, "done")

    def _find_mails(self):
        return self.env["mail.mail"].search([("email_to", "=", ADDRESS)])

    def _receive(self, subject, sender="staff@example.com", to=ADDRESS):
        mail = MAIL.format(
            sender=sender,
            to=to,
            subject=subject,
            key=f"{subject}{sender}".encode().hex(),
        )
        found = self.env["mail.thread"].message_process("thads.plan.copy", mail)
        return self.env["thads.plan.copy"].browse(found)

    def test_submission_is_mailed_with_the_plan_and_logged(self):
        self._switch_on()
        self._submit()
        mail = self._find_mails()
        self.assertIn(self.plan._get_mail_code(), mail.subject)
        self.assertEqual(mail.attachment_ids.mapped("name"), ["du-thao-01.docx"])
        self.assertIn(f"sent to {ADDRESS}", self.plan.message_ids[0].body)

    def test_nothing_leaves_while_sending_is_off(self):
        self._submit()
        self.assertFalse(self._find_mails())
        self.assertIn("sending is off", self.plan.message_ids[0].body)

    def test_mailbox_has_its_days(self):
        self._switch_on()
        self.mailbox.date_to = date(2025, 10, 5)
        self._submit()
        self.assertFalse(self._find_mails())
        with self.assertRaises(ValidationError):
            self.mailbox.copy({"date_from": "2020-01-01", "date_to": False})

    def test_mail_with_code_and_known_sender_goes_to_its_plan(self):
        self._submit()
        before = [(step.state, step.deadline) for step in self.plan.step_ids]
        copy = self._receive(f"Re: [{self.plan._get_mail_code()}] Hồ sơ")
        self.assertRecordValues(
            copy,
            [
                {
                    "plan_id": self.plan.id,
                    "is_matched": True,
                    "mailbox_id": self.mailbox.id,
                }
            ],
        )
        after = [(step.state, step.deadline) for step in self.plan.step_ids]
        self.assertEqual(before, after, "a mail has moved a step")

    def test_other_mails_wait_for_a_clerk(self):
        code = self.plan._get_mail_code()
        too_early = self._receive(f"[{code}] trước khi trình")
        self._submit()
        for copy in (
            too_early,
            self._receive("Hồ sơ không có mã"),
            self._receive(f"[{code}] người lạ", sender="la@example.com"),
            self._receive(f"[KH-2031-{self.plan.id:05d}] năm khác"),
        ):
            self.assertFalse(copy.plan_id or copy.is_matched, copy.name)

    def test_clerk_of_the_mailbox_says_which_plan(self):
        copy = self._receive("Hồ sơ không có mã").with_user(self.officer)
        copy.plan_id = self.plan
        self.assertEqual(self.plan.copy_ids.sudo(), copy.sudo())
        with self.assertRaises(AccessError):
            copy.name = "khác"
        for user in (self.staff, self.room_head, self.other_officer):
            with self.assertRaises(AccessError):
                copy.with_user(user).plan_id = False

    def test_signed_appraisal_is_mailed_to_the_unit(self):
        self._switch_on()
        self.room_head.email = "phong@example.com"
        report = self._draft("appraisal")
        report.action_issue()
        report._keep_scan(make_pdf(), "tham-tra.pdf")
        mail = self.env["mail.mail"].search([("email_to", "=", "phong@example.com")])
        self.assertEqual(mail.attachment_ids.mapped("name"), ["tham-tra.pdf"])
        self.assertIn("sent to phong@example.com", self.plan.message_ids[0].body)

    def test_signed_appraisal_opens_the_step_of_the_unit(self):
        """Once every point has its answer; until then the scan is kept and mailed."""
        procedure = self._create_procedure(code="appraised", date_from="2020-01-02")
        point = {"section": "conformity", "name": "Phù hợp"}
        draft = procedure.step_ids.filtered(lambda step: step.code == "draft")
        appraisal = self._add_step(
            procedure,
            "appraisal",
            "review",
            "office",
            draft,
            return_step_id=draft.id,
            point_ids=[Command.create(point)],
        )
        plan = self._create_plan()
        plan._start(procedure)
        self._get_step(plan, "draft")._close("done")
        step = plan.step_ids.filtered(lambda step: step.definition_id == appraisal)
        report = self._draft("appraisal", self.officer, plan)
        report.action_issue()
        report._keep_scan(make_pdf(), "tham-tra.pdf")
        self.assertEqual(step.state, "open")
        step.finding_ids.with_user(self.officer).answer = "met"
        report._keep_scan(make_pdf(), "tham-tra.pdf")
        self.assertEqual(step.state, "done")
        self.assertEqual(step.closed_by_id, self.officer)

    def test_other_signed_papers_are_not_mailed(self):
        self._switch_on()
        self.room_head.email = "phong@example.com"
        proposal = self._draft("proposal")
        proposal.action_issue()
        proposal._keep_scan(make_pdf(), "to-trinh.pdf")
        self.assertFalse(
            self.env["mail.mail"].search([("email_to", "=", "phong@example.com")])
        )
