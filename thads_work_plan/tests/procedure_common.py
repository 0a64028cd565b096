from freezegun import freeze_time

from odoo.fields import Command

from .common import PlanCommon


class StepCommon(PlanCommon):
    """Finds and closes the steps of plans."""

    def _get_step(self, plan, code, state="open"):
        """Return the steps of a plan with a code, as the superuser sees them."""
        return plan.sudo().step_ids.filtered(
            lambda step: step.definition_id.code == code and step.state == state
        )

    def _run(self, day):
        """Urge, and give everybody their digest, as in the morning of a day."""
        self.env.flush_all()
        with freeze_time(f"{day} 02:00:00"), self.enter_registry_test_mode():
            self.env.ref("thads_base.cron_escalate").method_direct_trigger()
        self.env.invalidate_all()

    def _close(self, plan, code, user, outcome, note=None):
        steps = self._get_step(plan, code).with_user(user)
        own = steps.filtered("can_close")
        self.assertTrue(own, f"no step {code} for {user.login}")
        own.action_close(outcome, note)
        return own

    def _draft_decision(self, plan):
        """Draft the decision on a plan, ready for its number."""
        paper = self.env.ref("thads_work_plan.way_paper_decision")
        decision = plan.sudo()._draft_paper(paper)
        decision.write({"place": "Tuyên Quang", "symbol": "QĐ-THADS"})
        decision.signer_id = decision.signer_id or self.head
        return decision

    def _issue(self, plan, user):
        """Give the decision on a plan its number, which ends the last step."""
        self._draft_decision(plan).with_user(user).action_issue()

    def _check_file(self, plan, user):
        """Find the file of a plan whole, but for the answer of an outside body."""
        findings = self._get_step(plan, "completeness").finding_ids.with_user(user)
        for finding in findings:
            finding.write(
                {"presence": "accepted", "remark": "Đã đôn đốc"}
                if finding.is_outside
                else {"presence": "there"}
            )

    def _answer_points(self, plan, user):
        findings = self._get_step(plan, "appraisal").finding_ids.with_user(user)
        findings.write({"answer": "met"})


class ProcedureCommon(StepCommon):
    """A procedure of plans: draft, opinions, approval by the leader, issue."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # those of the law stand aside
        of_the_law = cls.env["thads.procedure"].with_context(active_test=False)
        of_the_law.search([]).domain = "[('id', '=', 0)]"
        cls.procedure = cls._create_procedure()

    @classmethod
    def _create_procedure(cls, **values):
        """Create draft (5 days) -> opinions (3 days) -> approval -> issue."""
        procedure = cls.env["thads.procedure"].create(
            {
                "code": "test/2026",
                "name": "Thử nghiệm",
                "res_model": "thads.plan",
                "date_from": "2020-01-01",
                **values,
            }
        )
        draft = cls._add_step(procedure, "draft", "work", "author_unit", working_days=5)
        opinion = cls._add_step(
            procedure, "opinion", "opinion", "authority_units", draft, working_days=3
        )
        approval = cls._add_step(
            procedure,
            "approval",
            "approval",
            "leader_in_charge",
            opinion,
            return_step_id=draft.id,
        )
        cls._add_step(procedure, "issue", "issue", "office", approval, working_days=1)
        procedure.step_ids._check_sound()
        return procedure

    @classmethod
    def _add_step(cls, procedure, code, kind, actor, after=None, **values):
        if "working_days" in values:
            values["clock"] = "working_days"
        return cls.env["thads.procedure.step"].create(
            {
                "procedure_id": procedure.id,
                "sequence": 10 * (1 + len(procedure.step_ids)),
                "code": code,
                "name": code.title(),
                "kind": kind,
                "actor": actor,
                "predecessor_ids": [Command.set(after.ids if after else [])],
                **values,
            }
        )

    @classmethod
    def _start_plan(cls, user=None, unit=None):
        plan = cls._create_plan(department_id=(unit or cls.room).id)
        plan = plan.with_user(user or cls.staff)
        plan.action_start()
        return plan

    @classmethod
    def _start_drafted_plan(cls):
        """Start a plan that the staff has drafted, whose first step is theirs."""
        plans = cls.env["thads.plan"].with_user(cls.staff)
        plan = plans.create(
            {
                "name": "Kế hoạch của phòng",
                "plan_type": "annual",
                "department_id": cls.room.id,
                "year": 2026,
            }
        )
        plan.action_start()
        return plan
