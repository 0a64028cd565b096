from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

KINDS = [
    ("report", "Report"),
    ("contribute", "Contribute"),
    ("hand_on", "Give to a Person"),
    ("occur", "Record What Came Up"),
    ("ask_time", "Ask for More Time"),
]


class ThadsPlanAssignmentDeed(models.TransientModel):
    """What a button needs to know before it does something with assignments."""

    _name = "thads.plan.assignment.deed"
    _description = "Deed on Assignments"

    kind = fields.Selection(KINDS, required=True, readonly=True)
    assignment_ids = fields.Many2many(
        "thads.plan.assignment", string="Assignments", readonly=True
    )
    is_done = fields.Boolean(
        string="Done", default=True, help="It goes to be confirmed."
    )
    progress = fields.Integer(help="In percent.")
    date_done = fields.Date(string="Done On", default=lambda self: vietnam_time.today())
    quantity = fields.Float(
        string="Reached", help="Since the last report, of what the product counts."
    )
    is_measured = fields.Boolean(compute="_compute_is_measured")
    text = fields.Text(string="What Was Done")
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")
    user_id = fields.Many2one("res.users", string="Person")
    available_user_ids = fields.Many2many(
        "res.users", compute="_compute_available_user_ids"
    )
    date_internal = fields.Date(
        string="Deadline within the Unit", help="Not after that of the plan."
    )
    date_asked = fields.Date(string="Until")
    reason = fields.Text()
    occurrence = fields.Text(string="Event or Request")
    incoming_id = fields.Many2one("thads.incoming", string="Incoming Paper")
    date_deadline = fields.Date(string="To Be Done Until")

    @api.depends("assignment_ids")
    def _compute_available_user_ids(self):
        """Return the people with a post in every one of the units."""
        for deed in self:
            people = self.env["thads.access"]._get_people(
                deed.assignment_ids.department_id
            )
            units = deed.assignment_ids.department_id
            users = self.env["res.users"].union(*(user for _unit, user in people))
            deed.available_user_ids = users.filtered(
                lambda user, people=people, units=units: all(
                    (unit, user) in people for unit in units
                )
            )

    @api.depends("assignment_ids")
    def _compute_is_measured(self):
        for deed in self:
            outputs = deed.assignment_ids.output_id
            deed.is_measured = any(outputs.mapped("measure_kind"))

    def action_confirm(self):
        """Do it, as the assignments allow it to the user."""
        self.ensure_one()
        getattr(self, f"_do_{self.kind}")()
        return {"type": "ir.actions.act_window_close"}

    def _do_report(self):
        self.assignment_ids.action_report(
            100 if self.is_done else min(self.progress, 99),
            self.text,
            self.date_done if self.is_done else None,
            self.quantity,
            self.attachment_ids.ids,
        )

    def _do_contribute(self):
        self.assignment_ids.action_contribute(self.text, self.attachment_ids.ids)

    def _do_hand_on(self):
        self.assignment_ids.action_hand_on(self.user_id.id, self.date_internal)

    def _do_occur(self):
        for assignment in self.assignment_ids:
            assignment.action_record_event(
                self.occurrence,
                self.date_deadline,
                self.incoming_id.id,
                self.user_id.id,
            )

    def _do_ask_time(self):
        for assignment in self.assignment_ids:
            refused = assignment.extension_ids.filtered(
                lambda extension: extension.state == "refused"
            )
            if refused:
                refused.action_ask_again(self.date_asked, self.reason)
            else:
                assignment.action_ask_time(self.date_asked, self.reason)
