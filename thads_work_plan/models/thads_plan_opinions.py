from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class ThadsPlan(models.Model):
    """What was said on a plan, by those whom its steps have asked."""

    _inherit = "thads.plan"

    opinion_count = fields.Integer(string="Points", compute="_compute_opinion_count")
    is_asked = fields.Boolean(
        compute="_compute_opinion_count", help="The user is asked for an opinion."
    )

    def _get_synthesis(self) -> list[dict]:
        """Return the opinions on one plan, those that are missing included.

        :return: {unit, line, point, answer, explanation, missing} of each point
        """
        steps = self.step_ids.filtered(
            lambda step: (
                step.kind in ("opinion", "external") and step.state in ("open", "done")
            )
        )
        return [row for step in steps for row in step._prepare_synthesis_rows()]

    def _compute_opinion_count(self):
        points = self.env["thads.plan.opinion"]
        counts = dict(
            points._read_group([("plan_id", "in", self.ids)], ["plan_id"], ["__count"])
        )
        for plan in self:
            plan.opinion_count = counts.get(plan._origin, 0)
            plan.is_asked = bool(plan._get_asking_steps())

    def _get_asking_steps(self):
        """Return the open steps of one plan in which the user is asked."""
        return self.current_step_ids.filtered(
            lambda step: step.kind in ("opinion", "external") and step.can_close
        )

    def action_open_opinions(self):
        """Open the points on one plan, to make some or to answer them."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_opinion_action"
        )
        context = {"default_plan_id": self.id, "in_plan": True}
        return {**action, "domain": [("plan_id", "=", self.id)], "context": context}

    def _check_step_closing(self, step, outcome):
        if step.kind == "work" and step.definition_id.actor == "author_head":
            self._check_answered()
            self._check_asked_again(step, outcome)
        return super()._check_step_closing(step, outcome)

    def _check_answered(self):
        """Raise unless every point on one plan has its answer."""
        if count := self.env["thads.plan.opinion"]._count_unanswered(self):
            raise UserError(
                self.env._(
                    "“%(plan)s” has points without an answer: %(count)s. Open them "
                    "with the button Points, and say of each where it was taken in, or "
                    "why not.",
                    plan=self.name,
                    count=count,
                )
            )

    def _check_asked_again(self, step, outcome):
        """Raise if points wait to be asked about again, or none does."""
        points = self.env["thads.plan.opinion"]
        has_questions = bool(points._find_asked_again(self, step.round))
        if has_questions and outcome == "done":
            raise UserError(
                self.env._(
                    "Points on “%s” are to be asked about again: do so by Ask Again.",
                    self.name,
                )
            )
        if outcome == "returned" and not has_questions:
            raise UserError(
                self.env._(
                    "Mark first which points on “%s” are to be asked about again, each "
                    "with its question.",
                    self.name,
                )
            )

    def _check_asking(self):
        """Also raise unless the plan lies with the user's own unit, to be worked on."""
        if not self.department_id.is_my_unit:
            raise AccessError(
                self.env._("The unit that drafts the plan asks for opinions on it.")
            )
        self._check_draft()
        return super()._check_asking()

    def _advance_one(self):
        result = super()._advance_one()
        self._close_requests()
        return result

    def _close_requests(self):
        """Ask no longer once the plan lies with others: what is missing is listed."""
        requests = self._find_requests()
        if requests and not self._is_at_work():
            requests._engine()._end("done", outcome="no_reply")
