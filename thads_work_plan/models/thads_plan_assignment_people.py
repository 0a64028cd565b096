from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class ThadsPlanAssignment(models.Model):
    """Who does an assignment: its unit, the person whom its head gives it to."""

    _inherit = "thads.plan.assignment"

    def action_hand_on(self, user_id, date_internal=None):
        """Give the assignments to a person of the unit.

        :param int user_id: of somebody with a post in the unit
        :param date_internal: ``date`` or "YYYY-MM-DD" until which the unit wants it,
            not after the deadline of the plan
        :raises AccessError: unless the user is head or deputy of the unit
        :raises UserError: if one is not under way, or the person is not of the unit
        """
        self.check_access("read")
        self._check_state("new", "doing")
        user = self.env["res.users"].browse(user_id).exists()
        day = fields.Date.to_date(date_internal)
        self._check_leads()
        self._check_staffed_by(user)
        self._check_internal(day)
        self.sudo().write({"user_id": user.id, "date_internal": day})
        for unit, assignments in self.grouped("department_id").items():
            assignments._get_working().with_env(self.env)._hand_to(user, unit)
        return True

    def _get_speaking_unit(self):
        """Return for which unit the user speaks about one assignment."""
        own = self._get_coordinating_units().filtered("is_my_unit")
        is_own = self.department_id.is_my_unit or not own
        return self.department_id if is_own else own[0]

    def _get_coordinating_units(self):
        return self.sudo().output_id.coordinating_department_ids.with_env(self.env)

    def _coordinates(self) -> bool:
        return any(self._get_coordinating_units().mapped("is_my_unit"))

    def _is_doer(self) -> bool:
        """Whether the user does one assignment: its person, the unit, or its heads."""
        if not self.user_id:
            return self.department_id.is_my_unit
        is_own = self.env["thads.substitution"]._is_acting_for(self.user_id)
        return is_own or self._leads()

    def _leads(self) -> bool:
        """Whether the user is head or deputy of the unit of one assignment."""
        return self.department_id.is_led_by_me

    def _check_doer(self):
        for assignment in self:
            if not assignment._is_doer():
                raise AccessError(
                    self.env._(
                        "“%(assignment)s” is done by %(who)s.",
                        assignment=assignment.display_name,
                        who=assignment.user_id.sudo().name
                        or assignment.department_id.name,
                    )
                )

    def _check_leads(self):
        if strange := self.department_id.filtered(lambda unit: not unit.is_led_by_me):
            raise AccessError(
                self.env._(
                    "The work of %s is given by its head or a deputy.", strange[0].name
                )
            )

    def _check_staffed_by(self, user):
        people = self.env["thads.access"]._get_people(self.department_id)
        for unit in self.department_id:
            if (unit, user) not in people:
                raise UserError(
                    self.env._(
                        "%(person)s has no post in %(unit)s: choose somebody who has.",
                        person=user.sudo().name or "?",
                        unit=unit.name,
                    )
                )

    def _check_internal(self, day):
        days = [day for day in self.mapped("date_deadline") if day]
        if day and days and day > min(days):
            raise UserError(
                self.env._(
                    "The unit's own deadline is not after that of the plan. Ask for "
                    "more time instead."
                )
            )
