from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.thads_base.tools import vietnam_time

from .common import ReviewCommon

START, STOP = datetime(2026, 7, 30, 1), datetime(2026, 7, 30, 4, 30)


@tagged("post_install", "-at_install")
class TestReviewConference(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()
        self.conference = self._create_conference()
        self.provinces = self.province | self.other_province
        self.until = vietnam_time.today() + timedelta(days=10)

    def _create_conference(self, user=None, **values):
        return (
            self.env["thads.review.conference"]
            .with_user(user or self.reviewer)
            .create(
                {
                    "name": "Hội nghị sơ kết",
                    "review_id": self.review.id,
                    "datetime_start": START,
                    "datetime_stop": STOP,
                    "place": "Hội trường tầng 2",
                    "class_ids": self.env.ref(
                        "thads_base.thads_department_class_province"
                    ).ids,
                    **values,
                }
            )
        )

    def _conclude(self, **values):
        return (
            self.env["thads.review.conclusion"]
            .with_user(self.reviewer)
            .create(
                {
                    "conference_id": self.conference.id,
                    "name": "Trang bị máy quét tại Bộ phận Một cửa",
                    "department_ids": self.provinces.ids,
                    "date_deadline": self.until,
                    **values,
                }
            )
        )

    def test_its_invitation_is_a_paper_that_those_invited_read_once_issued(self):
        self.conference.write(
            {
                "combined_with": "Hội nghị tập huấn",
                "chair_id": self.central.position_ids.filtered(
                    lambda post: post.rank == "head"
                ).id,
                "guests": "Vụ Pháp luật",
                "agenda": "Báo cáo sơ kết\nThảo luận",
            }
        )
        self.conference.action_invite()
        paper = self.conference.invitation_id
        self.assertEqual(paper.type_id.abbreviation, "GM")
        self.assertEqual(paper.state, "draft")
        for words in (
            "từ 08 giờ 00 đến 11 giờ 30 ngày 30/07/2026",
            "Hội trường tầng 2",
            "kết hợp Hội nghị tập huấn",
            "Vụ Pháp luật",
            "- Thảo luận.",
        ):
            self.assertIn(words, paper.body)
        self.assertEqual(len(set(paper.sudo()._get_paper().recipients)), 1)
        with self.assertRaises(AccessError):
            paper.with_user(self.officer).read(["body"])
        paper.sudo().write({"signer_id": self.central_head.id, "place": "Hà Nội"})
        paper.sudo().action_issue()
        self.assertTrue(paper.with_user(self.officer).read(["body"]))
        with self.assertRaises(AccessError):
            paper.with_user(self.local_head).read(["body"])
        self.assertTrue(paper.sudo()._render_docx().startswith(b"PK"))

    def test_inviting_lists_the_units_of_the_day_once(self):
        self.conference.action_invite()
        first = self.conference.invitation_id
        rows = self.conference.attendance_ids
        self.assertEqual(rows.department_id, self.provinces)
        self.conference.action_invite()
        self.assertEqual(self.conference.attendance_ids, rows)
        self.assertFalse(first.exists())
        self.conference.class_ids = self.env.ref(
            "thads_base.thads_department_class_local"
        )
        rows.filtered(lambda row: row.department_id == self.province).is_present = True
        self.conference.action_invite()
        self.assertEqual(
            self.conference.attendance_ids.department_id,
            self.province | self.local | self.other_local,
        )

    def test_nobody_is_invited_to_nothing(self):
        self.conference.class_ids = False
        with self.assertRaisesRegex(UserError, "who is invited"):
            self.conference.action_invite()

    def test_it_has_a_place_or_a_link_and_ends_after_it_began(self):
        with self.assertRaises(ValidationError):
            self.conference.place = False
        with self.assertRaises(ValidationError):
            self.conference.write({"place": False, "is_online": True})
        self.conference.write(
            {"place": False, "is_online": True, "link": "https://hop.example.org"}
        )
        self.conference.action_invite()
        self.assertIn("trực tuyến", self.conference.invitation_id.body)

    def test_its_line_is_of_the_plan_behind_the_campaign(self):
        plan, other = self.env["thads.plan"].create(
            [
                {"name": name, "plan_type": "thematic", "department_id": self.ban.id}
                for name in ("Kế hoạch sơ kết", "Kế hoạch khác")
            ]
        )
        lines = self.env["thads.plan.task"].create(
            [{"plan_id": each.id, "name": "Hội nghị"} for each in (plan, other)]
        )
        self.review.sudo().plan_id = plan
        self.conference.task_id = lines[0]
        with self.assertRaises(ValidationError):
            self.conference.task_id = lines[1]

    def test_only_the_unit_in_charge_writes_it(self):
        for user in (self.officer, self.head, self.local_head):
            conference = self.conference.with_user(user)
            self.assertEqual(conference.name, "Hội nghị sơ kết")
            with self.assertRaises(AccessError):
                conference.name = "Khác"
            with self.assertRaises(AccessError):
                conference.action_invite()
            with self.assertRaises(AccessError):
                self._create_conference(user)

    def test_of_a_draft_campaign_others_see_nothing(self):
        review = self._create_review()
        conference = self._create_conference(review_id=review.id)
        found = self.env["thads.review.conference"].with_user(self.officer)
        self.assertFalse(found.search([("id", "=", conference.id)]))

    def test_a_unit_says_whom_it_sends_and_not_who_came(self):
        self.conference.action_invite()
        rows = self.env["thads.review.attendance"].with_user(self.head)
        row = rows.search([("conference_id", "=", self.conference.id)])
        self.assertEqual(row.department_id, self.province)
        row.delegates = "Nguyễn Văn An, Phó Trưởng"
        for refused in (
            lambda: row.write({"is_present": True}),
            lambda: row.write({"department_id": self.local.id}),
            lambda: row.unlink(),
            lambda: rows.create(
                {
                    "conference_id": self.conference.id,
                    "department_id": self.local.id,
                }
            ),
        ):
            with self.assertRaises(AccessError):
                refused()
        row.with_user(self.reviewer).is_present = True
        self.assertEqual(self.conference.present_count, 1)

    def test_conclusions_become_work_of_each_unit(self):
        conclusion = self._conclude()
        conclusion.action_give()
        given = conclusion.sudo().assignment_ids
        self.assertEqual(given.department_id, self.provinces)
        self.assertEqual(set(given.mapped("date_deadline")), {self.until})
        self.assertIn("Hội nghị sơ kết", given[0].occurrence)
        own = given.filtered(lambda each: each.department_id == self.province)
        self.assertTrue(own.current_step_ids)
        self.assertEqual(own.with_user(self.head).name, conclusion.name)
        with self.assertRaisesRegex(UserError, "stays as it was"):
            conclusion.action_give()
        with self.assertRaisesRegex(UserError, "stays as it was"):
            conclusion.name = "Khác"
        with self.assertRaisesRegex(UserError, "stays as it was"):
            conclusion.unlink()

    def test_a_conclusion_is_complete_before_it_is_given(self):
        with self.assertRaisesRegex(UserError, "which units"):
            self._conclude(department_ids=[]).action_give()
        with self.assertRaisesRegex(UserError, "Choose the day"):
            self._conclude(date_deadline=False).action_give()
        with self.assertRaisesRegex(UserError, "Choose the day"):
            self._conclude(date_deadline=date(2026, 1, 2)).action_give()
        elsewhere = self._create_unit("Cục khác", "central")
        with self.assertRaisesRegex(UserError, "is not below"):
            self._conclude(department_ids=elsewhere.ids).action_give()

    def test_nobody_else_gives_a_conclusion_or_says_that_it_was(self):
        conclusion = self._conclude()
        for user in (self.officer, self.head):
            with self.assertRaises(AccessError):
                conclusion.with_user(user).action_give()
        with self.assertRaises(AccessError):
            conclusion.is_given = True
        with self.assertRaises(AccessError):
            self._conclude(is_given=True)
