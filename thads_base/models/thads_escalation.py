from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ..tools import vietnam_time
from .thads_step import ENGINE

SLICE = 5_000  # rows of one transaction
FIRST = (date.min, 0)  # deadline and id before those of all steps

# Who is told: a post valid today and its holder, or whoever stands in for them. The
# head of the acting unit is told of what nobody has taken.
POSTS = {
    "doer": "post.rank = 'head' AND post.department_id = step.unit_id",
    "unit_head": "post.rank = 'head' AND post.department_id = step.unit_id",
    "leader": (
        "post.rank IN ('head', 'deputy') AND post.department_id = unit.authority_id "
        "AND (post.rank = 'head' OR EXISTS ("
        "SELECT FROM thads_position_in_charge_rel charge WHERE charge.position_id = "
        "post.id AND charge.department_id = step.unit_id))"
    ),
    "agency_head": "post.rank = 'head' AND post.department_id = unit.authority_id",
    "superior": (
        "post.rank = 'head' AND post.department_id = ("
        "SELECT above.authority_id FROM hr_department agency "
        "JOIN hr_department above ON above.id = agency.parent_id "
        "WHERE agency.id = unit.authority_id)"
    ),
}


class ThadsEscalation(models.Model):
    """That somebody was told of a step, once for each rung of its ladder.

    The scheduled action writes it, or a person who waits for the step; who was told
    acknowledges it; nobody else changes it. A deadline that moves starts the ladder
    anew.
    """

    _name = "thads.escalation"
    _description = "Urging"
    _inherit = ["thads.sealed.mixin"]
    _order = "date desc, id desc"
    _log_access = False
    _rec_name = "step_id"
    _engine_operations = ("create", "write")

    # found by the index below, which begins with it
    step_id = fields.Many2one("thads.step", required=True, ondelete="restrict")
    rung_id = fields.Many2one(
        "thads.ladder.rung", ondelete="restrict", help="Empty: a person has urged."
    )
    urged_by_id = fields.Many2one("res.users", ondelete="restrict")
    deadline = fields.Date(help="Of the step, when this was sent.")
    department_id = fields.Many2one(
        "hr.department", string="Acting Unit", index=True, ondelete="restrict"
    )
    # found by an index that begins with it, as the rows after the last one told are
    user_id = fields.Many2one("res.users", string="Told", ondelete="restrict")
    position_id = fields.Many2one("thads.position", string="Post", ondelete="restrict")
    date = fields.Date(required=True)
    datetime_acknowledged = fields.Datetime(string="Acknowledged At")
    res_name = fields.Char(related="step_id.res_name")
    responsible_id = fields.Many2one(related="step_id.user_id", string="Responsible")
    days_late = fields.Integer(related="step_id.days_late")
    state = fields.Selection(related="step_id.state", string="Step Is")

    _rung_uniq = models.UniqueIndex("(step_id, rung_id, deadline)")
    _day_uniq = models.UniqueIndex("(step_id, date) WHERE rung_id IS NULL")
    _rung_check = models.Constraint(
        "CHECK(rung_id IS NULL OR deadline IS NOT NULL)",
        "A ladder is climbed from a deadline.",
    )
    _user_id_idx = models.Index("(user_id, id)")

    def _is_engine(self):
        return self.env.context.get("thads_step_engine") is ENGINE

    def _get_refusal(self):
        return self.env._("The record of urging writes itself, and nobody changes it.")

    def action_acknowledge(self):
        """Say that one has seen what one was told.

        :raises AccessError: if somebody else was told
        """
        self.check_access("read")
        if any(record.user_id != self.env.user for record in self):
            raise AccessError(self.env._("Who was told acknowledges it."))
        unseen = self.filtered(lambda record: not record.datetime_acknowledged)
        engine = unseen.sudo().with_context(thads_step_engine=ENGINE)
        engine.write({"datetime_acknowledged": fields.Datetime.now()})

    @api.model
    def _cron_escalate(self):
        """Tell who is to be told today, each once; on days off nobody is.

        A slice after the other is committed, each with its notices: the cost grows
        with what is due, and a run that is killed has told nobody of what it has not
        committed.
        """
        if not self._is_working_day():
            return
        commit_progress = self.env["ir.cron"]._commit_progress
        ladders = self.env["thads.ladder"].search([("rung_ids", "!=", False)])
        for rung in ladders.rung_ids:
            after = FIRST
            while found := self._insert_due(rung, after, SLICE):
                after = max(found)
                if not commit_progress(len(found), remaining=1):
                    return
        if self._tell():
            commit_progress(remaining=0)

    def _is_working_day(self) -> bool:
        today = vietnam_time.today()
        return self.env["resource.calendar"].thads_deadline(today, 0) == today

    def _insert_due(self, rung, after=FIRST, limit=SLICE) -> list[tuple]:
        """Write down whom a rung names for the steps that have come to it.

        ``OFFSET 0`` has PostgreSQL go through the open steps in the order in which they
        are due: by their definition it would read those that are not due as well.

        :param after: deadline and id of the last step of the slice before
        :return: deadline and id of the steps written down, at most ``limit``
        """
        today = vietnam_time.today()
        calendar = self.env["resource.calendar"]
        self.env.flush_all()
        found = self._query(
            SQL(
                """
                WITH due AS MATERIALIZED (
                    SELECT step.id, step.deadline, step.unit_id, step.user_id
                      FROM thads_step step
                CROSS JOIN LATERAL (
                           SELECT FROM thads_procedure_step definition
                            WHERE definition.id = step.definition_id
                              AND definition.ladder_id = %(ladder)s
                           OFFSET 0) definition
                     WHERE step.state = 'open'
                       AND step.deadline <= %(threshold)s
                       AND (step.deadline, step.id) > %(after)s
                       AND NOT EXISTS (
                           SELECT FROM thads_escalation sent
                            WHERE sent.step_id = step.id
                              AND sent.rung_id = %(rung)s
                              AND sent.deadline = step.deadline)
                  ORDER BY step.deadline, step.id
                     LIMIT %(limit)s)
                INSERT INTO thads_escalation (step_id, rung_id, deadline, date,
                            department_id, position_id, user_id)
                SELECT step.id, %(rung)s, step.deadline, %(today)s, step.unit_id,
                       told.position_id, %(who)s
                  FROM due step
             LEFT JOIN hr_department unit ON unit.id = step.unit_id
             LEFT JOIN LATERAL (%(told)s) told ON TRUE
                    ON CONFLICT DO NOTHING
             RETURNING deadline, step_id
                """,
                rung=rung.id,
                ladder=rung.ladder_id.id,
                today=today,
                threshold=calendar.thads_deadline(today, -rung.days),
                after=after,
                who=self._get_told_expression(rung.target),
                told=self._get_told_query(rung.target, today),
                limit=limit,
            )
        )
        self.invalidate_model()
        return found

    def _query(self, query) -> list[tuple]:
        """Return the rows of a query over much, which is not worth compiling.

        PostgreSQL takes longer to compile it than to run it.
        """
        self.env.cr.execute("SET LOCAL jit = off")
        return self.env.execute_query(query)

    def _get_told_expression(self, target):
        if target == "doer":
            return SQL("COALESCE(step.user_id, told.user_id)")
        return SQL("told.user_id")

    def _get_told_query(self, target, today):
        """SQL of the post that is told of ``step``, and who acts for it today."""
        return SQL(
            """
            SELECT post.id AS position_id,
                   COALESCE(away.substitute_id, post.user_id) AS user_id
              FROM thads_position post
         LEFT JOIN thads_substitution away
                ON away.user_id = post.user_id
               AND away.date_from <= %(today)s
               AND (away.date_to IS NULL OR away.date_to >= %(today)s)
             WHERE post.user_id IS NOT NULL
               AND post.date_from <= %(today)s
               AND (post.date_to IS NULL OR post.date_to >= %(today)s)
               AND %(which)s
          ORDER BY post.rank = 'head', post.id
             LIMIT 1
            """,
            today=today,
            which=SQL(POSTS[target]),
        )
