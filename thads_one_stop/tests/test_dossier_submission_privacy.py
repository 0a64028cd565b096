from freezegun import freeze_time

from odoo.tests import tagged

from .online_common import OnlineCommon

PRIVATE = ("Đào", "008099000001", "0912345678", "dao@", "Minh Xuân", "bản án")


@tagged("post_install", "-at_install")
@freeze_time("2026-10-08 02:00:00")
class TestDossierSubmissionPrivacy(OnlineCommon):
    def setUp(self):
        super().setUp()
        self.limit = self.env.ref("thads_one_stop.limit_retention")
        self.limit.value = 12

    def _get_text(self, submission):
        """All that is kept of a submission."""
        [values] = submission.sudo().read()
        files = submission.sudo().file_ids.mapped("name")
        return f"{values} {files}"

    def test_who_opens_it_is_noted(self):
        submission = self._submit()
        accesses = self.env["thads.dossier.access"]
        submission.web_read({"state": {}})
        about = [("submission_id", "=", submission.id)]
        self.assertFalse(accesses.search(about))
        submission.web_read({"applicant_phone": {}})
        self.officer.group_ids += self.env.ref("base.group_allow_export")
        submission.with_user(self.officer).export_data(["applicant_name"])
        noted = accesses.search(about, order="id")
        self.assertEqual(noted.user_id, self.clerk + self.officer)
        self.assertEqual(noted.mapped("kind"), ["viewed", "exported"])
        self.assertEqual(noted.with_user(self.officer).mapped("kind")[0], "viewed")
        others = accesses.with_user(self.other_officer)
        self.assertFalse(others.search(about))

    def test_what_was_sent_back_is_erased_when_its_time_is_up(self):
        refused, waiting = self._submit(), self._submit()
        refused.action_answer("refused", "Nguyễn Thị Đào không có quyền")
        with freeze_time("2027-10-07 02:00:00"):
            self.env["thads.dossier"]._cron_erase()
        self.assertIn("Đào", self._get_text(refused))
        with freeze_time("2027-10-09 02:00:00"):
            self.env["thads.dossier"]._cron_erase()
        for private in PRIVATE:
            self.assertNotIn(private, self._get_text(refused))
        self.assertFalse(refused.file_ids)
        self.assertEqual(refused.state, "refused")
        self.assertIn("Đào", self._get_text(waiting))

    def test_what_became_a_dossier_is_erased_with_it(self):
        submission = self._submit()
        submission.action_accept()
        dossier = submission.dossier_id
        dossier.action_refuse("Không thuộc thẩm quyền")
        dossier.sudo()._erase()
        for private in PRIVATE:
            self.assertNotIn(private, self._get_text(submission))
        self.assertFalse(submission.file_ids)
