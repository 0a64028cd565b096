from ast import literal_eval

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools import vietnam_time


class ThadsDepartmentClass(models.Model):
    """Units that plans name together, such as "Các Chi cục THADS".

    A class stands for the units that exist on a day, so that the same words of an older
    plan and of a newer one each mean the units of their time.
    """

    _name = "thads.department.class"
    _description = "Class of Units"
    _order = "sequence, id"

    name = fields.Char(required=True, help="As plans and papers name these units.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    aliases = fields.Text(help="Other ways of naming these units, one per line.")
    domain = fields.Char(
        string="Units", required=True, default="[]", help="What these units share."
    )
    root_id = fields.Many2one(
        "hr.department",
        string="Only Under",
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: anywhere in the system.",
    )
    unit_count = fields.Integer(
        string="Units Today", compute="_compute_unit_count", help="Today in Vietnam."
    )

    @api.depends("domain", "root_id")
    def _compute_unit_count(self):
        today = vietnam_time.today()
        for unit_class in self:
            unit_class.unit_count = self.env["hr.department"].search_count(
                unit_class._get_unit_domain(today)
            )

    @api.constrains("domain")
    def _check_domain(self):
        for unit_class in self:
            try:
                unit_class._parse_domain().validate(self.env["hr.department"])
            except (ValueError, SyntaxError) as error:
                raise ValidationError(
                    self.env._(
                        "The condition of “%(name)s” cannot be read: %(error)s",
                        name=unit_class.name,
                        error=error,
                    )
                ) from error

    def action_open_units(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_base.hr_department_action"
        )
        domain = self._get_unit_domain(vietnam_time.today())
        return {**action, "name": self.name, "domain": list(domain)}

    def _expand(self, day, under=None):
        """Units of the classes that are valid on ``day``.

        :param under: unit whose subtree, itself included, limits the result
        :return: each unit once, in the order of the organisation
        """
        return self.env["hr.department"].search(
            Domain.OR(
                unit_class._get_unit_domain(day, under=under) for unit_class in self
            )
        )

    def _get_unit_domain(self, day, under=None) -> Domain:
        domain = self._get_member_domain() & self.env[
            "hr.department"
        ]._get_valid_domain(day)
        return domain & Domain("id", "child_of", under.id) if under else domain

    def _get_member_domain(self) -> Domain:
        """Domain of the units of one class, of any day."""
        domain = self._parse_domain()
        root = self.root_id
        return domain & Domain("id", "child_of", root.id) if root else domain

    def _parse_domain(self) -> Domain:
        return Domain(literal_eval(self.domain))
