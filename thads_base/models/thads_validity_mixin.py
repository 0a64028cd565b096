from datetime import date
from itertools import pairwise

from odoo import api, fields, models
from odoo.fields import Domain

from ..tools import vietnam_time


class ThadsValidityMixin(models.AbstractModel):
    """Something that holds from one day to another.

    Both days are included; a missing one leaves the period open on that side.
    """

    _name = "thads.validity.mixin"
    _description = "Validity Period"

    date_from = fields.Date(string="Valid From", help="First day, included.")
    date_to = fields.Date(
        string="Valid To", help="Last day, included. Empty: until further notice."
    )
    is_current = fields.Boolean(
        compute="_compute_is_current",
        search="_search_is_current",
        help="Valid today, by the date in Vietnam.",
    )

    _validity_check = models.Constraint(
        "CHECK(date_from <= date_to)", "The last day cannot come before the first one."
    )

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        current = self._filter_valid(vietnam_time.today())
        current.is_current = True
        (self - current).is_current = False

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return self._get_valid_domain(vietnam_time.today())

    def _get_valid_domain(self, day) -> Domain:
        """Domain of the records valid on ``day``."""
        return self._get_overlap_domain(day, day)

    def _filter_valid(self, day):
        """Those of the records that are valid on ``day``."""
        return self.filtered_domain(self._get_valid_domain(day))

    def _get_overlap_domain(self, first, last) -> Domain:
        """Domain of the records valid on some day of a period, both ends included.

        :param first: a date, or a falsy value for a period without beginning
        :param last: a date, or a falsy value for a period without end
        """
        starts = Domain("date_from", "=", False) | Domain("date_from", "<=", last)
        ends = Domain("date_to", "=", False) | Domain("date_to", ">=", first)
        return (starts if last else Domain.TRUE) & (ends if first else Domain.TRUE)

    def _find_overlap(self, key, domain=Domain.TRUE):
        """Two records with the same ``key`` that are valid on a same day.

        Compares the records with all others of the database.

        :param str key: name of a field; records where it is empty never clash
        :param domain: only records matching it count
        :return: both records, the earlier first, or no record
        """
        keys = self.mapped(key)
        rivals = self.search(
            domain
            & Domain(key, "!=", False)
            & Domain(key, "in", getattr(keys, "ids", keys))
        )
        for group in rivals.grouped(key).values():
            ordered = group.sorted(lambda record: record.date_from or date.min)
            for earlier, later in pairwise(ordered):
                if (earlier.date_to or date.max) >= (later.date_from or date.min):
                    return earlier + later
        return self.browse()
