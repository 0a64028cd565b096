import base64
from dataclasses import asdict
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..tools.import_lines import (
    FOUND_AGAIN,
    OUTPUT_UNITS,
    ImportLineError,
    read_columns,
    read_lines,
)
from ..tools.plan_reader import PlanFileError, read_plan
from .import_messages import describe
from .thads_plan_body_mixin import COORDINATING, LEAD
from .thads_plan_schedule_mixin import SCHEDULE

# doubts about a time that its reading tells as well
TOLD_BY_READING = ("several_times", "date_impossible")


class ThadsPlan(models.Model):
    _inherit = "thads.plan"

    @api.readonly
    def import_file(self, filename, base64_text):
        """Read a Word or Excel file as lines of this draft plan; nothing is written.

        :param str filename: name of the file, which its ending tells the format of
        :param str base64_text: its contents
        :return: ``{"lines": [...], "warnings": [str], "columns": [...], "document":
            {...}}``; a line is ``{"row", "marker", "outline", "kind", "name", "parent",
            "leader_text", "basis_text", "note_text", "doubts": [{"field", "reason",
            "code"}], "outputs": [{"name", "schedule_text", "lead_text",
            "coordinating_text", "funding_text", "note_text", "doubts"}]}``; the first
            line also has the ``columns`` it was printed under
        :raises AccessError: if the user may not write on the plan
        :raises UserError: if the plan is not a draft or the file cannot be read
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        try:
            reading = read_plan(filename, self._decode_file(base64_text))
        except PlanFileError as error:
            raise UserError(describe(self.env, error, filename)) from error
        return self._describe_reading(reading)

    def apply_import(self, lines, replace=False):
        """Write lines to this draft plan, all or nothing.

        :param lines: as ``import_file`` gives them, corrected or not; an output may
            also have what a person has decided: ``date_start`` and ``date_deadline``
            (ISO), ``lead_department_ids``, ``coordinating_department_ids`` and the
            flags ``is_schedule_confirmed``, ``is_lead_confirmed``,
            ``is_coordinating_confirmed``
        :param bool replace: delete the tasks that the plan has; else the lines are
            added after them
        :return: ``{"tasks": count, "outputs": count}``
        :raises AccessError: if the user may not write on the plan
        :raises UserError: if the plan is not a draft or a line cannot be written
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        try:
            nodes = read_lines(lines)
            columns = read_columns(lines)
        except ImportLineError as error:
            raise UserError(self._describe_line_error(error)) from error
        if replace:
            self.task_ids.unlink()
        tasks, outputs = self._create_imported(nodes)
        self._set_imported_columns(columns)
        return {"tasks": len(tasks), "outputs": len(outputs)}

    @api.model
    def _decode_file(self, base64_text) -> bytes:
        """Return the bytes of a file that was sent as text."""
        try:
            return base64.b64decode("".join(base64_text.split()), validate=True)
        except (AttributeError, TypeError, ValueError) as error:
            raise UserError(
                self.env._("The file did not arrive whole. Upload it again.")
            ) from error

    def _create_imported(self, nodes):
        """Create the tree of ``nodes``; what persons decided stands over the reading.

        :return: the tasks and the outputs
        """
        decided = [output["decisions"] for node in nodes for output in node["outputs"]]
        tasks, outputs = self.env["thads.plan.task"]._create_tree(
            self,
            [
                {**node, "outputs": [output["values"] for output in node["outputs"]]}
                for node in nodes
            ],
        )
        for output, decisions in zip(outputs, decided, strict=True):
            if decisions:
                output.write(self._prepare_decisions(decisions))
        return tasks, outputs

    def _prepare_decisions(self, decisions):
        units = {
            name: [Command.set(self.env["hr.department"].browse(ids).exists().ids)]
            for name, ids in decisions.items()
            if name in OUTPUT_UNITS
        }
        return {**decisions, **units}

    def _set_imported_columns(self, columns):
        """Take the layout that prints these columns.

        Layouts are the administrators'; one of its own is made here for a plan that
        the user may write on.
        """
        if not columns:
            return
        forms = self.env["thads.plan.form"].sudo()
        self.form_id = forms._find_or_create(self, columns).sudo(False)

    def _describe_reading(self, reading) -> dict:
        """Return what ``import_file`` returns, of a file that was read."""
        lines = [self._describe_line(line) for line in reading.lines]
        self._add_found_doubts([out for line in lines for out in line["outputs"]])
        columns = [asdict(column) for column in reading.columns]
        if lines:
            lines[0]["columns"] = columns
        return {
            "lines": lines,
            "warnings": [describe(self.env, warning) for warning in reading.warnings],
            "columns": columns,
            "document": {
                key: fields.Date.to_string(value) if isinstance(value, date) else value
                for key, value in reading.document.items()
            },
        }

    def _describe_line(self, line) -> dict:
        return {
            **asdict(line),
            "doubts": self._describe_doubts(line.doubts),
            "outputs": [
                {**asdict(output), "doubts": self._describe_doubts(output.doubts)}
                for output in line.outputs
            ],
        }

    def _describe_doubts(self, doubts) -> list[dict]:
        return [
            {
                "field": doubt.field,
                "reason": describe(self.env, doubt),
                "code": doubt.code,
            }
            for doubt in doubts
            if doubt.code not in TOLD_BY_READING
        ]

    def _add_found_doubts(self, outputs):
        """Add what is doubtful in times and units to outputs as they are imported."""
        model = self.env["thads.plan.output"]
        reads = [
            model._read_cells(reading, [(out[reading.source], self) for out in outputs])
            for reading in (SCHEDULE, LEAD, COORDINATING)
        ]
        for output, schedule, lead, coordinating in zip(outputs, *reads, strict=True):
            text = output["schedule_text"]
            found = {
                "schedule_text": model._describe_schedule(
                    schedule["schedule_doubt"], text
                ),
                "lead_text": model._describe_bodies(lead["lead_doubts"]),
                "coordinating_text": model._describe_bodies(
                    coordinating["coordinating_doubts"]
                ),
            }
            output["doubts"] += [
                {"field": field, "reason": reason, "code": FOUND_AGAIN}
                for field, reasons in found.items()
                for reason in reasons
            ]

    def _describe_line_error(self, error) -> str:
        """Return why a line from outside cannot be written."""
        messages = {
            "lines": self.env._(
                "The lines to import are no list, or more than %(limit)s."
            ),
            "line": self.env._("Line %(number)s cannot be understood."),
            "text": self.env._("Line %(number)s: “%(field)s” is not a text."),
            "size": self.env._(
                "Line %(number)s: “%(field)s” is over %(limit)s signs. Shorten it."
            ),
            "kind": self.env._(
                "Line %(number)s is neither a section nor a group nor a task."
            ),
            "parent": self.env._(
                "Line %(number)s stands below %(parent)s, which is not above it."
            ),
            "outputs": self.env._(
                "The products of line %(number)s are no list, or more than %(limit)s."
            ),
            "date": self.env._(
                "Line %(number)s: “%(field)s” is no date such as 2026-11-30."
            ),
            "units": self.env._("Line %(number)s: “%(field)s” is no list of units."),
            "columns": self.env._("The columns to import cannot be understood."),
        }
        return messages[error.code] % error.params
