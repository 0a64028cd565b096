from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import vietnam_time
from ..tools.procedure_graph import Instance

STATES = [
    ("open", "Open"),
    ("done", "Done"),
    ("skipped", "Skipped"),
    ("cancelled", "Cancelled"),
]
OUTCOMES = [
    ("done", "Done"),
    ("approved", "Approved"),
    ("returned", "Returned"),
    ("agreed", "Agreed"),
    ("agreed_with_points", "Agreed, with points"),
    ("disagreed", "Disagreed"),
    ("issued", "Issued"),
    ("no_reply", "No reply"),
]
EXPLAINED_OUTCOMES = ("returned", "disagreed", "no_reply")
# Held by this module alone: no call from outside can carry it
ENGINE = object()


class ThadsStep(models.Model):
    """A step of a procedure that a record goes through, from the day it opens.

    The engine of the record opens it for a post, its person closes it with an outcome.
    Nobody else writes it, the superuser included, and nobody deletes it: each change
    is a link of the record's chain (``thads.step.link``). What was returned stays, and
    is done again in a later round.
    """

    _name = "thads.step"
    _description = "Step"
    _inherit = ["thads.sealed.mixin"]
    _order = "res_model, res_id, id"
    _rec_name = "definition_id"
    _engine_operations = ("create", "write")

    definition_id = fields.Many2one(
        "thads.procedure.step",
        string="Step",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Selection(related="definition_id.kind")
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Record",
        model_field="res_model",
        required=True,
        readonly=True,
        index=True,
    )
    res_name = fields.Char(string="Record Name", compute="_compute_res_name")
    department_id = fields.Many2one(
        "hr.department",
        string="Unit of the Record",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    round = fields.Integer(required=True, readonly=True, default=1, aggregator=None)
    unit_id = fields.Many2one(
        "hr.department",
        string="Acting Unit",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    position_id = fields.Many2one(
        "thads.position",
        string="Post",
        readonly=True,
        ondelete="restrict",
        help="Whose holder or substitute closes the step. Empty: anybody of the unit.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    state = fields.Selection(STATES, required=True, readonly=True, default="open")
    outcome = fields.Selection(OUTCOMES, readonly=True)
    datetime_opened = fields.Datetime(string="Opened At", required=True, readonly=True)
    date_opened = fields.Date(string="Opened", required=True, readonly=True)
    date_clock = fields.Date(
        string="Counted From", readonly=True, help="Day that is not counted."
    )
    deadline = fields.Date(
        readonly=True, help="Last day in time, by law. Empty: there is no limit."
    )
    datetime_deadline = fields.Datetime(
        string="Deadline, Hour", readonly=True, help="Of half a working day."
    )
    extended_deadline = fields.Date(
        string="Extended To",
        readonly=True,
        help="Granted within the agency. The legal deadline stays, and counts.",
    )
    extension_reason = fields.Text(readonly=True)
    deadline_reason = fields.Text(
        string="Why the Deadline Moved", readonly=True, help="As when days off change."
    )
    datetime_closed = fields.Datetime(string="Closed At", readonly=True)
    date_closed = fields.Date(string="Closed", readonly=True)
    closed_by_id = fields.Many2one(
        "res.users", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    question = fields.Text(readonly=True, help="Asked of who acts, if on request.")
    note = fields.Text(readonly=True)
    is_on_paper = fields.Boolean(
        readonly=True, help="Given on paper, and recorded here by the office."
    )
    paper_date = fields.Date(string="Date of the Paper", readonly=True)
    attachment_ids = fields.Many2many(
        "ir.attachment", "thads_step_attachment_rel", string="Files", readonly=True
    )
    activity_ids = fields.One2many("mail.activity", "thads_step_id")

    is_engaged = fields.Boolean(
        compute="_compute_is_engaged",
        search="_search_is_engaged",
        help="The user acts, or has acted, in a step of the same record.",
    )
    instructions = fields.Text(related="definition_id.instructions")
    required_documents = fields.Text(related="definition_id.required_documents")
    produced_type_ids = fields.Many2many(related="definition_id.produced_type_ids")
    can_close = fields.Boolean(
        compute="_compute_can_close", help="The user is who closes the step today."
    )

    _deadline_idx = models.Index("(deadline, id) WHERE state = 'open'")
    # whoever comes to a post takes over what is open there
    _position_idx = models.Index("(position_id) WHERE state = 'open'")
    _open_check = models.Constraint(
        "CHECK((state = 'open') = (datetime_closed IS NULL))",
        "A step is open until it is closed.",
    )

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        for res_model, steps in self.grouped("res_model").items():
            names = dict(
                self.env[res_model]
                .sudo()
                .browse(steps.mapped("res_id"))
                .exists()
                .mapped(lambda record: (record.id, record.display_name))
            )
            for step in steps:
                step.res_name = names.get(step.res_id)

    @api.depends_context("uid")
    def _compute_is_engaged(self):
        # as superuser: the rule on steps asks for this very field
        engaged = self.sudo().search(
            Domain("id", "in", self.ids) & Domain("is_engaged", "=", True)
        )
        for step in self:
            step.is_engaged = step.id in engaged._ids

    def _search_is_engaged(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        # Of the record, not of the step: who decides reads what the others said
        return Domain(
            "id",
            "in",
            SQL(
                "(SELECT step.id FROM thads_step step JOIN thads_step mine "
                "ON (mine.res_model, mine.res_id) = (step.res_model, step.res_id) "
                "WHERE %s)",
                self._get_engaged_condition(),
            ),
        )

    @api.depends_context("uid")
    @api.depends("state", "position_id", "unit_id", "user_id")
    def _compute_can_close(self):
        for step in self:
            step.can_close = step.state == "open" and step._is_actor()

    def _is_engine(self):
        return self.env.context.get("thads_step_engine") is ENGINE

    def _get_refusal(self):
        return self.env._(
            "Steps follow their procedure: they are closed by their own buttons, and "
            "nobody changes or deletes what was done."
        )

    def _engine(self):
        context = {**self.env.context, "thads_step_engine": ENGINE}
        return self.with_env(self.env(su=True, context=context))

    @api.model
    def _get_engaged_condition(self):
        """SQL condition on ``mine``: a step that makes the user see its record."""
        own_units = self.env["thads.access"]._get_own_unit_ids()
        self.flush_model()
        return SQL(
            "mine.user_id = %(user)s OR mine.closed_by_id = %(user)s "
            "OR mine.unit_id = ANY(%(units)s)",
            user=self.env.uid,
            units=own_units,
        )

    def action_close(self, outcome, note=None):
        """Close open steps, and open those that come after them.

        :param str outcome: one that the kind of the step allows, see
            ``thads.procedure.step``
        :param str note: plain text; due for ``returned`` and ``disagreed``
        :raises AccessError: if the user is not who acts in one of the steps
        :raises UserError: if a step is closed already, does not end this way, lacks
            its note, or is a decision on the user's own work
        """
        self.check_access("read")
        self._check_open()
        self._check_outcome(outcome, note)
        self._check_actor()
        for step in self:
            step._get_record()._check_step_closing(step, outcome)
        self._close(outcome, note)
        return True

    def action_answer(self):
        """Close the steps as a button says, after asking for what has to be said.

        The button gives the outcome in its context, as ``thads_outcome``.
        """
        self.check_access("read")
        outcome = self.env.context.get("thads_outcome")
        if not self._is_note_asked(outcome):
            return self.action_close(outcome)
        self._check_open()
        self._check_actor()
        wizard = self.env["thads.step.close"].create(
            {
                "step_ids": self.ids,
                "outcome": outcome,
                "note": self._propose_note(outcome),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Give the Reason"),
            "res_model": wizard._name,
            "res_id": wizard.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_open_record(self):
        """Open the record that the step is about."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _check_open(self):
        if closed := self.filtered(lambda step: step.state != "open"):
            raise UserError(
                self.env._(
                    "“%(step)s” is closed already, by %(person)s.",
                    step=closed[0].definition_id.name,
                    person=closed[0].closed_by_id.name or self.env._("the procedure"),
                )
            )

    def _check_outcome(self, outcome, note):
        for definition in self.definition_id:
            if outcome not in definition._get_outcomes():
                labels = dict(self._fields["outcome"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "“%(step)s” cannot end as “%(outcome)s”.",
                        step=definition.name,
                        outcome=labels.get(outcome, outcome),
                    )
                )
        if self._is_note_due(outcome) and not (note or "").strip():
            raise UserError(
                self.env._("Give the reason: the others have to know what to do next.")
            )

    def _is_note_due(self, outcome) -> bool:
        return outcome in EXPLAINED_OUTCOMES

    def _is_note_asked(self, outcome) -> bool:
        """Whether a person is asked for a note, due or not."""
        return self._is_note_due(outcome) or outcome == "agreed_with_points"

    def _propose_note(self, outcome) -> str | None:
        """Return the note that a person starts from, none if there is nothing to say.

        Records that know what has to be said override it.
        """

    def _close(self, outcome, note=None, **values):
        """Close the steps as the user, without asking who they are, and go on."""
        steps = self._engine()
        steps._seal_changes(
            {
                **self._prepare_end_values("done"),
                "outcome": outcome,
                "note": note,
                "closed_by_id": self.env.uid,
                **values,
            }
        )
        steps._finish_activities(note)
        self._advance_records()

    def _end(self, state, **values):
        """End steps as the engine does, without anybody having closed them."""
        self._seal_changes({**self._prepare_end_values(state), **values})
        self._finish_activities()

    def _prepare_end_values(self, state) -> dict:
        return {
            "state": state,
            "datetime_closed": fields.Datetime.now(),
            "date_closed": vietnam_time.today(),
        }

    def _advance_records(self):
        """Tell the records of the steps what was closed, and let them go on."""
        for step in self:
            step._get_record()._on_step_closed(step)
        for steps in self.grouped("res_model").values():
            ids = set(steps.mapped("res_id"))
            steps[0]._get_record().browse(ids)._advance()

    def _get_record(self):
        """Return the record of the step for its user, without the engine's token."""
        context = dict(self.env.context)
        context.pop("thads_step_engine", None)
        return self.env(context=context)[self.res_model].browse(self.res_id)

    def _get_instance(self) -> Instance:
        """Return what the graph of the procedure needs to know of one step."""
        definition = self.definition_id
        returned = self.outcome == "returned"
        return Instance(
            definition.id,
            self.round,
            self.state == "open",
            definition.return_step_id.id if returned else None,
        )
