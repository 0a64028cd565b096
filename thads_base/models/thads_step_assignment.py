from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..tools import vietnam_time
from .thads_position import LEADING_RANKS

# What a unit may share out: an approval, an opinion or an answer is somebody's own
ASSIGNED_KINDS = ("work", "review", "issue")


class ThadsStep(models.Model):
    """Work addressed to a unit is taken by one of its people, or given to them.

    Whose task it is moves, and its activity with it; who may close it stays the same.
    Nobody has taken what still lies with the head of the unit, or with somebody who
    has left it.
    """

    _inherit = "thads.step"

    can_take = fields.Boolean(
        compute="_compute_can_assign",
        help="The user is of the unit, and nobody has taken the step.",
    )
    can_assign = fields.Boolean(
        compute="_compute_can_assign",
        help="The user is head or deputy of the unit, and may give it to its people.",
    )
    can_release = fields.Boolean(
        compute="_compute_can_assign",
        help="Somebody has taken the step: the user, or one whom the user leads.",
    )

    @api.depends_context("uid")
    @api.depends("state", "kind", "position_id", "unit_id", "user_id")
    def _compute_can_assign(self):
        people = self._get_people()
        user = self.env.user
        for step in self:
            is_shared = step.state == "open" and step._is_shared_out()
            ranks = people.get((step.unit_id, user), set())
            is_taken = step._is_taken(people)
            step.can_take = (
                is_shared
                and bool(ranks)
                and step.user_id != user
                and not is_taken
                and step._is_staffed_by(user)
            )
            step.can_assign = is_shared and bool(ranks.intersection(LEADING_RANKS))
            step.can_release = (
                is_shared and is_taken and (step.user_id == user or step.can_assign)
            )

    def action_take(self):
        """Take open steps of the own unit that nobody has taken, as the user.

        :raises AccessError: if the user does not act in one of the steps
        :raises UserError: if a step is closed, is another's, is not shared out, or the
            user leads over the unit from outside
        """
        self.check_access("read")
        self._check_assignable()
        self._check_actor()
        self._check_assignee(self.env.user)
        self._check_untaken()
        self._assign(self.env.user)
        return True

    def action_assign(self, user_id):
        """Give open steps to a person of their unit.

        :param int user_id: of a user who may close each of the steps
        :raises AccessError: unless the user is head or deputy of the acting unit
        :raises UserError: if a step is closed, is not shared out, or the person does
            not act in it
        """
        self.check_access("read")
        self._check_assignable()
        self._check_assigner()
        user = self.env["res.users"].browse(user_id).exists()
        self._check_assignee(user)
        self._assign(user)
        return True

    def action_release(self):
        """Undo taking or giving: the steps go back to the head of their unit.

        Nobody has the step afterwards if the unit has no head, or if the head would
        decide on work of their own.

        :raises AccessError: unless the user has the step, or is head or deputy
        :raises UserError: if a step is closed, or is not shared out
        """
        self.check_access("read")
        self._check_assignable()
        self.filtered(lambda step: step.user_id != self.env.user)._check_assigner()
        self._hand_back(self._get_unit_heads())
        return True

    def _hand_back(self, heads):
        """Give the steps back to the heads of their units, else to nobody.

        :param dict heads: {unit: res.users}
        """
        nobody = self.env["res.users"]
        returned = self.grouped(lambda step: heads.get(step.unit_id, nobody))
        for head, steps in returned.items():
            own = steps.filtered(lambda step, head=head: step._is_work_of(head))
            (steps - own)._assign(head)
            own._assign(nobody)

    @api.model
    def _hand_back_from(self, users):
        """Give the open work of units that people have back, since they leave.

        :param users: who may be archived by the user
        :raises UserError: if a step lies with one of them as the holder of a post, or
            as the substitute of one
        """
        steps = self.sudo().search(
            Domain("state", "=", "open") & Domain("user_id", "in", users.ids)
        )
        if held := steps.filtered("position_id"):
            raise UserError(
                self.env._(
                    "“%(step)s” of “%(record)s” lies with %(person)s, for the post "
                    "“%(post)s”. Enter first who has this post from now on.",
                    step=held[0].definition_id.name,
                    record=held[0].res_name,
                    person=held[0].user_id.name,
                    post=held[0].position_id.display_name,
                )
            )
        heads = steps._get_unit_heads()
        steps._hand_back(
            {unit: head for unit, head in heads.items() if head not in users}
        )

    def _is_shared_out(self) -> bool:
        return not self.position_id and self.kind in ASSIGNED_KINDS

    def _is_staffed_by(self, user) -> bool:
        """Whether a person of the unit has the role that the step asks for."""
        is_office_work = self.definition_id.actor == "office"
        return not is_office_work or user.has_group("thads_base.group_office")

    def _is_taken(self, people) -> bool:
        """Whether somebody of the unit other than its head has the step."""
        ranks = people.get((self.unit_id, self.user_id), set())
        return bool(ranks) and "head" not in ranks

    def _is_work_of(self, user) -> bool:
        return bool(user) and self.with_user(user).sudo()._is_own_work()

    def _check_assignable(self):
        self._check_open()
        for step in self:
            if not step._is_shared_out():
                raise UserError(
                    self.env._(
                        "“%s” stays with its post: only the work of a unit is shared "
                        "out.",
                        step.definition_id.name,
                    )
                )

    def _check_untaken(self):
        people = self._get_people()
        for step in self:
            if step.user_id != self.env.user and step._is_taken(people):
                raise UserError(
                    self.env._(
                        "%(person)s has “%(step)s” already: the head of the unit gives "
                        "it to somebody else.",
                        person=step.user_id.sudo().name,
                        step=step.definition_id.name,
                    )
                )

    def _check_assigner(self):
        people = self._get_people()
        for step in self:
            ranks = people.get((step.unit_id, self.env.user), set())
            if not ranks.intersection(LEADING_RANKS):
                raise AccessError(
                    self.env._(
                        "The work of %s is given by its head or a deputy.",
                        step.unit_id.name,
                    )
                )

    def _check_assignee(self, user):
        for step in self:
            if user not in step._find_assignees() or step._is_work_of(user):
                raise UserError(
                    self.env._(
                        "“%(step)s” is not for %(person)s: choose a person of the unit "
                        "who does not decide on their own work.",
                        step=step.definition_id.name,
                        person=user.sudo().name or "?",
                    )
                )

    def _find_assignees(self):
        """Return the people who may be given every one of the steps."""
        people = self._get_people()
        users = self.env["res.users"].union(*(user for _unit, user in people))
        return users.filtered(
            lambda user: all(
                (step.unit_id, user) in people and step._is_staffed_by(user)
                for step in self
            )
        )

    def _get_people(self) -> dict:
        """Return the ranks of people in the acting units today: {(unit, user): set}."""
        return self.env["thads.access"]._get_people(self.unit_id)

    def _get_unit_heads(self) -> dict:
        """Return who acts for the head of each acting unit: {unit: res.users}."""
        posts = self.env["thads.position"].sudo()
        heads = posts._get_heads(self.unit_id, vietnam_time.today())
        return {unit: post.acting_user_id for unit, post in heads.items()}

    def _assign(self, user):
        moved = self.filtered(lambda step: step.user_id != user)
        steps = moved._engine()
        steps._seal_changes({"user_id": user.id})
        steps._move_activities()

    def _hand_to(self, user, unit, position=None):
        """Let open steps be the task of a person, of another unit perhaps.

        :param position: of ``thads.position``, which acts alone; else anybody of the
            unit does
        """
        steps = self._engine()
        steps._seal_changes(
            {
                "user_id": user.id,
                "unit_id": unit.id,
                "position_id": position.id if position else False,
            }
        )
        steps._move_activities()

    def _is_holder(self) -> bool:
        """Whether the user has one step, leads in its unit, or stands in for either."""
        is_own = self.env["thads.substitution"]._is_acting_for(self.user_id)
        return is_own or self.unit_id.is_led_by_me
