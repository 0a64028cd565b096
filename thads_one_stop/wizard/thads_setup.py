from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools.staff_file import Column
from odoo.addons.thads_base.wizard.thads_setup_missing import Missing


class ThadsSetup(models.TransientModel):
    """The services that are received, and who sits at the one-stop desk."""

    _inherit = "thads.setup"

    service_ids = fields.Many2many(
        "thads.service",
        string="Services",
        context={"active_test": False},
        default=lambda self: self.env["thads.service"].search([]),
        help="Those that are not ticked are archived. A service without a time limit "
        "needs it before it is put in use.",
    )

    def _get_staff_columns(self):
        return (*super()._get_staff_columns(), Column("desk", "yes"))

    def _get_staff_labels(self):
        return {**super()._get_staff_labels(), "desk": self.env._("One-Stop Desk")}

    def _prepare_post(self, row, user):
        is_desk = row["desk"]
        if is_desk is None and row["role"]:
            is_desk = row["role"].is_desk
        return {**super()._prepare_post(row, user), "is_desk": bool(is_desk)}

    def _apply_use(self):
        """Put the ticked services in use, and archive the others.

        :raises UserError: if one of them has no time limit
        """
        services = self.env["thads.service"]
        if limitless := self.service_ids.filtered(lambda service: not service.limit):
            raise UserError(
                self.env._(
                    "Enter the time limit of “%s” before you put it in use.",
                    limitless[0].name,
                )
            )
        services.search([("id", "not in", self.service_ids.ids)]).active = False
        self.service_ids.filtered(lambda service: not service.active).active = True
        return super()._apply_use()

    def _find_missing(self):
        return [*super()._find_missing(), *self._find_missing_desks()]

    def _find_missing_desks(self):
        if not self.province_id:
            return
        services = self.env["thads.service"].search([("is_one_stop", "=", True)])
        if not services:
            yield Missing(
                self.env._("The one-stop desk receives no service."),
                self.env._("Tick some at the step “Procedures and Services”."),
                "thads_one_stop.thads_service_action",
            )
        for service in services.filtered("is_uncertain"):
            yield Missing(
                self.env._("To be confirmed: %s", service.name),
                service.uncertainty or service.legal_basis or "",
                "thads_one_stop.thads_service_action",
            )
        desks = self.env["thads.position"].search(
            [
                ("department_id", "child_of", self.province_id.id),
                ("is_desk", "=", True),
                ("is_current", "=", True),
            ]
        )
        receiving = {post._get_desk_unit() for post in desks if post.user_id}
        if self.province_id not in receiving:
            yield Missing(
                self.env._("Nobody sits at the one-stop desk of the authority."),
                self.env._("Tick “One-Stop Desk” on a post of its office."),
                "thads_base.thads_position_action",
            )
