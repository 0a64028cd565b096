from odoo import models

from ..tools import vietnam_time


class ThadsDocument(models.Model):
    """The number and day that a document gets when it is issued."""

    _inherit = "thads.document"

    def _sorted_by_series(self):
        """Put the documents in one order for all, so that no issuers deadlock."""
        return self.sorted(lambda doc: (doc.department_id.id, doc.type_id.id, doc.id))

    def _give_number(self):
        day = self._get_day()
        self._confirm_signing(day)
        self._engine().write(
            {
                "number": self._take_number(day),
                "date": day,
                "state": "issued",
                # a draft has no files, whatever was attached in their place
                "pdf_file": False,
                "docx_file": False,
            }
        )

    def _take_number(self, day) -> int:
        """Return the next number of the paper's series, 0 for one without numbers."""
        if not self.type_id.is_numbered:
            return 0
        counters = self.env["thads.counter"]
        return counters._take_number(self.department_id, self.type_id, day)

    def _get_day(self):
        return self.date or vietnam_time.today()
