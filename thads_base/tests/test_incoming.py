from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .document_common import DocumentCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 02:00:00")
class TestIncoming(DocumentCommon):
    """Papers that come in, and the two registers."""

    def _register(self, user=None, **values):
        papers = self.env["thads.incoming"].with_user(user or self.officer)
        return papers.create(
            {
                "department_id": self.province.id,
                "sender": "Ủy ban nhân dân tỉnh",
                "number": "12/UBND-NC",
                "title": "Ý kiến về dự thảo Kế hoạch",
                **values,
            }
        )

    def test_numbers_of_arrival_run_over_unit_and_year(self):
        first, second = self._register(), self._register()
        self.assertEqual((first.arrival_number, second.arrival_number), (1, 2))
        other = self._register(self.other_officer, department_id=self.other_province.id)
        self.assertEqual(other.arrival_number, 1)
        with freeze_time("2027-01-04 02:00:00"):
            following = self._register()
        self.assertEqual((following.arrival_number, following.year), (1, 2027))

    def test_numbers_follow_the_order_of_arrival(self):
        self._register()
        with self.assertRaisesRegex(UserError, "or a later"):
            self._register(date_received=date(2026, 2, 27))

    def test_what_is_registered_stays(self):
        paper = self._register()
        for change in (
            lambda: paper.write({"arrival_number": 9}),
            lambda: paper.write({"department_id": self.other_province.id}),
            lambda: paper.sudo().unlink(),
            lambda: self._register(arrival_number=7),
        ):
            with self.assertRaises(AccessError):
                change()

    def test_only_the_office_of_the_unit_registers(self):
        for user in (self.other_officer, self.head, self.staff, self.admin):
            with self.assertRaises(AccessError):
                self._register(user)

    def test_who_reads_a_paper(self):
        paper = self._register()
        self.assertFalse(paper.with_user(self.staff).has_access("read"))
        self.assertTrue(paper.with_user(self.head).has_access("read"))
        paper.passed_department_id = self.room
        self.assertTrue(paper.with_user(self.staff).has_access("read"))
        self.assertFalse(paper.with_user(self.other_officer).has_access("read"))

    def test_scan_is_a_pdf(self):
        with self.assertRaisesRegex(UserError, "not a PDF"):
            self._register(scan_file=b"bm90IGEgcGRm")

    def test_register_of_incoming_papers(self):
        self._register(passed_department_id=self.room.id, date=date(2026, 2, 27))
        register = self.env["thads.register"].with_user(self.officer)
        book = register.create(
            {"direction": "in", "department_id": self.province.id, "year": 2026}
        )
        paper = book._get_paper()
        self.assertEqual(paper.type_name, "Sổ đăng ký văn bản đến")
        [row] = paper.body[0].rows
        self.assertEqual(
            [cell.text for cell in row.cells][:7],
            [
                "02/03/2026",
                "1",
                "Ủy ban nhân dân tỉnh",
                "12/UBND-NC",
                "27/02/2026",
                "Ý kiến về dự thảo Kế hoạch",
                self.room.name,
            ],
        )

    def test_register_of_outgoing_papers(self):
        letter = self._create_document(
            type_id=self.letter_type.id, addressees="Ủy ban nhân dân tỉnh"
        )
        slip = self._create_document(
            type_id=self.env.ref("thads_base.document_type_slip").id
        )
        (self.document | letter | slip).with_user(self.officer).action_issue()
        self.document.with_user(self.officer)._record_deliveries(
            ["Phòng A"], channel="post", date_sent=date(2026, 3, 2)
        )
        register = self.env["thads.register"].with_user(self.officer)
        book = register.create({"department_id": self.province.id, "year": 2026})
        rows = book._get_paper().body[0].rows
        self.assertEqual(
            [row.cells[0].text for row in rows], ["01/QĐ-THADS", "01/THADS-VP"]
        )
        self.assertEqual(rows[0].cells[4].text, "Phòng A")
        book.type_ids = self.letter_type
        self.assertEqual(len(book._get_paper().body[0].rows), 1)
        self.assertTrue(book._render_xlsx().startswith(b"PK"))

    def test_register_shows_only_what_its_reader_may_see(self):
        self.document.with_user(self.officer).action_issue()
        register = self.env["thads.register"].with_user(self.other_officer)
        book = register.create({"department_id": self.province.id, "year": 2026})
        self.assertFalse(book._get_paper().body[0].rows)
