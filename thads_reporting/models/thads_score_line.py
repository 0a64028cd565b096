from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_work_plan.tools.target import format_number

from ..tools.score import same
from .thads_score_sheet import STAGES

# what who is at work in a stage may write
STAGE_FIELDS = {
    stage: {f"{stage}_points", f"{stage}_note"}
    for stage in ("self", "review", "council")
}
# stage -> points that it may depart from, with a reason
GROUNDS = {"self": "counted", "review": "self", "council": "review"}
PERCENT_SOURCES = ("plan_left", "assigned_left", "dossier_late_percent")


class ThadsScoreLine(models.Model):
    """The points of a unit under one criterion, stage by stage.

    What is counted has its proof. Each stage begins with the points of the one before
    it, and says why where it departs from them.
    """

    _name = "thads.score.line"
    _description = "Points under a Criterion"
    _order = "sheet_id, sequence, id"
    _rec_name = "name"

    sheet_id = fields.Many2one(
        "thads.score.sheet",
        string="Score Sheet",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    criterion_id = fields.Many2one(
        "thads.score.criterion",
        string="Criterion of the Table",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    sequence = fields.Integer(related="criterion_id.sequence", store=True)
    section = fields.Char(related="criterion_id.section")
    name = fields.Char(related="criterion_id.name", string="Criterion")
    source = fields.Selection(related="criterion_id.source")
    most_points = fields.Float(related="criterion_id.points", string="Most")
    is_measured = fields.Boolean(
        readonly=True, help="There was something to count from."
    )
    measure = fields.Float(
        string="Counted",
        digits=(16, 2),
        readonly=True,
        aggregator=None,
        help="What the bands of the criterion read: a number, or a percentage.",
    )
    base_count = fields.Integer(string="Of How Many", readonly=True, aggregator=None)
    measure_text = fields.Char(
        string="What Was Counted", compute="_compute_measure_text"
    )
    counted_points = fields.Float(
        string="By Data", digits=(16, 2), readonly=True, help="Points that data give."
    )
    self_points = fields.Float(string="Own Points", digits=(16, 2))
    self_note = fields.Text(string="Why")
    review_points = fields.Float(string="Reviewed", digits=(16, 2))
    review_note = fields.Text(string="Why (Review)")
    council_points = fields.Float(string="Council", digits=(16, 2))
    council_note = fields.Text(string="Why (Council)")
    points = fields.Float(
        string="Points Now",
        digits=(16, 2),
        compute="_compute_points",
        help="Of the stage that the sheet is in.",
    )
    proof_ids = fields.One2many(
        "thads.score.proof", "line_id", string="What Was Found", readonly=True
    )
    proof_count = fields.Integer(string="Proof", compute="_compute_proof_count")
    is_changed = fields.Boolean(
        compute="_compute_is_changed", help="A later stage departs from an earlier one."
    )

    _criterion_uniq = models.Constraint(
        "UNIQUE(sheet_id, criterion_id)", "A criterion stands once in a sheet."
    )

    @api.depends("is_measured", "measure", "base_count", "source")
    @api.depends_context("lang")
    def _compute_measure_text(self):
        for line in self:
            line.measure_text = line._get_measure_words()

    def _get_measure_words(self) -> str:
        if self.source == "manual":
            return self.env._("Not counted")
        if not self.is_measured:
            return self.env._("Nothing to count")
        number = format_number(self.measure)
        if self.source in PERCENT_SOURCES:
            return self.env._(
                "%(number)s%% of %(base)s", number=number, base=self.base_count
            )
        return self.env._("%(number)s of %(base)s", number=number, base=self.base_count)

    @api.depends("proof_ids")
    def _compute_proof_count(self):
        counts = dict(
            self.env["thads.score.proof"]._read_group(
                [("line_id", "in", self.ids)], ["line_id"], ["__count"]
            )
        )
        for line in self:
            line.proof_count = counts.get(line._origin, 0)

    @api.depends("counted_points", "self_points", "review_points", "council_points")
    @api.depends("sheet_id.state")
    def _compute_is_changed(self):
        for line in self:
            stages = STAGES[line.sheet_id.state]
            line.is_changed = any(map(line._departs, stages))

    @api.depends("sheet_id.state", "self_points", "review_points", "council_points")
    def _compute_points(self):
        for line in self:
            line.points = line[f"{STAGES[line.sheet_id.state][-1]}_points"]

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env["thads.score.sheet"]._get_opening_refusal())
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._check_written_fields(vals)
            for stage in STAGE_FIELDS:
                if f"{stage}_points" in vals:
                    self._check_limits(vals[f"{stage}_points"])
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_nobody(self):
        if not self.env.su:
            raise AccessError(self.env["thads.score.sheet"]._get_opening_refusal())

    def action_open_proof(self):
        """Show what one line was counted from."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_reporting.thads_score_proof_action"
        )
        return {
            **action,
            "name": self.name,
            "domain": [("line_id", "=", self.id)],
            "context": {},
        }

    def _check_written_fields(self, vals):
        """Raise unless who is at work now writes what is theirs.

        :raises AccessError: if it is not the user's to write
        :raises UserError: if the sheet has gone on
        """
        for sheet in self.sheet_id:
            stages = {
                "self": sheet.can_score,
                "review": sheet.can_review,
                "council": sheet.can_decide,
            }
            allowed = set().union(
                *(STAGE_FIELDS[stage] for stage, can in stages.items() if can)
            )
            if vals.keys() - allowed:
                raise AccessError(
                    self.env._(
                        "“%s”: points are given by the unit, the review and the "
                        "council, each in its turn and none for a unit of their own.",
                        sheet.display_name,
                    )
                )

    def _check_limits(self, points):
        for line in self.sudo():
            rule = line.criterion_id._get_criterion()
            if not same(rule.limit(points), points):
                raise UserError(
                    self.env._(
                        "“%(criterion)s” gives from %(least)s to %(most)s points.",
                        criterion=line.name,
                        least=rule.limit(0),
                        most=rule.points,
                    )
                )

    def _take_measure(self, rule, found):
        """Keep what was counted for one line, and what it makes of the points.

        :param Criterion rule: of the line's criterion
        :param Measure found: None where there was nothing to count
        """
        before, after = self.counted_points, rule.get_points(found and found.value)
        self.is_measured = found is not None
        self.measure = found.value if found else 0
        self.base_count = found.base if found else 0
        self._carry_over(rule, before, after)

    def _carry_over(self, rule, before, after):
        """Give one line the points that are counted now, and to its stages."""
        for stage in STAGE_FIELDS:
            points = f"{stage}_points"
            self[points] = rule.carry_over(self[points], before, after)
        self.counted_points = after

    def _prepare_proofs(self, proofs) -> list[dict]:
        return [
            {
                "line_id": self.id,
                "finding": proof.finding,
                "name": proof.name,
                "res_model": proof.res_model,
                "res_id": proof.res_id,
                "department_id": proof.unit,
                "date": proof.date,
                "detail": proof.detail,
            }
            for proof in proofs
        ]

    def _departs(self, stage) -> bool:
        """Whether the points of one line at a stage are not those of the one before."""
        ground = f"{GROUNDS[stage]}_points"
        return not same(self[f"{stage}_points"], self[ground])

    def _check_reasons(self, stage):
        """Raise if points depart from the stage before without a reason.

        What no data give a unit may score as it finds.

        :raises UserError: naming the criterion
        """
        for line in self:
            is_free = stage == "self" and line.source == "manual"
            has_reason = (line[f"{stage}_note"] or "").strip()
            if line._departs(stage) and not is_free and not has_reason:
                raise UserError(
                    self.env._(
                        "Say why the points of “%s” differ from those before.",
                        line.name,
                    )
                )
