from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestPlanAppraisal(ProcedureCommon):
    """The office checks the file, then the points; round by round, and nobody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.started = cls._start_drafted_plan()
        cls._create_task_with_output(cls.started.sudo())
        cls.submit = cls.started.sudo().current_step_ids
        cls.submit.with_user(cls.staff).action_close("done")

    @classmethod
    def _create_procedure(cls, **values):
        """Create draft -> check of the file -> appraisal -> issue."""
        procedure = cls.env["thads.procedure"].create(
            {
                "code": "test/appraisal",
                "name": "Thử thẩm tra",
                "res_model": "thads.plan",
                "date_from": "2020-01-01",
            }
        )
        draft = cls._add_step(procedure, "draft", "work", "author_unit")
        check = cls._add_step(
            procedure,
            "completeness",
            "review",
            "office",
            draft,
            return_step_id=draft.id,
            point_ids=[
                cls._point("file", "Công văn", evidence="paper"),
                cls._point("file", "Dự thảo", evidence="plan"),
                cls._point("file", "Ý kiến Ủy ban", evidence="outside"),
                cls._point("file", "Của Cục", unit_type="central_unit"),
            ],
        )
        appraisal = cls._add_step(
            procedure,
            "appraisal",
            "review",
            "office",
            check,
            working_days=1,
            return_step_id=draft.id,
            point_ids=[
                cls._point("conformity", "Phù hợp"),
                cls._point("feasibility", "Kinh phí"),
                cls._point("compliance", "Thẩm quyền"),
            ],
        )
        cls._add_step(procedure, "issue", "issue", "office", appraisal)
        return procedure

    @classmethod
    def _point(cls, section, name, **values):
        return Command.create({"section": section, "name": name, **values})

    def _get_finding(self, name, number=1, user=None):
        found = self.started.sudo().finding_ids.filtered(
            lambda finding: finding.name == name and finding.round == number
        )
        return found.with_user(user or self.officer)

    def _complete_file(self, number=1):
        self._get_finding("Công văn", number).presence = "there"
        self._get_finding("Ý kiến Ủy ban", number).write(
            {"presence": "accepted", "remark": "Đã đôn đốc hai lần"}
        )
        self._close(self.started, "completeness", self.officer, "approved")

    def test_the_file_is_filled_in_from_the_record(self):
        self.assertEqual(self._get_finding("Dự thảo").presence, "there")
        self.assertTrue(self._get_finding("Dự thảo").found)
        self.assertEqual(self._get_finding("Công văn").presence, "missing")
        self.assertFalse(self._get_finding("Của Cục"))

    def test_what_is_found_is_kept_in_the_language_of_the_office(self):
        self.env.company.partner_id.lang = "vi_VN"
        step = self._get_step(self.started, "completeness")
        [point] = step.definition_id.point_ids.filtered(
            lambda point: point.evidence == "plan"
        )
        finding = self.started.sudo()._prepare_finding(step, point)
        self.assertEqual(finding["found"], "1 dòng")

    def test_what_the_plan_itself_made_is_no_related_paper(self):
        plan = self.started.sudo()
        self.env["thads.plan.version"]._keep(plan, b"1", "Trình", "2026-03-02")
        self.env["ir.attachment"].create(
            [
                {"name": name, "res_model": "thads.plan", "res_id": plan.id}
                for name in (plan.version_ids[-1].docx_name, "so-lieu.xlsx")
            ]
        )
        point = self.env["thads.appraisal.point"].new({"evidence": "attachment"})
        self.assertEqual(plan._find_evidence(point), (True, "so-lieu.xlsx"))

    def test_only_who_has_the_open_step_answers(self):
        for user in (self.staff, self.head, self.colleague, self.other_officer):
            finding = self._get_finding("Công văn", user=user)
            with self.assertRaises(AccessError):
                finding.presence = "there"
            with self.assertRaises(AccessError):
                finding.with_context(thads_answer="there").action_set()

    def test_an_answer_is_all_that_is_written(self):
        finding = self._get_finding("Công văn")
        for values in ({"name": "Khác"}, {"answered_by_id": self.head.id}):
            with self.assertRaises(AccessError):
                finding.write(values)
        with self.assertRaises(AccessError):
            finding.unlink()
        with self.assertRaises(ValidationError):
            finding.answer = "met"

    def test_an_incomplete_file_is_returned_with_its_list(self):
        with self.assertRaisesRegex(UserError, "Công văn"):
            self._close(self.started, "completeness", self.officer, "approved")
        step = self._get_step(self.started, "completeness").with_user(self.officer)
        asking = step.with_context(thads_outcome="returned").action_answer()
        wizard = self.env[asking["res_model"]].with_user(self.officer)
        wizard = wizard.browse(asking["res_id"])
        self.assertEqual(wizard.note, "Công văn\nÝ kiến Ủy ban")
        wizard.action_confirm()
        self._close(self.started, "draft", self.staff, "done")
        self.assertEqual(self._get_finding("Công văn", 1).presence, "missing")
        with self.assertRaisesRegex(UserError, "closed already"):
            self._get_finding("Công văn", 1).presence = "there"
        self._complete_file(2)

    def test_only_an_outside_answer_is_gone_without_and_for_a_reason(self):
        with self.assertRaises(ValidationError):
            self._get_finding("Ý kiến Ủy ban").presence = "accepted"
        with self.assertRaises(ValidationError):
            self._get_finding("Công văn").write({"presence": "accepted", "remark": "x"})

    def test_who_closes_answers_for_what_was_filled_in(self):
        self._complete_file()
        self.assertEqual(self._get_finding("Dự thảo").answered_by_id, self.officer)
        self.assertTrue(self._get_step(self.started, "appraisal").deadline)

    def test_what_was_found_is_sealed_with_its_step(self):
        verify = self.env["thads.step"].verify_chain
        self._complete_file()
        self.assertEqual(verify(self.started.sudo()), [])
        self._get_finding("Ý kiến Ủy ban").sudo().remark = "Đã có ý kiến"
        self.env.flush_all()
        step = self._get_finding("Ý kiến Ủy ban").step_id
        self.assertEqual(verify(self.started.sudo()), step.ids)

    def test_the_appraisal_waits_for_every_answer_and_prints_them(self):
        self._complete_file()
        self._get_finding("Phù hợp").with_context(thads_answer="met").action_set()
        self._get_finding("Kinh phí").write(
            {"answer": "unmet", "remark": "Chưa nêu nguồn."}
        )
        with self.assertRaisesRegex(UserError, "Thẩm quyền"):
            self._close(self.started, "appraisal", self.officer, "approved")
        self._get_finding("Thẩm quyền").answer = "opinion"
        words = self.started.sudo()._get_way_words()
        self.assertEqual(words["feasibility"], "Kinh phí: not met, Chưa nêu nguồn")
        self.assertEqual(words["acceptance"], "Đã đôn đốc hai lần")
        self._close(self.started, "appraisal", self.officer, "approved")
        with self.assertRaisesRegex(UserError, "closed already"):
            self._get_finding("Phù hợp").answer = "unmet"
