from collections import Counter
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, plaintext2html

# Of what has no limit: core wants a day, this one lies beyond what anybody plans
NO_DEADLINE = timedelta(days=365)
CLOSING_FIELDS = ["active", "feedback", "date_done", "state", "write_uid", "write_date"]
MOVED_FIELDS = {"user_id", "date_deadline", "thads_is_told"}


class ThadsStep(models.Model):
    """Each open step is one activity of the person who acts in it."""

    _inherit = "thads.step"

    def _create_activities(self):
        """Give the responsible of open steps their activities; nobody gets a mail.

        They are inserted as links are, since core's own way takes as long as all the
        rest of opening a step: it looks for whom to mail and to make a follower, which
        is nobody here.
        """
        rows = [step._prepare_activity_row() for step in self if step.user_id]
        if not rows:
            return
        found = self.env.execute_query(
            SQL(
                "INSERT INTO mail_activity (%s) VALUES %s "
                "RETURNING id, user_id, date_deadline",
                SQL(", ").join(map(SQL.identifier, rows[0])),
                SQL(", ").join(SQL("%s", tuple(row.values())) for row in rows),
            )
        )
        self._on_activities_changed(found, "activity_created", 1)

    def _prepare_activity_row(self) -> dict:
        """Return the columns of the activity of one step."""
        activities, now = self.env["mail.activity"], self.env.cr.now()
        values = {
            **self._prepare_activity_values(),
            "active": True,
            "create_uid": self.env.uid,
            "create_date": now,
            "write_uid": self.env.uid,
            "write_date": now,
        }
        return {
            name: activities._fields[name].convert_to_column_insert(value, activities)
            for name, value in values.items()
        }

    def _on_activities_changed(self, rows, change, sign):
        """Let the records and the counters on the screens know of changed activities.

        :param rows: id, user id and deadline of each of the activities
        :param str change: as core calls it
        :param int sign: whether they count from now on, or no longer
        """
        self.invalidate_recordset(["activity_ids"], flush=False)
        for res_model, steps in self.grouped("res_model").items():
            records = self.env[res_model].browse(set(steps.mapped("res_id")))
            records.invalidate_recordset(["activity_ids"], flush=False)
            records.modified(["activity_ids"])
        today = fields.Date.today()
        due = Counter(user for _id, user, deadline in rows if deadline <= today)
        for user, count in due.items():
            self.env["res.users"].browse(user)._bus_send(
                "mail.activity/updated", {change: True, "count_diff": sign * count}
            )

    def _prepare_activity_values(self) -> dict:
        return {
            "thads_step_id": self.id,
            "res_model_id": self.env["ir.model"]._get_id(self.res_model),
            "res_model": self.res_model,
            "res_id": self.res_id,
            "res_name": self._get_record().display_name,
            "activity_type_id": self._get_activity_type_id(),
            "user_id": self.user_id.id,
            "user_tz": self.user_id.tz,
            "summary": self.definition_id.name,
            "note": plaintext2html(self.question) if self.question else False,
            "date_deadline": self._get_activity_day(),
            "automated": True,
        }

    @api.model
    def _get_activity_type_id(self) -> int:
        return self.env["ir.model.data"]._xmlid_to_res_id(
            "thads_base.mail_activity_type_step", raise_if_not_found=True
        )

    def _get_activity_day(self):
        return self._get_due_day() or self.date_opened + NO_DEADLINE

    def _finish_activities(self, note=None):
        """Archive the activities of closed steps, as done."""
        self.env["mail.activity"].flush_model()
        now = self.env.cr.now()
        found = self.env.execute_query(
            SQL(
                """
                UPDATE mail_activity
                   SET active = FALSE, feedback = %(note)s, date_done = %(today)s,
                       write_uid = %(user)s, write_date = %(now)s
                 WHERE thads_step_id = ANY(%(steps)s) AND active
             RETURNING id, user_id, date_deadline
                """,
                note=note,
                today=fields.Date.today(),
                user=self.env.uid,
                now=now,
                steps=self.ids,
            )
        )
        activities = self.env["mail.activity"].browse(row[0] for row in found)
        activities.invalidate_recordset(CLOSING_FIELDS, flush=False)
        self._on_activities_changed(found, "activity_deleted", -1)

    def _move_activities(self):
        """Bring the activities of open steps up to their person and deadline."""
        quiet = self.with_context(
            mail_activity_quick_update=True, thads_no_subscription=True
        )
        for step in quiet:
            values = step._prepare_activity_values()
            if not step.user_id:
                step.activity_ids.unlink()
            elif step.activity_ids:
                if step.activity_ids.user_id != step.user_id:
                    values["thads_is_told"] = False
                step.activity_ids.write(
                    {key: values[key] for key in values.keys() & MOVED_FIELDS}
                )
            else:
                step._create_activities()
