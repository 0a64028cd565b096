from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.compared_words import get_compared_rows

# units of one authority that may plan the same work; provinces each do their own
COMPARED_TYPES = ("central_unit", "province_unit", "local")
APPRAISERS = "thads_base.group_office,thads_base.group_leader"
THRESHOLD = 60  # percent


class ThadsPlan(models.Model):
    """Plans of the units of one authority, compared line by line.

    Lines are alike when their titles, or products that say more than their kind, are
    similar by the trigrams of PostgreSQL's pg_trgm, without accents, and their times
    meet. Legal source: Decision 1018/QĐ-TCTHADS (2016), step 3: no overlap with plans
    of other units.
    """

    _inherit = "thads.plan"

    overlap_count = fields.Integer(
        string="Overlaps",
        compute="_compute_overlap_count",
        groups=f"{APPRAISERS},thads_base.group_admin",
        help="Lines that look like one of another unit, without a verdict yet.",
    )
    is_compared = fields.Boolean(
        compute="_compute_is_compared",
        help="Plans of units of one authority are compared, those of provinces not.",
    )

    @api.depends_context("uid")
    def _compute_overlap_count(self):
        overlaps, counts = self.env["thads.plan.overlap"], Counter()
        undecided = self._get_overlap_domain() & Domain("verdict", "=", False)
        for side in ("plan_id", "other_plan_id"):
            counts.update(dict(overlaps._read_group(undecided, [side], ["__count"])))
        for plan in self:
            plan.overlap_count = counts[plan._origin]

    @api.depends("department_id.unit_type")
    def _compute_is_compared(self):
        for plan in self:
            plan.is_compared = plan.department_id.unit_type in COMPARED_TYPES

    def _get_overlap_domain(self) -> Domain:
        return Domain("plan_id", "in", self.ids) | Domain(
            "other_plan_id", "in", self.ids
        )

    def action_compare(self):
        """Look for lines of other units' plans that say the same, and show them.

        :raises AccessError: if the user appraises no plan of the unit
        :raises UserError: if plans of such units are not compared, or the database
            has no pg_trgm
        """
        self._check_appraiser()
        if not all(plan.is_compared for plan in self):
            raise UserError(
                self.env._(
                    "Plans of provinces are checked for coverage only: each province "
                    "does its own work."
                )
            )
        self.sudo()._compare()
        return self.action_open_overlaps()

    def action_open_overlaps(self):
        """Open the lines of these plans that look like one of another unit."""
        self.check_access("read")
        self.env["thads.plan.overlap"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_overlap_action"
        )
        return {**action, "domain": list(self._get_overlap_domain())}

    def _check_appraiser(self):
        self.check_access("read")
        is_theirs = all(plan.department_id.has_my_access for plan in self)
        groups = APPRAISERS.split(",")
        if not is_theirs or not any(self.env.user.has_group(name) for name in groups):
            raise AccessError(
                self.env._("The office or a leader of the unit compares its plans.")
            )

    def _compare(self):
        """Find the lines that say the same and keep them, with the verdicts there are.

        As the engine: whoever compares sees the pairs whose units they see.
        """
        overlaps = self.env["thads.plan.overlap"].search(self._get_overlap_domain())
        overlaps._keep(self._find_alike())

    def _find_alike(self) -> dict:
        """Return the lines of these plans that say the same as one of another unit.

        :return: ``{(lower task id, higher task id): similarity, from 0 to 1}``
        """
        if not self.env.registry.has_trigram:
            raise UserError(
                self.env._(
                    "This database cannot compare texts: its administrator has to "
                    "create the extension %s.",
                    "pg_trgm",
                )
            )
        self._load_words(self._get_compared_lines())
        threshold = int(self._get_setting("overlap_threshold", THRESHOLD)) / 100
        self.env.cr.execute(
            SQL(
                "SELECT set_config('pg_trgm.similarity_threshold', %s, TRUE)",
                str(threshold),
            )
        )
        pairs = self.env.execute_query(
            SQL(
                """
                SELECT LEAST(mine.task_id, other.task_id),
                       GREATEST(mine.task_id, other.task_id),
                       max(similarity(mine.words, other.words))
                  FROM thads_compared_words mine
                  JOIN thads_compared_words other
                    ON mine.words %% other.words AND mine.what = other.what
                   AND mine.authority_id = other.authority_id
                   AND mine.department_id <> other.department_id
                   AND mine.period && other.period
                 WHERE mine.plan_id = ANY(%(plans)s)
                   AND (mine.task_id < other.task_id
                        OR other.plan_id <> ALL(%(plans)s))
              GROUP BY 1, 2
                """,
                plans=self.ids,
            )
        )
        return {(first, second): similarity for first, second, similarity in pairs}

    def _get_compared_lines(self) -> list[tuple]:
        """Return the lines of all plans that these are compared with, and their own.

        Those of a year, of all units of an authority.

        :return: (task id, plan id, unit id, authority id), title, product or None, its
            first and last day; without a day that of the plan
        """
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT task.id, plan.id, plan.department_id, unit.authority_id,
                       task.name, output.name,
                       COALESCE(output.date_start, plan.date_start),
                       COALESCE(output.date_deadline, plan.date_end)
                  FROM thads_plan plan
                  JOIN hr_department unit ON unit.id = plan.department_id
                  JOIN thads_plan_task task
                    ON task.plan_id = plan.id AND task.kind = 'task' AND task.active
             LEFT JOIN thads_plan_output output
                    ON output.task_id = task.id AND output.active
                 WHERE plan.active AND plan.plan_type <> 'programme'
                   AND unit.unit_type = ANY(%(types)s)
                   AND (plan.year, unit.authority_id) IN (
                       SELECT own.year, above.authority_id FROM thads_plan own
                         JOIN hr_department above ON above.id = own.department_id
                        WHERE own.id = ANY(%(plans)s))
                """,
                types=list(COMPARED_TYPES),
                plans=self.ids,
            )
        )
        return [(row[:4], *row[4:]) for row in rows]

    def _load_words(self, lines):
        """Put the words to compare where they have an index of their own.

        One on all lines there ever were would have to be searched through for those of
        a few plans, and slow down every import.
        """
        execute = self.env.cr.execute
        execute("DROP TABLE IF EXISTS thads_compared_words")
        execute(
            "CREATE TEMPORARY TABLE thads_compared_words (task_id integer, plan_id "
            "integer, department_id integer, authority_id integer, what varchar, "
            "words text, period daterange) ON COMMIT DROP"
        )
        self.env.cr.execute_values(
            "INSERT INTO thads_compared_words VALUES %s",
            [(*key, *words) for key, *words in get_compared_rows(lines)],
            template="(%s, %s, %s, %s, %s, %s, daterange(%s, %s, '[]'))",
            page_size=1_000,
        )
        execute("CREATE INDEX ON thads_compared_words USING gist (words gist_trgm_ops)")
        execute("ANALYZE thads_compared_words")
