from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools import vietnam_time

KINDS = [
    ("merge", "Units are merged into one"),
    ("split", "A unit is split"),
    ("rename", "A unit gets another name"),
]
STATES = [
    ("draft", "Being Prepared"),
    ("scheduled", "Waiting for Its Day"),
    ("done", "Carried Out"),
    ("cancelled", "Cancelled"),
]
# Held by this module alone: no call from outside can carry it
ENGINE = object()
# What the buttons write; what all traces say; what is decided on as a draft
ENGINE_FIELDS = {"state", "failure", "datetime_done", "done_by_id"}
TOLD_FIELDS = {"name", "legal_basis"}
DECIDED_FIELDS = {
    "kind",
    "date_from",
    "department_id",
    "new_name",
    "new_short_name",
    "new_symbol",
    "new_code",
    "part_ids",
    "unit_ids",
    "post_ids",
    "share_ids",
}


class ThadsReorganisation(models.Model):
    """Units that end, are merged, split or renamed from a day on.

    It is prepared and looked at first, then carried out in one transaction: at once, or
    at the beginning of its first day. What is open goes to the successor and leaves a
    trace (``thads.reorganisation.move``); what is over stays with the unit that did it,
    under the name of its time, and the people of the successor answer for it.

    Until its first day it is cancelled without a trace in the organisation. Afterwards
    it is not undone: the successor has numbered papers and closed steps by then.
    Another reorganisation leads back.
    """

    _name = "thads.reorganisation"
    _description = "Reorganisation of Units"
    _inherit = ["mail.thread"]
    _order = "date_from desc, id desc"

    name = fields.Char(
        string="What Happens", required=True, help="As it is shown in all traces."
    )
    kind = fields.Selection(KINDS, required=True, default="merge")
    legal_basis = fields.Char(help="The decision, with its number and date.")
    date_from = fields.Date(
        string="First Day",
        required=True,
        default=lambda self: vietnam_time.today() + timedelta(days=1),
        help="Of the new order. What ends, ends the day before.",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit That Goes On",
        required=True,
        ondelete="restrict",
        help="What is open goes to it. Of a unit that is renamed: the unit itself.",
    )
    part_ids = fields.Many2many(
        "hr.department",
        "thads_reorganisation_part_rel",
        string="Other Parts",
        help="Units that also come out of the one that is split. Which of them gets "
        "what is chosen afterwards.",
    )
    new_name = fields.Char(help="Of the unit that goes on. Empty: it keeps its name.")
    new_short_name = fields.Char()
    new_symbol = fields.Char(help="In the numbers of papers from then on.")
    new_code = fields.Char(
        help="Of a unit that begins on the first day: it may be the code of one that "
        "ends the day before."
    )
    unit_ids = fields.One2many(
        "thads.reorganisation.unit", "reorganisation_id", string="Units"
    )
    post_ids = fields.One2many(
        "thads.reorganisation.post", "reorganisation_id", string="Posts"
    )
    move_ids = fields.One2many(
        "thads.reorganisation.move",
        "reorganisation_id",
        string="What Went Over",
        readonly=True,
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, copy=False, default="draft", tracking=True
    )
    failure = fields.Text(
        string="Why It Was Not Carried Out", readonly=True, copy=False
    )
    datetime_done = fields.Datetime(string="Carried Out At", readonly=True, copy=False)
    done_by_id = fields.Many2one(
        "res.users", string="Carried Out By", readonly=True, copy=False
    )

    @api.model_create_multi
    def create(self, vals_list):
        reorganisations = super().create(vals_list)
        if any(each.state != "draft" for each in reorganisations):
            self._check_engine()
        return reorganisations

    def write(self, vals):
        if ENGINE_FIELDS & vals.keys():
            self._check_engine()
        if DECIDED_FIELDS & vals.keys():
            self._check_state("draft")
        if TOLD_FIELDS & vals.keys():
            self._check_state("draft", "scheduled", "cancelled")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self._check_state("draft", "cancelled")

    def action_confirm(self):
        """Carry the reorganisations out, or have it done on their first day.

        :raises AccessError: unless the user is an administrator
        :raises UserError: if something has to be decided first, naming all of it
        """
        self._check_administrator()
        self._check_state("draft")
        for reorganisation in self:
            reorganisation._check_ready()
            if reorganisation.date_from > vietnam_time.today():
                reorganisation._schedule()
            else:
                reorganisation._carry_out()
        return True

    def action_cancel(self):
        """Cancel reorganisations whose day has not come: nothing has moved yet.

        :raises AccessError: unless the user is an administrator
        :raises UserError: if one is carried out already
        """
        self._check_administrator()
        if any(each.state == "done" for each in self):
            raise UserError(
                self.env._(
                    "What was carried out is not undone: the successor has given "
                    "numbers and closed steps since. Enter another reorganisation that "
                    "leads back."
                )
            )
        self._engine().write({"state": "cancelled", "failure": False})
        return True

    def action_draft(self):
        """Prepare reorganisations further that wait for their day or were cancelled.

        :raises AccessError: unless the user is an administrator
        :raises UserError: if one is carried out already
        """
        self._check_administrator()
        self._check_state("scheduled", "cancelled", "draft")
        self._engine().write({"state": "draft", "failure": False})
        return True

    def _schedule(self):
        """Let one reorganisation wait for its first day; the units say so."""
        self._engine().write({"state": "scheduled", "failure": False})
        self._engine()._note_on(self._get_ended() | self.department_id)

    @api.model
    def _cron_carry_out(self):
        """Carry out what begins today, or could not be carried out before.

        What cannot be stays as it is, says why, and is tried again the next day.
        """
        due = self.search(
            [("state", "=", "scheduled"), ("date_from", "<=", vietnam_time.today())],
            order="date_from, id",
        )
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(due))
        for reorganisation in due:
            # what is noted is in the language of who has prepared it
            own = reorganisation.with_context(lang=reorganisation.create_uid.lang)
            own._try_to_carry_out()
            if not commit_progress(1):
                break

    def _try_to_carry_out(self):
        try:
            with self.env.cr.savepoint():
                self._check_ready()
                self._carry_out()
        except (UserError, AccessError) as error:
            self.env.invalidate_all(flush=False)
            if self.failure != str(error):
                self._engine().write({"failure": str(error)})
                self._message_log(body=str(error))

    def _check_administrator(self):
        self.check_access("write")
        if not self.env.su and not self.env.user.has_group("thads_base.group_admin"):
            raise AccessError(self.env._("Only an administrator reorganises units."))

    def _check_engine(self):
        if not self._is_engine():
            raise AccessError(
                self.env._("A reorganisation is decided on by its buttons.")
            )

    def _is_engine(self):
        return self.env.context.get("thads_reorganisation_engine") is ENGINE

    def _engine(self):
        """Return the reorganisations as what carries them out sees them.

        Only after a check that the user is an administrator.
        """
        engine = {"thads_reorganisation_engine": ENGINE, "tracking_disable": True}
        return self.with_env(self.env(su=True, context={**self.env.context, **engine}))

    def _check_state(self, *states):
        labels = dict(self._fields["state"]._description_selection(self.env))
        for reorganisation in self:
            if reorganisation.state not in states:
                raise UserError(
                    self.env._(
                        "This cannot be done: “%(name)s” is in state “%(state)s”.",
                        name=reorganisation.name,
                        state=labels[reorganisation.state],
                    )
                )

    def _get_last_day(self):
        """Return the last day of what ends."""
        return self.date_from - timedelta(days=1)

    def _get_lines(self, fate):
        return self.unit_ids.filtered(lambda line: line.fate == fate)

    def _get_ended(self):
        return self._get_lines("ends").department_id

    def _get_post_lines(self):
        """Return what becomes of the posts of the units that end."""
        ended = self._get_ended()
        return self.post_ids.filtered(lambda line: line.former_department_id in ended)

    def _get_successors(self) -> dict:
        """Return who takes over from each unit that ends: {unit: unit}."""
        return {line.department_id: line.target_id for line in self._get_lines("ends")}
