import base64

from odoo import fields, models

from odoo.addons.thads_base.tools.register import short_date

from ..tools.plan_dossier import Item

MISSING_OUTCOMES = (False, "no_reply")
LEADING_ACTORS = ("leader_in_charge", "authority_head")  # a person is asked
POINT_KINDS = ("opinion", "external")  # who acts in them makes points


class ThadsStep(models.Model):
    """What was said in a step: a row of the synopsis, papers of the plan's file."""

    _inherit = "thads.step"

    opinion_ids = fields.One2many("thads.plan.opinion", "step_id", string="Points")
    finding_ids = fields.One2many("thads.plan.finding", "step_id", string="Findings")

    def _prepare_content(self):
        """Also seal the points that were made in a closed step, or its findings."""
        content = super()._prepare_content()
        if self.state == "open":
            return content
        if self.definition_id.kind in POINT_KINDS:
            points = self.opinion_ids.sorted("id")
            said = [[point.user_id.id, point.name] for point in points]
            return {**content, "points": said} if said else content
        found = [
            [finding.name, finding.presence, finding.answer, finding.remark]
            for finding in self.finding_ids.sorted("id")
        ]
        return {**content, "findings": found} if found else content

    def _is_note_due(self, outcome):
        has_no_point = not self.sudo().opinion_ids
        with_points = outcome == "agreed_with_points" and has_no_point
        return super()._is_note_due(outcome) or with_points

    def _propose_note(self, outcome):
        if outcome == "returned" and self.mapped("kind") == ["work"]:
            points = self.env["thads.plan.opinion"]
            questions = points._find_asked_again(self._get_record(), self.round)
            return "\n".join(
                f"{point.name}: {point.answer_text}" for point in questions
            )
        if outcome == "returned" and self.mapped("kind") == ["review"]:
            return self._list_missing() or super()._propose_note(outcome)
        return super()._propose_note(outcome)

    def _list_missing(self) -> str:
        """Return what one step found to be missing or not met, one a line."""
        wrong = self.finding_ids.filtered(
            lambda finding: finding.presence == "missing" or finding.answer == "unmet"
        )
        return "\n".join(finding._get_missing_line() for finding in wrong)

    def _issue_on_paper(self, plan):
        """Close one step with the decision that ``plan`` says was issued on paper.

        :raises AccessError: if the user is not who issues it
        :raises UserError: if the step is closed
        """
        self._check_open()
        self._check_actor()
        scan = base64.b64decode(plan.with_context(bin_size=False).issued_scan)
        self._close(
            "issued",
            plan.issued_number,
            is_on_paper=True,
            paper_date=plan.issued_date,
            signer_text=plan.issued_signer,
            attachment_ids=self._attach_scan(plan.issued_scan_name, scan).ids,
        )

    def _prepare_synthesis_rows(self) -> list[dict]:
        """Return a row for each point made in one step, else one for the step."""
        points = [point._prepare_synthesis_row() for point in self.opinion_ids]
        return points or [self._prepare_synthesis_row()]

    def _prepare_synthesis_row(self) -> dict:
        labels = dict(self._fields["outcome"]._description_selection(self.env))
        return {
            "unit": self._get_asked_name(),
            "line": "",
            "point": self.note or labels.get(self.outcome, ""),
            "answer": "",
            "explanation": "",
            "missing": self.outcome in MISSING_OUTCOMES,
        }

    def _get_asked_name(self) -> str:
        """Return who was asked: an outside body by its step, a person, a unit."""
        if self.kind == "external":
            return self.definition_id.name
        if self.definition_id.is_on_request:
            return f"{self.user_id.name or ''} - {self.unit_id.name}"
        if self.definition_id.actor == "unit_staff":
            return self.user_id.name or self.unit_id.name
        if self.definition_id.actor in LEADING_ACTORS:
            post = self.position_id.sudo()
            return " - ".join(filter(None, (post.user_id.name, post.name)))
        return self.unit_id.name or ""

    def _prepare_items(self) -> list[Item]:
        """Return what the file of its plan holds of one closed step."""
        author = self._get_asked_name()
        common = {"kind": "opinion", "day": self.date_closed, "author": author}
        said = Item(
            name=f"{self.definition_id.name} (lần {self.round})",
            filename=f"{self.definition_id.name}.txt",
            content=self._write_said().encode(),
            **common,
        )
        return [
            said,
            *(
                Item(
                    name=f"{self.definition_id.name}: {attachment.name}",
                    filename=attachment.name,
                    content=base64.b64decode(attachment.datas or b""),
                    **common,
                )
                for attachment in self.attachment_ids
            ),
        ]

    def _write_said(self) -> str:
        """Return what was said in one step as plain text."""
        labels = dict(self._fields["outcome"]._description_selection(self.env))
        return "\n".join(
            (
                self.definition_id.name,
                f"Đơn vị, người cho ý kiến: {self._get_asked_name()}",
                *self._write_paper(),
                f"Người ghi nhận: {self.closed_by_id.name or ''}",
                f"Ngày: {short_date(self.date_closed)}",
                f"Kết quả: {labels.get(self.outcome, '')}",
                f"Nội dung: {self.note or ''}",
                *self._write_points(),
                "",
            )
        )

    def _write_points(self) -> list[str]:
        """Return each point that was made in one step, and what became of it."""
        points = enumerate(self.opinion_ids.sorted("id"), start=1)
        return [f"{number}. {point._get_kept_line()}" for number, point in points]

    def _write_paper(self) -> list[str]:
        """Return who signed, and when, of what came on paper."""
        if not self.is_on_paper:
            return []
        day = short_date(self.paper_date)
        return [f"Văn bản giấy ngày {day}, người ký: {self.signer_text}"]
