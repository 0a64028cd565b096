from odoo import models
from odoo.exceptions import AccessError, UserError

from ..tools import vietnam_time

# What a unit may share out: an approval or an opinion stays with its post
ASSIGNED_KINDS = ("work", "review")


class ThadsStep(models.Model):
    """Work addressed to a unit is taken by one of its people, or given to them.

    Whose task it is moves, and its activity with it; who may close it stays the same.
    """

    _inherit = "thads.step"

    def action_take(self):
        """Take open steps of the own unit that nobody has taken, as the user.

        :raises AccessError: if the user does not act in one of the steps
        :raises UserError: if a step is closed, is another's, or is not shared out
        """
        self.check_access("read")
        self._check_assignable()
        self._check_actor()
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

        :raises AccessError: unless the user has the step, or is head or deputy
        :raises UserError: if a step is closed, or is not shared out
        """
        self.check_access("read")
        self._check_assignable()
        self.filtered(lambda step: step.user_id != self.env.user)._check_assigner()
        heads = self._get_unit_heads()
        for step in self:
            step._assign(heads.get(step.unit_id, self.env["res.users"]))
        return True

    def _check_assignable(self):
        self._check_open()
        for step in self:
            if step.position_id or step.kind not in ASSIGNED_KINDS:
                raise UserError(
                    self.env._(
                        "“%s” stays with its post: only the work of a unit is shared "
                        "out.",
                        step.definition_id.name,
                    )
                )

    def _check_untaken(self):
        """Raise if one of the steps is somebody's who is not the head of its unit."""
        heads = self._get_unit_heads()
        for step in self:
            free = heads.get(step.unit_id, step.user_id.browse()) | self.env.user
            if step.user_id - free:
                raise UserError(
                    self.env._(
                        "%(person)s has “%(step)s” already: the head of the unit gives "
                        "it to somebody else.",
                        person=step.user_id.sudo().name,
                        step=step.definition_id.name,
                    )
                )

    def _check_assigner(self):
        posts = self.env["thads.position"].sudo()
        for step in self:
            post = posts._get_post_under(
                step.unit_id, self.env.user, vietnam_time.today()
            )
            leads = post.department_id == step.unit_id and post.rank != "staff"
            heads = step._get_unit_heads().get(step.unit_id)
            if not leads and self.env.user != heads:
                raise AccessError(
                    self.env._(
                        "The work of %s is given by its head or a deputy.",
                        step.unit_id.name,
                    )
                )

    def _check_assignee(self, user):
        for step in self.with_user(user).sudo() if user else self:
            if not user.active or not step._is_actor() or step._is_own_work():
                raise UserError(
                    self.env._(
                        "“%(step)s” is not for %(person)s: choose a person of the unit "
                        "who does not decide on their own work.",
                        step=step.definition_id.name,
                        person=user.sudo().name or "?",
                    )
                )

    def _get_unit_heads(self) -> dict:
        """Return who acts for the head of each acting unit: {unit: res.users}."""
        posts = self.env["thads.position"].sudo()
        heads = posts._get_heads(self.unit_id, vietnam_time.today())
        return {unit: post._get_acting_user() for unit, post in heads.items()}

    def _assign(self, user):
        steps = self._engine()
        steps._seal_changes({"user_id": user.id})
        steps._move_activities()
