from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time


class ThadsPlanAssignment(models.Model):
    """Work whose day a person sets: an event came, a report was asked for.

    A line that is driven by events goes on waiting for the next one; each event is an
    assignment of its own. The report of a period becomes due once it is asked for.
    """

    _inherit = "thads.plan.assignment"

    origin_id = fields.Many2one(
        "thads.plan.assignment",
        string="Arises From",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    occurrence = fields.Text(
        string="Event or Request",
        readonly=True,
        help="What came up: the event, the request, a leader's conclusion.",
    )
    incoming_id = fields.Many2one(
        "thads.incoming",
        string="Incoming Paper",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )

    def action_record_event(
        self, occurrence, date_deadline, incoming_id=False, user_id=False
    ):
        """Record what came up for one assignment without a day of its own.

        :param str occurrence: the event or the request, plain text
        :param date_deadline: ``date`` or "YYYY-MM-DD" until which it is to be done,
            not before today
        :param incoming_id: id of the ``thads.incoming`` that brought it, if any
        :param user_id: of who does it, with a post in the unit; empty: its head
        :return: the assignment that is due on that day
        :raises AccessError: if the user is not of the unit, nor of the plan's office
        :raises UserError: if it has a day of its own, is closed, or something is
            missing
        """
        self.ensure_one()
        self.check_access("read")
        self._check_state("new", "doing")
        self._check_recorder()
        day = fields.Date.to_date(date_deadline)
        self._check_occurrence(occurrence, day)
        user = self.env["res.users"].browse(user_id).exists()
        if user:
            self._check_staffed_by(user)
        incoming = self.env["thads.incoming"].browse(incoming_id)
        incoming.check_access("read")
        values = {
            "occurrence": occurrence.strip(),
            "date_deadline": day,
            "incoming_id": incoming.id,
            "user_id": user.id or self.user_id.id,
        }
        if self.kind == "awaited":
            self.sudo().write({**values, "kind": "dated"})
            due = self.sudo()
        else:
            due = self.sudo()._create_silently([{**self._prepare_event(), **values}])
        due._open()
        return due.with_env(self.env)

    @api.model
    def action_record_work(
        self, name, department_id, date_deadline, occurrence, incoming_id=False
    ):
        """Record work outside any plan, which a paper or a leader has given to a unit.

        :param str name: what is to be done
        :param int department_id: of the unit that does it, one that the user may see
        :param date_deadline: ``date`` or "YYYY-MM-DD", not before today
        :param str occurrence: which paper or conclusion gives it, plain text
        :param incoming_id: id of the ``thads.incoming`` that brought it, if any
        :return: the assignment
        :raises AccessError: unless the user is of the office, a leader or head of the
            unit
        :raises UserError: if something is missing
        """
        unit = self.env["hr.department"].browse(department_id)
        may_give = self.env.user.has_group("thads_base.group_office") or (
            self.env.user.has_group("thads_base.group_leader")
        )
        if not (unit.is_led_by_me or (may_give and unit.has_my_access)):
            raise AccessError(
                self.env._(
                    "Work outside a plan is given by the office, a leader or the head "
                    "of the unit."
                )
            )
        incoming = self.env["thads.incoming"].browse(incoming_id)
        incoming.check_access("read")
        return self._record_work(name, unit, date_deadline, occurrence, incoming)

    def _record_work(self, name, unit, date_deadline, occurrence, incoming=None):
        """Record work of a unit outside any plan; the caller has checked who gives it.

        :raises UserError: if something is missing
        """
        day = fields.Date.to_date(date_deadline)
        if not (name or "").strip():
            raise UserError(self.env._("Say what is to be done."))
        self._check_occurrence(occurrence, day)
        work = self.sudo()._create_silently(
            [
                {
                    "name": name.strip(),
                    "department_id": unit.id,
                    "date_start": vietnam_time.today(),
                    "date_deadline": day,
                    "occurrence": occurrence.strip(),
                    "incoming_id": incoming and incoming.id,
                }
            ]
        )
        work._open()
        return work.with_env(self.env)

    def _prepare_event(self) -> dict:
        """Return what an event of one assignment has from it."""
        return {
            "name": self.name,
            "plan_id": self.plan_id.id,
            "task_id": self.task_id.id,
            "output_id": self.output_id.id,
            "department_id": self.department_id.id,
            "partner_id": self.partner_id.id,
            "origin_id": self.id,
            "date_start": vietnam_time.today(),
        }

    def _check_recorder(self):
        """Raise unless the user may say what came up for one assignment."""
        office = self.plan_id.sudo().department_id.authority_id.office_id
        if not (self._is_doer() or office.with_env(self.env).is_my_unit):
            raise AccessError(
                self.env._(
                    "What comes up is recorded by the unit, or by the office of the "
                    "plan."
                )
            )
        if self.date_deadline:
            raise UserError(
                self.env._("“%s” has a day of its own already.", self.display_name)
            )

    @api.model
    def _check_occurrence(self, occurrence, day):
        if not (occurrence or "").strip():
            raise UserError(
                self.env._("Say what came up: the event, the paper or the conclusion.")
            )
        if not day or day < vietnam_time.today():
            raise UserError(
                self.env._(
                    "Choose the day until which it is to be done, from today on."
                )
            )
