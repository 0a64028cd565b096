from odoo import api, fields, models

from ..tools.bodies import looks_own
from .thads_plan_reading_mixin import Reading

KINDS = ("department", "class", "position", "user", "partner")


def _get_reading(column):
    targets = tuple(f"{column}_{kind}_ids" for kind in KINDS)
    return Reading(
        f"{column}_text", (*targets, f"{column}_doubts"), f"is_{column}_confirmed"
    )


LEAD = _get_reading("lead")
COORDINATING = _get_reading("coordinating")


class ThadsPlanBodyMixin(models.AbstractModel):
    """Who leads and who coordinates, as printed and as matched.

    Inheriting models have the many2many fields ``lead_<kind>_ids`` and
    ``coordinating_<kind>_ids`` of those kinds of bodies that they store. Bodies
    outside the system stay as text, and are matched to partners where known.
    """

    _name = "thads.plan.body.mixin"
    _inherit = ["thads.plan.reading.mixin"]
    _description = "Lead and Coordinating Bodies"

    lead_text = fields.Text(string="Lead", help="As printed, one unit per line.")
    lead_doubts = fields.Json(
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
    )
    is_lead_confirmed = fields.Boolean(
        help="A person has confirmed the lead units, or chosen them."
    )
    coordinating_text = fields.Text(
        string="Coordinating", help="As printed, one unit per line."
    )
    coordinating_doubts = fields.Json(
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
    )
    is_coordinating_confirmed = fields.Boolean(
        help="A person has confirmed the coordinating units, or chosen them."
    )

    @api.depends(
        "lead_text",
        "is_lead_confirmed",
        "plan_id.department_id",
        "plan_id.date_start",
    )
    def _compute_lead(self):
        self._compute_reading(self._keep_known(LEAD))

    @api.depends(
        "coordinating_text",
        "is_coordinating_confirmed",
        "plan_id.department_id",
        "plan_id.date_start",
    )
    def _compute_coordinating(self):
        self._compute_reading(self._keep_known(COORDINATING))

    def _get_readings(self):
        return [
            *super()._get_readings(),
            self._keep_known(LEAD),
            self._keep_known(COORDINATING),
        ]

    def _keep_known(self, reading):
        """Return ``reading`` with those of its targets that this model has."""
        targets = tuple(name for name in reading.targets if name in self._fields)
        return reading._replace(targets=targets)

    def _read_cells(self, reading, cells):
        if reading.source not in (LEAD.source, COORDINATING.source):
            return super()._read_cells(reading, cells)
        column = reading.source.removesuffix("_text")
        matches = self.env["thads.plan.matcher"]._match_cells(cells)
        return [
            {
                name: (
                    _get_doubts(match, column)
                    if name == f"{column}_doubts"
                    else match.ids[name.split("_")[1]]
                )
                for name in reading.targets
            }
            for match in matches
        ]


def _get_doubts(match, column) -> list:
    """Return what is doubtful in a cell: pairs of a code and a piece of the text.

    Who leads must be known; who coordinates may be outside the system.
    """
    unknown = [piece for piece in match.unknown if column == "lead" or looks_own(piece)]
    return [
        *(["unknown", piece] for piece in unknown),
        *(["ambiguous", piece] for piece in match.ambiguous),
        *(["ended", piece] for piece in match.ended),
    ] or False
