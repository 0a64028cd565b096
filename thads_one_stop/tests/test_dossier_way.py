from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from .common import OneStopCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierWay(OneStopCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-10-08 02:00:00"):
            cls.dossier = cls._receive()

    def _hand_over(self, user=None):
        self.dossier.with_user(self.clerk).action_hand_over(user or self.staff)

    def _get_kinds(self):
        return self.dossier.event_ids.mapped("kind")

    def test_reception_to_return(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        step = self._get_step(self.dossier)
        self.assertEqual(step.definition_id.code, "resolve")
        self.assertEqual(step.deadline, date(2026, 10, 15))
        self.assertEqual(step.activity_ids.user_id, self.staff)
        self.assertTrue(handler.can_confirm)
        handler.action_confirm()
        self.assertFalse(handler.can_confirm)
        handler.action_resolve("resolved")
        self.assertEqual(self.dossier.state, "resolved")
        self.assertEqual(self._get_step(self.dossier).user_id, self.clerk)
        self.dossier.with_user(self.clerk).action_return("desk")
        self.assertEqual(self.dossier.state, "returned")
        self.assertFalse(self.dossier.current_step_ids)
        self.assertFalse(self.dossier.unconfirmed_event_id)
        self.assertEqual(
            self._get_kinds(),
            [
                "received",
                "handed_over",
                "confirmed",
                "resolved",
                "confirmed",
                "returned",
            ],
        )
        self.assertFalse(self.env["thads.step"].verify_chain(self.dossier))

    def test_desk_confirms_what_comes_back(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        handler.action_confirm()
        handler.action_resolve("resolved")
        self.assertFalse(handler.can_confirm)
        with self.assertRaises(AccessError):
            handler.action_confirm()
        clerk = self.dossier.with_user(self.clerk)
        self.assertTrue(clerk.can_confirm)
        clerk.action_confirm()
        self.assertFalse(clerk.can_confirm)
        with self.assertRaises(UserError):
            clerk.action_confirm()
        clerk.action_return("desk")
        self.assertEqual(self._get_kinds().count("confirmed"), 2)

    def test_desk_confirms_a_file_that_lacks_papers(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        handler.action_confirm()
        handler.action_guide("Thiếu bản án")
        self.assertFalse(handler.can_confirm)
        with self.assertRaises(AccessError):
            handler.action_confirm()
        clerk = self.dossier.with_user(self.clerk)
        self.assertTrue(clerk.can_confirm)
        clerk.action_confirm()
        self.assertFalse(clerk.can_confirm)
        clerk.action_complete()
        self._hand_over()
        self.assertTrue(handler.can_confirm)
        back = self.dossier._get_control_words()["stations"][1]
        self.assertTrue(back["taken"])

    def test_papers_that_came_bring_the_file_with_them(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        handler.action_confirm()
        handler.action_guide("Thiếu bản án")
        self.dossier.with_user(self.clerk).action_complete()
        self.assertEqual(self._get_kinds()[-2:], ["confirmed", "completed"])

    def test_who_may_not(self):
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.staff).action_hand_over(self.staff)
        self._hand_over()
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.clerk).action_resolve("resolved")
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.colleague2).action_resolve("resolved")
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.clerk).action_confirm()
        with self.assertRaises(UserError):
            self.dossier.with_user(self.clerk).action_return("desk")
        with self.assertRaises(UserError):
            self.dossier.with_user(self.staff).action_resolve("approved")

    def test_head_gives_it_to_somebody_else(self):
        self._hand_over()
        head = self.dossier.with_user(self.room_head)
        head.action_hand_over(self.colleague2.id)
        step = self._get_step(self.dossier)
        self.assertEqual(step.user_id, self.colleague2)
        self.assertEqual(step.activity_ids.user_id, self.colleague2)
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.staff).action_resolve("resolved")
        with self.assertRaises(UserError):
            head.action_hand_over(self.other_officer)

    def test_step_is_not_closed_around_its_button(self):
        step = self._get_step(self.dossier)
        with self.assertRaises(UserError):
            step.with_user(self.clerk).action_close("done")
        self._hand_over()
        step = self._get_step(self.dossier).with_user(self.staff)
        for outcome in ("done", "returned"):
            with self.assertRaises(UserError):
                step.action_close(outcome, "Thiếu bản án")
        self.assertFalse(step._get_answers())
        self.assertTrue(step.can_close)

    def test_clock_stands_still_while_papers_are_completed(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        with freeze_time("2026-10-12 02:00:00"):  # 2 of 5 days are used
            handler.action_guide("Thiếu bản án")
        self.assertEqual(self.dossier.state, "waiting")
        waiting = self._get_step(self.dossier)
        self.assertEqual(waiting.definition_id.code, "transfer")
        self.assertFalse(waiting.deadline)
        with self.assertRaises(UserError):
            self._hand_over()
        with freeze_time("2026-10-20 02:00:00"):  # 3 are left
            self.dossier.with_user(self.clerk).action_complete()
            self.assertEqual(
                self.dossier.datetime_appointment, datetime(2026, 10, 23, 9, 30)
            )
            self.assertEqual(waiting.datetime_deadline, datetime(2026, 10, 20, 8, 0))
            self._hand_over()
        step = self._get_step(self.dossier)
        self.assertEqual((step.deadline, step.round), (date(2026, 10, 23), 2))
        with freeze_time("2026-10-23 09:00:00"):
            handler.action_resolve("resolved")
        self.assertFalse(self.dossier.is_late)

    def test_extension_in_time_moves_the_appointment_once(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        with freeze_time("2026-10-14 02:00:00"):
            handler.action_extend("2026-10-20 09:30:00", "Phải xác minh thêm")
            with self.assertRaises(UserError):
                handler.action_extend("2026-10-22 09:30:00", "Lần nữa")
        self.assertEqual(
            self.dossier.datetime_appointment, datetime(2026, 10, 20, 9, 30)
        )
        self.assertEqual(self._get_step(self.dossier).deadline, date(2026, 10, 20))

    def test_nobody_is_promised_a_result_while_the_office_is_closed(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        for closed in ("2026-10-18 09:30:00", "2026-10-20 13:00:00"):
            with self.subTest(closed), self.assertRaisesRegex(UserError, "closed"):
                handler.action_extend(closed, "Phải xác minh thêm")
        self.assertFalse(self.dossier.extension_count)

    def test_late_apology_promises_but_stays_late(self):
        self._hand_over()
        handler = self.dossier.with_user(self.staff)
        with freeze_time("2026-10-15 02:00:00"):  # the last day is too late
            handler.action_extend("2026-10-20 09:30:00", "Phải xác minh thêm")
        self.assertEqual(
            self.dossier.datetime_appointment, datetime(2026, 10, 15, 9, 30)
        )
        self.assertEqual(self.dossier.datetime_promised, datetime(2026, 10, 20, 9, 30))
        with freeze_time("2026-10-19 02:00:00"):
            self.assertTrue(self.dossier.is_late)
            late = self.env["thads.dossier"].search([("is_late", "=", True)])
            self.assertIn(self.dossier, late)
            handler.action_resolve("resolved")
        self.assertTrue(self.dossier.is_late)

    def test_settled_at_once(self):
        dossier = self._receive(is_immediate=True)
        self.assertFalse(dossier.datetime_appointment)
        dossier.action_resolve("resolved")
        dossier.action_return("desk")
        self.assertEqual(dossier.state, "returned")
        self.assertEqual(
            self._get_step(dossier, "skipped").definition_id.code, "resolve"
        )

    def test_state_at_a_past_moment(self):
        with freeze_time("2026-10-09 02:00:00"):
            self._hand_over()
        with freeze_time("2026-10-14 02:00:00"):
            self.dossier.with_user(self.staff).action_resolve("resolved")
        events = self.env["thads.dossier.event"]
        moments = {
            "2026-10-08 01:00:00": None,
            "2026-10-08 02:00:00": "processing",
            "2026-10-14 01:59:59": "processing",
            "2026-10-14 02:00:00": "resolved",
        }
        with freeze_time("2026-10-15 02:00:00"):
            for moment, state in moments.items():
                with self.subTest(moment):
                    found = events._get_states_at(self.dossier, moment)
                    self.assertEqual(found.get(self.dossier.id, (None,))[0], state)

    def test_hand_over_is_undone_within_minutes(self):
        self._hand_over()
        clerk = self.dossier.with_user(self.clerk)
        with freeze_time("2026-10-08 02:31:00"), self.assertRaises(UserError):
            clerk.action_undo("Nhầm người")
        clerk.action_undo("Nhầm người")
        step = self._get_step(self.dossier)
        self.assertEqual(step.definition_id.code, "transfer")
        self.assertFalse(self.dossier.handler_id)
        self._hand_over(self.colleague2)
        self.assertEqual(self._get_step(self.dossier).user_id, self.colleague2)

    def test_reception_is_undone_and_keeps_its_code(self):
        clerk = self.dossier.with_user(self.clerk)
        with self.assertRaises(UserError):
            self.dossier.with_user(self.officer).action_undo("Nhầm")
        clerk.action_undo("Nhầm dịch vụ")
        self.assertEqual(self.dossier.state, "cancelled")
        self.assertFalse(self.dossier.current_step_ids)
        self.assertEqual(self._receive().code, "G15.99-261008-0002")
        found = self.env["thads.dossier.event"]._get_states_at(
            self.dossier, "2026-10-08 03:00:00"
        )
        self.assertFalse(found)

    def test_events_are_nobodys_to_write(self):
        event = self.dossier.event_ids
        for call in (
            lambda: event.sudo().write({"note": "x"}),
            lambda: event.sudo().unlink(),
            lambda: event.sudo().create({"dossier_id": self.dossier.id}),
        ):
            with self.assertRaises(AccessError):
                call()
