from odoo import api, fields, models
from odoo.tools import SQL


class ThadsPlanOutput(models.Model):
    """What a task owes: a product, when it is due, and who delivers it with whom.

    The words of the plan are kept as printed; dates and units are their reading.
    """

    _name = "thads.plan.output"
    _description = "Output of a Plan"
    _inherit = [
        "thads.plan.part",
        "thads.plan.removable",
        "thads.plan.deliverable.mixin",
    ]
    _order = "task_id, sequence, id"
    _plan_parent = "task_id"

    task_id = fields.Many2one(
        "thads.plan.task", required=True, index=True, ondelete="cascade"
    )
    department_id = fields.Many2one(
        related="plan_id.department_id",
        string="Unit of the Plan",
        store=True,
        index=True,
    )
    task_name = fields.Text(related="task_id.name", string="Name of the Task")
    sequence = fields.Integer(help="Place among the outputs of the task.")
    name = fields.Text(string="Product", help="As printed, one product per line.")
    lead_department_ids = fields.Many2many(
        "hr.department",
        "thads_plan_output_lead_department_rel",
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
        string="Lead Units",
    )
    lead_class_ids = fields.Many2many(
        "thads.department.class",
        "thads_plan_output_lead_class_rel",
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
        string="Lead Classes of Units",
    )
    lead_position_ids = fields.Many2many(
        "thads.position",
        "thads_plan_output_lead_position_rel",
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
        string="Lead Posts",
    )
    lead_user_ids = fields.Many2many(
        "res.users",
        "thads_plan_output_lead_user_rel",
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
        string="Lead Persons",
    )
    lead_partner_ids = fields.Many2many(
        "res.partner",
        "thads_plan_output_lead_partner_rel",
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
        string="Lead Outside Bodies",
    )
    coordinating_department_ids = fields.Many2many(
        "hr.department",
        "thads_plan_output_coordinating_department_rel",
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
        string="Coordinating Units",
    )
    coordinating_class_ids = fields.Many2many(
        "thads.department.class",
        "thads_plan_output_coordinating_class_rel",
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
        string="Coordinating Classes of Units",
    )
    coordinating_position_ids = fields.Many2many(
        "thads.position",
        "thads_plan_output_coordinating_position_rel",
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
        string="Coordinating Posts",
    )
    coordinating_user_ids = fields.Many2many(
        "res.users",
        "thads_plan_output_coordinating_user_rel",
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
        string="Coordinating Persons",
    )
    coordinating_partner_ids = fields.Many2many(
        "res.partner",
        "thads_plan_output_coordinating_partner_rel",
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
        string="Coordinating Outside Bodies",
    )
    funding = fields.Text(help="Where the money for this output comes from.")
    note = fields.Text()
    milestone_ids = fields.One2many("thads.plan.milestone", "output_id", copy=True)

    @api.depends("name", "task_id.display_name")
    def _compute_display_name(self):
        for output in self:
            output.display_name = (output.name or output.task_id.display_name)[:120]

    @api.model
    def _get_addressed_query(self) -> SQL:
        """SELECT of the plans that name the user, a unit of theirs or a class of units.

        Which units a class holds depends on the day; it opens a plan to all staff.
        A union, each part by its own index: an OR is tried on every output there is.
        """
        self.flush_model()
        named = [
            SQL(
                "SELECT %s FROM %s WHERE %s %s",
                SQL.identifier(field.column1),
                SQL.identifier(field.relation),
                SQL.identifier(field.column2),
                condition,
            )
            for what, condition in self._get_addressed_conditions().items()
            for column in ("lead", "coordinating")
            for field in (self._fields[f"{column}_{what}"],)
        ]
        return SQL(
            "(SELECT plan_id FROM thads_plan_output WHERE active AND id IN (%s) "
            "UNION SELECT id FROM thads_plan WHERE focal_department_id = ANY(%s))",
            SQL(" UNION ").join(named),
            self.env["thads.access"]._get_readable_unit_ids(),
        )

    def _get_addressed_conditions(self) -> dict[str, SQL]:
        """Return whom outputs name, as SQL conditions on the ids that they hold."""
        self.env["thads.position"].flush_model(["user_id"])
        user = self.env.uid
        units = self.env["thads.access"]._get_readable_unit_ids()
        posts = SQL("(SELECT id FROM thads_position WHERE user_id = %s)", user)
        return {
            "department_ids": SQL("= ANY(%s)", units),
            "position_ids": SQL("IN %s", posts),
            "user_ids": SQL("= %s", user),
            "class_ids": SQL("IS NOT NULL"),
        }

    def _prepare_copies(self) -> list[dict]:
        """Return the values of copies for another plan, their times to be confirmed."""
        doubt = self.env._("Copied from another plan: check the time.")
        return [
            {**values, "import_doubt": doubt} if values.get("schedule_text") else values
            for values in self.copy_data()
        ]

    def _prepare_taken(self, values, department, columns) -> dict:
        """Return the values of one output in the plan of a unit that takes it over.

        Words that name the unit with all of its class stand for the unit alone.

        :param values: of a copy
        :param columns: those that name the unit, ``lead`` or ``coordinating``
        """
        own = {}
        for column in columns:
            if self[f"{column}_class_ids"]:
                own[f"{column}_text"] = department.name if not own else False
                own[f"is_{column}_confirmed"] = False
                values = {
                    name: value
                    for name, value in values.items()
                    if not (name.startswith(f"{column}_") and name.endswith("_ids"))
                }
        return {**values, **own}
