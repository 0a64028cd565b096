from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import review_letters


class ThadsReviewConference(models.Model):
    """The conference of a campaign: a line of the plan behind it, with its time.

    The unit in charge draws it up, drafts its invitation, notes who came, and gives
    what was concluded to units as work.

    Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), part 2.3.
    """

    _name = "thads.review.conference"
    _description = "Conference of a Campaign"
    _order = "datetime_start desc, id desc"

    name = fields.Char(required=True)
    review_id = fields.Many2one(
        "thads.review",
        string="Campaign",
        required=True,
        index=True,
        ondelete="cascade",
    )
    department_id = fields.Many2one(related="review_id.department_id")
    plan_id = fields.Many2one(related="review_id.plan_id", string="Plan behind It")
    task_id = fields.Many2one(
        "thads.plan.task",
        string="Line of the Plan",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('plan_id', '=', plan_id)]",
    )
    datetime_start = fields.Datetime(string="Starts", required=True)
    datetime_stop = fields.Datetime(string="Ends", required=True)
    place = fields.Char(string="Meeting Place")
    is_online = fields.Boolean(string="Online")
    link = fields.Char(help="Where it is joined.")
    combined_with = fields.Char(
        help="Another conference on the same occasion, as the invitation names it."
    )
    chair_id = fields.Many2one(
        "thads.position", index="btree_not_null", ondelete="restrict"
    )
    class_ids = fields.Many2many(
        "thads.department.class",
        string="Invited Units",
        help="Units of these classes that exist on the day, below the authority.",
    )
    guests = fields.Text(string="Other Guests", help="One per line.")
    agenda = fields.Text(help="One item per line.")
    invitation_id = fields.Many2one(
        "thads.document",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    attendance_ids = fields.One2many("thads.review.attendance", "conference_id")
    conclusion_ids = fields.One2many("thads.review.conclusion", "conference_id")
    invited_count = fields.Integer(
        string="Invited", compute="_compute_counts", compute_sudo=True
    )
    present_count = fields.Integer(
        string="Present", compute="_compute_counts", compute_sudo=True
    )
    is_mine = fields.Boolean(
        compute="_compute_is_mine", help="The user's unit is in charge."
    )

    _span_check = models.Constraint(
        "CHECK(datetime_start < datetime_stop)",
        "A conference ends after it has begun.",
    )

    @api.depends("attendance_ids.is_present")
    def _compute_counts(self):
        for conference in self:
            rows = conference.attendance_ids
            conference.invited_count = len(rows)
            conference.present_count = len(rows.filtered("is_present"))

    @api.depends_context("uid")
    @api.depends("review_id")
    def _compute_is_mine(self):
        for conference in self:
            unit = conference.sudo().department_id.with_env(self.env)
            conference.is_mine = not unit or unit.is_my_unit

    @api.constrains("task_id", "review_id")
    def _check_task(self):
        for conference in self.sudo().filtered("task_id"):
            if conference.task_id.plan_id != conference.plan_id:
                raise ValidationError(
                    self.env._(
                        "The line is of another plan than the one behind the campaign."
                    )
                )

    @api.constrains("is_online", "link", "place")
    def _check_meeting_place(self):
        for conference in self:
            if conference.is_online and not (conference.link or "").strip():
                raise ValidationError(
                    self.env._("Enter the link by which the conference is joined.")
                )
            if not conference.is_online and not (conference.place or "").strip():
                raise ValidationError(
                    self.env._("Enter where the conference takes place.")
                )

    def write(self, vals):
        result = super().write(vals)
        if "review_id" in vals:
            self.check_access("write")  # rules have tested the former campaign only
        return result

    def action_invite(self):
        """Draft the invitation to one conference, and list whom it invites.

        The draft is signed and issued like any paper; it prints as PDF and as Word
        file. A draft that was made before is made anew, an issued one stays.

        :raises AccessError: unless the user may write it, and draft papers of the unit
        :raises UserError: if nobody is invited
        """
        self.ensure_one()
        self.check_access("write")
        units = self._find_units()
        if not units and not (self.guests or "").strip():
            raise UserError(self.env._("Choose first who is invited."))
        self._list_attendance(units)
        former = self.invitation_id.filtered(lambda paper: paper.state == "draft")
        self.invitation_id = self.env["thads.document"].create(
            self._prepare_invitation()
        )
        former.unlink()
        return self.action_open_invitation()

    def action_open_invitation(self):
        """Show the invitation to one conference."""
        self.ensure_one()
        self.check_access("read")
        paper = self.invitation_id
        return paper._get_records_action(name=self.env._("Invitation"))

    def action_open_review(self):
        """Show the campaign of one conference."""
        self.ensure_one()
        return self.review_id._get_records_action(name=self.review_id.name)

    def _get_day(self):
        return vietnam_time.to_day(self.datetime_start)

    def _find_units(self):
        """Return the units that one conference invites, the one in charge left out."""
        if not self.class_ids:
            return self.env["hr.department"]
        authority = self.review_id.authority_id
        found = self.class_ids.sudo()._expand(self._get_day(), authority)
        return (found - authority).with_env(self.env)

    def _list_attendance(self, units):
        """List the invited units, and take those off that are not any more."""
        rows = self.attendance_ids
        gone = rows.filtered(
            lambda row: (
                row.department_id not in units and not (row.is_present or row.delegates)
            )
        )
        left = (rows - gone).department_id
        gone.unlink()
        self.attendance_ids = [
            Command.create({"department_id": unit.id}) for unit in units - left
        ]

    def _prepare_invitation(self) -> dict:
        unit = self.department_id
        authority = unit.authority_id or unit
        values = self.review_id._prepare_paper("invitation", unit)
        return {
            **values,
            "title": self.name,
            "body": review_letters.write_invitation(
                self._describe(), authority.name_at(self._get_day())
            ),
            "recipient_ids": self.review_id._prepare_recipients(
                self.class_ids, self._get_day()
            ),
        }

    def _describe(self):
        guests = [line.strip() for line in (self.guests or "").splitlines()]
        return review_letters.Conference(
            name=self.name,
            start=vietnam_time.to_local(self.datetime_start),
            stop=vietnam_time.to_local(self.datetime_stop),
            place=self.place or "",
            link=(self.link or "") if self.is_online else "",
            combined=self.combined_with or "",
            chair=self.chair_id.display_name or "",
            participants=[*self.class_ids.mapped("name"), *filter(None, guests)],
            agenda=self.agenda or "",
        )
