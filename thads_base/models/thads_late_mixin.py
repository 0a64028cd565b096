from odoo import api, fields, models
from odoo.fields import Domain


class ThadsLateMixin(models.AbstractModel):
    """What is overdue today, in lists and in searches alike, said once as a domain.

    A model says which of its records are in ``_get_late_domain``.
    """

    _name = "thads.late.mixin"
    _description = "Has a Deadline"

    is_late = fields.Boolean(
        string="Overdue", compute="_compute_is_late", search="_search_is_late"
    )

    @api.depends(lambda self: self._get_late_fields())
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        late.is_late = True
        (self - late).is_late = False

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return self._get_late_domain()

    def _get_late_fields(self) -> list[str]:
        """Return on which fields it depends whether something is late."""
        conditions = self._get_late_domain().iter_conditions()
        return sorted({condition.field_expr for condition in conditions})

    @api.model
    def _get_late_domain(self) -> Domain:
        """Return what is late today, in fields of the model itself.

        To be overridden.
        """
        return Domain.FALSE
