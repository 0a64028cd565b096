from odoo import api, fields, models

from ..tools.plan_paper import Heading, PlanLayout
from ..tools.plan_paper_table import PlanColumn
from .thads_plan import PLAN_TYPES


class ThadsPlanForm(models.Model):
    """Layout of a plan's table: its columns, in printed order, with their headers.

    The layouts of procedures are shared by all plans. A plan imported with other
    columns gets a layout of its own, so that it prints as it was.
    """

    _name = "thads.plan.form"
    _description = "Layout of a Plan"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    plan_type = fields.Selection(
        PLAN_TYPES, help="Type of plans that take this layout first. Empty: any type."
    )
    plan_id = fields.Many2one(
        "thads.plan",
        string="Only for Plan",
        index="btree_not_null",
        ondelete="cascade",
        help="Set on layouts that come from an imported file.",
    )
    legal_basis = fields.Char()
    is_derived = fields.Boolean(
        string="Derived",
        help="The printed form was not at hand: this layout is derived from the rules "
        "on its contents and may be replaced by the official one.",
    )
    note = fields.Text()
    column_ids = fields.One2many("thads.plan.form.column", "form_id", copy=True)
    heading_ids = fields.One2many(
        "thads.plan.form.heading",
        "form_id",
        copy=True,
        help="Parts of the paper in printed order. Empty: those of the layout that "
        "plans of the type take first.",
    )
    is_landscape = fields.Boolean(
        compute="_compute_is_landscape",
        store=True,
        readonly=False,
        help="Print the table as an annex, on pages laid sideways.",
    )

    @api.depends("column_ids")
    def _compute_is_landscape(self):
        for form in self:
            form.is_landscape = len(form.column_ids) > 5

    @api.model
    def _find_default(self, plan_type):
        """Return the layout that new plans of a type take, empty if there is none."""
        forms = self.search(
            [("plan_id", "=", False), ("plan_type", "in", (plan_type, False))]
        )
        return (forms.filtered("plan_type") or forms)[:1]

    def _get_layout(self, plan_type) -> PlanLayout:
        """Return what plans of a type print as under this layout."""
        headings = self.heading_ids or self._find_default(plan_type).heading_ids
        return PlanLayout(
            tuple(
                Heading(
                    heading.level,
                    heading.title,
                    heading.content or "",
                    heading.text or "",
                )
                for heading in headings
            ),
            tuple(
                PlanColumn(column.field, column.label, column.width)
                for column in self.column_ids
            ),
            self.is_landscape,
        )

    @api.model
    def _find_or_create(self, plan, columns):
        """Return a layout with exactly these columns, made for ``plan`` if need be.

        :param columns: dicts with ``field``, ``label`` and ``width``, in printed order
        """
        wanted = [(column["field"], column["label"]) for column in columns]
        forms = self.search([("plan_id", "in", (False, plan.id))])
        for form in forms:
            if [(c.field, c.label) for c in form.column_ids] == wanted:
                return form
        return self.create(
            {
                "name": self.env._(
                    "%(count)s columns of “%(plan)s”",
                    count=len(columns),
                    plan=plan.name,
                ),
                "plan_id": plan.id,
                "column_ids": [
                    fields.Command.create({**column, "sequence": sequence})
                    for sequence, column in enumerate(columns, start=1)
                ],
            }
        )
