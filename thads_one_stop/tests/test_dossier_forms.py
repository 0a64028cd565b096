import io

from docx import Document
from docx.oxml.ns import qn
from freezegun import freeze_time
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError, ValidationError

from ..tools.barcodes import code_128, qr_code
from .common import OneStopCommon

MM_PER_POINT = 25.4 / 72
A5 = (148, 210)
HEAD = (
    "THI HÀNH ÁN DÂN SỰ TỈNH MỘT",
    "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)


class FormsCommon(OneStopCommon):
    """Dossiers of a province, and what is printed of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.province.place = "Tuyên Quang"
        with freeze_time("2026-10-08 02:00:00"):
            cls.dossier = cls._receive(
                applicant_address="Số 1, phường Minh Xuân",
                applicant_email="dao@example.com",
                content="Bản án số 05/2026/DS-ST",
                set_count=2,
            )

    def _print(self, report, records):
        streams = records.env["ir.actions.report"]._render_qweb_pdf_prepare_streams(
            f"thads_one_stop.{report}", {}, records.ids
        )
        return streams[records.id]["stream"].getvalue()

    def _read(self, report, records):
        """Return the texts of the pages, all of one size in millimetres, and that."""
        pages = PdfReader(io.BytesIO(self._print(report, records))).pages
        sizes = {
            tuple(round(float(length) * MM_PER_POINT) for length in page.mediabox[2:])
            for page in pages
        }
        self.assertEqual(len(sizes), 1)
        texts = [" ".join(page.extract_text().split()) for page in pages]
        return texts, sizes.pop()

    def assertSameWords(self, word_file, *texts):
        """A Word file says what the pages of its PDF say, no more and no less."""
        body = Document(io.BytesIO(word_file)).element.body
        lines = (
            "".join(
                part.text or "" if part.tag == qn("w:t") else " "
                for part in paragraph.iter(qn("w:t"), qn("w:br"))
            )
            for paragraph in body.iter(qn("w:p"))
        )
        said = sorted(" ".join(lines).split())
        self.assertEqual(said, sorted(" ".join(texts).split()))

    def _hand_over(self, user=None):
        user = user or self.staff
        self.dossier.with_user(self.clerk).action_hand_over(user)
        return self.dossier.with_user(user)

    def assertSays(self, text, *parts):
        for part in parts:
            self.assertIn(part, text)


@freeze_time("2026-10-08 02:00:00")
class TestDossierForms(FormsCommon):
    def test_slip_is_two_pages_of_a5_and_says_all_the_form_has(self):
        self.dossier.paper_ids[0].count = 3
        clerk = self.dossier.with_user(self.clerk)
        self.assertEqual(
            clerk.action_print_receipt()["report_name"],
            "thads_one_stop.report_receipt",
        )
        (kept, given), size = self._read("report_receipt", clerk)
        self.assertEqual(size, A5)
        self.assertIn("Liên 1/2: Lưu", kept)
        self.assertIn("Liên 2/2: Giao người nộp hồ sơ", given)
        for text in (kept, given):
            self.assertSays(
                text,
                *HEAD,
                "Mẫu số 01 (Thông tư số 03/2025/TT-VPCP)",
                "Tuyên Quang, ngày 08 tháng 10 năm 2026",
                "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                "Mã hồ sơ: G15.99-261008-0001",
                "Bộ phận Tiếp nhận và Trả kết quả Thi hành án dân sự tỉnh Một",
                "Tiếp nhận hồ sơ của: Nguyễn Thị Đào",
                "Địa chỉ: Số 1, phường Minh Xuân",
                "Số điện thoại: 0912345678",
                "Email: dao@example.com",
                "Nội dung yêu cầu giải quyết: Quyết định thi hành án theo đơn yêu cầu: "
                "Bản án số 05/2026/DS-ST",
                "1. Thành phần hồ sơ nộp gồm: STT Tên giấy tờ Loại Số lượng",
                "1 Đơn yêu cầu thi hành án Bản chính 3",
                "2. Số lượng hồ sơ: 02 (bộ)",
                "3. Thời gian giải quyết hồ sơ theo quy định là: 05 (năm) ngày làm "
                "việc",
                "4. Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 08 tháng 10 năm 2026",
                "5. Thời gian trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 15 "
                "tháng 10 năm 2026",
                "Kết quả trả theo Giấy tiếp nhận này là quyết định thi hành án",
                "6. Đăng ký nhận kết quả tại: Bộ phận Tiếp nhận và Trả kết quả",
                "Vào Sổ theo dõi hồ sơ, Quyển số: 2026 Số thứ tự: 1",
                "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)",
                "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)",
            )

    def test_slip_in_word_says_the_same(self):
        clerk = self.dossier.with_user(self.clerk)
        action = clerk.action_print_receipt_docx()
        self.assertEqual(
            action["url"], f"/thads/dossier/{self.dossier.id}/receipt.docx"
        )
        texts, _size = self._read("report_receipt", clerk)
        content = clerk._render_form_docx("receipt")
        self.assertSameWords(content, *texts)
        for section in Document(io.BytesIO(content)).sections:
            size = (section.page_width.mm, section.page_height.mm)
            self.assertEqual(tuple(map(round, size)), A5)

    def test_control_sheet_in_word_says_the_same(self):
        self._hand_over().action_confirm()
        clerk = self.dossier.with_user(self.clerk)
        texts, _size = self._read("report_control", clerk)
        self.assertSameWords(clerk._render_form_docx("control"), *texts)

    def test_nothing_in_word_before_reception(self):
        draft = self._create_dossier()
        for download in (
            draft.action_print_receipt_docx,
            draft.action_print_control_sheet_docx,
        ):
            with self.assertRaisesRegex(UserError, "Nothing to print"):
                download()

    def test_others_get_no_word_file(self):
        for user in (self.other_officer, self._create_person("stranger")):
            with self.assertRaises(AccessError):
                self.dossier.with_user(user)._render_form_docx("receipt")

    def test_fonts_are_embedded(self):
        pdf = PdfReader(io.BytesIO(self._print("report_receipt", self.dossier)))
        names = set()
        for page in pdf.pages:
            for font in page["/Resources"]["/Font"].values():
                (inner,) = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                self.assertIn("/FontFile2", descriptor)
                names.add(str(descriptor["/FontName"]).split("+")[-1])
        self.assertTrue(names)
        self.assertTrue(all(name.startswith("Liberation-Serif") for name in names))

    def test_slip_has_the_address_of_the_look_up_and_the_code(self):
        self.env["ir.config_parameter"].set_param("web.base.url", "https://tha.example")
        words = self.dossier.with_user(self.clerk)._get_receipt_words()
        token = self.dossier.sudo().access_token
        self.assertEqual(
            words["qr_code"], qr_code(f"https://tha.example/tra-cuu/{token}")
        )
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "thads_one_stop.report_receipt", self.dossier.ids
        )
        self.assertEqual(html.decode().count(words["qr_code"]), 2)
        self.assertEqual(html.decode().count(code_128("G15.99-261008-0001")), 2)

    def test_slip_keeps_its_appointment_when_more_time_is_taken(self):
        handler = self._hand_over()
        with freeze_time("2026-10-09 02:00:00"):
            handler.action_extend("2026-10-20 09:30:00", "Phải xác minh")
        (text, _copy), _size = self._read("report_receipt", self.dossier)
        self.assertIn("16 giờ 30 phút, ngày 15 tháng 10 năm 2026", text)

    def test_slip_has_a_new_appointment_once_the_papers_have_come(self):
        handler = self._hand_over()
        handler.action_guide("Thiếu bản án")
        with freeze_time("2026-10-14 02:00:00"):
            self.dossier.with_user(self.clerk).action_complete()
        (text, _copy), _size = self._read("report_receipt", self.dossier)
        self.assertIn("16 giờ 30 phút, ngày 21 tháng 10 năm 2026", text)

    def test_who_prints_is_noted_down(self):
        clerk = self.dossier.with_user(self.clerk)
        self._print("report_receipt", clerk)
        accesses = self.env["thads.dossier.access"].search(
            [("dossier_id", "=", self.dossier.id)]
        )
        self.assertEqual(
            [(access.user_id, access.kind) for access in accesses],
            [(self.clerk, "printed")],
        )

    def test_signed_by_who_came(self):
        self.dossier.applicant_kind = "organisation"
        words = self.dossier._get_form_words(self.dossier.date_received)
        self.assertFalse(words["submitter"])
        self.dossier.submitter_name = "Trần Văn Bảy"
        (text, _copy), _size = self._read("report_receipt", self.dossier)
        self.assertIn("Trần Văn Bảy", text)

    def test_no_slip_without_appointment(self):
        draft = self._create_dossier()
        at_once = self._receive(is_immediate=True)
        for dossier in (draft, at_once):
            with self.assertRaises(UserError):
                dossier.action_print_receipt()
            with self.assertRaises(UserError):
                self._print("report_receipt", dossier)
        self.assertTrue(at_once.action_print_control_sheet())
        with self.assertRaises(UserError):
            draft.action_print_control_sheet()

    def test_form_follows_the_day_of_reception(self):
        """Numbers and titles of the two circulars, and which days are their last."""
        forms = self.env["thads.dossier.form"]
        expected = {
            ("control", "2025-09-14"): ("05", "Thông tư số 01/2018/TT-VPCP", False),
            ("control", "2025-09-15"): ("06", "Thông tư số 03/2025/TT-VPCP", True),
            ("control", "2019-01-05"): ("05", "Thông tư số 01/2018/TT-VPCP", True),
            ("control", "2019-01-06"): ("05", "Thông tư số 01/2018/TT-VPCP", False),
            ("register", "2025-09-14"): ("06", "Thông tư số 01/2018/TT-VPCP", False),
            ("register", "2026-01-01"): ("07", "Thông tư số 03/2025/TT-VPCP", True),
        }
        for (kind, day), values in expected.items():
            with self.subTest(kind=kind, day=day):
                form = forms._get(kind, day)
                found = (form.number, form.legal_basis, form.is_uncertain)
                self.assertEqual(found, values)
        self.assertFalse(forms._find("stop", "2025-09-14"))
        with self.assertRaises(UserError):
            forms._get("stop", "2025-09-14")

    def test_another_view_prints_a_form_without_code(self):
        view = self.env["ir.ui.view"].create(
            {
                "type": "qweb",
                "key": "test.own_slip",
                "arch": "<t t-name='test.own_slip'><p>Mẫu riêng <t "
                "t-out=\"words['code']\"/></p></t>",
            }
        )
        self.env["ir.model.data"].create(
            {
                "module": "test",
                "name": "own_slip",
                "model": "ir.ui.view",
                "res_id": view.id,
            }
        )
        form = self.env["thads.dossier.form"]._get("receipt", "2026-10-08")
        form.write({"template": "test.own_slip", "page_size": "A4", "copies": 1})
        [text], size = self._read("report_receipt", self.dossier)
        self.assertEqual((text, size), ("Mẫu riêng G15.99-261008-0001", (210, 297)))
        for template in ("test.no_such_view", "base.main_company"):
            with self.assertRaises(ValidationError):
                form.template = template

    def test_one_form_at_a_time(self):
        form = self.env["thads.dossier.form"]._get("receipt", "2026-10-08")
        with self.assertRaises(ValidationError):
            form.copy({"date_from": "2026-01-01"})

    def test_control_sheet(self):
        handler = self._hand_over()
        with freeze_time("2026-10-08 03:10:00"):
            handler.action_confirm()
        with freeze_time("2026-10-09 02:00:00"):
            self.dossier.with_user(self.room_head).action_hand_over(self.colleague2)
        with freeze_time("2026-10-16 02:00:00"):
            self.dossier.with_user(self.colleague2).action_resolve("resolved")
        with freeze_time("2026-10-16 02:20:00"):
            self.dossier.with_user(self.clerk).action_confirm()
        with freeze_time("2026-10-16 03:00:00"):
            self.dossier.with_user(self.clerk).action_return("desk")
        texts, size = self._read("report_control", self.dossier.with_user(self.clerk))
        self.assertEqual(size, A5)
        self.assertSays(
            " ".join(texts),
            *HEAD,
            "Mẫu số 06 (Thông tư số 03/2025/TT-VPCP)",
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            "Kèm theo hồ sơ của: Nguyễn Thị Đào",
            "Mã hồ sơ: G15.99-261008-0001",
            "Ngày nhận: 09 giờ 00 phút, ngày 08 tháng 10 năm 2026",
            "Ngày, giờ hẹn trả kết quả: 16 giờ 30 phút, ngày 15 tháng 10 năm 2026",
            "Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Tổ chức cán bộ",
            "Cơ quan phối hợp giải quyết hồ sơ:",
            "TÊN CƠ QUAN THỜI GIAN GIAO, NHẬN HỒ SƠ",
            "1. Giao: Bộ phận Tiếp nhận và Trả kết quả 2. Nhận: Phòng Tổ chức cán bộ",
            "1. Giao: Phòng Tổ chức cán bộ 2. Nhận: Bộ phận Tiếp nhận và Trả kết quả",
            "Người giao",
            "Người nhận",
            "Đã nhận: 10 giờ 10 phút, ngày 08 tháng 10 năm 2026",
            "Đã nhận: 09 giờ 20 phút, ngày 16 tháng 10 năm 2026",
            "Đúng hạn",
            "Trước hạn",
            "Quá hạn",
            "Đã trả kết quả",
        )
