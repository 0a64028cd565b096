from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.thads_base.tools import vietnam_time

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewUrging(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.office_head = self._create_person("office_head", "office")
        self._create_post(self.office_head, self.office, "head")
        self.review = self._open_review()
        self.review.sudo().report_ids._begin()

    def _read_urged(self):
        """Return (unit, told, urged by, rung) of all urging, as superuser."""
        self.env.flush_all()
        rows = self.env["thads.escalation"].search([], order="id")
        return [
            (row.department_id, row.user_id, row.urged_by_id, row.rung_id)
            for row in rows
        ]

    def _say(self, action) -> str:
        return action["params"]["message"]

    def _search_board(self, user, *domain):
        board = self.env["thads.review.board"].with_user(user)
        return board.search([("review_id", "=", self.review.id), *domain])

    def test_the_centre_urges_all_that_have_not_sent(self):
        self._get_report(self.review, self.local, self.local_head).action_submit()
        action = self.review.with_user(self.reviewer).action_urge()
        self.assertIn("3", self._say(action))  # two provinces, the other local unit
        no_rung, nobody = self.env["thads.ladder.rung"], self.env["res.users"]
        self.assertCountEqual(
            self._read_urged(),
            [
                (self.office, self.office_head, self.reviewer, no_rung),
                (self.other_office, nobody, self.reviewer, no_rung),
                (self.other_local, self.other_local_head, self.reviewer, no_rung),
            ],
        )

    def test_who_urges_needs_no_address(self):
        self.env.company.email = self.reviewer.email = False
        self.review.with_user(self.reviewer).action_urge()
        self.assertEqual(len(self._read_urged()), 4)

    def test_whoever_is_urged_has_it_in_the_inbox_and_on_the_activity(self):
        self.review.with_user(self.reviewer).action_urge()
        notified = self.env["mail.notification"].search(
            [("res_partner_id", "=", self.local_head.partner_id.id)]
        )
        self.assertEqual(len(notified), 1)
        report = self._get_report(self.review, self.local, self.local_head)
        self.assertIn(report.display_name, notified.mail_message_id.body)
        step = report.sudo().activity_ids.thads_step_id
        self.assertIn(f"{vietnam_time.today():%d/%m/%Y}", step.urging_words)

    def test_on_the_same_day_nobody_is_urged_twice(self):
        centre = self.review.with_user(self.reviewer)
        first = self._say(centre.action_urge())
        count = len(self._read_urged())
        again = self._say(centre.action_urge())
        self.assertEqual(len(self._read_urged()), count)
        self.assertIn(f"urged: {count}", first)
        self.assertIn("urged: 0", again)
        self.assertIn(f"today: {count}", again)

    def test_a_province_urges_its_own_units_alone(self):
        self.review.with_user(self.officer).action_urge()
        self.assertEqual([row[0] for row in self._read_urged()], [self.local])

    def test_a_tier_is_urged_by_itself(self):
        tiers = self.review.with_user(self.reviewer).tier_ids.grouped("level")
        tiers["local"].action_urge()
        self.assertEqual(
            {row[0] for row in self._read_urged()}, {self.local, self.other_local}
        )

    def test_rows_of_the_board_are_urged(self):
        rows = self._search_board(self.officer, ("department_id", "=", self.local.id))
        rows.action_urge()
        self.assertEqual([row[0] for row in self._read_urged()], [self.local])
        self.env.invalidate_all()
        self.assertEqual(rows.urged_count, 1)
        self.assertEqual(rows.date_urged, vietnam_time.today())

    def test_who_receives_nothing_urges_nobody(self):
        for user in (self.local_head, self.colleague, self.admin):
            self.assertFalse(self.review.with_user(user).can_urge)
            with self.assertRaises(AccessError):
                self.review.with_user(user).action_urge()
        for user in (self.reviewer, self.officer):
            self.assertTrue(self.review.with_user(user).can_urge)
        rows = self._search_board(self.reviewer, ("level", "=", "local"))
        self.assertEqual(len(rows), 2)
        with self.assertRaises(AccessError):
            rows.with_user(self.local_head).action_urge()
        self.assertFalse(self._read_urged())

    def test_a_province_does_not_urge_units_of_another(self):
        rows = self._search_board(
            self.reviewer, ("department_id", "=", self.other_local.id)
        )
        with self.assertRaises(AccessError):
            rows.with_user(self.officer).action_urge()
        self.assertFalse(self._read_urged())

    def test_a_draft_or_a_published_campaign_urges_nobody(self):
        top = self._get_report(self.review, self.central, self.reviewer)
        top.action_submit()
        top.with_user(self.central_head).action_submit()
        self.review.action_publish()
        with self.assertRaisesRegex(UserError, "not under way"):
            self.review.with_user(self.reviewer).action_urge()

    def test_the_board_shows_states_to_who_receives_and_to_nobody_else(self):
        units = {
            user: self._search_board(user).department_id
            for user in (
                self.reviewer,
                self.officer,
                self.local_head,
                self.other_officer,
            )
        }
        self.assertEqual(
            units[self.reviewer],
            self.central
            | self.province
            | self.other_province
            | self.local
            | self.other_local,
        )
        self.assertEqual(units[self.officer], self.province | self.local)
        self.assertEqual(units[self.local_head], self.local)
        self.assertNotIn(self.local, units[self.other_officer])

    def test_the_board_opens_no_report_that_was_not_sent(self):
        row = self._search_board(self.officer, ("department_id", "=", self.local.id))
        with self.assertRaises(AccessError):
            row.action_open_report()
        self._get_report(self.review, self.local, self.local_head).action_submit()
        self.assertEqual(row.action_open_report()["res_id"], row.report_id.id)

    def test_tiers_count_what_their_user_sees(self):
        self._get_report(self.review, self.local, self.local_head).action_submit()
        for user, expected in ((self.reviewer, (2, 1)), (self.officer, (1, 0))):
            tiers = self.review.with_user(user).tier_ids.grouped("level")
            local = tiers["local"]
            self.assertEqual((local.report_count, local.waiting_count), expected)
