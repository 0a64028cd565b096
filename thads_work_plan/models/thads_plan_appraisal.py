from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

TEXT_SECTIONS = ("conformity", "feasibility", "compliance")


class ThadsPlan(models.Model):
    """What the office checks on a plan: its file, then the three groups of points."""

    _inherit = "thads.plan"

    finding_ids = fields.One2many(
        "thads.plan.finding", "plan_id", string="Findings", readonly=True, copy=False
    )
    finding_count = fields.Integer(string="Appraisal", compute="_compute_finding_count")

    def _compute_finding_count(self):
        counts = dict(
            self.env["thads.plan.finding"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id"], ["__count"]
            )
        )
        for plan in self:
            plan.finding_count = counts.get(plan._origin, 0)

    def action_open_findings(self):
        """Open what the office has to check on one plan, and has found."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_finding_action"
        )
        return {**action, "domain": [("plan_id", "=", self.id)]}

    def action_open_line_opinions(self):
        """Open the lines of one plan, with what was said beside each."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_task_action_opinions"
        )
        return {**action, "domain": [("plan_id", "=", self.id)]}

    def _open_step(self, definition, number):
        steps = super()._open_step(definition, number)
        for step in steps:
            self._create_findings(step)
        return steps

    def _create_findings(self, step):
        """Give an open step what is to be checked in it, filled in as far as known."""
        points = step.definition_id.point_ids.filtered(
            lambda point: point._applies_to(self)
        )
        if points:
            self.env["thads.plan.finding"].sudo().create(
                [self._prepare_finding(step, point) for point in points]
            )

    def _prepare_finding(self, step, point) -> dict:
        # kept as words: in the office's language, whoever closed the step before
        speaking = self.with_context(lang=self.env.company.partner_id.lang)
        is_there, found = speaking._find_evidence(point)
        is_file = point.section == "file"
        return {
            "plan_id": self.id,
            "step_id": step.id,
            "round": step.round,
            "sequence": point.sequence,
            "section": point.section,
            "name": point.name,
            "is_outside": point.evidence == "outside",
            "found": found,
            "presence": is_file and ("there" if is_there else "missing"),
        }

    def _check_step_closing(self, step, outcome):
        if outcome == "approved":
            self._check_findings(step)
        return super()._check_step_closing(step, outcome)

    def _check_findings(self, step):
        """Raise while the file lacks something, or a point has no answer."""
        findings = self.sudo().finding_ids.filtered(
            lambda finding: finding.step_id == step.sudo()
        )
        if left := findings.filtered(lambda finding: not finding._is_settled()):
            raise UserError(
                self.env._(
                    "On “%(plan)s” this is missing, or has no answer yet:\n%(points)s",
                    plan=self.name,
                    points="\n".join(f"- {name}" for name in left.mapped("name")),
                )
            )

    def _on_step_closed(self, step):
        # who closes the step answers for what was filled in from the record too
        unsigned = step.sudo().finding_ids.filtered(
            lambda finding: not finding.answered_by_id
        )
        unsigned.write(
            {
                "answered_by_id": step.closed_by_id.id,
                "datetime_answered": step.datetime_closed,
            }
        )
        return super()._on_step_closed(step)

    def _on_scan_kept(self, document):
        """Close the appraisal whose report came signed: its unit's days begin.

        Not while a point is still without an answer, and not for somebody else.
        """
        if document.source_paper == "appraisal":
            paper = self._get_way_paper(document)
            steps = self.current_step_ids.filtered(
                lambda step: (
                    step.kind == "review"
                    and step.can_close
                    and paper._belongs_to(step.definition_id)
                )
            )
            if all(finding._is_settled() for finding in steps.sudo().finding_ids):
                steps.action_close("approved")
        return super()._on_scan_kept(document)

    def _get_last_findings(self, section):
        """Return what was found in the last round that has such findings."""
        findings = self.sudo().finding_ids.filtered(
            lambda finding: finding.section == section
        )
        last = max(findings.mapped("round"), default=0)
        return findings.filtered(lambda finding: finding.round == last)

    def _get_appraisal(self):
        appraisal = super()._get_appraisal()
        lines = {
            section: "\n".join(
                finding._get_line() for finding in self._get_last_findings(section)
            )
            for section in TEXT_SECTIONS
        }
        return {**appraisal, **lines}

    def _get_appraisal_words(self):
        words = super()._get_appraisal_words()
        points = self.env["thads.plan.opinion"].sudo()
        explained = points.search(
            Domain("plan_id", "=", self.id) & Domain("answer", "=", "explained")
        )
        without = self._get_last_findings("file").filtered(
            lambda finding: finding.presence == "accepted"
        )
        received = {
            "silent": ", ".join(without.mapped("name")),
            "acceptance": "; ".join(finding._get_remark() for finding in without),
        }
        return {
            **words,
            **(received if without else {}),
            "unaccepted": "\n".join(point._get_explained_line() for point in explained),
        }
