from odoo import api, fields, models

from ..tools import vietnam_time


class ThadsProcedureTrial(models.TransientModel):
    """Asks when a procedure would start, and shows every date that it would give."""

    _name = "thads.procedure.trial"
    _description = "Try a Procedure"

    procedure_id = fields.Many2one(
        "thads.procedure", required=True, context={"active_test": False}
    )
    department_id = fields.Many2one("hr.department", string="Unit")
    date_start = fields.Date(
        string="Starts On",
        required=True,
        default=lambda self: self._default_date_start(),
    )
    year = fields.Integer(
        string="Year of the Record",
        compute="_compute_year",
        store=True,
        readonly=False,
        help="For fixed days, such as 30/11 of the year before.",
    )
    date_event = fields.Date(
        string="Day of the Events",
        help="When what starts other clocks has happened, such as the decision that "
        "gives targets. Empty: not yet.",
    )
    has_events = fields.Boolean(compute="_compute_has_events")
    skipped_step_ids = fields.Many2many(
        "thads.procedure.step",
        string="Steps That Do Not Apply",
        domain="[('procedure_id', '=', procedure_id), "
        "('condition', 'not in', (False, '[]'))]",
        help="Those whose condition does not hold for the record.",
    )
    result = fields.Html(compute="_compute_result", sanitize=False)

    @api.model
    def _default_date_start(self):
        return vietnam_time.today()

    @api.depends("procedure_id", "date_start")
    def _compute_year(self):
        """Take the year whose first fixed day lies in the year in which it starts."""
        for trial in self:
            steps = trial.procedure_id.step_ids
            fixed = steps.filtered(lambda step: step.clock == "fixed_day")
            ahead = -min(fixed.mapped("fixed_year_offset"), default=0)
            trial.year = trial.date_start and trial.date_start.year + ahead

    @api.depends("procedure_id")
    def _compute_has_events(self):
        for trial in self:
            events = trial.procedure_id.step_ids.mapped("clock_event")
            trial.has_events = bool(set(events) - {"opened"})

    @api.depends(
        "procedure_id",
        "department_id",
        "date_start",
        "year",
        "date_event",
        "skipped_step_ids",
    )
    @api.depends_context("lang")
    def _compute_result(self):
        for trial in self:
            is_complete = trial.procedure_id and trial.date_start
            trial.result = is_complete and trial._render_result()

    def _render_result(self):
        return self.env["ir.qweb"]._render(
            "thads_base.procedure_trial", {"steps": self._prepare_rows()}
        )

    def _prepare_rows(self) -> list[dict]:
        """Return the steps in their order, as the table shows them."""
        skipped = self.skipped_step_ids._origin
        definitions = self.procedure_id.step_ids
        events = dict.fromkeys(definitions.mapped("clock_event"), self.date_event)
        found = self.procedure_id._project(self.date_start, skipped, events, self.year)
        return [
            {
                **step._prepare_projection(found[step.id]),
                "is_skipped": step in skipped,
                "who": self._get_actor_words(step),
            }
            for step in definitions.browse(found)
        ]

    def _get_actor_words(self, step) -> list[str]:
        """Return who acts: the rule, and whom it finds for the unit today."""
        labels = dict(step._fields["actor"]._description_selection(self.env))
        rule = [labels[step.actor]] if step.actor else []
        if not self.department_id or step.kind == "wait":
            return rule
        record = self.env[self.procedure_id.res_model].new(
            {"department_id": self.department_id.id}
        )
        actors = step._find_actors(record)
        if len(actors) > 1:
            return [*rule, self.env._("%s posts or units", len(actors))]
        return [*rule, *(self._get_actor_name(actor) for actor in actors)]

    def _get_actor_name(self, actor) -> str:
        post = self.env["thads.position"].browse(actor.get("position_id") or [])
        unit = self.env["hr.department"].browse(actor.get("unit_id") or [])
        return post.display_name or unit.display_name or ""
