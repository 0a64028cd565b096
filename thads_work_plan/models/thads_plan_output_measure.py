from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.measure import Measure, read_measure

KINDS = [("count", "A Number from Each"), ("share", "A Part of the Units")]


class ThadsPlanOutput(models.Model):
    """What a product is measured in, and how much of it has been reached.

    Read from its words, and from those of its task; a person corrects it.
    """

    _inherit = "thads.plan.output"

    measure_kind = fields.Selection(
        KINDS,
        string="Measure",
        compute="_compute_measure",
        store=True,
        readonly=False,
        precompute=True,
        help="“Tối thiểu 01 đợt” asks for a number from each unit and time, “2/3 số "
        "đơn vị” for a part of the units.",
    )
    measure_part = fields.Integer(
        string="Asked For",
        compute="_compute_measure",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
    )
    measure_whole = fields.Integer(
        string="Of",
        compute="_compute_measure",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="2/3: two of three.",
    )
    measure_unit = fields.Char(
        string="Counted In",
        compute="_compute_measure",
        store=True,
        readonly=False,
        precompute=True,
    )
    measure_reached = fields.Char(
        string="Reached of Required", compute="_compute_measure_reached"
    )

    _measure_check = models.Constraint(
        "CHECK(measure_kind IS NULL OR (measure_part > 0 AND measure_whole > 0))",
        "What is asked for is a number above zero.",
    )

    @api.depends("name", "task_id.name")
    def _compute_measure(self):
        for output in self:
            found = read_measure(output.name or "") or read_measure(
                output.task_id.name or ""
            )
            output.measure_kind = found and found.kind
            output.measure_part = found and found.part
            output.measure_whole = found and found.whole
            output.measure_unit = found and found.unit

    def _compute_measure_reached(self):
        sums = self._get_measured()
        for output in self:
            output.measure_reached = output._describe_measure(
                *sums.get(output._origin, (0, 0, 0, 0))
            )

    def _get_measured(self) -> dict:
        """Return what was assigned and reached.

        :return: {output: (assignments, units, quantity, units that are done)}
        """
        assignments = self.env["thads.plan.assignment"]
        domain = Domain("output_id", "in", self.filtered("measure_kind").ids) & Domain(
            "state", "!=", "cancelled"
        )
        all_groups = assignments._read_group(
            domain,
            ["output_id"],
            ["__count", "department_id:count_distinct", "quantity:sum"],
        )
        done = dict(
            assignments._read_group(
                domain & Domain("state", "=", "done"),
                ["output_id"],
                ["department_id:count_distinct"],
            )
        )
        return {
            output: (count, units, quantity, done.get(output, 0))
            for output, count, units, quantity in all_groups
        }

    def _describe_measure(self, assignments, units, quantity, done) -> str | bool:
        """Return what was reached of what is asked for, as ``3/8 đợt``."""
        if not self.measure_kind or not assignments:
            return False
        measure = Measure(
            self.measure_kind,
            self.measure_part,
            self.measure_whole,
            self.measure_unit or "",
        )
        reached = done if self.measure_kind == "share" else quantity
        required = measure.get_required(assignments, units)
        return f"{reached:g}/{required} {measure.unit}".strip()
