from odoo.tests import Form, tagged

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPlanOutputBodies(PlanCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rooms = cls.env["thads.department.class"].create(
            {"name": "Các đội lưu động", "domain": "[]"}
        )
        cls.central.aliases = "Cục QLTHADS"

    def _create_output(self, lead="", coordinating="", **values):
        task = self._create_task_with_output(
            lead_text=lead, coordinating_text=coordinating, **values
        )
        return task.output_ids

    def test_units_are_those_of_the_plans_authority(self):
        output = self._create_output(
            "Văn phòng", "Phòng Tổ chức cán bộ\nCục QLTHADS; Phòng khu vực 1 - Một"
        )
        self.assertEqual(output.lead_department_ids, self.office)
        self.assertEqual(
            output.coordinating_department_ids, self.room + self.central + self.local
        )
        self.assertFalse(output.is_doubtful)

    def test_unit_named_with_its_authority(self):
        output = self._create_output("Văn phòng THADS tỉnh Hai")
        self.assertEqual(output.lead_department_ids, self.other_office)

    def test_own_province_named_without_its_name(self):
        output = self._create_output(
            "Trưởng THADS tỉnh", "THADS tỉnh; Trưởng Thi hành án dân sự tỉnh Một"
        )
        self.assertEqual(output.lead_position_ids, self.head_post)
        self.assertEqual(output.coordinating_department_ids, self.province)
        self.assertEqual(output.coordinating_position_ids, self.head_post)

    def test_former_name(self):
        self.env["thads.department.name"].create(
            {
                "department_id": self.central.id,
                "name": "Cục Quản lý mới",
                "date_from": "2026-03-01",
            }
        )
        for name in ("Cục Quản lý", "Cục Quản lý mới"):
            output = self._create_output(name)
            self.assertEqual(output.lead_department_ids, self.central)

    def test_classes_posts_and_persons(self):
        output = self._create_output(
            "Các đội lưu động", "Phó Trưởng Thi hành án dân sự, Officer"
        )
        self.assertEqual(output.lead_class_ids, self.rooms)
        self.assertEqual(output.coordinating_position_ids, self.deputy_post)
        self.assertEqual(output.coordinating_user_ids, self.officer)

    def test_bare_title_means_the_post_of_the_plans_unit(self):
        """Every room has a Trưởng phòng; in its own plan the title is clear."""
        own, _other = self.env["thads.position"].create(
            [
                {
                    "name": "Trưởng ban",
                    "rank": "head",
                    "department_id": unit.id,
                    "date_from": self.plan.date_start,
                }
                for unit in (self.plan.department_id, self.local)
            ]
        )
        output = self._create_output("Trưởng ban")
        self.assertEqual(output.lead_position_ids, own)
        self.assertFalse(output.is_doubtful)

    def test_outside_bodies(self):
        partner = self.env["res.partner"].create(
            {"name": "Ủy ban nhân dân tỉnh", "is_company": True}
        )
        output = self._create_output("Văn phòng", "Ủy ban nhân dân tỉnh, Công an tỉnh")
        self.assertEqual(output.coordinating_partner_ids, partner)
        self.assertFalse(output.is_doubtful)

    def test_unknown_lead_is_doubtful(self):
        output = self._create_output("Cục Công nghệ thông tin")
        self.assertTrue(output.is_doubtful)
        self.assertIn("“Cục Công nghệ thông tin” is not a known", output.doubt_text)
        output.action_confirm()
        self.assertFalse(output.is_doubtful)

    def test_unknown_own_unit_is_doubtful_also_when_coordinating(self):
        output = self._create_output("Văn phòng", "Phòng Nghiệp vụ 9")
        self.assertTrue(output.is_doubtful)

    def test_changed_words_are_read_anew(self):
        output = self._create_output("Nơi lạ")
        output.action_confirm()
        output.lead_text = "Văn phòng"
        self.assertEqual(output.lead_department_ids, self.office)
        self.assertFalse(output.is_lead_confirmed)

    def test_chosen_units_are_kept(self):
        output = self._create_output("Nơi lạ")
        output.lead_department_ids = self.room
        self.assertTrue(output.is_lead_confirmed)
        self.assertFalse(output.is_doubtful)
        copy = self.plan.copy().output_ids
        self.assertEqual(copy.lead_department_ids, self.room)
        output.action_read_again()
        self.assertFalse(output.lead_department_ids)
        self.assertTrue(output.is_doubtful)

    def test_form_tells_reading_from_choice(self):
        output = self._create_output("Nơi lạ").with_user(self.staff)
        with Form(output) as form:
            form.lead_text = "Văn phòng"
        self.assertEqual(output.lead_department_ids, self.office)
        self.assertFalse(output.is_lead_confirmed)
        with Form(output) as form:
            form.lead_text = "Phòng mới"
            form.lead_department_ids.add(self.room)
        self.assertEqual(output.lead_department_ids, self.room)
        self.assertTrue(output.is_lead_confirmed)

    def test_reading_many_outputs_takes_few_queries(self):
        texts = ["Văn phòng", "Phòng Tổ chức cán bộ", "Cục QLTHADS"] * 20
        task = self._create_tasks(["1"])
        values = [{"task_id": task.id, "lead_text": text} for text in texts]
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(45):
            self.env["thads.plan.output"].create(values)
            self.env.flush_all()
