from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools import numbering
from ..tools.import_lines import FOUND_AGAIN
from ..tools.tree import create_tree
from .import_messages import join_cells

KINDS = [
    ("section", "Section"),
    ("group", "Group"),
    ("task", "Task"),
    ("output", "Further Product"),
]
CHECK_STATES = [
    ("doubtful", "To Check"),
    ("confirmed", "Confirmed"),
    ("clear", "Clear"),
]
# in the order in which they are best looked at
DOUBT_KINDS = [("file", "In the File"), ("schedule", "Time"), ("body", "Unit")]


class ThadsPlanImportLine(models.Model):
    """A printed row of a file that is imported, as read and as corrected.

    A task stands with its first product; each further product of it is a row of its
    own below it, of kind ``output``.
    """

    _name = "thads.plan.import.line"
    _description = "Line of an Import"
    _inherit = ["thads.plan.deliverable.mixin"]
    _order = "import_id, sequence, id"
    _plan_parent = "import_id"

    import_id = fields.Many2one(
        "thads.plan.import", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    row = fields.Integer(
        readonly=True, aggregator=None, help="Number of the row in the file, from 1."
    )
    kind = fields.Selection(KINDS, required=True, default="task")
    parent_id = fields.Many2one(
        "thads.plan.import.line",
        string="Stands Below",
        index="btree_not_null",
        ondelete="set null",
        domain="[('import_id', '=', import_id), ('kind', '!=', 'output')]",
    )
    marker = fields.Char(string="No.", help="As printed.")
    outline = fields.Char(
        compute="_compute_outline",
        store=True,
        readonly=False,
        precompute=True,
        recursive=True,
    )
    name = fields.Text(string="Task")
    leader_text = fields.Text(string="Leaders in Charge")
    basis_text = fields.Text(string="Basis")
    note = fields.Text()
    product = fields.Text()
    funding = fields.Text()
    output_note = fields.Text()
    lead_department_ids = fields.Many2many(
        "hr.department",
        "thads_plan_import_line_lead_rel",
        compute="_compute_lead",
        store=True,
        readonly=False,
        precompute=True,
        string="Lead Units",
    )
    coordinating_department_ids = fields.Many2many(
        "hr.department",
        "thads_plan_import_line_coordinating_rel",
        compute="_compute_coordinating",
        store=True,
        readonly=False,
        precompute=True,
        string="Coordinating Units",
    )
    lead_reading = fields.Text(string="Lead, Read as", compute="_compute_lead_reading")
    coordinating_reading = fields.Text(
        string="Coordinating, Read as", compute="_compute_coordinating_reading"
    )
    check_state = fields.Selection(
        CHECK_STATES, compute="_compute_check_state", store=True
    )
    doubt_kind = fields.Selection(
        DOUBT_KINDS,
        string="First to Check",
        compute="_compute_doubt_kind",
        store=True,
        help="What to look at first; the row goes on to the next when it is clear.",
    )

    @api.depends("marker", "parent_id.outline", "parent_id.marker")
    def _compute_outline(self):
        for line in self:
            line.outline = numbering.join_outline(
                line.parent_id.outline or "", line.parent_id.marker or "", line.marker
            )

    @api.depends("lead_text", "lead_department_ids")
    def _compute_lead_reading(self):
        self._compute_body_reading("lead")

    @api.depends("coordinating_text", "coordinating_department_ids")
    def _compute_coordinating_reading(self):
        self._compute_body_reading("coordinating")

    def _compute_body_reading(self, column):
        """Show the names of all that is found in a column, chosen or matched."""
        cells = [(line[f"{column}_text"], line.plan_id) for line in self]
        matches = self.env["thads.plan.matcher"]._match_cells(cells)
        for line, match in zip(self, matches, strict=True):
            names = line[f"{column}_department_ids"].mapped("display_name")
            if not line[f"is_{column}_confirmed"]:
                names += _get_other_names(self.env, match)
            line[f"{column}_reading"] = "\n".join(names)

    @api.depends("is_doubtful", "is_schedule_confirmed", "is_lead_confirmed")
    def _compute_check_state(self):
        for line in self:
            if line.is_doubtful:
                line.check_state = "doubtful"
            elif line.is_schedule_confirmed or line.is_lead_confirmed:
                line.check_state = "confirmed"
            else:
                line.check_state = "clear"

    @api.depends(
        "is_doubtful", "import_doubt", "schedule_doubt", "is_schedule_confirmed"
    )
    def _compute_doubt_kind(self):
        for line in self:
            if line.import_doubt:
                line.doubt_kind = "file"
            elif line.schedule_doubt and not line.is_schedule_confirmed:
                line.doubt_kind = "schedule"
            else:
                line.doubt_kind = "body" if line.is_doubtful else False

    @api.depends("outline", "name", "product")
    def _compute_display_name(self):
        for line in self:
            text = line.name or line.product or ""
            line.display_name = f"{line.outline or ''} {text}".strip()[:120]

    def write(self, vals):
        result = super().write(vals)
        if "import_id" in vals:
            self.check_access("write")  # rules have tested the former import only
        return result

    def unlink(self):
        """Delete rows; what stands below them moves up, their products go too."""
        below = self.search([("parent_id", "in", self.ids)]) - self
        products = below.filtered(lambda line: line.kind == "output")
        for line in below - products:
            line.parent_id = line._get_remaining_parent(self)
        return super(ThadsPlanImportLine, self | products).unlink()

    def _get_remaining_parent(self, removed):
        parent = self.parent_id
        while parent in removed:
            parent = parent.parent_id
        return parent

    def action_apply(self):
        """Accept the import whose lines are shown, all of them."""
        return self._get_shown_import().action_apply()

    def action_discard(self):
        """Discard the import whose lines are shown."""
        return self._get_shown_import().action_discard()

    @api.model
    def _get_shown_import(self):
        import_id = self.env.context.get("default_import_id")
        if not import_id:
            raise UserError(self.env._("Open the lines from their import."))
        return self.env["thads.plan.import"].browse(import_id)

    @api.model
    def _create_read(self, plan_import, lines):
        """Create the rows of lines as ``import_file`` of a plan gives them."""
        rows, parents, outlines = [], [], {}
        for line in lines:
            parents.append(outlines.get(line["parent"]))
            outlines[line["outline"]] = index = len(rows)
            rows.append(_prepare_line(line))
            for output in line["outputs"][1:]:
                parents.append(index)
                rows.append(_prepare_product(output))
        for sequence, row in enumerate(rows, start=1):
            row |= {
                "import_id": plan_import.id,
                "sequence": sequence,
            }
        plan_import.invalidate_recordset(["line_ids"])  # kept, it would grow
        return self.browse(create_tree(self.create, rows, parents))

    def _prepare_lines(self) -> list[dict]:
        """Return these rows, the whole of an import, for ``apply_import`` of a plan."""
        lines: list[dict] = []
        below: dict = {}
        for row in self:
            if row.kind == "output" and row.parent_id in below:
                below[row.parent_id]["outputs"].append(row._prepare_output())
                continue
            lines.append(row._prepare_line())
            below[row] = lines[-1]
        return lines

    def _prepare_line(self) -> dict:
        has_output = self.product or self.schedule_text or self.lead_text
        return {
            "marker": self.marker,
            "outline": self.outline,
            "kind": "task" if self.kind == "output" else self.kind,
            "name": self.name or self.product,
            "parent": self.parent_id.outline,
            "leader_text": self.leader_text,
            "basis_text": self.basis_text,
            "note_text": self.note,
            "doubts": [],
            "outputs": [self._prepare_output()] if has_output else [],
        }

    def _prepare_output(self) -> dict:
        """Return the product of this row; what a person has confirmed goes along."""
        output = {
            "name": self.product,
            "schedule_text": self.schedule_text,
            "lead_text": self.lead_text,
            "coordinating_text": self.coordinating_text,
            "funding_text": self.funding,
            "note_text": self.output_note,
            "doubts": [
                {"field": "name", "reason": reason}
                for reason in (self.import_doubt or "").splitlines()
            ],
        }
        if self.is_schedule_confirmed:
            output |= {
                "is_schedule_confirmed": True,
                "date_start": fields.Date.to_string(self.date_start),
                "date_deadline": fields.Date.to_string(self.date_deadline),
            }
        for column in ("lead", "coordinating"):
            if self[f"is_{column}_confirmed"]:
                output |= {
                    f"is_{column}_confirmed": True,
                    f"{column}_department_ids": self[f"{column}_department_ids"].ids,
                }
        return output


def _prepare_line(line) -> dict:
    """Return the values of the row of a line with its first product."""
    output = line["outputs"][0] if line["outputs"] else {}
    values = _prepare_product(output)
    doubts = _join_doubts(line, output)
    return {
        **values,
        "row": line["row"],
        "kind": line["kind"],
        "marker": line["marker"],
        "outline": line["outline"],
        "name": line["name"],
        "leader_text": line["leader_text"],
        "basis_text": line["basis_text"],
        "note": line["note_text"],
        "import_doubt": doubts,
    }


def _prepare_product(output) -> dict:
    """Return the values of the row of a further product."""
    return {
        "kind": "output",
        "row": output.get("row"),
        "product": output.get("name"),
        "schedule_text": output.get("schedule_text"),
        "lead_text": output.get("lead_text"),
        "coordinating_text": output.get("coordinating_text"),
        "funding": output.get("funding_text"),
        "output_note": output.get("note_text"),
        "import_doubt": _join_doubts(output),
    }


def _join_doubts(*sources) -> str:
    """Return the reasons that only the file shows, one per line."""
    reasons = [
        doubt["reason"]
        for source in sources
        for doubt in source.get("doubts", ())
        if doubt["code"] != FOUND_AGAIN
    ]
    return "\n".join(join_cells(reasons))


def _get_other_names(env, match) -> list[str]:
    """Return the names of what a cell means besides units."""
    models = {
        "class": "thads.department.class",
        "position": "thads.position",
        "user": "res.users",
        "partner": "res.partner",
    }
    return [
        name
        for kind, model in models.items()
        for name in env[model].browse(match.ids[kind]).mapped("display_name")
    ]
