import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.thads_base.tools.folding import fold
from odoo.addons.thads_work_plan.models.import_messages import describe, join_cells
from odoo.addons.thads_work_plan.tools.reading.errors import PlanFileError

from ..models.form_two_messages import describe_doubt
from ..tools.form_two_file import read_form
from ..tools.form_two_sheet import NoFormError

SHOWN = ("ref", "name", "column", "old", "new")


class ThadsReviewImport(models.TransientModel):
    """Brings a report back from Excel: what would change is shown before it does.

    What was changed in Biểu số 2 becomes typed figures, beside what the dossiers give;
    Biểu số 1 and the answers to the outline are written as they stand in the file. All
    of it or, while anything is doubtful, nothing.
    """

    _name = "thads.review.import"
    _description = "Forms from Excel"

    report_id = fields.Many2one(
        "thads.review.report", required=True, ondelete="cascade"
    )
    # not required: the form sends nothing for a file of 0 bytes, which reading refuses
    file = fields.Binary(string="Excel File", attachment=False)
    filename = fields.Char()
    is_read = fields.Boolean(readonly=True)
    doubts = fields.Text(string="Doubtful", readonly=True)
    warnings = fields.Text(readonly=True)
    line_ids = fields.One2many(
        "thads.review.import.line", "import_id", string="Differences", readonly=True
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Begin, for reports that the user writes and that are not sent."""
        records = super().create(vals_list)
        records._check_report()
        return records

    def write(self, vals):
        result = super().write(vals)
        if "report_id" in vals:
            self._check_report()
        return result

    def action_read(self):
        """Show what the file would change; nothing of the report is written.

        :raises AccessError: unless the user writes the report
        :raises UserError: if it was sent, or the file is not its form
        """
        self.ensure_one()
        comparison, texts = self._compare()
        shown = self._prepare_lines(comparison, texts)
        doubts = [
            describe_doubt(self.env, doubt)
            for doubt in (*comparison.doubts, *texts.doubts)
        ]
        self.write(
            {
                "is_read": True,
                "doubts": "\n".join(join_cells(doubts)),
                "warnings": "\n".join(self._get_warnings(comparison)),
                "line_ids": [Command.clear(), *map(Command.create, shown)],
            }
        )
        return self._get_records_action(name=self.env._("Differences"), target="new")

    def action_apply(self):
        """Enter the differences that were shown into the report.

        :raises AccessError: unless the user writes the report
        :raises UserError: if it was sent, a cell is doubtful, or the differences are
            not those that were shown
        """
        self.ensure_one()
        comparison, texts = self._compare()
        if comparison.doubts or texts.doubts:
            raise UserError(
                self.env._("Correct the doubtful cells in the file, and read it again.")
            )
        if self._prepare_lines(comparison, texts) != self._get_shown_lines():
            raise UserError(
                self.env._("The figures have changed meanwhile: read the file again.")
            )
        self.report_id._enter_texts(texts.changes)
        self.report_id._enter_typed(comparison, self.filename or "")
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _check_report(self):
        """Raise unless the user writes the report now.

        :raises AccessError: if it is not of the user's unit
        :raises UserError: if it was sent
        """
        self.report_id.check_access("write")
        self.report_id._check_writable()

    def _compare(self):
        """Return what the file says otherwise than the report: figures, and texts.

        :raises UserError: if it cannot be read, or is another form
        """
        self.check_access("write")
        self._check_report()
        filename = self.filename or ""
        try:
            sheet = read_form(self._get_content())
        except PlanFileError as error:
            raise UserError(describe(self.env, error, filename)) from error
        except NoFormError as error:
            raise UserError(
                self.env._(
                    "“%s” has no sheet with the columns (1) to (13) of Form 2. "
                    "Download the form from the report, and enter the figures there.",
                    filename,
                )
            ) from error
        own_origin = self.report_id.sudo()._get_form_two_origin()
        if sheet.origin and fold(sheet.origin) != fold(own_origin):
            raise UserError(
                self.env._(
                    "“%(file)s” is the form of another report: “%(origin)s”.",
                    file=filename,
                    origin=sheet.origin,
                )
            )
        report = self.report_id.sudo()
        return report._compare_form_two(sheet.rows), report._compare_texts(sheet.others)

    def _get_content(self) -> bytes:
        try:
            content = base64.b64decode(self.with_context(bin_size=False).file or b"")
        except binascii.Error as error:
            raise UserError(
                self.env._("The file did not arrive whole. Upload it again.")
            ) from error
        self.env["thads.virus.check"]._check(self.filename or "", content)
        return content

    def _get_warnings(self, comparison) -> list[str]:
        """Return what would not add up in the rows that are changed."""
        rows = self.report_id.sudo()._preview_typed(comparison)
        return [text for _severity, text in rows._find_troubles()]

    def _prepare_lines(self, comparison, texts) -> list[dict]:
        rows = [
            {
                "ref": change.ref,
                "name": comparison.lines[change.row].name,
                "column": f"({change.column})",
                "old": str(change.old),
                "new": str(change.new),
            }
            for change in comparison.changes
        ]
        rows += [
            {
                "ref": change.ref,
                "name": comparison.lines[change.row].name,
                "column": self.env._("Note (13)"),
                "old": change.old,
                "new": change.new,
            }
            for change in comparison.notes
        ]
        rows += [
            {
                "ref": change.ref,
                "column": "",
                **self.report_id._describe_text(change),
            }
            for change in texts.changes
        ]
        return [{"sequence": place, **row} for place, row in enumerate(rows)]

    def _get_shown_lines(self) -> list[dict]:
        return [
            {"sequence": line.sequence, **{name: line[name] or "" for name in SHOWN}}
            for line in self.line_ids.sorted("sequence")
        ]
