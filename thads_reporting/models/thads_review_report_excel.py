from odoo import models

from ..tools import report_texts
from ..tools.form_two_sheet import Comparison, compare

# names of ``form_one_paper.Row``, where the fields of Biểu số 1 have others
FORM_ONE_FIELDS = {
    "plan": "plan_text",
    "guidance": "guidance_text",
    "publicity": "publicity_text",
    "premises": "premises_text",
    "qualification": "staff_qualification",
    "register": "register_kind",
}


class ThadsReviewReport(models.Model):
    """What comes back from Excel: typed figures, Biểu số 1, answers to the outline."""

    _inherit = "thads.review.report"

    def action_import_form_two(self):
        """Ask for the Excel file in which figures of one report were entered.

        :raises AccessError: unless the user writes the report
        :raises UserError: if it was sent
        """
        self.ensure_one()
        self.check_access("write")
        self._check_writable()
        wizard = self.env["thads.review.import"].create({"report_id": self.id})
        return wizard._get_records_action(
            name=self.env._("Forms from Excel"), target="new"
        )

    def _compare_form_two(self, rows) -> Comparison:
        """Return what a sheet says otherwise than the form of one report.

        :param rows: of the sheet, as ``form_two_file.FormSheet`` has them
        """
        typed = self._sum_figures(self.typed_ids)
        notes = {
            (figure.level, figure.service_code): figure.note or ""
            for figure in self.typed_ids
        }
        return compare(rows, self._get_lines(), self.level, typed, notes)

    def _compare_texts(self, sheets) -> report_texts.Texts:
        """Return what sheets say otherwise than Biểu số 1 and the outline.

        :param sheets: {name of a sheet: its rows}
        """
        return report_texts.compare(
            sheets, self._get_form_one_rows(), self._get_paper_headings()
        )

    def _describe_text(self, change) -> dict:
        """Return a change of a text as shown: what it is, what was, what will be."""
        if isinstance(change.key, int):
            heading = self.review_id.heading_ids[change.key]
            return {"name": heading.name, "old": change.old, "new": change.new}
        field = self._fields[FORM_ONE_FIELDS.get(change.key, change.key)]
        values = (change.old, change.new)
        if field.type == "selection":
            labels = dict(field._description_selection(self.env))
            values = tuple(labels.get(value, "") for value in values)
        old, new = map(str, values)
        return {"name": field._description_string(self.env), "old": old, "new": new}

    def _enter_texts(self, changes):
        """Write changes of Biểu số 1 and of the outline as the user.

        :raises AccessError: unless the user writes the report
        :raises UserError: if it was sent
        """
        self.write(
            {
                FORM_ONE_FIELDS.get(change.key, change.key): change.new
                for change in changes
                if isinstance(change.key, str)
            }
        )
        headings = self.review_id.heading_ids
        parts = self.part_ids.grouped("heading_id")
        for change in changes:
            if isinstance(change.key, int):
                parts[headings[change.key]].text = change.new

    def _preview_typed(self, comparison):
        """Return the typed rows of one report as they would be, not saved.

        :param comparison: ``form_two_sheet.Comparison``
        """
        rows = comparison.get_typed()
        services = self._get_last_services(code for _level, code in rows)
        notes = {figure.service_code: figure.note for figure in self.typed_ids}
        notes |= {code: note for (_level, code), note in comparison.get_notes().items()}
        figures = self.env["thads.review.figure"]
        for (_level, code), numbers in rows.items():
            figures += figures.new(
                {
                    "report_id": self.id,
                    "service_id": services[code].id,
                    "note": notes.get(code),
                    **numbers,
                }
            )
        return figures

    def _enter_typed(self, comparison, filename):
        """Type rows of one report as the user, and tell where they came from.

        :param comparison: ``form_two_sheet.Comparison``
        :raises AccessError: unless the user writes the report
        :raises UserError: if it was sent
        """
        rows, notes = comparison.get_typed(), comparison.get_notes()
        typed = {figure.service_code: figure for figure in self.typed_ids}
        services = self.sudo()._get_last_services(code for _level, code in rows)
        for key, numbers in rows.items():
            _level, code = key
            values = {**numbers, "note": notes[key]} if key in notes else numbers
            if code in typed:
                typed[code].write(values)
            else:
                place = {"report_id": self.id, "service_id": services[code].id}
                self.env["thads.review.figure"].create({**place, **values})
        self.message_post(
            body=self.env._("Figures and texts were taken from “%s”.", filename)
        )
