import re

from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError

from ..tools.paper_css import stylesheet
from ..tools.paper_docx import write_docx
from ..tools.paper_layout import estimate_pages, lay_out
from ..tools.paper_xlsx import NoTableError, write_xlsx

DEFAULT_ROWS = 1_000  # more than these are printed in the background
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


class ThadsPaperMixin(models.AbstractModel):
    """What prints as an official paper, as PDF and as Word file alike.

    A model says what its paper holds in ``_get_paper``. Its PDF is a report whose
    template calls ``thads_base.paper_pages`` and whose ``pdf_engine`` is WeasyPrint;
    its Word file comes from the button or print menu entry that calls
    ``action_print_docx``, the table in it as an Excel file from ``action_print_xlsx``.
    """

    _name = "thads.paper.mixin"
    _description = "Official Paper"

    def _print_pdf(self, report):
        """Print a report of records, a single long one in the background."""
        self.check_access("read")
        if len(self) == 1 and self._is_long():
            return self.env["thads.print.job"]._request(self, report)._open()
        return report.report_action(self, config=False)

    def _count_paper_rows(self) -> int:
        """Return how many rows the table of one record prints, without laying it out.

        To be overridden by papers whose tables can be long.
        """
        return 0

    def _is_long(self) -> bool:
        """Whether the paper has too many rows to wait for."""
        parameters = self.env["ir.config_parameter"].sudo()  # no secret
        limit = int(parameters.get_param("thads_base.print_rows", DEFAULT_ROWS))
        return self._count_paper_rows() > limit and not self._get_kept_file("pdf")

    def _check_is_short(self):
        if self._is_long():
            raise UserError(
                self.env._(
                    "“%s” is long: print it by its own button, and it is made in the "
                    "background.",
                    self.display_name,
                )
            )

    def _estimate_pages(self) -> int:
        """Return about how many pages the paper of one record has."""
        return sum(map(estimate_pages, self._get_sheets()))

    def action_print_docx(self):
        """Download the Word file of one record."""
        return self._download("docx")

    def action_print_xlsx(self):
        """Download the table of one record's paper as an Excel file."""
        return self._download("xlsx")

    def _download(self, extension):
        self.check_access("read")
        if len(self) != 1:
            raise UserError(
                self.env._("These files are made one by one: choose a single paper.")
            )
        return {
            "type": "ir.actions.act_url",
            "url": f"/thads/paper/{self._name}/{self.id}.{extension}",
            "target": "download",
        }

    def _get_paper(self):
        """Return what the paper of one record holds.

        :rtype: odoo.addons.thads_base.tools.paper.Paper
        """
        raise NotImplementedError

    def _complete_paper(self, paper, document):
        """Return the paper of a document with the content of this record, its source.

        :param Paper paper: the document's own; use ``dataclasses.replace`` to give it
            annexes, tables and whatever else comes from this record
        """
        raise NotImplementedError

    def _on_document_issued(self, document):
        """Do what it means for this record, its source, that a document is issued."""

    def _on_scan_kept(self, document):
        """Do what it means for this record, its source, that a scan was uploaded."""

    def _get_paper_name(self) -> str:
        """Return the name of the file of one record, without its extension."""
        return NOT_IN_FILE_NAMES.sub("-", self.display_name or "").strip("-")

    def _get_paper_pages(self) -> dict:
        """Return what the template prints: the sheets and their style."""
        sheets = self._get_sheets()
        return {"sheets": sheets, "css": Markup(stylesheet(sheets))}

    def _get_kept_file(self, extension) -> bytes:
        """Return the file of one record that is kept as it was, empty if there is none.

        :param extension: ``pdf`` or ``docx``
        """
        return b""

    def _render_docx(self) -> bytes:
        """Return the Word file of one record, the kept one where there is one."""
        return self._get_kept_file("docx") or write_docx(
            self._get_sheets(), self.display_name
        )

    def _render_xlsx(self) -> bytes:
        """Return the Excel file of the table in the paper of one record.

        :raises UserError: if the paper has no table
        """
        self.ensure_one()
        self.check_access("read")
        try:
            return write_xlsx(self._get_paper())
        except NoTableError as error:
            raise UserError(
                self.env._("“%s” has no table to be shown in Excel.", self.display_name)
            ) from error

    def _get_sheets(self) -> tuple:
        self.ensure_one()
        self.check_access("read")
        return lay_out(self._get_paper())
