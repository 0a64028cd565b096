from datetime import datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .online_common import OnlineCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierSubmission(OnlineCommon):
    def test_answer_is_due_in_working_hours(self):
        # Thursday at 9:00: 8 working hours later it is Friday, 9:00
        self.assertEqual(self._submit().datetime_due, datetime(2026, 10, 9, 2, 0))
        with freeze_time("2026-10-09 10:30:00"):  # Friday, 17:30
            due = self._submit().datetime_due
        self.assertEqual(due, datetime(2026, 10, 12, 10, 30))

    def test_late_ones_are_marked_and_found(self):
        submission = self._submit()
        submissions = submission.browse()
        self.assertFalse(submission.is_late)
        with freeze_time("2026-10-09 02:00:01"):
            submission.invalidate_recordset(["is_late"])
            self.assertTrue(submission.is_late)
            self.assertIn(submission, submissions.search([("is_late", "=", True)]))
        self.assertNotIn(submission, submissions.search([("is_late", "=", True)]))
        self.assertIn(submission, submissions.search([("is_late", "=", False)]))

    def test_accepted_it_is_a_draft_with_its_papers(self):
        submission = self._submit(channel_wanted="post", place_wanted="Số 1")
        submission.file_ids[0].sudo().unlink()
        action = submission.action_accept()
        dossier = submission.dossier_id
        self.assertEqual(action["res_id"], dossier.id)
        self.assertEqual(submission.state, "accepted")
        self.assertEqual(submission.user_id, self.clerk)
        self.assertEqual(dossier.state, "draft")
        self.assertEqual(dossier.channel_in, "online")
        self.assertEqual(dossier.applicant_email, "dao@example.com")
        self.assertEqual(dossier.place_wanted, "Số 1")
        required = dossier.paper_ids.filtered("is_required")
        self.assertEqual(required.mapped("is_there"), [False, True])
        with self.assertRaisesRegex(UserError, required[0].name):
            dossier.action_receive()
        required.is_there = True
        dossier.action_receive()
        self.assertTrue(dossier.code)

    def test_it_is_answered_once(self):
        submission = self._submit()
        submission.action_accept()
        with self.assertRaises(UserError):
            submission.action_accept()
        with self.assertRaises(UserError):
            submission.action_answer("refused", "Không thuộc thẩm quyền")

    def test_sent_back_with_the_reason(self):
        submission = self._submit()
        with self.assertRaises(UserError):
            submission.action_answer("guided", " ")
        with self.assertRaises(UserError):
            submission.action_answer("accepted", "Vì sao")
        form = Form.from_action(self.env(user=self.clerk), submission.action_reply())
        form.reason = "Thiếu trang 2 của bản án"
        form.save().action_confirm()
        self.assertEqual(submission.state, "guided")
        self.assertEqual(submission.reason, "Thiếu trang 2 của bản án")

    def test_only_the_desk_of_its_unit_answers(self):
        submission = self._submit()
        for user in (self.officer, self.head):
            with self.subTest(user.name):
                self.assertTrue(submission.with_user(user).content)
                with self.assertRaises(AccessError):
                    submission.with_user(user).action_accept()
                with self.assertRaises(AccessError):
                    submission.with_user(user).action_answer("refused", "Lý do")
        for user in (self.local_clerk, self.other_officer, self.staff):
            with self.subTest(user.name), self.assertRaises(AccessError):
                submission.with_user(user).action_accept()
        self.assertEqual(submission.state, "new")

    def test_it_is_read_by_who_reads_its_dossiers(self):
        submission = self._submit()
        for user, reads in (
            (self.clerk, True),
            (self.officer, True),
            (self.local_clerk, False),
            (self.other_officer, False),
            (self.admin, False),
        ):
            with self.subTest(user.name):
                records = submission.with_user(user)
                self.assertEqual(records.has_access("read"), reads)
                self.assertEqual(
                    records.sudo().file_ids.with_user(user).has_access("read"), reads
                )
                self.assertEqual(
                    bool(records.search([("id", "=", submission.id)])), reads
                )

    def test_who_settles_it_reads_the_files(self):
        submission = self._submit()
        files = submission.file_ids
        self.assertFalse(files.with_user(self.colleague2).has_access("read"))
        submission.action_accept()
        submission.dossier_id.action_receive()
        submission.dossier_id.action_hand_over(self.colleague2)
        self.env.invalidate_all()
        self.assertEqual(
            files[0].with_user(self.colleague2).mimetype, "application/pdf"
        )

    def test_nobody_writes_it_by_hand(self):
        submission = self._submit()
        for user in (self.clerk, self.admin, self.officer):
            with self.subTest(user.name):
                records = submission.with_user(user)
                with self.assertRaises(AccessError):
                    records.write({"state": "accepted"})
                with self.assertRaises(AccessError):
                    records.unlink()
                with self.assertRaises(AccessError):
                    records.copy()
                with self.assertRaises(AccessError):
                    records.file_ids.write({"name": "x.exe"})
                with self.assertRaises(AccessError):
                    records.read(["access_token"])
                with self.assertRaises(AccessError):
                    records.read(["lookup_url"])

    def test_a_draft_thrown_away_is_answered_anew(self):
        submission = self._submit()
        submission.action_accept()
        submission.dossier_id.unlink()
        self.assertEqual(submission.state, "new")
        self.assertFalse(submission.user_id)
        submission.action_accept()
        self.assertTrue(submission.dossier_id)

    def test_files_are_not_public(self):
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "thads.dossier.submission.file"),
                    ("res_id", "in", self._submit().file_ids.ids),
                    ("res_field", "=", "content"),
                ]
            )
        )
        self.assertEqual(len(attachment), 2)
        self.assertEqual(set(attachment.mapped("public")), {False})
        self.assertEqual(attachment[0].raw, self.pdf)


@freeze_time("2026-10-08 02:00:00")
class TestDossierSubmissionMail(OnlineCommon):
    def _get_mails(self):
        return (
            self.env["mail.mail"]
            .sudo()
            .search([("email_to", "ilike", "dao@example.com")], order="id")
        )

    def test_the_applicant_is_mailed_its_way(self):
        before = self._get_mails()
        submission = self._submit()
        submission.sudo()._notify_applicant()
        submission.action_accept()
        dossier = submission.dossier_id
        dossier.action_receive()
        dossier.action_hand_over(self.colleague2)
        dossier.with_user(self.colleague2).action_guide("Thiếu giấy ủy quyền")
        mails = self._get_mails() - before
        self.assertEqual(len(mails), 4)
        address = submission.sudo().lookup_url
        for mail in mails:
            self.assertIn(address, mail.body_html)
            self.assertEqual(mail.state, "outgoing")
        self.assertNotIn(dossier.code, mails[1].body_html)
        self.assertIn(dossier.code, mails[2].body_html)
        self.assertIn("Thiếu giấy ủy quyền", mails[3].body_html)

    def test_it_is_mailed_in_the_language_of_the_form(self):
        before = self._get_mails()
        self._submit(lang="en_US").sudo()._notify_applicant()
        self._submit().sudo()._notify_applicant()
        english, vietnamese = self._get_mails() - before
        self.assertIn("Look up where it stands", english.body_html)
        self.assertIn("Tra cứu", vietnamese.body_html)

    def test_it_comes_from_the_office_and_not_from_who_answers(self):
        self.env["thads.mailbox"].create(
            {
                "department_id": self.province.id,
                "email": "motcua@example.gov.vn",
                "date_from": "2026-01-01",
            }
        )
        before = self._get_mails()
        submission = self._submit()
        submission.action_answer("refused", "Không thuộc thẩm quyền")
        [mail] = self._get_mails() - before
        self.assertEqual(mail.email_from, "motcua@example.gov.vn")
        self.assertNotIn(self.clerk.name, mail.body_html)

    def test_what_was_typed_is_no_markup(self):
        before = self._get_mails()
        name = "<script>alert(1)</script>{{ object.env }}"
        self._submit(applicant_name=name).sudo()._notify_applicant()
        [mail] = self._get_mails() - before
        self.assertNotIn("<script>", mail.body_html)
        self.assertIn("{{ object.env }}", mail.body_html)
