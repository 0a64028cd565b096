from datetime import datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from .common import OneStopCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierReception(OneStopCommon):
    def test_code_appointment_and_first_step(self):
        dossier = self._receive()
        self.assertEqual(dossier.code, "G15.99-261008-0001")
        self.assertEqual(dossier.state, "processing")
        self.assertEqual(dossier.receiver_id, self.clerk)
        # 5 working days after Thursday 8 October, at 16:30
        self.assertEqual(dossier.datetime_appointment, datetime(2026, 10, 15, 9, 30))
        step = self._get_step(dossier)
        self.assertEqual(step.definition_id.code, "transfer")
        self.assertEqual(step.user_id, self.clerk)
        self.assertEqual(step.activity_ids.user_id, self.clerk)
        self.assertEqual(dossier.event_ids.mapped("kind"), ["received"])

    def test_numbers_run_by_unit_and_day(self):
        self._receive()
        self.assertEqual(self._receive().code, "G15.99-261008-0002")
        local = self._receive(self.local_clerk)
        self.assertEqual(local.code, "G15.99.01-261008-0001")
        with freeze_time("2026-10-09 02:00:00"):
            self.assertEqual(self._receive().code, "G15.99-261009-0001")

    def test_half_a_day_to_hand_over(self):
        step = self._get_step(self._receive())
        # received at 9:00: until 11:30, then from 13:30 to 15:00
        self.assertEqual(step.datetime_deadline, datetime(2026, 10, 8, 8, 0))
        with freeze_time("2026-10-08 08:30:00"):
            step = self._get_step(self._receive())
        self.assertEqual(step.deadline, datetime(2026, 10, 9).date())

    def test_desk_of_another_unit_is_refused(self):
        with self.assertRaises(AccessError):
            self._create_dossier(self.staff)
        with self.assertRaises(AccessError):
            self._create_dossier(self.clerk, department_id=self.local.id)
        dossier = self._create_dossier()
        with self.assertRaises(AccessError):
            dossier.with_user(self.officer).action_receive()

    def test_engine_fields_are_refused(self):
        dossier = self._create_dossier()
        for values in ({"code": "X"}, {"state": "returned"}, {"handler_id": 1}):
            with self.subTest(values), self.assertRaises(AccessError):
                dossier.write(values)
        with self.assertRaises(AccessError):
            self._create_dossier(state="processing")
        dossier.action_receive()
        with self.assertRaises(AccessError):
            dossier.service_id = self.env.ref("thads_one_stop.service_confirmation")
        dossier.applicant_phone = "0987654321"
        with self.assertRaises(UserError):
            dossier.unlink()

    def test_missing_paper_is_named(self):
        dossier = self._create_dossier()
        judgment = dossier.paper_ids.filtered("is_required")[1]
        judgment.is_there = False
        with self.assertRaisesRegex(UserError, judgment.name):
            dossier.action_receive()

    def test_service_out_of_force_is_refused(self):
        with self.assertRaises(UserError):
            self._receive(datetime_received="2017-05-31 02:00:00")
        with self.assertRaises(UserError):
            self._receive(datetime_received="2026-10-08 02:00:01")

    def test_duplicate_is_shown_while_entered(self):
        first = self._receive()
        twin = self._create_dossier(applicant_name="Nguyễn Thị Đào")
        self.assertEqual(twin.duplicate_ids, first)
        self.assertFalse(self._create_dossier(applicant_number="1").duplicate_ids)

    def test_refusal_needs_its_reason(self):
        dossier = self._create_dossier()
        with self.assertRaises(UserError):
            dossier.action_refuse(" ")
        dossier.action_refuse("Không thuộc thẩm quyền")
        self.assertEqual(dossier.state, "refused")
        self.assertFalse(dossier.code)
        with self.assertRaises(UserError):
            dossier.action_receive()

    def test_reception_alone_starts_a_dossier(self):
        dossier = self._create_dossier()
        with self.assertRaises(UserError):
            dossier.action_start()
        dossier.action_receive()
        with self.assertRaises(UserError):
            dossier.action_start()
