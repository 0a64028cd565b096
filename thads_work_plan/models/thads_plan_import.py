import base64
from datetime import date, timedelta
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools.typography import written_date

from ..tools.bodies import fold
from ..tools.period import guess_year

KEPT_DAYS = 30  # calendar days that finished and forgotten imports are kept
# what stands around the table in a file -> field of the plan
DOCUMENT_TEXTS = {
    "objectives": "objectives",
    "requirements": "requirements",
    "funding": "funding",
    "organisation": "implementation",
}
# folded words of a title -> type of the plan
TITLE_WORDS = {
    "nghi quyet": "resolution",
    "chuong trinh cong tac": "programme",
    "cong tac nam": "annual",
}


class ThadsPlanImport(models.Model):
    """A file on its way into a plan, with its lines as read.

    The person who uploads it reads it, checks and corrects the lines, and accepts
    them. Until then nothing of the plan is changed. Old imports are deleted.
    """

    _name = "thads.plan.import"
    _description = "Import of a Plan"
    _order = "id desc"
    _rec_name = "filename"

    plan_id = fields.Many2one(
        "thads.plan",
        index=True,
        ondelete="cascade",
        domain=[("state", "=", "draft")],
        help="Left empty, a new plan is drafted.",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        default=lambda self: self._default_department_id(),
        domain=lambda self: self.env["thads.plan"]._get_department_domain(),
        help="The unit that the new plan is drafted for.",
    )
    plan_year = fields.Integer(
        related="plan_id.year",
        string="Year",
        readonly=False,
        aggregator=None,
        help="Taken from the title of the file. Times without a year are of this one.",
    )
    # not required: the form sends nothing for a file of 0 bytes, which reading refuses
    file = fields.Binary(attachment=True)
    filename = fields.Char()
    state = fields.Selection(
        [("draft", "To Read"), ("checked", "To Check"), ("applied", "In the Plan")],
        required=True,
        readonly=True,
        copy=False,
        default="draft",
    )
    is_plan_new = fields.Boolean(readonly=True, copy=False)
    replace = fields.Boolean(
        string="Replace the Tasks of the Plan",
        help="Otherwise the lines are added after them.",
    )
    warnings = fields.Text(readonly=True, copy=False)
    document = fields.Json(readonly=True, copy=False)
    columns = fields.Json(readonly=True, copy=False)
    line_ids = fields.One2many("thads.plan.import.line", "import_id", copy=False)

    task_count = fields.Integer(related="plan_id.task_count")
    line_count = fields.Integer(compute="_compute_counts")
    doubtful_count = fields.Integer(compute="_compute_counts")

    def _default_department_id(self):
        return self.env["thads.plan"]._default_department_id()

    def _compute_counts(self):
        groups = self.env["thads.plan.import.line"]._read_group(
            [("import_id", "in", self.ids)],
            ["import_id", "is_doubtful"],
            ["__count"],
        )
        counts = {(record, doubtful): count for record, doubtful, count in groups}
        for record in self:
            clear = counts.get((record._origin, False), 0)
            record.doubtful_count = counts.get((record._origin, True), 0)
            record.line_count = clear + record.doubtful_count

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        # not only what was given: defaults are the user's and the context's
        if not self.env.su and any(record.state != "draft" for record in records):
            raise AccessError(self._get_state_refusal())
        records._check_plan()
        return records

    def write(self, vals):
        if "state" in vals and not self.env.su:
            raise AccessError(self._get_state_refusal())
        result = super().write(vals)
        if "plan_id" in vals:
            self._check_plan()
        return result

    def _get_state_refusal(self):
        return self.env._("An import changes state through its buttons.")

    def _check_plan(self):
        """Raise unless the user may write on the plans.

        No constraint: those run as superuser.
        """
        self.plan_id.check_access("write")
        self.plan_id._check_draft()

    def action_read(self):
        """Read the file, anew if it was read before, and open its lines for checking.

        :raises UserError: if the file cannot be read
        """
        self.check_access("write")
        for record in self:
            content = record.with_context(bin_size=False).file or b""
            self.env["thads.virus.check"]._check(
                record.filename or "", base64.b64decode(content)
            )
            reading = record._get_plan().import_file(
                record.filename or "", content.decode()
            )
            record._store_reading(reading)
        return self.action_open_lines()

    def _get_plan(self):
        """Return the plan that the file goes into, drafted now if there is none."""
        self.ensure_one()
        if not self.plan_id:
            self.plan_id = self.env["thads.plan"].create(
                {
                    "name": Path(self.filename or "").stem or self.env._("New plan"),
                    "department_id": self.department_id.id,
                }
            )
            self.is_plan_new = True
        return self.plan_id

    def _store_reading(self, reading):
        """Keep what ``import_file`` of the plan has read, in place of older lines."""
        self.ensure_one()
        document = reading["document"]
        warnings = list(reading["warnings"])
        if self.is_plan_new:
            if not document.get("year"):
                warnings += self._guess_year(document, reading["lines"])
            self.plan_id.write(self._prepare_plan_values(document))
        self.line_ids.unlink()
        self.env["thads.plan.import.line"]._create_read(self, reading["lines"])
        self.write(
            {
                "warnings": "\n".join(warnings),
                "document": document,
                "columns": reading["columns"],
            }
        )
        self.sudo().state = "checked"

    def _guess_year(self, document, lines) -> list[str]:
        """Add the year that the times name to what the head of the file says.

        :return: the sentences that say so
        """
        document["year"] = guess_year(
            output["schedule_text"] or ""
            for line in lines
            for output in line["outputs"]
        )
        text = self.env._(
            "The title names no year: %(year)s was taken. Change it if it is another.",
            year=document["year"] or self.plan_id.year,
        )
        return [text]

    def _prepare_plan_values(self, document):
        """Return what the head of the file says about a new plan."""
        title = fold(document.get("title") or "")
        values = {
            "name": _get_plan_name(document),
            "year": document.get("year"),
            "plan_type": next((t for w, t in TITLE_WORDS.items() if w in title), None),
        }
        if document.get("year_to"):
            values["date_end"] = date(document["year_to"], 12, 31)
        return {name: value for name, value in values.items() if value}

    def action_open_lines(self):
        """Open the lines of this import, to be checked."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_import_line_action"
        )
        return {
            **action,
            "name": self.env._("Check “%(file)s”", file=self.filename),
            "domain": [("import_id", "=", self.id)],
            "context": {"default_import_id": self.id},
        }

    def action_apply(self):
        """Write the lines as they stand to the plan and open it.

        :raises UserError: if the file has not been read, or a line cannot be written
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "checked":
            raise UserError(self.env._("Read the file first."))
        lines = self.line_ids._prepare_lines()
        if lines:
            lines[0]["columns"] = self.columns
        self.plan_id.apply_import(lines, replace=self.replace)
        self.plan_id.write(self._prepare_frame_values())
        self.sudo().state = "applied"
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_action"
        )
        return {
            **action,
            "res_id": self.plan_id.id,
            "views": [(False, "form")],
            "target": "main",
        }

    def _prepare_frame_values(self):
        """Return the texts around the table, for what the plan leaves empty."""
        plan, document = self.plan_id, self.document or {}
        values = {name: document.get(key) for key, name in DOCUMENT_TEXTS.items()}
        values["attached_to"] = _describe_decision(document)
        return {name: text for name, text in values.items() if text and not plan[name]}

    def action_discard(self):
        """Forget the file, with the plan that was drafted for it if still empty."""
        self.check_access("unlink")
        plans = self.filtered("is_plan_new").plan_id
        plans.filtered(lambda plan: not plan.task_ids).unlink()
        self.exists().unlink()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_action"
        )

    @api.autovacuum
    def _gc_old(self):
        limit = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.search(Domain("write_date", "<", limit)).unlink()


def _get_plan_name(document) -> str:
    """Return the title of a paper with its kind, printed in capitals above it."""
    heading, title = document.get("heading") or "", document.get("title") or ""
    if not heading or title == title.upper():
        return f"{heading} {title}".strip()
    if not title[:2].isupper():  # no abbreviation
        title = title[0].lower() + title[1:]
    return f"{heading.capitalize()} {title}"


def _describe_decision(document) -> str | None:
    """Return the words on the decision that an imported plan goes with."""
    if not document.get("number") or not document.get("date"):
        return None
    day = written_date(fields.Date.to_date(document["date"]))
    words = f"Kèm theo Quyết định số {document['number']} {day}"
    return f"{words} của {document['agency']}" if document.get("agency") else words
