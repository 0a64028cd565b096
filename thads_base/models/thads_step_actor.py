from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import vietnam_time
from .thads_procedure_step import DECIDING_KINDS


class ThadsStep(models.Model):
    """Who acts in a step: the holder of its post, the substitute, or its unit."""

    _inherit = "thads.step"

    def _check_actor(self):
        """Raise unless the user is who acts in each of the steps today.

        :raises AccessError: naming whose step it is
        :raises UserError: if it decides on the user's own work
        """
        for step in self:
            if not step._is_actor():
                raise AccessError(
                    self.env._(
                        "“%(step)s” is the task of %(actor)s.",
                        step=step.definition_id.name,
                        actor=step._get_actor_name(),
                    )
                )
            if step._is_own_work():
                raise UserError(
                    self.env._(
                        "“%s” decides on your own work: the next post above decides.",
                        step.definition_id.name,
                    )
                )

    def _is_actor(self) -> bool:
        """Whether the user acts in the step today."""
        user = self.env.user
        if self.position_id:
            return user == self.position_id.sudo().acting_user_id
        if self.kind == "wait":
            return False
        is_member = self.unit_id.is_my_unit
        if self.kind == "external":
            # who asked, or the office that waits for the answer
            return is_member or self._get_authority_office().is_my_unit
        if self.definition_id.actor == "office":
            return is_member and user.has_group("thads_base.group_office")
        return is_member

    def _get_authority_office(self):
        """Return the office of the authority that decides on the record of one step."""
        authority = self._get_record().sudo()._get_procedure_authority()
        return authority.office_id.with_env(self.env)

    def _is_own_work(self) -> bool:
        is_deciding = self.definition_id.kind in DECIDING_KINDS
        return is_deciding and self.env.user in self._get_record()._get_authors()

    def _get_actor_name(self) -> str:
        """Return who acts: the post and its person, or the unit."""
        position = self.position_id.sudo()
        if not position:
            return self.unit_id.name or self.env._("an outside body")
        person = position.acting_user_id.name
        return f"{position.display_name} ({person})" if person else position.name

    @api.model
    def _cron_refresh_users(self):
        """Hand over the open steps whose person changes with the date."""
        self.flush_model()
        self.env["thads.position"].invalidate_model(["acting_user_id"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT step.id
                  FROM thads_step step
                  JOIN thads_position post ON post.id = step.position_id
             LEFT JOIN thads_substitution away
                    ON away.user_id = post.user_id
                   AND away.date_from <= %(today)s
                   AND (away.date_to IS NULL OR away.date_to >= %(today)s)
                 WHERE step.state = 'open'
                   AND (post.date_to < %(today)s
                        OR step.user_id IS DISTINCT FROM
                           COALESCE(away.substitute_id, post.user_id))
                """,
                today=vietnam_time.today(),
            )
        )
        self.browse(step_id for (step_id,) in rows)._refresh_users()

    @api.model
    def _cron_close_silent(self):
        """Close what went unanswered until its time was up, where that is the rule.

        Silence of those whose answer is waited for closes nothing.
        """
        commit_progress = self.env["ir.cron"]._commit_progress
        domain = Domain("state", "=", "open") & Domain(
            "deadline", "<", vietnam_time.today()
        )
        silent = self.search(
            domain & Domain("definition_id.silence", "in", ("no_reply", "consent"))
        )
        commit_progress(remaining=len(silent))
        for step in silent:
            step._close_unanswered()
            if not commit_progress(1):
                break

    def _close_unanswered(self):
        """Close one step without an answer, unless one has come in meanwhile."""
        step = self.try_lock_for_update()
        step.invalidate_recordset(["state"])
        if step.state == "open":
            step._engine()._end("done", outcome="no_reply")
            step._advance_records()

    @api.model
    def _refresh_users_of(self, users):
        """Hand over the open steps of posts that ``users`` hold."""
        self._refresh_found([("position_id.user_id", "in", users.ids)])

    @api.model
    def _refresh_users_at(self, positions):
        """Hand over the open steps of ``positions``."""
        self._refresh_found([("position_id", "in", positions.ids)])

    def _refresh_found(self, domain):
        found = self.sudo().search(Domain("state", "=", "open") & Domain(domain))
        found._refresh_users()

    def _refresh_users(self):
        """Hand open steps over to whoever acts for their post today."""
        moved = self._engine().browse()
        for step in self._engine().filtered(lambda step: step.state == "open"):
            position = step.position_id._get_current_post()
            user = position.acting_user_id
            if (position, user) != (step.position_id, step.user_id):
                step._seal_changes({"position_id": position.id, "user_id": user.id})
                moved += step
        moved._move_activities()
