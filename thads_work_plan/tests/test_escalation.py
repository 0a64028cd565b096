from contextlib import suppress
from datetime import date, datetime
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from odoo.addons.mail.tools.discuss import Store

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestEscalation(ProcedureCommon):
    """A draft that is due on Friday 27/02/2026, after Tết."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head")
        cls.minister = cls._create_person("minister", "leader")
        cls._create_post(cls.minister, cls.central, "head")
        with freeze_time("2026-02-13 02:00:00"):
            cls.started = cls._start_drafted_plan()
        cls.step = cls.started.sudo().step_ids

    def test_the_ladder_is_climbed_rung_by_rung(self):
        for day, told in (
            ("2026-02-25", []),
            ("2026-02-26", [self.staff]),
            ("2026-02-27", []),
            ("2026-03-02", [self.staff, self.room_head]),
            ("2026-03-03", []),
            ("2026-03-04", [self.head]),  # nobody is in charge but the head
            ("2026-03-06", [self.head]),
            ("2026-03-13", [self.minister]),
        ):
            before = self._find()
            self._run(day)
            users = (self._find() - before).sorted("id").mapped("user_id.login")
            self.assertEqual(sorted(users), sorted(user.login for user in told), day)

    def test_who_is_late_to_the_ladder_catches_up_once(self):
        self._run("2026-03-05")
        self.assertEqual(len(self._find()), 4)
        self._run("2026-03-05")
        self.assertEqual(len(self._find()), 4)

    def test_days_off_are_quiet(self):
        for day in ("2026-02-28", "2026-03-01"):
            self._run(day)
            self.assertFalse(self._find())

    def test_a_closed_step_is_not_urged(self):
        with freeze_time("2026-02-25 02:00:00"):
            self._close(self.started, "draft", self.staff, "done")
        self._run("2026-02-26")
        self.assertNotIn(self.step, self._find().step_id)

    def test_the_substitute_is_told(self):
        self._create_substitution(self.head, self.deputy, "2026-03-01", "2026-03-31")
        self._run("2026-03-04")
        self.assertIn(self.deputy, self._find().user_id)
        self.assertNotIn(self.head, self._find().user_id)

    def test_what_nobody_has_taken_is_told_to_the_head_of_the_unit(self):
        self.step._engine()._seal_changes({"user_id": False})
        self._run("2026-02-26")
        self.assertEqual(self._find().user_id, self.room_head)

    def test_what_goes_back_in_a_unit_without_a_head_is_told_to_the_leader(self):
        self.room_head.thads_position_ids.date_to = "2026-02-12"
        with freeze_time("2026-02-25 02:00:00"):
            self.step.with_user(self.staff).action_release()
        self.assertFalse(self.step.user_id)
        self._run("2026-03-04")
        self.assertEqual(self._find().user_id, self.head)

    def test_a_run_that_is_killed_loses_and_doubles_nothing(self):
        model = self.env.registry["thads.escalation"]
        with (
            patch.object(model, "_tell", side_effect=KeyboardInterrupt),
            self.assertRaises(KeyboardInterrupt),
            self.env.cr.savepoint(),
        ):
            self._run("2026-03-02")
        self._run("2026-03-02")
        found = self._find()
        self.assertEqual(len(found), 3)
        self.assertFalse(self._find_untold())

    def test_killed_between_people_each_gets_one_notice(self):
        tell = self.env.registry["thads.escalation"]._tell_users
        told = []

        def die_at_the_second(records, user_ids):
            if told:
                raise KeyboardInterrupt
            told.extend(user_ids)
            return tell(records, user_ids)

        people = (self.staff, self.room_head)
        before = [self._count_notices(user) for user in people]
        digest = "odoo.addons.thads_base.models.thads_escalation_digest"
        model = self.env.registry["thads.escalation"]
        with (
            patch(f"{digest}.TOLD_SLICE", 1),
            patch.object(model, "_tell_users", die_at_the_second),
            suppress(KeyboardInterrupt),  # assertRaises would undo what is committed
        ):
            self._run("2026-03-02")
        untold = self._find_untold()
        self.assertTrue(untold)
        self.assertNotIn(told[0], untold.user_id.ids)
        self._run("2026-03-02")
        after = [self._count_notices(user) for user in people]
        self.assertEqual(after, [count + 1 for count in before])
        self.assertEqual(len(self._find()), 3)

    def test_killed_between_slices_nothing_is_lost(self):
        with freeze_time("2026-02-13 02:00:00"):
            for _number in range(4):
                self._start_drafted_plan()
        model = self.env.registry["thads.escalation"]
        insert, slices = model._insert_due, []

        def die_at_the_second(records, *arguments):
            if slices:
                raise KeyboardInterrupt
            found = insert(records, *arguments)
            slices.extend([found] if found else [])  # other ladders find nothing
            return found

        with (
            patch("odoo.addons.thads_base.models.thads_escalation.SLICE", 2),
            patch.object(model, "_insert_due", die_at_the_second),
            suppress(KeyboardInterrupt),  # assertRaises would undo what is committed
        ):
            self._run("2026-02-26")
        self.assertEqual(len(self._find()), 2)
        before = self._count_notices(self.staff)
        self._run("2026-02-26")
        self.assertEqual(len(self._find()), 5)
        self.assertEqual(self._count_notices(self.staff), before + 1)

    def test_the_activity_says_how_often_it_was_urged(self):
        activity = self.step.activity_ids.with_context(lang="vi_VN")
        for day, times in (("2026-02-26", 1), ("2026-03-02", 2)):
            self._run(day)
            activity.invalidate_model()
            [shown] = Store().add(activity).get_result()["mail.activity"]
            self.assertIn(f" {times} lần", shown["thads_urged"])
            last = date.fromisoformat(day).strftime("%d/%m/%Y")
            self.assertIn(last, shown["thads_urged"])
        self.assertEqual(len(self.step.activity_ids), 1)

    def test_one_notice_for_all_that_is_new(self):
        with freeze_time("2026-02-13 02:00:00"):
            for _number in range(3):
                self._start_drafted_plan()
        before = self._count_notices(self.staff)
        self._run("2026-03-02")
        self.assertEqual(self._count_notices(self.staff), before + 1)

    def test_slices_cover_everything(self):
        with freeze_time("2026-02-13 02:00:00"):
            for _number in range(4):
                self._start_drafted_plan()
        with patch("odoo.addons.thads_base.models.thads_escalation.SLICE", 2):
            self._run("2026-02-26")
        self.assertEqual(len(self._find()), 5)

    def test_the_table_says_what_is_late_and_who_was_told(self):
        self._run("2026-03-05")
        with freeze_time("2026-03-05 03:15:00"):
            self._find().filtered(
                lambda record: record.user_id == self.staff
            ).with_user(self.staff).action_acknowledge()
            [row] = self._get_rows(self.officer, self.province)
            self.assertEqual(row.record, self.started.name)
            self.assertEqual((row.deadline, row.days), (date(2026, 2, 27), 4))
            [told, *_others] = row.told
            self.assertEqual(
                (told.day, told.days, told.name, told.seen),
                (date(2026, 3, 5), 4, self.staff.name, datetime(2026, 3, 5, 10, 15)),
            )
            self.assertEqual(self._get_rows(self.officer, self.local), ())
            self.assertEqual(self._get_rows(self.colleague, self.province), ())

    def test_the_table_of_a_period_has_what_was_done_late_in_it(self):
        with freeze_time("2026-03-05 03:00:00"):
            self._close(self.started, "draft", self.staff, "done")
        with freeze_time("2026-03-31 03:00:00"):
            today = self._get_rows(self.officer, self.room)
            self.assertNotIn("Draft", [row.step for row in today])
            [row] = self._get_rows(self.officer, self.room, "2026-03-02", "2026-03-10")
            self.assertEqual((row.days, row.done), (4, date(2026, 3, 5)))
            [row] = self._get_rows(self.officer, self.room, False, "2026-03-04")
            self.assertEqual(row.days, 3)
            before = self._get_rows(self.officer, self.room, False, "2026-02-27")
            self.assertEqual(before, ())
            with self.assertRaisesRegex(ValidationError, "not known"):
                self._get_rows(self.officer, self.room, False, "2026-04-01")
            with self.assertRaisesRegex(ValidationError, "before it begins"):
                self._get_rows(self.officer, self.room, "2026-03-03", "2026-03-02")

    def test_who_prints_the_table_signs_it(self):
        with freeze_time("2026-03-05 03:00:00"):
            tables = self.env["thads.urging"]
            for user, line in (
                (self.officer, "NGƯỜI LẬP BẢNG"),
                (self.head, self.head_post.name.upper()),
            ):
                table = tables.with_user(user).create(
                    {"department_id": self.province.id}
                )
                signature = table._get_paper().signature
                self.assertEqual(signature.lines, (line,))
                self.assertEqual(signature.name, user.name)

    def _get_rows(self, user, unit, start=False, end=None):
        values = {"department_id": unit.id, "date_from": start}
        if end:
            values["date_to"] = end
        return self.env["thads.urging"].with_user(user).create(values)._get_rows()

    def test_who_was_told_acknowledges(self):
        self._run("2026-03-02")
        own = self._find().filtered(lambda record: record.user_id == self.staff)
        with self.assertRaises(AccessError):
            own.with_user(self.room_head).action_acknowledge()
        own.with_user(self.staff).action_acknowledge()
        self.assertTrue(all(own.mapped("datetime_acknowledged")))

    def test_nobody_writes_the_record_of_urging(self):
        self._run("2026-02-26")
        record = self._find()
        for user in (self.staff, self.admin, self.env.user):
            for attempt in (
                lambda record: record.write({"date": date(2026, 1, 1)}),
                lambda record: record.unlink(),
                lambda record: record.copy(),
            ):
                with self.assertRaises(AccessError):
                    attempt(record.with_user(user))

    def test_others_do_not_see_it(self):
        self._run("2026-02-26")
        self.assertFalse(self._find().with_user(self.other_officer).search([]))
        self.assertTrue(self._find().with_user(self.officer).search([]))

    def _find(self):
        return self.env["thads.escalation"].search([])

    def _find_untold(self):
        return self._find().filtered(
            lambda record: record.id > record.user_id.thads_last_told
        )

    def _count_notices(self, user):
        return self.env["mail.notification"].search_count(
            [("res_partner_id", "=", user.partner_id.id)]
        )
