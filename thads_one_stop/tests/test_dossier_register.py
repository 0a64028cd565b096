import io
from datetime import datetime

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.thads_base.tests.pdf_tools import read_pages

from ..tools.register_book import TABLE_FONT_SIZE
from .test_dossier_forms import FormsCommon

A4_LANDSCAPE = (297, 210)
LATE = "Ghi bổ sung sau khi khóa sổ, lúc 09 giờ 00 phút, ngày 12 tháng 10 năm 2026"


class RegisterCommon(FormsCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = (
            cls.env["thads.dossier.register"]
            .with_user(cls.clerk)
            .create(
                {
                    "department_id": cls.province.id,
                    "date_from": "2026-10-01",
                    "date_to": "2026-10-31",
                }
            )
        )

    def _close(self, day, user=None):
        books = self.env["thads.dossier.book"].with_user(user or self.clerk)
        return books._close(self.province, datetime.fromisoformat(day).date())

    def _read_sheet(self, content):
        sheet = load_workbook(io.BytesIO(content)).active
        return [[self._show(cell.value) for cell in row] for row in sheet.iter_rows()]

    def _show(self, value):
        """Return what a cell shows, its format applied."""
        if isinstance(value, datetime):
            return f"{value:%d/%m/%Y}"
        return "" if value is None else str(value)


@freeze_time("2026-10-08 02:00:00")
class TestDossierRegister(RegisterCommon):
    def test_pages(self):
        self._hand_over().action_resolve("resolved")
        self.dossier.with_user(self.clerk).action_return("post")
        texts, size = self._read("report_register", self.register)
        self.assertEqual(size, A4_LANDSCAPE)
        self.assertSays(
            " ".join(texts),
            "THI HÀNH ÁN DÂN SỰ TỈNH MỘT",
            "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
            "SỔ THEO DÕI HỒ SƠ",
            "Từ ngày 01/10/2026 đến ngày 31/10/2026",
            "Ngày, tháng, năm",
            "Ký nhận",
            "G15.99- 261008- 0001",
            "Nguyễn Thị Đào",
            "08/10/ 2026",
            "15/10/ 2026",
            "Bưu chính",
        )

    def test_clerk_is_warned_of_a_closed_day(self):
        draft = self._create_dossier()
        self.assertFalse(draft.is_day_closed)
        self._close("2026-10-08")
        draft.invalidate_recordset(["is_day_closed"])
        self.assertTrue(draft.is_day_closed)
        self.assertFalse(self._create_dossier(self.local_clerk).is_day_closed)
        self.assertFalse(self.dossier.with_user(self.clerk).is_day_closed)
        with freeze_time("2026-10-09 02:00:00"):
            self.assertFalse(self._create_dossier().is_day_closed)

    def test_letters_are_small_enough_for_thirteen_columns(self):
        [page] = read_pages(self._print("report_register", self.register))
        for text in ("Mã hồ sơ", "Nguyễn Thị"):
            line = next(line for line in page.lines if text in line.text)
            self.assertAlmostEqual(line.size, TABLE_FONT_SIZE, delta=0.5)

    def test_sheet_has_a_line_for_each_reception_in_its_order(self):
        with freeze_time("2026-10-09 02:00:00"):
            self._receive(applicant_name="=1+1", applicant_phone=False)
            mistake = self._receive(applicant_name="Trần Văn Nhầm")
            mistake.action_undo("Nhầm dịch vụ")
            self._receive(self.local_clerk)
        rows = self._read_sheet(self.register._render_xlsx())
        self.assertEqual(rows[0][0], "Thi hành án dân sự tỉnh Một")
        self.assertEqual(rows[1][0], "Sổ theo dõi hồ sơ")
        self.assertEqual(len(rows[4]), 13)
        self.assertEqual(
            [(row[0], row[1], row[4], row[12]) for row in rows[5:]],
            [
                ("1", "G15.99-261008-0001", "Nguyễn Thị Đào", ""),
                ("2", "G15.99-261009-0001", "=1+1", ""),
                ("3", "G15.99-261009-0002", "Trần Văn Nhầm", "Tiếp nhận nhầm"),
            ],
        )
        self.assertEqual(rows[5][2:4], ["Quyết định thi hành án theo đơn yêu cầu", "2"])
        self.assertEqual(rows[5][5], "Số 1, phường Minh Xuân; 0912345678")
        self.assertEqual(rows[5][7:11], ["08/10/2026", "15/10/2026", "", "Trực tiếp"])

    def test_number_in_the_book_by_unit_and_year(self):
        local = self._receive(self.local_clerk)
        self.assertEqual((local.book_year, local.book_number), (2026, 1))
        late_letter = self._receive(datetime_received="2026-10-07 02:00:00")
        self.assertEqual(late_letter.code, "G15.99-261007-0001")
        self.assertEqual(late_letter.book_number, 2)
        with freeze_time("2027-01-04 02:00:00"):
            self.assertEqual(self._receive().book_number, 1)

    def test_only_what_the_user_may_read(self):
        register = self.register.with_user(self.other_officer).sudo(False)
        own = register.create(
            {
                "department_id": self.province.id,
                "date_from": "2026-10-01",
                "date_to": "2026-10-31",
            }
        )
        self.assertEqual(len(self._read_sheet(own._render_xlsx())), 5)
        self.assertFalse(own._count_paper_rows())

    def test_who_takes_it_out_is_noted_down(self):
        self.register._render_xlsx()
        accesses = self.env["thads.dossier.access"].search(
            [("dossier_id", "=", self.dossier.id)]
        )
        self.assertEqual(accesses.mapped("kind"), ["exported"])
        self.assertEqual(accesses.user_id, self.clerk)

    def test_period(self):
        with self.assertRaises(ValidationError):
            self.register.date_to = "2026-09-30"
        self.register.write({"date_from": "2026-10-09"})
        self.assertFalse(self.register._count_paper_rows())


class TestDossierBook(RegisterCommon):
    @freeze_time("2026-10-09 02:00:00")
    def test_closed_book_keeps_what_was_entered(self):
        book = self._close("2026-10-08")
        self.assertEqual((book.row_count, len(book.sha256)), (1, 64))
        self.assertEqual(str(book.date_from), "2026-10-08")
        self.assertEqual(book.user_id, self.clerk)
        result = book.action_verify()["params"]
        self.assertEqual(result["type"], "success")

    def test_settling_and_giving_back_change_no_closed_line(self):
        with freeze_time("2026-10-09 02:00:00"):
            book = self._close("2026-10-08")
            self._hand_over().action_resolve("resolved")
            self.dossier.with_user(self.clerk).action_return("desk")
        self.assertEqual(book._compare().changed, ())

    def test_correction_is_found(self):
        with freeze_time("2026-10-09 02:00:00"):
            book = self._close("2026-10-08")
            self.dossier.with_user(self.clerk).applicant_name = "Nguyễn Thị Đào B"
        self.assertEqual(book._compare().changed, (self.dossier.id,))
        result = book.action_verify()["params"]
        self.assertEqual(result["type"], "danger")
        self.assertIn(self.dossier.code, result["message"])

    def test_change_around_the_buttons_is_found(self):
        with freeze_time("2026-10-09 02:00:00"):
            book = self._close("2026-10-08")
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE thads_dossier SET datetime_received = '2026-10-08 01:00:00', "
            "date_received = '2026-10-07' WHERE id = %s",
            [self.dossier.id],
        )
        self.assertEqual(book._compare().missing, (self.dossier.id,))

    def test_reception_into_a_closed_day_says_when_it_was_entered(self):
        with freeze_time("2026-10-09 02:00:00"):
            book = self._close("2026-10-08")
        with freeze_time("2026-10-12 02:00:00"):
            late = self._receive(datetime_received="2026-10-08 01:00:00")
            today = self._receive()
        rows = self._read_sheet(self.register._render_xlsx())
        notes = {row[1]: row[12] for row in rows[5:]}
        self.assertEqual(
            notes, {self.dossier.code: "", late.code: LATE, today.code: ""}
        )
        texts, _size = self._read("report_register", self.register)
        self.assertIn("Ghi bổ sung sau khi khóa sổ", " ".join(texts))
        self.assertEqual(book._compare().added, (late.id,))
        result = book.action_verify()["params"]
        self.assertEqual(result["type"], "success")
        self.assertIn(late.code, result["message"])

    @freeze_time("2026-10-12 02:00:00")
    def test_days_follow_one_another(self):
        self._close("2026-10-08")
        with self.assertRaises(UserError):
            self._close("2026-10-08")
        with self.assertRaises(UserError):
            self._close("2026-10-13")
        self.register.date_to = "2026-10-11"
        told = self.register.action_close_book()["params"]
        self.assertIn("09/10/2026", told["message"])
        self.assertEqual(told["next"]["type"], "ir.actions.act_window_close")
        book = self.env["thads.dossier.book"].search([], limit=1)
        self.assertEqual((str(book.date_from), book.row_count), ("2026-10-09", 0))

    @freeze_time("2026-10-12 02:00:00")
    def test_who_may(self):
        for user in (self.staff, self.local_clerk, self.admin):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._close("2026-10-08", user)
        book = self._close("2026-10-08")
        with self.assertRaises(AccessError):
            book.with_user(self.other_officer).action_verify()
        for call in (
            lambda: book.sudo().write({"row_count": 2}),
            lambda: book.sudo().unlink(),
            lambda: book.sudo().copy(),
        ):
            with self.assertRaises(AccessError):
                call()


@tagged("post_install", "-at_install")
class TestDossierRegisterFile(RegisterCommon, HttpCase):
    def _get(self, user):
        self.authenticate(user.login, user.login)
        return self.url_open(self.register.action_print_xlsx()["url"])

    def test_sheet_is_downloaded(self):
        response = self._get(self.clerk)
        self.assertEqual(response.status_code, 200)
        self.assertIn(".xlsx", response.headers["Content-Disposition"])
        self.assertEqual(len(self._read_sheet(response.content)), 6)

    def test_rules_are_those_of_who_downloads(self):
        response = self._get(self.other_officer)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(len(self._read_sheet(response.content)), 5)

    def test_nobody_else_downloads(self):
        self.authenticate(None, None)
        url = self.register.action_print_xlsx()["url"]
        response = self.url_open(url, allow_redirects=False)
        self.assertEqual(response.status_code, 303)
        self.assertIn("/web/login", response.headers["Location"])
