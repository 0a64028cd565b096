from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from ..models.thads_review_report import SENT_STATES, STATES
from ..models.thads_review_tier import LEVELS


class ThadsReviewBoard(models.Model):
    """Where the report of each unit stands, without a word of what it says.

    Who receives a report sees here that it has not come; the report itself they read
    once it is sent.
    """

    _name = "thads.review.board"
    _description = "State of a Unit's Report"
    _auto = False
    _order = "review_id desc, unit_order, id"
    _rec_name = "department_id"
    _depends = {
        "hr.department": ["unit_type", "tree_order"],
        "thads.review.report": [
            "review_id",
            "department_id",
            "drafting_unit_id",
            "parent_id",
            "date_due",
            "state",
            "datetime_sent",
        ],
        "thads.step": ["res_model", "res_id", "outcome"],
        "thads.escalation": ["step_id", "date"],
    }

    report_id = fields.Many2one("thads.review.report", readonly=True)
    review_id = fields.Many2one("thads.review", string="Campaign", readonly=True)
    department_id = fields.Many2one("hr.department", string="Unit", readonly=True)
    drafting_unit_id = fields.Many2one(
        "hr.department", string="Written By", readonly=True
    )
    above_id = fields.Many2one("hr.department", string="Unit Above", readonly=True)
    receiver_id = fields.Many2one(
        "hr.department",
        string="Received By",
        readonly=True,
        help="Writes the report above.",
    )
    level = fields.Selection(LEVELS, string="Type of Unit", readonly=True)
    unit_order = fields.Char(readonly=True, export_string_translation=False)
    state = fields.Selection(STATES, readonly=True)
    is_sent = fields.Boolean(string="Sent", readonly=True)
    date_due = fields.Date(string="Due", readonly=True)
    is_late = fields.Boolean(string="Late", readonly=True)
    datetime_sent = fields.Datetime(string="Sent At", readonly=True)
    returned_count = fields.Integer(
        string="Times Returned", readonly=True, aggregator=None
    )
    urged_count = fields.Integer(
        string="Times Urged",
        readonly=True,
        aggregator=None,
        help="Days on which somebody, or the ladder, has urged.",
    )
    date_urged = fields.Date(string="Last Urged", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT report.id, report.id AS report_id, report.review_id,
                   report.department_id, report.drafting_unit_id,
                   above.department_id AS above_id,
                   above.drafting_unit_id AS receiver_id,
                   unit.unit_type AS level, unit.tree_order AS unit_order,
                   report.state, report.state = ANY(%(sent)s) AS is_sent,
                   report.date_due, report.datetime_sent,
                   COALESCE(report.date_due < %(today)s, FALSE)
                       AND report.state <> ALL(%(sent)s) AS is_late,
                   COALESCE(way.returned_count, 0) AS returned_count,
                   COALESCE(way.urged_count, 0) AS urged_count, way.date_urged
              FROM thads_review_report report
              JOIN hr_department unit ON unit.id = report.department_id
         LEFT JOIN thads_review_report above ON above.id = report.parent_id
         LEFT JOIN (
                   SELECT step.res_id,
                          count(DISTINCT step.id) FILTER (
                              WHERE step.outcome = 'returned') AS returned_count,
                          count(DISTINCT sent.date) AS urged_count,
                          max(sent.date) AS date_urged
                     FROM thads_step step
                LEFT JOIN thads_escalation sent ON sent.step_id = step.id
                    WHERE step.res_model = 'thads.review.report'
                 GROUP BY step.res_id) way ON way.res_id = report.id
            """,
            sent=list(SENT_STATES),
            today=vietnam_time.today(),
        )

    def action_urge(self):
        """Urge those of the chosen units of one campaign that have not sent.

        :raises AccessError: unless their reports go to the user's unit
        :raises UserError: unless the campaign is under way
        """
        self.check_access("read")
        return self.review_id._urge(Domain("id", "in", self.report_id.ids))

    def action_open_report(self):
        """Open one report, if the user may read it.

        :raises AccessError: if it has not been sent, and is not the user's
        """
        self.ensure_one()
        self.check_access("read")
        self.report_id.check_access("read")
        return self.report_id._get_records_action(name=self.report_id.display_name)
