import base64
import io

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation
from pypdf import PdfWriter

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PlanCommon

TODAY = "2026-03-05 03:00:00"


def make_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPlanRegistration(PlanCommon):
    def _create_wizard(self, user=None, **values):
        wizards = self.env["thads.plan.register"].with_user(user or self.officer)
        return wizards.create(
            {
                "plan_id": self.plan.id,
                "number": "25/QĐ-THADS",
                "date": "2026-01-15",
                "issuer": "THADS tỉnh Một",
                "signer": "Trưởng THADS Nguyễn Văn A",
                "file": base64.b64encode(make_pdf()),
                "filename": "ke-hoach.pdf",
                **values,
            }
        )

    def test_registered_plan_is_issued_and_locked(self):
        self._create_wizard().action_confirm()
        self.assertEqual(self.plan.state, "issued")
        self.assertTrue(self.plan.is_issued_elsewhere)
        self.assertTrue(self.plan.is_locked)
        self.assertEqual(self.plan.issued_number, "25/QĐ-THADS")
        self.assertEqual(base64.b64decode(self.plan.issued_scan), make_pdf())
        self.assertFalse(self.plan.step_ids)
        with self.assertRaises(UserError):
            self.plan.with_user(self.officer).name = "Khác"

    def test_a_new_plan_is_made_and_registered(self):
        action = self._create_wizard(
            plan_id=False,
            name="Kế hoạch năm 2025",
            plan_type="annual",
            department_id=self.room.id,
            year=2025,
        ).action_confirm()
        plan = self.env["thads.plan"].browse(action["res_id"])
        self.assertEqual((plan.year, plan.state), (2025, "issued"))

    def test_a_day_to_come_is_refused(self):
        with self.assertRaisesRegex(UserError, "still to come"):
            self._create_wizard(date="2026-03-06").action_confirm()

    def test_a_missing_scan_is_refused(self):
        with self.assertRaisesRegex(UserError, "Add the scan"):
            self._create_wizard(file=False).action_confirm()

    def test_what_is_no_pdf_is_refused(self):
        wizard = self._create_wizard(file=base64.b64encode(b"PK not a paper"))
        with self.assertRaisesRegex(UserError, "not a PDF"):
            wizard.action_confirm()
        self.assertEqual(self.plan.state, "draft")

    def test_a_number_is_registered_once(self):
        self._create_wizard().action_confirm()
        other = self._create_plan(department_id=self.local.id)
        wizard = self._create_wizard(
            plan_id=other.id, number="25/qđ-thads ", issuer="thads tỉnh một"
        )
        with self.assertRaisesRegex(UserError, "registered already"):
            wizard.action_confirm()

    def test_the_same_number_of_another_body_is_another_paper(self):
        self._create_wizard().action_confirm()
        other = self._create_plan(department_id=self.local.id)
        self._create_wizard(plan_id=other.id, issuer="Cục Quản lý").action_confirm()
        self.assertEqual(other.state, "issued")

    def test_the_database_keeps_numbers_apart(self):
        self._create_wizard().action_confirm()
        other = self._create_plan(department_id=self.local.id)
        values = {
            "is_issued_elsewhere": True,
            "issued_number": "25/QĐ-THADS",
            "issued_by": "THADS tỉnh Một",
        }
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            other.write(values)
            other.flush_recordset()

    def test_a_plan_on_its_way_is_not_registered(self):
        self._create_tasks(["1"])
        self.plan.action_start()
        with self.assertRaises(UserError):
            self._create_wizard().action_confirm()

    def test_lines_to_check_come_first(self):
        self._create_task_with_output(schedule_text="Tháng 13/2026")
        self.plan.task_ids.output_ids.flush_recordset()
        self.assertTrue(self.plan.doubt_count)
        with self.assertRaisesRegex(UserError, "still to check"):
            self._create_wizard().action_confirm()

    def test_staff_do_not_register(self):
        with self.assertRaises(AccessError):
            self._create_wizard(self.staff)

    def test_another_province_does_not_register(self):
        wizard = self._create_wizard(self.other_officer)
        with self.assertRaises(AccessError):
            wizard.action_confirm()
        self.assertEqual(self.plan.state, "draft")

    def test_nobody_says_so_without_registering(self):
        plan = self.plan.with_user(self.staff)
        with self.assertRaisesRegex(AccessError, "registered by its button"):
            plan.issued_number = "1/QĐ"
        with self.assertRaisesRegex(AccessError, "registered by its button"):
            plan.create(
                {
                    "name": "Kế hoạch",
                    "department_id": self.room.id,
                    "year": 2026,
                    "is_issued_elsewhere": True,
                }
            )

    def test_taken_back_it_is_an_ordinary_draft(self):
        self._create_wizard().action_confirm()
        self.plan.with_user(self.officer).action_reset()
        self.assertEqual(self.plan.state, "draft")
        self.assertFalse(self.plan.is_issued_elsewhere)
        self.assertFalse(self.plan.issued_number)

    def test_the_plan_of_an_authority_is_the_decision_that_others_wait_for(self):
        self.plan.department_id = self.province
        self._create_wizard().action_confirm()
        decision = self.env["thads.plan.decision"].search(
            [("department_id", "=", self.province.id), ("year", "=", self.plan.year)]
        )
        self.assertEqual(decision.kind, "plan")
        self.assertEqual(decision.number, "25/QĐ-THADS")
        self.assertEqual(str(decision.date), "2026-01-15")

    def test_the_plan_of_a_room_is_no_decision(self):
        self._create_wizard().action_confirm()
        self.assertFalse(
            self.env["thads.plan.decision"].search(
                [("department_id", "in", (self.room + self.province).ids)]
            )
        )
