from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class ThadsReviewConclusion(models.Model):
    """What a conference has concluded, and the work that units have from it."""

    _name = "thads.review.conclusion"
    _description = "Conclusion of a Conference"
    _order = "conference_id, sequence, id"

    conference_id = fields.Many2one(
        "thads.review.conference", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Text(string="Conclusion", required=True)
    department_ids = fields.Many2many(
        "hr.department", string="Units", help="Who does it, each unit for itself."
    )
    date_deadline = fields.Date(string="Until", help="Last day, included.")
    assignment_ids = fields.Many2many(
        "thads.plan.assignment", string="Assignments", readonly=True, copy=False
    )
    is_given = fields.Boolean(string="Given", readonly=True, copy=False)

    @api.model_create_multi
    def create(self, vals_list):
        conclusions = super().create(vals_list)
        if any(each.is_given or each.assignment_ids for each in conclusions):
            conclusions._check_engine()
        return conclusions

    def write(self, vals):
        if vals.keys() & {"is_given", "assignment_ids"}:
            self._check_engine()
        self._check_not_given(vals)
        result = super().write(vals)
        if "conference_id" in vals:
            self.check_access("write")  # rules have tested the former one only
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_not_given(self):
        self._check_not_given({"name"})

    def action_give(self):
        """Give what was concluded to its units, as work that is followed up.

        As “record what came up” does, for each unit, with the conference as its source.

        :raises AccessError: unless the user's unit is in charge of the conference
        :raises UserError: if it was given, or has no unit or no day from today on, or
            a unit is not below the authority
        """
        self.check_access("write")
        for conclusion in self:
            conclusion._check_ready()
            given = self.env["thads.plan.assignment"]
            for unit in conclusion.department_ids:
                given += given._record_work(
                    conclusion.name,
                    unit,
                    conclusion.date_deadline,
                    conclusion._get_occurrence(),
                )
            conclusion.sudo().write({"assignment_ids": given.ids, "is_given": True})
        return True

    def action_open_assignments(self):
        """Show the work that units have from the conclusions."""
        self.check_access("read")
        return self.assignment_ids._get_records_action(
            name=self.env._("Assignments"), views=[(False, "list"), (False, "form")]
        )

    def _check_ready(self):
        self._check_not_given({"name"})
        if not self.department_ids:
            raise UserError(
                self.env._("Say which units are to do “%s”.", self.name[:80])
            )
        authority = self.conference_id.review_id.authority_id
        outside = self.department_ids - self.department_ids.sudo().search(
            [("id", "in", self.department_ids.ids), ("id", "child_of", authority.id)]
        )
        if outside:
            raise UserError(
                self.env._(
                    "%(unit)s is not below %(authority)s.",
                    unit=outside[0].display_name,
                    authority=authority.name,
                )
            )

    def _get_occurrence(self) -> str:
        conference = self.conference_id
        return self.env._(
            "Conclusion of “%(conference)s”, %(day)s",
            conference=conference.name,
            day=self.env["thads.step"]._format_day(conference._get_day()),
        )

    def _check_not_given(self, names):
        if not self.env.su and set(names) and any(self.mapped("is_given")):
            raise UserError(
                self.env._("What has been given as work stays as it was concluded.")
            )

    def _check_engine(self):
        if not self.env.su:
            raise AccessError(
                self.env._("Assignments come from the button that gives them.")
            )
