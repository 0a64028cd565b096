from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from .test_dossier_forms import A5, HEAD, FormsCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierNotices(FormsCommon):
    def _read_last(self, dossier):
        notice = dossier.notice_ids.sorted("id")[-1]
        [text], size = self._read("report_notice", notice)
        self.assertSameWords(notice._get_kept_docx(), text)
        self.assertEqual(size, A5)
        return notice, text

    def test_guidance_at_the_desk(self):
        draft = self._create_dossier(applicant_kind="organisation")
        draft.paper_ids[0].is_there = False
        self.clerk.partner_id.phone = "0207 382 2222"
        draft.action_guide("Đơn chưa có chữ ký")
        notice, text = self._read_last(draft)
        self.assertEqual(notice.user_id, self.clerk)
        self.assertSays(
            text,
            *HEAD,
            "Mẫu số 02",
            "Số: 01/HDHS",
            "Tuyên Quang, ngày 08 tháng 10 năm 2026",
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            "Hồ sơ của: Nguyễn Thị Đào",
            "Nội dung yêu cầu giải quyết: Quyết định thi hành án theo đơn yêu cầu",
            "Địa chỉ:",
            "Số điện thoại: 0912345678",
            "Email:",
            "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau: 1. Đơn yêu cầu thi hành "
            "án",
            "Lý do: Đơn chưa có chữ ký",
            "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Tổ chức liên hệ với "
            f"{self.clerk.name} số điện thoại 0207 382 2222 để được hướng dẫn./.",
            "NGƯỜI HƯỚNG DẪN",
        )

    def test_guidance_while_it_is_settled(self):
        handler = self._hand_over()
        handler.action_guide("Thiếu bản án", contents="Bản án\nGiấy ủy quyền")
        notice, text = self._read_last(self.dossier)
        self.assertEqual(notice.event_id.kind, "guided")
        self.assertEqual(notice.user_id, self.staff)
        self.assertSays(text, "1. Bản án 2. Giấy ủy quyền", "G15.99-261008-0001")

    def test_refusal(self):
        draft = self._create_dossier()
        draft.action_refuse("Không thuộc thẩm quyền")
        _notice, text = self._read_last(draft)
        self.assertSays(
            text,
            *HEAD,
            "Mẫu số 03",
            "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
            "Tiếp nhận hồ sơ của: Nguyễn Thị Đào",
            "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả Thi hành án dân sự tỉnh Một "
            "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: "
            "Không thuộc thẩm quyền",
            "Xin thông báo cho Ông/Bà được biết và thực hiện",
            "NGƯỜI NỘP HỒ SƠ",
            "NGƯỜI TIẾP NHẬN HỒ SƠ",
        )

    def test_apology_in_time_and_late(self):
        handler = self._hand_over()
        for moment in ("2026-10-13 02:00:00", "2026-10-15 02:00:00"):
            with (
                self.subTest(moment),
                freeze_time(moment),
                self.env.cr.savepoint() as point,
            ):
                handler.action_extend("2026-10-20 09:30:00", "Phải xác minh thêm")
                _notice, text = self._read_last(self.dossier)
                self.assertSays(
                    text,
                    *HEAD,
                    "Mẫu số 04",
                    "Số: 01/PXL",
                    "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
                    "Kính gửi: Nguyễn Thị Đào",
                    "Ngày 08 tháng 10 năm 2026, Thi hành án dân sự tỉnh Một tiếp nhận "
                    "giải quyết hồ sơ Quyết định thi hành án theo đơn yêu cầu của "
                    "Nguyễn Thị Đào; mã hồ sơ: G15.99-261008-0001",
                    "Thời gian hẹn trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày "
                    "15 tháng 10 năm 2026",
                    "Tuy nhiên đến nay, Thi hành án dân sự tỉnh Một chưa trả kết quả "
                    "giải quyết hồ sơ của Ông/Bà đúng thời hạn quy định ghi trên Giấy "
                    "tiếp nhận hồ sơ và hẹn trả kết quả",
                    "Lý do: Phải xác minh thêm",
                    "Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức",
                    "sẽ trả kết quả giải quyết hồ sơ vào 16 giờ 30 phút, ngày 20 tháng "
                    "10 năm 2026",
                    "Mong nhận được sự thông cảm",
                    "THỦ TRƯỞNG ĐƠN VỊ (Ký tên, đóng dấu)",
                )
                point.rollback()
            self.env.invalidate_all()

    def test_stop_at_the_desk(self):
        self.dossier.with_user(self.clerk).action_stop("Có đơn rút yêu cầu")
        self.assertEqual(
            (self.dossier.state, self.dossier.outcome), ("resolved", "stopped")
        )
        self.assertEqual(self._get_step(self.dossier).definition_id.code, "return")
        notice, text = self._read_last(self.dossier)
        self.assertEqual(notice.event_id.note, "Có đơn rút yêu cầu")
        self.assertSays(
            text,
            *HEAD,
            "Mẫu số 05 (Thông tư số 03/2025/TT-VPCP)",
            "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
            "Hồ sơ của: Nguyễn Thị Đào",
            "Mã hồ sơ: G15.99-261008-0001",
            "Có đơn rút yêu cầu",
        )
        self.dossier.with_user(self.clerk).action_return("desk")
        self.assertEqual(self.dossier.state, "returned")
        self.assertFalse(self.env["thads.step"].verify_chain(self.dossier))

    def test_stop_by_who_settles_it(self):
        handler = self._hand_over()
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.clerk).action_stop("Rút đơn")
        with self.assertRaises(UserError):
            handler.action_stop(" ")
        with self.assertRaises(UserError):
            handler.action_resolve("stopped")
        handler.action_stop("Rút đơn")
        self.assertEqual(self._get_step(self.dossier).definition_id.code, "return")
        with self.assertRaises(UserError):
            handler.action_stop("Rút đơn")

    def test_stop_while_papers_are_waited_for(self):
        self._hand_over().action_guide("Thiếu bản án")
        with freeze_time("2026-10-09 02:00:00"):
            self.dossier.with_user(self.clerk).action_stop("Rút đơn")
        self.assertTrue(self.dossier.stop_ids.datetime_until)
        self.assertEqual(self.dossier.outcome, "stopped")
        self.assertEqual(self._get_step(self.dossier).definition_id.code, "return")

    def test_no_notice_of_stopping_before_there_was_a_form(self):
        with freeze_time("2025-09-12 02:00:00"):
            dossier = self._receive()
            dossier.action_stop("Rút đơn")
            with self.assertRaises(UserError):
                dossier.action_print_notice()
        self.assertEqual(dossier.outcome, "stopped")
        self.assertFalse(dossier.notice_ids)

    def test_each_version_is_kept_as_it_was_printed(self):
        draft = self._create_dossier()
        draft.action_guide("Lần một")
        draft.applicant_name = "Nguyễn Thị Đào (sửa)"
        draft.action_guide("Lần hai")
        first, second = draft.notice_ids.sorted("id")
        [text], _size = self._read("report_notice", first)
        self.assertSays(text, "Số: 01/HDHS", "Lần một", "Hồ sơ của: Nguyễn Thị Đào Nội")
        [text], _size = self._read("report_notice", second)
        self.assertSays(text, "Số: 02/HDHS", "Lần hai", "Nguyễn Thị Đào (sửa)")
        self.assertEqual(
            draft.action_print_notice()["context"]["active_ids"], second.ids
        )
        kept = self._print("report_notice", first)
        self.assertEqual(kept, first._get_kept_pdf())

    def test_numbers_by_unit_kind_and_year(self):
        for user in (self.clerk, self.local_clerk):
            draft = self._create_dossier(user)
            draft.action_guide("Thiếu")
            draft.action_refuse("Không thuộc thẩm quyền")
            self.assertEqual(draft.notice_ids.mapped("number"), [1, 1])
        with freeze_time("2027-01-04 02:00:00"):
            draft = self._create_dossier()
            draft.action_guide("Thiếu")
            self.assertEqual(draft.notice_ids.full_number, "01/HDHS")

    def test_number_goes_on_from_what_others_have_committed(self):
        notices = self.env["thads.dossier.notice"]
        with patch.object(
            type(self.env["thads.counter"]), "_read_locked", return_value=[7, 2]
        ):
            number = notices._take_number(self.province, "guidance", 2026)
        self.assertEqual(number, 8)

    def test_notices_are_nobodys_to_write(self):
        draft = self._create_dossier()
        draft.action_guide("Thiếu")
        notice = draft.notice_ids.sudo()
        for call in (
            lambda: notice.write({"reason": "Khác"}),
            lambda: notice.unlink(),
            lambda: notice.copy(),
            lambda: notice.with_context(thads_dossier_engine=True).write(
                {"reason": "Khác"}
            ),
        ):
            with self.assertRaises(AccessError):
                call()

    def test_read_by_those_who_read_the_dossier(self):
        draft = self._create_dossier()
        draft.action_guide("Thiếu")
        notice = draft.notice_ids
        stranger = notice.with_user(self.other_officer)
        with self.assertRaises(AccessError):
            stranger.action_print()
        with self.assertRaises(AccessError):
            self._print("report_notice", stranger)
        self.assertTrue(notice.with_user(self.clerk).action_print())
