from odoo import models

from ..tools.register import short_date


class ThadsStep(models.Model):
    """A late step as a row of the table that the office prints."""

    _inherit = "thads.step"

    def _get_urging_row(self, sent) -> tuple[str, ...]:
        """Return the texts of one late step.

        :param sent: who was told of it, records of ``thads.escalation``
        """
        told = sent.filtered("user_id")
        seen = told.filtered("datetime_acknowledged")
        return (
            self._get_responsible_name(),
            self.definition_id.name,
            self.res_name or "",
            short_date(self.deadline),
            str(self.days_late),
            "\n".join(
                dict.fromkeys(
                    f"{short_date(row.date)}: {row.user_id.sudo().name}" for row in told
                )
            ),
            "\n".join(dict.fromkeys(seen.user_id.sudo().mapped("name"))),
        )
