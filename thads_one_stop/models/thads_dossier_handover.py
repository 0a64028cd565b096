from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

# What brings the file back to the desk, by the state in which the dossier is then
COMING_BACK = {"resolved": "resolved", "waiting": "guided"}


class ThadsDossier(models.Model):
    """The way between the desk and those who settle: both sides confirm."""

    _inherit = "thads.dossier"

    unconfirmed_event_id = fields.Many2one(
        "thads.dossier.event",
        string="Handed Over, Not Confirmed",
        compute="_compute_unconfirmed_event_id",
    )
    can_confirm = fields.Boolean(
        compute="_compute_unconfirmed_event_id",
        help="It was handed over to the user, who has not confirmed it yet.",
    )

    @api.depends("state", "event_ids.kind", "event_ids.about_id")
    @api.depends_context("uid")
    def _compute_unconfirmed_event_id(self):
        for dossier in self:
            open_event = dossier._find_unconfirmed_event()
            dossier.unconfirmed_event_id = open_event
            dossier.can_confirm = bool(open_event) and dossier._is_receiver(open_event)

    def action_hand_over(self, user):
        """Hand the dossiers over to a person, who is to settle them.

        From the desk after reception; from who settles them, or their head, to
        somebody else.

        :param user: ``res.users`` or its id, with a post in the authority of the unit
        :raises AccessError: unless the user has the dossiers now
        :raises UserError: if one is not being settled, or the person is not one of
            those who can settle it
        """
        self.check_access("read")
        self._check_state("processing")
        receiver = self.env["res.users"].browse(int(user)).exists()
        unit = self._find_unit_of(receiver)
        for dossier in self:
            step = dossier._get_open_step("transfer", "resolve")
            step._check_actor()
            dossier._hand_over(step, receiver, unit)
        return True

    def action_confirm(self):
        """Confirm that the dossiers handed over, or handed back to the desk, have come.

        :raises AccessError: unless they were handed over to the user, or back to the
            desk at which the user sits
        :raises UserError: if nothing is to be confirmed
        """
        self.check_access("read")
        for dossier in self:
            event = dossier.unconfirmed_event_id
            if not event:
                raise UserError(
                    self.env._(
                        "Nothing is to be confirmed of “%s”.", dossier.display_name
                    )
                )
            if event.kind in COMING_BACK.values():
                dossier._check_desk()
            elif not dossier._is_receiver(event):
                raise AccessError(
                    self.env._(
                        "“%(dossier)s” was handed over to %(person)s.",
                        dossier=dossier.display_name,
                        person=event.sudo().to_user_id.name,
                    )
                )
            dossier._record("confirmed", about_id=event.id)
        return True

    def _find_unconfirmed_event(self):
        """Return the last hand-over of one dossier, there or back, if not confirmed.

        A dossier that is settled or lacks papers goes back to the desk if it was handed
        over before.
        """
        events = self.sudo().event_ids
        handed_over = events.filtered(
            lambda event: event.kind == "handed_over" and not event.undoing_ids
        )
        moves = handed_over
        if handed_over and self.state in COMING_BACK:
            kind = COMING_BACK[self.state]
            moves |= events.filtered(lambda event: event.kind == kind)
        return moves.sorted("id")[-1:] - events.about_id

    def _confirm_what_came_back(self):
        """Confirm what the desk works on: it has come to it, said or not."""
        if event := self.unconfirmed_event_id:
            self._record("confirmed", about_id=event.id)

    def _hand_over(self, step, receiver, unit):
        """Let one dossier go from who has it to somebody else."""
        if receiver == self.handler_id and step.definition_id.code == "resolve":
            raise UserError(
                self.env._(
                    "“%(dossier)s” is with %(person)s already.",
                    dossier=self.display_name,
                    person=receiver.name,
                )
            )
        self._record(
            "handed_over",
            values={"handler_id": receiver.id, "handler_unit_id": unit.id},
            from_unit_id=step.unit_id.id,
            to_unit_id=unit.id,
            to_user_id=receiver.id,
            datetime_due=step.datetime_deadline,
        )
        if step.definition_id.code == "transfer":
            step._close("done")
        else:
            step._hand_to(receiver, unit)

    def _succeed(self, unit, successor, note, values=None):
        """Record that the successor of a unit has the dossiers from now on.

        :param str note: what happened to the unit
        :param dict values: of the dossiers after it
        """
        self._record(
            "succeeded",
            values=values,
            from_unit_id=unit.id,
            to_unit_id=successor.id,
            note=note,
        )

    def _get_acting_authorities(self):
        """Return the authorities whose people settle the dossiers today."""
        units = (dossier._get_acting_unit() for dossier in self)
        return self.env["hr.department"].union(*units).authority_id

    def _find_unit_of(self, user):
        """Return the unit in which a person settles the dossiers.

        :raises UserError: if they have no post in their authority
        """
        authority = self._get_acting_authorities()
        posts = self.env["thads.position"].sudo()
        held = posts.search(
            [
                ("user_id", "=", user.id),
                ("department_id.authority_id", "in", authority.ids),
                *posts._get_valid_domain(vietnam_time.today()),
            ],
            limit=1,
        )
        if not held:
            raise UserError(
                self.env._(
                    "%s has no post in the authority of the dossier: choose somebody "
                    "who has.",
                    user.sudo().name or "?",
                )
            )
        return held.department_id.with_env(self.env)

    def _is_receiver(self, event) -> bool:
        """Whether an event hands over to the user, or to whom they stand in for.

        What comes back goes to whoever sits at the desk.
        """
        if event.kind in COMING_BACK.values():
            return self.department_id in self._get_desk_units()
        receiver = event.sudo().to_user_id
        return self.env["thads.substitution"]._is_acting_for(receiver)

    def _get_open_step(self, *codes):
        """Return the open step of one dossier with one of the codes.

        :raises UserError: if none of them is open
        """
        steps = self.sudo().current_step_ids.filtered(
            lambda step: step.definition_id.code in codes
        )
        if not steps:
            raise UserError(
                self.env._(
                    "“%(dossier)s” is not at this step: %(steps)s",
                    dossier=self.display_name,
                    steps=self.current_step_names,
                )
            )
        return steps[0].with_env(self.env)

    def _check_step_closing(self, step, outcome):
        """Raise where a step of a dossier is closed without what it is for."""
        code = step.definition_id.code
        if code == "transfer":
            self._check_state("processing", "resolved")
        if code == "transfer" and not self.handler_id:
            raise UserError(
                self.env._("Say whom to: hand “%s” over by its button.", self.code)
            )
        if code == "resolve" and outcome == "done" and not self.outcome:
            raise UserError(
                self.env._("Say how “%s” was settled, by its button.", self.code)
            )
        if code == "resolve" and outcome == "returned":
            raise UserError(
                self.env._(
                    "Say what “%s” lacks, by the button Ask for Papers.", self.code
                )
            )
        if code == "return" and not self.channel_out:
            raise UserError(
                self.env._("Say how the result of “%s” is given back.", self.code)
            )
        return super()._check_step_closing(step, outcome)
