from contextlib import suppress
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestDigest(ProcedureCommon):
    """Drafts that are due on Friday 27/02/2026, begun on Friday 13/02 before Tết."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head")
        people = cls.staff + cls.room_head + cls.head + cls.deputy
        for user in people:
            user.email = f"{user.login}@example.com"
        # what the demonstration and the law's own procedures left open is not ours
        cls.env.cr.execute("UPDATE mail_activity SET thads_is_told = TRUE")
        with freeze_time("2026-02-13 02:00:00"):
            cls.started = cls._start_drafted_plan()
        cls.step = cls.started.sudo().step_ids

    def test_the_activity_of_a_step_sends_no_mail(self):
        mails = self.env["mail.mail"].search([])
        notices = self.env["mail.notification"].search([])
        self._close_draft_and_read()
        opened = self._get_step(self.started, "approval")
        self.assertIn(opened.activity_ids.user_id, self.head + self.deputy)
        self.env.flush_all()
        self.assertEqual(self.env["mail.mail"].search([]), mails)
        self.assertEqual(self.env["mail.notification"].search([]), notices)

    def test_it_comes_from_the_agency(self):
        self.env.company.write({"name": "THADS tỉnh Một", "email": "vp@example.com"})
        self._run("2026-02-26")
        mail = self._find(self.staff)[0][:1]
        self.assertEqual(mail.email_from, '"THADS tỉnh Một" <vp@example.com>')
        self.assertEqual(mail.author_id, self.env.company.partner_id)

    def test_its_sender_is_set(self):
        self.env["res.config.settings"].create(
            {"thads_digest_sender": "Văn phòng"}
        ).set_values()
        self._run("2026-02-26")
        sender = self._find(self.staff)[0][:1].email_from
        self.assertTrue(sender.startswith('"Văn phòng" <'), sender)

    def test_it_comes_when_there_is_something(self):
        for day, has_one in (
            ("2026-02-18", False),  # Tết
            ("2026-02-22", False),  # Sunday
            ("2026-02-23", True),  # newly come
            ("2026-02-24", False),
            ("2026-02-25", True),  # two working days left
            ("2026-02-26", True),
            ("2026-02-28", False),  # late, but a Saturday
            ("2026-03-02", True),
        ):
            mails, notices = self._find(self.staff)
            self._run(day)
            more_mails, more_notices = self._find(self.staff)
            self.assertEqual(len(more_mails - mails), has_one, day)
            self.assertEqual(len(more_notices - notices), has_one, day)

    def test_it_is_one_for_all_of_a_person(self):
        with freeze_time("2026-02-13 02:00:00"):
            plans = [self._start_drafted_plan() for _number in range(2)]
        self._run("2026-03-02")
        [mail], [notice] = self._find(self.staff)
        self.assertEqual(mail.mail_message_id, notice.mail_message_id)
        for plan in [self.started, *plans]:
            path = f'/odoo/my-steps/{plan.sudo().step_ids.id}"'
            self.assertEqual(mail.body_html.count(path), 1)
        self._run("2026-03-02")
        self.assertEqual([len(found) for found in self._find(self.staff)], [1, 1])

    def test_it_says_what_is_urged_late_soon_and_new(self):
        with freeze_time("2026-02-27 02:00:00"):
            self._start_drafted_plan()
        self.env["res.users"].browse(self.staff.id).lang = "vi_VN"
        for day, words in (
            ("2026-03-02", ["Đôn đốc", "Mới đến"]),
            ("2026-03-03", ["Trễ"]),
            ("2026-03-04", ["Trễ", "Đến hạn hôm nay hoặc sắp tới"]),
        ):
            self._run(day)
            body = self._find(self.staff)[0].sorted("id")[-1].body_html
            self.assertEqual(self._read_titles(body), words, day)

    def test_what_another_is_urged_of_is_still_newly_come(self):
        rung = {"days": -8, "target": "unit_head"}
        self.env["thads.ladder.rung"].search([]).unlink()
        ladder = self.step.definition_id.ladder_id
        ladder.rung_ids.create({"ladder_id": ladder.id, **rung})
        self._run("2026-02-13")
        for user, title in ((self.room_head, "Đôn đốc"), (self.staff, "Mới đến")):
            [mail] = self._find(user)[0]
            self.assertEqual(self._read_titles(mail.body_html), [title])
        self.assertTrue(self.step.activity_ids.thads_is_told)

    def test_what_one_is_urged_of_oneself_is_told_once(self):
        with freeze_time("2026-02-26 01:00:00"):
            late = self._start_drafted_plan().sudo().step_ids
        late._engine()._seal_changes({"deadline": "2026-02-26"})
        self._run("2026-02-26")
        [mail] = self._find(self.staff)[0]
        self.assertEqual(self._read_titles(mail.body_html), ["Đôn đốc"])
        self.assertTrue(late.activity_ids.thads_is_told)

    def _read_titles(self, body):
        return [part.split("</b>")[0] for part in body.split("<b>")[1:]]

    def test_what_is_more_is_counted(self):
        with freeze_time("2026-02-13 02:00:00"):
            for _number in range(3):
                self._start_drafted_plan()
        with patch("odoo.addons.thads_base.models.thads_escalation_digest.LINES", 1):
            self._run("2026-03-02")
        [mail] = self._find(self.staff)[0]
        self.assertIn("4", mail.subject)
        self.assertEqual(mail.body_html.count("<li>"), 1)
        self.assertIn('/odoo/my-steps"', mail.body_html)

    def test_who_wants_no_mail_keeps_the_notice(self):
        self.staff.with_user(self.staff).thads_is_digest_mailed = False
        self._run("2026-03-02")
        mails, notices = self._find(self.staff)
        self.assertFalse(mails)
        self.assertEqual(notices.mapped("is_read"), [False])
        self.assertTrue(self._find(self.room_head)[0])

    def test_one_switches_the_mail_off_for_oneself_alone(self):
        with self.assertRaises(AccessError):
            self.staff.with_user(self.room_head).thads_is_digest_mailed = False
        with self.assertRaises(AccessError):
            self.staff.with_user(self.staff).thads_date_digest = False

    def test_what_is_handed_on_is_new_to_the_next(self):
        self._run("2026-02-23")
        self._close_draft_and_read()
        self._run("2026-02-25")
        holder = self._get_step(self.started, "approval").user_id
        before = self._find(holder)[1]
        self.assertTrue(before)
        other = next(user for user in (self.head, self.deputy) if user != holder)
        self._create_substitution(holder, other, "2026-02-26", "2026-02-26")
        with freeze_time("2026-02-26 01:00:00"):
            self.env["thads.step"]._cron_refresh_users()
        self.assertEqual(self._get_step(self.started, "approval").user_id, other)
        self._run("2026-02-26")
        self.assertIn(self.started.name, self._find(other)[0].sorted("id")[-1].body)
        self.assertEqual(self._find(holder)[1], before)

    def _close_draft_and_read(self):
        with freeze_time("2026-02-24 02:00:00"):
            self._close(self.started, "draft", self.staff, "done")
            for step in self._get_step(self.started, "opinion"):
                step._close("agreed")

    def test_killed_between_people_each_gets_exactly_one(self):
        model = self.env.registry["thads.escalation"]
        tell, told = model._tell_users, []

        def die_at_the_second(records, user_ids):
            if told:
                raise KeyboardInterrupt
            told.extend(user_ids)
            return tell(records, user_ids)

        people = (self.staff, self.room_head)
        digest = "odoo.addons.thads_base.models.thads_escalation_digest"
        with (
            patch(f"{digest}.TOLD_SLICE", 1),
            patch.object(model, "_tell_users", die_at_the_second),
            suppress(KeyboardInterrupt),  # assertRaises would undo what is committed
        ):
            self._run("2026-03-02")
        self.assertLess(sum(len(self._find(user)[0]) for user in people), 2)
        self._run("2026-03-02")
        for user in people:
            self.assertEqual([len(found) for found in self._find(user)], [1, 1])

    def test_killed_within_a_slice_nothing_is_told(self):
        model = self.env.registry["thads.escalation"]
        with (
            patch.object(model, "_mark_told", side_effect=KeyboardInterrupt),
            self.assertRaises(KeyboardInterrupt),
            self.env.cr.savepoint(),
        ):
            self._run("2026-03-02")
        self.assertFalse(self._find(self.staff)[0])
        self._run("2026-03-02")
        self.assertEqual([len(found) for found in self._find(self.staff)], [1, 1])

    def _find(self, user):
        """Return the mails and the notices of a person."""
        partner = user.partner_id.id
        return (
            self.env["mail.mail"].search([("recipient_ids", "in", partner)]),
            self.env["mail.notification"].search([("res_partner_id", "=", partner)]),
        )
