from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..tools.review_tree import find_superiors, order_by_depth

OPENING_GROUPS = ("office", "leader")


class ThadsReview(models.Model):
    """Opening a campaign: a report for every unit of the period, with its outline."""

    _inherit = "thads.review"

    def action_open(self):
        """Open draft campaigns: the units that existed in the period have to report.

        :raises AccessError: unless the user leads the unit in charge, is of an office,
            or of the centre
        :raises UserError: if one is open already, or no unit existed in its period
        """
        self.check_access("write")
        self._check_draft()
        self._check_opener()
        for review in self:
            review.sudo()._open()
        self.env.ref("thads_reporting.ir_cron_start_reports")._trigger()
        return True

    def _check_opener(self):
        user = self.env.user
        over_all = self.env.su or any(
            user.has_group(f"thads_base.group_{group}") for group in OPENING_GROUPS
        )
        units = self.department_id
        if not over_all and set(units.mapped("unit_type")) != {"central_unit"}:
            raise AccessError(
                self.env._("A campaign is opened by the office or a leader.")
            )

    def _open(self):
        units = self._find_units()
        top = self.authority_id
        if not top or not units - top:
            raise UserError(
                self.env._("No unit below %s existed in this period.", top.name)
            )
        superiors = find_superiors((units - top).ids, self._get_parents(), top.id)
        reports = self._create_reports(superiors)
        self.env["thads.review.part"].create(
            [
                {"report_id": report.id, "heading_id": heading.id}
                for report in reports
                for heading in self.heading_ids
                if heading.is_answered
            ]
        )
        self.state = "open"

    def _find_units(self):
        """Return the units of the classes that existed on some day of the period.

        Below the topmost authority or what it succeeded.
        """
        units = self.env["hr.department"]
        alive = units._get_overlap_domain(self.period_start, self.period_end)
        of_classes = Domain.OR(
            unit_class._parse_domain()
            & (
                Domain("id", "child_of", unit_class.root_id.id)
                if unit_class.root_id
                else Domain.TRUE
            )
            for unit_class in self.class_ids
        )
        roots = self._get_predecessors(self.authority_id)
        below = Domain("id", "child_of", roots.ids)
        kinds = Domain("unit_type", "in", ("central", "province", "local"))
        return units.search(alive & of_classes & below & kinds)

    def _get_predecessors(self, unit):
        """Return a unit with all that it has succeeded, one after the other."""
        found = added = unit
        while added := added.predecessor_ids - found:
            found += added
        return found

    def _get_parents(self) -> dict[int, int | None]:
        """Return what was above each unit at the end of the period."""
        units = self.env["hr.department"].with_context(active_test=False)
        found = units.search_fetch([("unit_type", "!=", False)], ["parent_id"])
        former = found._get_former_parents(self.period_end)
        return {unit.id: former.get(unit, unit.parent_id).id or None for unit in found}

    def _create_reports(self, superiors):
        """Create the reports, those above before those below them."""
        top = self.authority_id
        reports = self.env["thads.review.report"]._create_silently(
            [self._prepare_report(top, self.department_id)]
        )
        by_unit = {top.id: reports}
        days = {tier.level: tier.date_due for tier in self.tier_ids}
        units = self.env["hr.department"]
        for unit_ids in order_by_depth(superiors, top.id):
            tier = units.browse(unit_ids)
            created = reports._create_silently(
                [
                    {
                        **self._prepare_report(unit, unit._get_writing_unit()),
                        "parent_id": by_unit[superiors[unit.id]].id,
                        "date_due": days.get(unit.unit_type),
                    }
                    for unit in tier
                ]
            )
            by_unit.update(zip(unit_ids, created, strict=True))
            reports += created
        reports[0].date_due = days.get(top.unit_type)
        return reports

    def _prepare_report(self, unit, writer) -> dict:
        return {
            "review_id": self.id,
            "department_id": unit.id,
            "drafting_unit_id": writer.id,
        }
