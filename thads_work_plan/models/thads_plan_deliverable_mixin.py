from odoo import api, fields, models


class ThadsPlanDeliverableMixin(models.AbstractModel):
    """A row of a plan's table: when it is due, by whom, and what is doubtful in it."""

    _name = "thads.plan.deliverable.mixin"
    _inherit = ["thads.plan.schedule.mixin", "thads.plan.body.mixin"]
    _description = "Row of a Plan's Table"

    import_doubt = fields.Text(
        copy=False, help="What was doubtful when the row was imported or copied."
    )
    is_doubtful = fields.Boolean(
        compute="_compute_is_doubtful", store=True, precompute=True, index=True
    )
    doubt_text = fields.Text(string="Doubts", compute="_compute_doubt_text")

    @api.depends(
        "import_doubt",
        "schedule_doubt",
        "is_schedule_confirmed",
        "lead_doubts",
        "is_lead_confirmed",
        "coordinating_doubts",
        "is_coordinating_confirmed",
    )
    def _compute_is_doubtful(self):
        for record in self:
            record.is_doubtful = bool(
                record.import_doubt
                or (record.schedule_doubt and not record.is_schedule_confirmed)
                or (record.lead_doubts and not record.is_lead_confirmed)
                or (record.coordinating_doubts and not record.is_coordinating_confirmed)
            )

    @api.depends("is_doubtful")
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        for record in self:
            record.doubt_text = "\n".join(record._describe_doubts()) or False

    def action_confirm(self):
        """Accept the reading of these rows as it stands."""
        self.write(
            {
                "import_doubt": False,
                "is_schedule_confirmed": True,
                "is_lead_confirmed": True,
                "is_coordinating_confirmed": True,
            }
        )

    def action_read_again(self):
        """Read the words anew, also where the reading was confirmed or changed."""
        self.write(
            {
                "is_schedule_confirmed": False,
                "is_lead_confirmed": False,
                "is_coordinating_confirmed": False,
            }
        )
        for name in ("date_deadline", "lead_doubts", "coordinating_doubts"):
            self.env.add_to_compute(self._fields[name], self)

    def _describe_doubts(self) -> list[str]:
        """Return the open doubts of one row as sentences in the user's language."""
        self.ensure_one()
        doubts = (self.import_doubt or "").splitlines()
        if self.schedule_doubt and not self.is_schedule_confirmed:
            doubts.append(self._describe_schedule_doubt())
        if self.lead_doubts and not self.is_lead_confirmed:
            doubts += [self._describe_body_doubt(*doubt) for doubt in self.lead_doubts]
        if self.coordinating_doubts and not self.is_coordinating_confirmed:
            doubts += [
                self._describe_body_doubt(*doubt) for doubt in self.coordinating_doubts
            ]
        return doubts

    def _describe_schedule_doubt(self) -> str:
        return self.env._(
            "Time: confirm how “%(text)s” is read.", text=self.schedule_text
        )

    def _describe_body_doubt(self, code, piece) -> str:
        texts = {
            "unknown": self.env._(
                "“%(piece)s” is not a known unit and is kept as text.", piece=piece
            ),
            "ambiguous": self.env._(
                "“%(piece)s” may be several units: choose one.", piece=piece
            ),
            "ended": self.env._(
                "“%(piece)s” no longer exists in the period of the plan.", piece=piece
            ),
        }
        return texts[code]
