from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools import numbering
from ..tools.tree import create_tree

KINDS = [("section", "Section"), ("group", "Group"), ("task", "Task")]


class ThadsPlanTask(models.Model):
    """One numbered line of a plan: a section, a group of tasks, or a task.

    Lines stand in printed order (``sequence``) over the whole plan and keep the
    numbers that were printed; ``parent_id`` makes the tree. A line given without a
    parent finds it by its number and place: ``1.1`` goes below ``1``.
    """

    _name = "thads.plan.task"
    _description = "Task of a Plan"
    _inherit = ["thads.plan.part", "thads.plan.removable"]
    _order = "plan_id, sequence, id"
    _parent_store = True

    plan_id = fields.Many2one(
        "thads.plan", required=True, index=True, ondelete="cascade"
    )
    marker = fields.Char(
        string="No.",
        help="As printed: I, 1, 1.1 or a). Left empty, the next number is taken.",
    )
    name = fields.Text(string="Task", required=True)
    kind = fields.Selection(
        KINDS,
        compute="_compute_kind",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    sequence = fields.Integer(help="Place in the printed order of the plan.")
    parent_id = fields.Many2one("thads.plan.task", index=True, ondelete="cascade")
    parent_path = fields.Char(index=True)
    outline = fields.Char(
        compute="_compute_outline",
        store=True,
        readonly=False,
        precompute=True,
        recursive=True,
        help="Full path of the line in the plan, such as II.2.1.",
    )
    leader_text = fields.Text(
        string="Leaders in Charge", help="As printed, one leader per line."
    )
    basis_text = fields.Text(string="Basis", help="What the task is based on.")
    note = fields.Text()
    import_doubt = fields.Text(
        copy=False, help="What was doubtful when the line was imported."
    )
    child_ids = fields.One2many("thads.plan.task", "parent_id")
    output_ids = fields.One2many("thads.plan.output", "task_id")

    level = fields.Integer(compute="_compute_level", help="0 at the top of the tree.")

    @api.depends("marker")
    def _compute_kind(self):
        for task in self:
            is_section = numbering.get_style(task.marker) in numbering.SECTION_STYLES
            if is_section or not task.kind:
                task.kind = "section" if is_section else "task"

    @api.depends("marker", "parent_id.outline", "parent_id.marker")
    def _compute_outline(self):
        for task in self:
            task.outline = numbering.join_outline(
                task.parent_id.outline or "", task.parent_id.marker or "", task.marker
            )

    @api.depends("parent_path")
    def _compute_level(self):
        for task in self:
            task.level = (task.parent_path or "/").count("/") - 1

    @api.depends("outline", "name")
    def _compute_display_name(self):
        for task in self:
            task.display_name = f"{task.outline or ''} {task.name or ''}".strip()[:120]

    @api.constrains("parent_id", "plan_id")
    def _check_parent(self):
        if any(
            task.parent_id and task.parent_id.plan_id != task.plan_id for task in self
        ):
            raise ValidationError(
                self.env._("A task and the line it stands below belong to one plan.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        tasks = super().create(self._append_sequences(vals_list))
        unplaced = [
            task.id
            for task, vals in zip(tasks, vals_list, strict=True)
            if "parent_id" not in vals or "marker" not in vals
        ]
        tasks.browse(unplaced)._place()
        return tasks

    def write(self, vals):
        result = super().write(vals)
        if vals.get("marker") and "parent_id" not in vals:
            self._follow_number()
        return result

    @api.model
    def _append_sequences(self, vals_list):
        """Return ``vals_list`` with lines that have no place put at the end."""
        plan_ids = {v.get("plan_id") for v in vals_list if not v.get("sequence")}
        groups = self._read_group(
            [("plan_id", "in", list(plan_ids))], ["plan_id"], ["sequence:max"]
        )
        last = {plan.id: sequence for plan, sequence in groups}
        placed = []
        for vals in vals_list:
            plan_id = vals.get("plan_id")
            sequence = vals.get("sequence") or last.get(plan_id, 0) + 1
            last[plan_id] = max(sequence, last.get(plan_id, 0))
            placed.append({**vals, "sequence": sequence})
        return placed

    @api.model
    def _append_below(self, plan, parent, name):
        """Return a new task at the end of ``parent``, or of the plan without one."""
        # with what was taken out: its number is not given again
        everything = plan.with_context(active_test=False)
        tasks = everything.task_ids.sorted(_get_place)
        below = tasks.filtered(lambda task: task._get_ancestor_below(parent))
        siblings = below.filtered(lambda task: task.parent_id == parent)
        last = below[-1:] or parent
        for task in tasks.filtered(lambda task: _get_place(task) > _get_place(last)):
            task.sequence += 1
        marker = (
            numbering.get_next_marker(siblings[-1:].marker)
            if siblings
            else numbering.get_first_child_marker(parent.marker)
        )
        return self.create(
            {
                "plan_id": plan.id,
                "parent_id": parent.id,
                "marker": marker,
                "name": name,
                "kind": "task",
                "sequence": last.sequence + 1,
            }
        )

    def _place(self):
        """Give new lines their parent, and a number to those without."""
        for plan, tasks in self.grouped("plan_id").items():
            previous = self.browse()
            for task in plan.task_ids.sorted(_get_place):
                if task in tasks:
                    task._place_after(previous)
                previous = task

    def _follow_number(self):
        """Give lines whose number has changed the parent that it says."""
        for task in self.filtered(lambda task: numbering.get_rank(task.marker)):
            tasks = task.plan_id.task_ids.sorted(_get_place)
            previous = tasks.filtered(
                lambda t, task=task: _get_place(t) < _get_place(task)
            )
            task.parent_id = task._find_parent(previous[-1:])

    def _replant(self):
        """Give lines that were moved away from their parent a new one.

        To be called on the whole of a plan.
        """
        previous = self.browse()
        for task in self.sorted(_get_place):
            parent = task.parent_id
            if (
                parent
                and previous != parent
                and not previous._get_ancestor_below(parent)
            ):
                task.parent_id = task._find_parent(previous)
            previous = task

    def _place_after(self, previous):
        """Find the parent of this line, and its number if it has none.

        :param previous: the line that stands before it in the plan, if any
        """
        self.ensure_one()
        if not self.parent_id:
            self.parent_id = self._find_parent(previous)
        if self.parent_id.kind == "task" and not self.parent_id.output_ids:
            self.parent_id.kind = "group"
        if not self.marker:
            sibling = previous._get_ancestor_below(self.parent_id)
            self.marker = (
                numbering.get_next_marker(sibling.marker)
                if sibling
                else numbering.get_first_child_marker(self.parent_id.marker)
            )

    def _find_parent(self, previous):
        """Return the line that this one goes below, by its number and its place.

        A line without a number goes on at the level of the one before it, or below it
        if that is a section or a group.
        """
        rank = numbering.get_rank(self.marker)
        if rank is None:
            return previous if previous.kind != "task" else previous.parent_id
        parent = previous
        while parent and (numbering.get_rank(parent.marker) or rank) >= rank:
            parent = parent.parent_id
        return parent

    def _get_ancestor_below(self, parent):
        """Return this line or the one above it that stands right below ``parent``."""
        line = self
        while line and line.parent_id != parent:
            line = line.parent_id
        return line

    def _renumber(self):
        """Number all these lines, the whole of a plan, anew by their place."""
        tasks = self.sorted(_get_place)
        index = {task: i for i, task in enumerate(tasks)}
        markers = numbering.get_markers(
            [index.get(task.parent_id) for task in tasks],
            [task.marker or "" for task in tasks],
        )
        for task, marker in zip(tasks, markers, strict=True):
            if task.marker != marker:
                task.write({"marker": marker, "parent_id": task.parent_id.id})

    def _copy_tree(self, plan):
        """Copy these lines, the whole of a plan, to ``plan`` with their outputs."""
        tasks = self.sorted(_get_place)
        index = {task: i for i, task in enumerate(tasks)}
        self._create_tree(
            plan,
            [
                {
                    "values": task.copy_data()[0],
                    "parent": index.get(task.parent_id),
                    "outputs": task.output_ids._prepare_copies(),
                }
                for task in tasks
            ],
        )

    @api.model
    def _create_tree(self, plan, nodes):
        """Create lines with their outputs at the end of ``plan``, few queries in all.

        :param nodes: in printed order, ``{"values": of the line, "parent": index among
            the nodes or None, "outputs": [values]}``
        :return: the lines and the outputs, in the same order
        """
        plan.invalidate_recordset(["task_ids", "output_ids"])  # kept, they would grow
        last = self.search([("plan_id", "=", plan.id)], order="sequence desc", limit=1)
        ids = create_tree(
            self.create,
            [
                {**node["values"], "plan_id": plan.id, "sequence": sequence}
                for sequence, node in enumerate(nodes, start=last.sequence + 1)
            ],
            [node["parent"] for node in nodes],
        )
        values = [
            {**output, "task_id": task_id, "sequence": sequence}
            for task_id, node in zip(ids, nodes, strict=True)
            for sequence, output in enumerate(node["outputs"], start=1)
        ]
        outputs = self.env["thads.plan.output"].create(values)
        return self.browse(ids), outputs


def _get_place(task):
    """Return where a line stands in the printed order of its plan."""
    return task.sequence, task.id
