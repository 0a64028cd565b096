from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .score_common import ScoreCommon


@tagged("post_install", "-at_install")
class TestScoreAccess(ScoreCommon):
    def setUp(self):
        super().setUp()
        self.table = self._open_table(
            self._prepare_criterion(), self._prepare_criterion(name="Khác", points=10)
        )
        self.sheet = self._get_sheet(self.table, self.local, self.local_head)

    def _sees(self, user, record=None):
        record = record or self.sheet
        return bool(record.with_user(user).search([("id", "=", record.id)]))

    def test_a_unit_sees_its_own_sheet_and_those_above_it(self):
        for user in (self.colleague, self.local_head, self.officer, self.head):
            self.assertTrue(self._sees(user), user.name)
        for user in (self.staff, self.room_head, self.other_officer, self.admin):
            self.assertFalse(self._sees(user), user.name)
            self.assertFalse(self._sees(user, self.sheet.line_ids[0]), user.name)
            with self.assertRaises(AccessError):
                self.sheet.with_user(user).action_submit()
        province = self._get_sheet(self.table, self.room, self.room_head)
        self.assertFalse(self._sees(self.colleague, province))

    def test_proof_is_read_by_who_reads_the_sheet(self):
        dossier = self._create_late_dossier(self.local)
        table = self._open_table(
            self._prepare_criterion("dossier_late", bands=((1, "each", 1),))
        )
        proof = self._get_sheet(table, self.local).sudo().line_ids.proof_ids
        self.assertEqual(proof.res_id, dossier.id)
        self.assertTrue(self._sees(self.colleague, proof))
        self.assertFalse(self._sees(self.room_head, proof))
        for deed in (
            lambda: proof.with_user(self.local_head).unlink(),
            lambda: proof.with_user(self.officer).write({"name": "Khác"}),
            lambda: proof.sudo().write({"name": "Khác"}),
        ):
            with self.assertRaises(AccessError):
                deed()

    def test_each_writes_points_in_their_turn_only(self):
        line = self.sheet.line_ids[0]

        def refused(user, **values):
            with self.assertRaises(AccessError):
                line.with_user(user).write(values)

        refused(self.officer, self_points=1)
        refused(self.local_head, review_points=1)
        refused(self.local_head, counted_points=1)
        refused(self.local_head, measure=1)
        refused(self.local_head, sheet_id=self._get_sheet(self.table, self.room).id)
        self.sheet.action_submit()
        refused(self.local_head, self_points=1)
        refused(self.local_head, review_points=1)
        refused(self.head, council_points=1)
        line.with_user(self.officer).review_points = 1
        line.with_user(self.officer).review_note = "Sai"
        self.sheet.with_user(self.officer).action_review()
        refused(self.officer, review_points=2)
        refused(self.officer, council_points=2)
        line.with_user(self.head).write({"council_points": 2, "council_note": "Đúng"})
        self.sheet.with_user(self.head).action_decide()
        refused(self.head, council_points=3)

    def test_nobody_reviews_their_own_unit(self):
        """Neither who has a post in the office as well, nor the office its own."""
        self._create_post(self.colleague, self.office)
        self.sheet.action_submit()
        with self.assertRaises(AccessError):
            self.sheet.with_user(self.colleague).action_review()
        with self.assertRaises(AccessError):
            self.sheet.with_user(self.colleague).action_send_back("Chấm lại")
        with self.assertRaises(AccessError):
            self.sheet.line_ids[0].with_user(self.colleague).review_points = 1
        office = self._hand_in(self.table, self.office, self.office_head)
        with self.assertRaises(AccessError):
            office.with_user(self.officer).action_review()
        office.with_user(self.head).action_review()
        self.assertEqual(office.state, "council")

    def test_who_leads_a_unit_from_above_may_decide_on_it(self):
        """The deputy is in charge of the local unit, and no post of theirs is in it."""
        self.sheet.action_submit()
        self.sheet.with_user(self.officer).action_review()
        self.sheet.with_user(self.deputy).action_decide()
        self.assertEqual(self.sheet.state, "decided")

    def test_the_council_alone_decides_and_publishes(self):
        self.sheet.action_submit()
        self.sheet.with_user(self.officer).action_review()
        for user in (self.officer, self.local_head, self.office_head):
            with self.assertRaises(AccessError):
                self.sheet.with_user(user).action_decide()
            for deed in ("action_decide", "action_publish"):
                with self.assertRaises(AccessError):
                    getattr(self.table.with_user(user), deed)()

    def test_the_head_hands_in_what_staff_has_written(self):
        self.sheet.line_ids[0].with_user(self.colleague).self_points = 50
        with self.assertRaises(AccessError):
            self.sheet.with_user(self.colleague).action_submit()
        self.sheet.action_submit()
        self.assertEqual(self.sheet.self_score, 60)

    def test_a_ranking_is_seen_once_it_is_published(self):
        self._decide_all(self.table)
        rows = self.env["thads.score.ranking"]
        domain = [("year_id", "=", self.table.id)]
        self.table.with_user(self.officer).action_open_ranking()
        for user in (self.officer, self.head):
            self.assertEqual(rows.with_user(user).search_count(domain), 3)
        for user in (self.colleague, self.room_head):
            self.assertFalse(rows.with_user(user).search(domain))
            table = self.table.with_user(user)
            for deed in (
                table.action_open_ranking,
                table.action_print_pdf,
                table._get_paper,
                table._render_xlsx,
                table._render_docx,
            ):
                with self.assertRaises(AccessError):
                    deed()
        self.table.with_user(self.head).action_publish()
        for user in (self.colleague, self.room_head, self.reviewer, self.central_head):
            count = rows.with_user(user).search_count(domain)
            self.assertEqual(count, 3 if user not in (self.reviewer,) else 0, user.name)
        self.table.with_user(self.colleague).action_open_ranking()
        for user in (self.other_officer, self.other_local_head, self.admin):
            self.assertFalse(rows.with_user(user).search(domain))
            with self.assertRaises(AccessError):
                self.table.with_user(user)._get_paper()

    def test_points_under_criteria_are_printed_for_the_council_alone(self):
        self._decide_all(self.table)
        self.table.with_user(self.head).action_publish()
        self.assertTrue(self.table.with_user(self.officer)._get_paper().annexes)
        self.assertFalse(self.table.with_user(self.colleague)._get_paper().annexes)

    def test_nobody_writes_a_ranking(self):
        self.table.with_user(self.officer).action_open_ranking()
        row = self.env["thads.score.ranking"].search(
            [("year_id", "=", self.table.id)], limit=1
        )
        for deed in (
            lambda: row.with_user(self.head).write({"place": 1}),
            lambda: row.sudo().write({"place": 1}),
            lambda: row.with_user(self.officer).unlink(),
        ):
            with self.assertRaises(AccessError):
                deed()

    def test_sheets_and_lines_are_made_by_opening_alone(self):
        line = self.sheet.line_ids[0]
        for deed in (
            lambda: self.sheet.copy(),
            lambda: self.sheet.unlink(),
            lambda: self.sheet.write({"state": "decided"}),
            lambda: self.sheet.with_user(self.head).write({"state": "decided"}),
            lambda: line.copy(),
            lambda: line.unlink(),
        ):
            with self.assertRaises(AccessError):
                deed()

    def test_a_table_under_way_changes_by_its_buttons(self):
        criterion = self.table.criterion_ids[0]
        for deed in (
            lambda: criterion.write({"points": 5}),
            lambda: criterion.unlink(),
            lambda: self.table.rank_ids[0].write({"score_from": 5}),
            lambda: self.table.write({"ordering": "score"}),
            lambda: self.table.write({"criterion_ids": [(5,)]}),
            lambda: criterion.band_ids.create(
                {"criterion_id": criterion.id, "start": 1}
            ),
            lambda: self.table.unlink(),
        ):
            with self.assertRaisesRegex(UserError, "is open"):
                deed()
        with self.assertRaises(AccessError):
            self.table.write({"state": "published"})
        self.table.date_self_due = "2026-11-01"

    def test_another_unit_does_not_touch_a_table(self):
        table = self._create_table(self._prepare_criterion())
        for user in (self.room_head, self.other_officer, self.local_head):
            for deed in (
                lambda user=user: table.with_user(user).write({"name": "Khác"}),
                lambda user=user: table.with_user(user).action_open(),
                lambda user=user: table.criterion_ids.with_user(user).unlink(),
                lambda user=user: table.rank_ids.with_user(user).unlink(),
            ):
                with self.assertRaises(AccessError):
                    deed()
        self.assertFalse(self._sees(self.other_officer, table))
