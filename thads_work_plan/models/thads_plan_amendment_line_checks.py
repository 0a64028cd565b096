from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from ..tools import amendment as rules


class ThadsPlanAmendmentLine(models.Model):
    """What an amendment may change, and when a line of it can be decided on."""

    _inherit = "thads.plan.amendment.line"

    @api.constrains("kind", "task_id", "amendment_id", *rules.FIELDS)
    def _check_scope(self):
        """Refuse what the procedure of the plan does not let an amendment change."""
        for line in self.filtered("is_content_and_time"):
            others = set(line._get_changed()) - rules.CONTENT_AND_TIME
            if line.kind != "change" or others:
                raise ValidationError(
                    self.env._(
                        "By its procedure only the content and the time of the tasks "
                        "of this plan are changed (Decision 253, Article 10)."
                    )
                )

    @api.constrains("task_id", "output_id")
    def _check_output(self):
        if any(
            line.output_id.task_id not in (line.task_id, line.task_id.browse())
            for line in self
        ):
            raise ValidationError(self.env._("This product is of another line."))

    @api.constrains("amendment_id", "task_id", "output_id", "kind")
    def _check_amendment(self):
        for amendment in self.amendment_id:
            lines = amendment.line_ids
            if lines.plan_id - amendment.plan_id:
                raise ValidationError(self.env._("This line is of another plan."))
            lines._check_no_line_twice()

    def _check_no_line_twice(self):
        """Raise if two of the lines change the same, or one changes what goes."""
        seen = self.browse()
        for line in self.filtered(lambda line: line.kind != "add"):
            twin = seen.filtered(line._overlaps)
            if twin:
                raise ValidationError(
                    self.env._(
                        "“%s” stands in the amendment already: change it there.",
                        line.display_name,
                    )
                )
            seen += line

    def _overlaps(self, other) -> bool:
        """Whether one line concerns what another one does."""
        if self.task_id != other.task_id:
            return False
        is_whole = any(
            line.kind == "remove" and not line.output_id for line in (self, other)
        )
        return is_whole or self.output_id == other.output_id

    def _check_sound(self):
        """Raise unless each of the lines can be decided on.

        :raises UserError: naming the line, and what to do about it
        """
        for line in self:
            line._check_says_something()
            line._check_plan_unchanged()
            if line.is_doubtful:
                raise UserError(
                    self.env._(
                        "“%(line)s” is still to be checked: %(doubts)s",
                        line=line.display_name,
                        doubts=line.doubt_text,
                    )
                )
        self._check_scope()
        self._check_no_line_twice()

    def _check_says_something(self):
        if self.kind != "remove" and not self._get_changed():
            raise UserError(
                self.env._(
                    "“%s” says nothing new. Change it, or take it out.",
                    self.display_name,
                )
            )
        words = set(self._get_changed()) - {"name"}
        if (
            self.kind == "change"
            and not self.output_id
            and self.task_id.output_ids
            and words
        ):
            raise UserError(
                self.env._("“%s”: choose the product that changes.", self.display_name)
            )
        if self.kind == "change" and not (self.name or "").strip():
            raise UserError(self.env._("“%s”: a task has a name.", self.display_name))
        if self.kind == "remove" and not self.output_id and self.task_id.child_ids:
            raise UserError(
                self.env._(
                    "“%s” has lines below it: take those out.", self.display_name
                )
            )

    def _check_plan_unchanged(self):
        """Raise if the plan says something else than when a line was written down."""
        present = self._get_present()
        is_there = self.task_id.active and (not self.output_id or self.output_id.active)
        if is_there and not rules.find_changed(self._get_old(), present):
            return
        raise UserError(
            self.env._(
                "The plan has changed since “%s” was written down. Choose the line "
                "anew.",
                self.display_name,
            )
        )
