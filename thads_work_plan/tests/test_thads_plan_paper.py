from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.thads_base.tools.paper import Paragraph, Table

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPlanPaper(PlanCommon):
    """What a plan prints as, apart from how it looks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.province.write({"symbol": "THADS", "place": "Tuyên Quang"})
        cls.office.symbol = "VP"
        cls.room.symbol = "TCCB"
        cls.room_head = cls._create_person("room_head", "head")
        cls.room_head.name = "ThS. Lê Văn Cường"
        cls._create_post(cls.room_head, cls.room, "head", name="Trưởng phòng")
        cls.plan = cls._create_plan(objectives="Một.\nHai.", requirements="Ba.")
        cls._create_task_with_output()

    def _get_texts(self, plan=None):
        blocks = (plan or self.plan)._get_paper().body
        return [block.text for block in blocks if isinstance(block, Paragraph)]

    def test_head_names_the_unit_and_the_one_above(self):
        paper = self.plan._get_paper()
        self.assertEqual(paper.agency, self.room.name)
        self.assertEqual(paper.superior, self.province.name)
        self.assertEqual(paper.type_name, "Kế hoạch")
        self.assertEqual(paper.title, f"Công tác năm 2026 của {self.room.name}")
        self.assertFalse(paper.symbol or paper.number or paper.place)

    def test_attachment_has_dots_until_it_is_known(self):
        self.assertEqual(
            self.plan._get_paper().attachment,
            "Kèm theo Quyết định số ……/QĐ-THADS ngày …… tháng …… năm …… của Trưởng "
            "Thi hành án dân sự tỉnh Một",
        )
        self.plan.attached_to = "Kèm theo Quyết định số 15/QĐ-THADS"
        self.assertEqual(
            self.plan._get_paper().attachment, "Kèm theo Quyết định số 15/QĐ-THADS"
        )

    def test_head_of_the_unit_signs(self):
        self.assertEqual(self.plan.signer_id, self.room_head)
        signature = self.plan._get_paper().signature
        self.assertEqual(signature.lines, ("TRƯỞNG PHÒNG",))
        self.assertEqual(signature.name, "Lê Văn Cường")

    def test_another_signer_signs_for_the_authority(self):
        self.plan.signer_id = self.deputy
        self.assertEqual(
            self.plan._get_paper().signature.lines,
            ("KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ", "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ"),
        )
        self.plan.signer_id = self.staff
        self.assertEqual(self.plan.signature_text, "THỦ TRƯỞNG ĐƠN VỊ")
        self.plan.signature_text = "TUQ. TRƯỞNG PHÒNG\nCHUYÊN VIÊN"
        self.assertEqual(
            self.plan._get_paper().signature.lines, ("TUQ. TRƯỞNG PHÒNG", "CHUYÊN VIÊN")
        )

    def test_unit_without_a_head_leaves_room_for_the_name(self):
        plan = self._create_plan(department_id=self.local.id)
        self.assertFalse(plan.signer_id)
        signature = plan._get_paper().signature
        self.assertEqual(
            (signature.lines, signature.name), (("THỦ TRƯỞNG ĐƠN VỊ",), "")
        )

    def test_recipients_start_with_the_superior(self):
        self.assertEqual(
            self.plan._get_paper().recipients,
            (
                f"{self.province.name} (để báo cáo)",
                "Lãnh đạo đơn vị (để chỉ đạo)",
                "Các đơn vị, cá nhân được giao nhiệm vụ (để thực hiện)",
            ),
        )
        self.assertEqual(self.plan._get_paper().archive, "TCCB")

    def test_unit_may_have_default_recipients_of_its_own(self):
        self.env["thads.document.recipient.default"].create(
            {
                "type_id": self.env.ref("thads_base.document_type_plan").id,
                "issuer_id": self.room.id,
                "name": "Như trên",
            }
        )
        plan = self._create_plan()
        self.assertEqual(plan._get_paper().recipients, ("Như trên",))

    def test_plan_of_an_authority_is_kept_by_its_focal_unit(self):
        plan = self._create_plan(
            department_id=self.province.id, focal_department_id=self.office.id
        )
        self.assertEqual(plan._get_paper().archive, "VP")

    def test_recipients_go_with_a_copy_but_not_the_signature(self):
        self.plan.recipient_ids = [Command.clear(), Command.create({"name": "Sở A"})]
        self.plan.write({"signer_id": self.deputy.id, "attached_to": "Kèm theo A"})
        copy = self.plan.copy()
        self.assertEqual(copy.recipient_ids.mapped("name"), ["Sở A"])
        self.assertEqual(copy.signer_id, self.room_head)
        self.assertFalse(copy.attached_to)

    def test_words_come_under_the_headings_of_the_layout(self):
        self.plan.focal_department_id = self.room
        self.assertEqual(
            self._get_texts(),
            [
                "I. MỤC TIÊU, YÊU CẦU",
                "1. Mục tiêu",
                "Một.",
                "Hai.",
                "2. Yêu cầu",
                "Ba.",
                "II. NỘI DUNG",
                "III. TỔ CHỨC THỰC HIỆN",
                f"{self.room.name} chịu trách nhiệm chính trong việc hướng dẫn, theo "
                "dõi, đôn đốc, kiểm tra và tổng hợp tình hình triển khai thực hiện Kế "
                "hoạch này.",
            ],
        )

    def test_administrator_replaces_a_layout_without_code(self):
        form = self.plan.form_id.with_user(self.admin)
        aims = form.heading_ids.filtered(lambda line: line.content == "objectives")
        aims.title = "Mục đích"
        form.column_ids[0].label = "STT"
        form.is_landscape = True
        self.assertIn("1. Mục đích", self._get_texts())
        (annex,) = self.plan._get_paper().annexes
        self.assertEqual(annex.body[0].header[0].cells[0].text, "STT")

    def test_layout_without_headings_takes_those_of_its_type(self):
        columns = [{"field": "name", "label": "Việc", "width": 0}]
        form = self.env["thads.plan.form"]._find_or_create(self.plan, columns)
        self.plan.form_id = form
        self.assertIn("I. MỤC TIÊU, YÊU CẦU", self._get_texts())
        (table,) = [b for b in self.plan._get_paper().body if isinstance(b, Table)]
        self.assertEqual([cell.text for cell in table.header[0].cells], ["Việc"])

    def test_layouts_of_the_procedures_have_their_columns(self):
        wide = self._create_plan(form_id=self.env.ref("thads_work_plan.form_1018").id)
        self._create_task_with_output(wide, funding="Ngân sách")
        (annex,) = wide._get_paper().annexes
        (table,) = annex.body
        labels = [cell.text for cell in table.header[0].cells]
        self.assertIn("Nguồn kinh phí", labels)
        self.assertIn("Ngân sách", [cell.text for cell in table.rows[0].cells])
        self.assertEqual(annex.orientation, "landscape")
        (table,) = [b for b in self.plan._get_paper().body if isinstance(b, Table)]
        self.assertNotIn(
            "Nguồn kinh phí", [cell.text for cell in table.header[0].cells]
        )

    def test_submissions_are_printed_under_the_time(self):
        plan = self._create_plan()
        self._create_task_with_output(
            plan,
            milestone_ids=[
                Command.create({"name": "Lãnh đạo", "schedule_text": "Quý I/2026"})
            ],
        )
        texts = [cell.text for row in plan._get_table_rows() for cell in row.cells]
        self.assertIn("Quý I/2026\n- Trình Lãnh đạo: Quý I/2026", texts)

    def test_programme_has_its_type_name(self):
        plan = self._create_plan(
            plan_type="programme", name="Chương trình công tác trọng tâm năm 2026"
        )
        paper = plan._get_paper()
        self.assertEqual(paper.type_name, "Chương trình")
        self.assertTrue(paper.title.startswith("Công tác trọng tâm năm 2026 của"))

    def test_recipients_are_as_fixed_as_the_plan(self):
        """Of an issued plan nobody changes them, of a draft the unit itself does."""
        recipient = self.plan.recipient_ids[0]
        recipient.with_user(self.staff).name = "Sở A"
        with self.assertRaises(AccessError):
            recipient.with_user(self.colleague).name = "Sở B"
        with self.assertRaises(AccessError):
            recipient.with_user(self.colleague).read(["name"])
        self._issue_outright()
        for change in (
            lambda: recipient.with_user(self.staff).write({"name": "Sở B"}),
            lambda: recipient.with_user(self.staff).unlink(),
            lambda: self.plan.with_user(self.staff).write({"signer_id": self.head.id}),
        ):
            with self.assertRaises(UserError):
                change()

    def test_headings_are_the_administrators(self):
        heading = self.plan.form_id.heading_ids[0]
        self.assertTrue(heading.with_user(self.staff).read(["title"]))
        with self.assertRaises(AccessError):
            heading.with_user(self.staff).title = "Khác"
