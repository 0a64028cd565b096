from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewAccess(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()
        self.report = self._get_report(self.review, self.local, self.local_head)

    def _sees(self, user, report=None):
        reports = self.env["thads.review.report"].with_user(user)
        found = reports.search([("id", "=", (report or self.report).id)])
        if not found:
            for method in ("figures", "get_form_two", "get_differences"):
                with self.assertRaises(AccessError):
                    getattr(reports.browse((report or self.report).id), method)()
            with self.assertRaises(AccessError):
                reports.browse((report or self.report).id).action_open_dossiers(
                    "", "", 3
                )
        return bool(found)

    def test_the_unit_above_sees_it_once_it_was_sent(self):
        self.assertTrue(self._sees(self.colleague))
        for user in (self.officer, self.reviewer, self.head):
            self.assertFalse(self._sees(user))
        self.report.action_submit()
        for user in (self.officer, self.reviewer, self.head):
            self.assertTrue(self._sees(user))

    def test_a_province_sees_another_s_once_the_centre_publishes(self):
        province = self._get_report(self.review, self.province, self.head)
        for report in (self.report, province):
            report.action_submit()
        for user in (self.other_officer, self.other_head, self.other_local_head):
            self.assertFalse(self._sees(user))
            self.assertFalse(self._sees(user, province))
        figures = self.env["thads.review.figure"].with_user(self.other_officer)
        self.assertFalse(figures.search([]))
        top = self._get_report(self.review, self.central, self.reviewer)
        top.action_submit()
        top.with_user(self.central_head).action_submit()
        self.review.action_publish()
        for user in (self.other_officer, self.other_head, self.other_local_head):
            self.assertTrue(self._sees(user, province))

    def test_an_administrator_without_a_post_sees_none(self):
        self.report.action_submit()
        self.assertFalse(self._sees(self.admin))

    def test_nobody_writes_the_report_of_another_unit(self):
        self.report.action_submit()
        for user in (self.officer, self.reviewer, self.head):
            with self.assertRaises(AccessError):
                self.report.with_user(user).plan_text = "Khác"
            with self.assertRaises(AccessError):
                self.report.part_ids[0].with_user(user).text = "Khác"

    def test_state_and_place_are_not_written_by_hand(self):
        province = self._get_report(self.review, self.province)
        for values in (
            {"state": "accepted"},
            {"parent_id": False},
            {"department_id": self.province.id},
            {"is_sent": True},
            {"review_id": self._create_review().id},
            {"parent_id": province.id},
        ):
            with self.assertRaises(AccessError):
                self.report.write(values)
        with self.assertRaises(AccessError):
            self.report.unlink()

    def test_frozen_rows_and_lists_are_not_written_by_hand(self):
        self._insert(self.local, "2026-03-02 02:00")
        self.report.action_submit()
        frozen = self.report.sudo().figure_ids
        self.assertEqual(frozen.kind, "computed")
        for change in (
            lambda: frozen.write({"received": 7}),
            lambda: frozen.unlink(),
            lambda: frozen.create({"report_id": self.report.id, "kind": "carried"}),
        ):
            with self.assertRaises(AccessError):
                change()
        listed = self.env["thads.review.dossier"].search(
            [("report_id", "=", self.report.id)]
        )
        self.assertEqual(len(listed), 1)
        with self.assertRaises(AccessError):
            listed.sudo().write({"result": "late"})
