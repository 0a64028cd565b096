from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.thads_base.tests.pdf_tools import read_pages
from odoo.addons.thads_base.tools.paper import Table

from .procedure_common import ProcedureCommon

DAY = "2026-03-02 02:00:00"


class WayPaperCommon(ProcedureCommon):
    """People and units that sign, and a plan of the room with a task."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.procedure.legal_basis = "Quyết định số 253/QĐ-THADS ngày 23/10/2025"
        cls.central.write({"place": "Hà Nội"})
        cls.province.write({"symbol": "THADS", "place": "Tuyên Quang"})
        cls.office.symbol = "VP"
        cls.room.symbol = "TCCB"
        cls.local.write({"symbol": "KV1", "place": "Chiêm Hóa"})
        cls.room_head = cls._create_head("room_head", cls.room, "Trưởng phòng")
        cls.local_head = cls._create_head("local_head", cls.local, "Trưởng phòng")
        cls.office_head = cls._create_person("office_head", "office")
        cls._create_post(cls.office_head, cls.office, "head", name="Chánh Văn phòng")
        cls.deputy_post.in_charge_department_ids += cls.room
        cls._create_task_with_output()

    @classmethod
    def _create_head(cls, login, unit, title):
        user = cls._create_person(login, "head")
        cls._create_post(user, unit, "head", name=title)
        return user

    def _draft(self, code, user=None, plan=None):
        plan = (plan or self.plan).with_user(user or self.office_head)
        paper = self.env.ref(f"thads_work_plan.way_paper_{code}")
        return plan._draft_paper(paper)

    def _print(self, document):
        report = self.env["ir.actions.report"]
        streams = report._render_qweb_pdf_prepare_streams(
            "thads_base.action_report_document", {}, document.ids
        )
        return read_pages(streams[document.id]["stream"].getvalue())

    def _get_words(self, document):
        return " ".join(page.words for page in self._print(document))


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestWayPapers(WayPaperCommon):
    """Drafts made from a plan: who issues, signs and gets them, what they say."""

    def test_slip_of_a_specialised_unit_has_no_number(self):
        document = self._draft("slip_opinion", self.room_head)
        self.assertRecordValues(
            document,
            [
                {
                    "department_id": self.room.id,
                    "drafting_department_id": self.room.id,
                    "signer_id": self.room_head.id,
                    "symbol": "",
                    "place": "Tuyên Quang",
                    "addressees": "Deputy, Phó Trưởng Thi hành án dân sự tỉnh Một",
                    "title": "Xin ý kiến đối với dự thảo Kế hoạch công tác năm 2026 "
                    "của Phòng Tổ chức cán bộ",
                }
            ],
        )
        document.with_user(self.officer).action_issue()
        self.assertRecordValues(
            document, [{"state": "issued", "number": 0, "full_number": False}]
        )
        words = self._get_words(document)
        self.assertNotIn("Số:", words)
        self.assertIn("PHIẾU TRÌNH", words)
        self.assertIn("Ý kiến của Lãnh đạo", words)
        self.assertIn("Tuyên Quang, ngày 02 tháng 3 năm 2026", words)

    def test_letter_of_a_local_unit(self):
        plan = self._create_plan(department_id=self.local.id)
        document = self._draft("letter_approval", self.local_head, plan)
        self.assertEqual(document.symbol, "KV1")
        self.assertEqual(document.addressees, self.province.name)
        document.with_user(self.officer).action_issue()
        self.assertEqual(document.full_number, "01/KV1")
        words = self._get_words(document)
        self.assertIn("V/v đề nghị phê duyệt Kế hoạch công tác năm 2026", words)
        self.assertNotIn("Ủy ban nhân dân", words)
        self.assertIn("TRƯỞNG PHÒNG", words)

    def test_who_gets_which_papers(self):
        kinds = ("letter", "slip")
        refs = [self.env.ref(f"thads_base.document_type_{kind}").id for kind in kinds]
        self.procedure.step_ids[0].produced_type_ids = refs
        room = self.plan._find_way_papers().mapped("code")
        self.assertIn("slip_opinion", room)
        self.assertNotIn("letter_opinion", room)
        self.assertNotIn("committee", room)
        local = self._create_plan(department_id=self.local.id)
        self.assertIn("letter_opinion", local._find_way_papers().mapped("code"))
        province = self._create_plan(department_id=self.province.id)
        self.assertIn("committee", province._find_way_papers().mapped("code"))

    def test_papers_come_out_of_the_procedure(self):
        """Decision 253 has no appraisal, and none is offered."""
        for name, expected in (
            ("procedure_253", False),
            ("procedure_1018_provisional", True),
        ):
            plan = self._create_plan()
            plan._start(self.env.ref(f"thads_work_plan.{name}"))
            codes = plan._find_way_papers().mapped("code")
            self.assertIn("decision", codes)
            self.assertEqual("appraisal" in codes, expected)

    def test_how_the_office_submits_is_a_setting(self):
        plan = self._create_plan(department_id=self.office.id)
        self.assertTrue(plan._is_submitted_by_slip())
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("thads_work_plan.office_submission", "letter")
        self.assertFalse(plan._is_submitted_by_slip())

    def test_papers_of_the_open_step_come_first(self):
        """By their type, where a procedure has other steps than the law's."""
        draft = self.procedure.step_ids.filtered(lambda step: step.code == "draft")
        draft.produced_type_ids = self.env.ref("thads_base.document_type_synopsis")
        plan = self._start_plan()
        self.assertEqual(plan._find_way_papers()[0].code, "synopsis")

    def test_papers_of_the_law_s_steps_come_first(self):
        procedure = self.env.ref("thads_work_plan.procedure_253")
        papers = self.env["thads.plan.way.paper"]
        approval = papers.search([("code", "=", "slip_approval")])
        opinion = papers.search([("code", "=", "slip_opinion")])
        step = procedure.step_ids.filtered(lambda step: step.code == "submit_opinion")
        self.assertTrue(opinion._belongs_to(step))
        self.assertFalse(approval._belongs_to(step))

    def test_every_step_that_papers_name_is_in_a_procedure(self):
        codes = set(self.env["thads.procedure.step"].search([]).mapped("code"))
        for paper in self.env["thads.plan.way.paper"].search([]):
            named = {code.strip() for code in paper.step_codes.split(",")}
            self.assertLessEqual(named, codes, paper.code)

    def test_appraisal_tells_what_the_check_of_the_file_found(self):
        draft = self.procedure.step_ids[0]
        self._add_step(
            self.procedure,
            "completeness",
            "review",
            "office",
            draft,
            return_step_id=draft.id,
        )
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        step = self._get_step(plan, "completeness")
        step._close("returned", "Ý kiến của Ủy ban nhân dân")
        self.assertEqual(
            plan._get_way_words()["missing_item"], "Ý kiến của Ủy ban nhân dân"
        )
        self._close(plan, "draft", self.staff, "done")
        self._get_step(plan, "completeness")._close("approved")
        self.assertEqual(plan._get_way_words()["complete_file"], "đầy đủ theo quy định")

    def test_proposal_of_the_office_to_the_leader(self):
        document = self._draft("proposal")
        self.assertRecordValues(
            document,
            [
                {
                    "department_id": self.office.id,
                    "symbol": "TTr-VP",
                    "signer_id": self.office_head.id,
                    "addressees": "Deputy, Phó Trưởng Thi hành án dân sự tỉnh Một",
                }
            ],
        )
        self.assertNotIn("{", document.body)
        self.assertNotIn("thẩm tra", document.body)

    def test_letter_to_the_committee(self):
        self._add_step(
            self.procedure, "committee", "external", "outside", working_days=10
        )
        plan = self._create_plan(department_id=self.province.id)
        plan.action_start()
        document = self._draft("committee", self.office_head, plan)
        self.assertEqual(document.addressees, "Ủy ban nhân dân tỉnh Một")
        self.assertEqual(document.signer_id, self.head)
        self.assertEqual(document.symbol, "THADS-VP")
        self.assertIn("10 ngày làm việc", document.body)

    def test_letter_to_the_units(self):
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        document = self._draft("units", plan=plan)
        self.assertEqual(document.addressees, self.local.name)
        self.assertEqual((document.capacity, document.symbol), ("TL", "THADS-VP"))
        self.assertIn("Thời hạn gửi ý kiến: ngày", document.body)

    def test_synopsis_lists_opinions_and_missing_ones(self):
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        document = self._draft("synopsis", self.room_head, plan)
        [table] = [
            block for block in document._get_paper().body if isinstance(block, Table)
        ]
        self.assertEqual(
            [cell.text for cell in table.rows[0].cells],
            ["1", self.local.name, "Chưa có ý kiến"],
        )
        note = "Bổ sung thời hạn kiểm tra"
        self._close(plan, "opinion", self.local_head, "agreed_with_points", note)
        words = self._get_words(document)
        self.assertIn("BẢN TỔNG HỢP", words)
        self.assertIn("Bổ sung thời hạn", words)
        self.assertIn("có ý kiến: 1; chưa có ý kiến: 0", words)
        self.assertNotIn("Chưa có ý kiến", words)

    def test_appraisal_prints_why_an_answer_was_not_waited_for(self):
        outside = self._add_step(
            self.procedure, "committee", "external", "outside", working_days=10
        )
        outside.name = "Ý kiến Ủy ban nhân dân tỉnh"
        plan = self._start_plan()
        step = self._get_step(plan, "committee")
        step._close("no_reply", "Đã quá hạn, có văn bản đôn đốc")
        document = self._draft("appraisal", plan=plan)
        words = self._get_words(document)
        for text in (
            "BÁO CÁO",
            "Thẩm tra dự thảo Kế hoạch công tác năm 2026",
            "Kính gửi: Phòng Tổ chức cán bộ",
            "Đã quá hạn, có văn bản đôn đốc",
            "1. Sự phù hợp, toàn diện",
            "2. Các điều kiện về nhân lực",
            "3. Việc tuân thủ về thẩm quyền",
            "Chưa có ý kiến",
            "CHÁNH VĂN PHÒNG",
        ):
            self.assertIn(text, words)

    def test_decision_carries_the_plan_and_names_itself_in_it(self):
        self.plan.basis_text = "Luật Thi hành án dân sự"
        document = self._draft("decision", self.room_head)
        self.assertEqual(document.signer_id, self.deputy)
        self.assertEqual(document.capacity, "KT")
        before = self._get_words(document)
        self.assertIn("Kèm theo Quyết định số /QĐ-THADS ngày tháng năm", before)
        document.with_user(self.officer).action_issue()
        pages = self._print(document)
        first = pages[0].words
        for text in (
            "Số: 01/QĐ-THADS",
            "Về việc phê duyệt Kế hoạch công tác năm 2026 của Phòng Tổ chức cán bộ",
            "TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH MỘT",
            "Căn cứ Luật Thi hành án dân sự;",
            "Căn cứ Quyết định số 253/QĐ-THADS ngày 23 tháng 10 năm 2025;",
            "Theo đề nghị của Trưởng phòng Tổ chức cán bộ.",
            "Điều 1. Phê duyệt kèm theo Quyết định này Kế hoạch công tác năm 2026",
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
            "- Như Điều 3;",
            "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ",
            "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ",
        ):
            self.assertIn(text, first)
        annex = " ".join(page.words for page in pages[1:])
        self.assertIn("KẾ HOẠCH", annex)
        self.assertIn(
            "(Kèm theo Quyết định số 01/QĐ-THADS ngày 02 tháng 3 năm 2026 của Trưởng "
            "Thi hành án dân sự tỉnh Một)",
            annex,
        )
        self.assertIn("số 01/QĐ-THADS", self.plan.attached_to)

    def test_substitute_signs_in_their_capacity(self):
        self._create_substitution(
            self.deputy,
            self.head,
            date(2026, 3, 1),
            date(2026, 3, 31),
            capacity="TUQ",
        )
        document = self._draft("decision", self.room_head)
        self.assertEqual(document.signer_id, self.head)
        self.assertFalse(document.capacity)

    def test_head_drafts_for_the_own_unit_only(self):
        with self.assertRaises(AccessError):
            self._draft("slip_opinion", self.local_head)
        with self.assertRaises(AccessError):
            self._draft("proposal", self.room_head)
        with self.assertRaises(AccessError):
            self.plan.with_user(self.staff).action_draft_paper()

    def test_wizard_drafts_what_was_chosen(self):
        plan = self.plan.with_user(self.room_head)
        action = plan.action_draft_paper()
        form = Form.from_action(plan.env, action)
        form.paper_id = self.env.ref("thads_work_plan.way_paper_slip_approval")
        opened = form.save().action_confirm()
        document = self.env["thads.document"].browse(opened["res_id"])
        self.assertEqual(document.source_paper, "slip_approval")
        self.assertEqual(self.plan.document_ids, document)

    def test_texts_name_only_words_that_are_there(self):
        paper = self.env.ref("thads_work_plan.way_paper_decision")
        with self.assertRaisesRegex(ValidationError, "nobody"):
            paper.body = "Kính gửi {nobody}"
