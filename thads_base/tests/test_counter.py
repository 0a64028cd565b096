from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .document_common import DAY, DocumentCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 03:00:00")
class TestCounter(DocumentCommon):
    def _issue(self, **values):
        document = self._create_document(**values)
        document.action_issue()
        return document.number

    def test_numbers_follow_each_other(self):
        documents = self.document | self._create_document() | self._create_document()
        documents.action_issue()
        self.assertEqual(sorted(documents.mapped("number")), [1, 2, 3])

    def test_each_unit_type_and_year_counts_apart(self):
        self.assertEqual(self._issue(date=date(2025, 12, 31)), 1)
        self.assertEqual(self._issue(), 1)
        self.assertEqual(self._issue(), 2)
        letter = {"type_id": self.letter_type.id, "addressees": "Cục"}
        self.assertEqual(self._issue(**letter), 1)
        self.local.write({"symbol": "KV1", "place": "Sơn Dương"})
        post = {"department_id": self.local.id, "signer_id": self.deputy.id}
        self._create_post(self.deputy, self.local, "head", name="Trưởng phòng")
        self.assertEqual(self._issue(**post), 1)

    def test_numbers_follow_the_order_of_dates(self):
        self._issue()
        with self.assertRaisesRegex(UserError, "last number"):
            self._issue(date=date(2026, 6, 14))

    def test_failed_issue_leaves_no_number_behind(self):
        with self.assertRaises(UserError):
            self._issue(signer_id=self.staff.id)
        self.assertEqual(self._issue(), 1)

    def test_register_kept_elsewhere_goes_on(self):
        start = self.env["thads.counter.start"].with_user(self.officer)
        values = {
            "department_id": self.province.id,
            "type_id": self.decision_type.id,
            "year": 2026,
            "last_number": 152,
        }
        start.create(values).action_confirm()
        counter = self.env["thads.counter"].search([])
        self.assertEqual(counter.last_number, 152)
        self.assertEqual(self._issue(), 153)
        counter.invalidate_recordset()
        self.assertEqual(counter.last_number, 153)
        with self.assertRaisesRegex(UserError, "already given"):
            start.create(values).action_confirm()

    def test_register_of_another_office_is_not_touched(self):
        start = self.env["thads.counter.start"].with_user(self.other_officer)
        wizard = start.create(
            {
                "department_id": self.province.id,
                "type_id": self.decision_type.id,
                "year": DAY.year,
                "last_number": 5,
            }
        )
        with self.assertRaises(AccessError):
            wizard.action_confirm()

    def test_nobody_edits_a_counter(self):
        self._issue()
        counter = self.env["thads.counter"].search([])
        for user in (self.officer, self.admin, self.env.user):
            own = counter.with_user(user)
            for change in (
                lambda own=own: own.write({"first_number": 9}),
                lambda own=own: own.copy({"year": 2030}),
                lambda own=own: own.with_context(thads_counter_engine=True).unlink(),
            ):
                with self.assertRaises(AccessError):
                    change()
