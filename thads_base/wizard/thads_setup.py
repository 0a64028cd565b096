from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools import vietnam_time
from ..tools.unit_package import read_provinces

STEPS = [
    ("province", "Units"),
    ("staff", "Staff"),
    ("use", "Procedures and Services"),
    ("numbers", "Numbers and Days"),
    ("office", "Mail and Logo"),
    ("missing", "What Is Missing"),
]
STEP_ORDER = [step for step, _label in STEPS]
MAX_ROOMS = 60


class ThadsSetup(models.TransientModel):
    """Leads an administrator from a new database to a working office, step by step.

    Each step is done when its button is pressed, and may be done again: what is there
    stays. The command ``thads_setup`` does the same.
    """

    _name = "thads.setup"
    _description = "Set-Up"

    step = fields.Selection(STEPS, required=True, default="province")
    province_code = fields.Selection(
        "_get_provinces",
        string="Which Province",
        default=lambda self: self._default_province_code(),
    )
    province_id = fields.Many2one(
        "hr.department",
        string="Provincial Authority",
        compute="_compute_province_id",
    )
    room_count = fields.Integer(
        string="Number of Local Rooms",
        help="They are numbered from 1 on; names are corrected afterwards. Not asked "
        "for where the data package lists them.",
    )
    place = fields.Char(
        default=lambda self: self._default_place(),
        help="Printed before the date of the papers of all its units.",
    )
    unit_ids = fields.Many2many(
        "hr.department", string="Units", compute="_compute_unit_ids"
    )
    procedure_ids = fields.Many2many(
        "thads.procedure",
        string="Procedures",
        default=lambda self: self.env["thads.procedure"].search([]),
        help="Those that are not ticked end yesterday.",
    )

    def _compute_display_name(self):
        self.display_name = self.env._("Set-Up")

    @api.model
    def _get_provinces(self):
        return [(code, f"{code} - {name}") for code, name in read_provinces().items()]

    @api.model
    def _default_province_code(self):
        return self._find_province().code

    @api.model
    def _default_place(self):
        province = self._find_province()
        package = self.env["thads.package"].search(
            [("code", "=", f"units:{province.code}")]
        )
        return package.place or province.place

    @api.model
    def _find_province(self):
        """Return the provincial authority that was set up last, if any."""
        known = [code for code, _name in self._get_provinces()]
        return self.env["hr.department"].search(
            [
                ("unit_type", "=", "province"),
                ("code", "in", known),
                ("date_to", "=", False),
            ],
            order="id desc",
            limit=1,
        )

    @api.depends("province_code", "step")
    def _compute_province_id(self):
        for setup in self:
            setup.province_id = setup._get_province()

    def _get_province(self):
        return self.env["hr.department"].search(
            [
                ("code", "=", self.province_code or False),
                ("unit_type", "=", "province"),
                ("date_to", "=", False),
            ],
            limit=1,
        )

    @api.depends("province_id")
    def _compute_unit_ids(self):
        for setup in self:
            setup.unit_ids = setup._get_units()

    def _get_units(self):
        """Return the units of the province that are there today."""
        if not self.province_id:
            return self.env["hr.department"]
        return self.env["hr.department"].search(
            Domain("id", "child_of", self.province_id.id)
            & self.env["hr.department"]._get_valid_domain(vietnam_time.today())
        )

    def action_make_units(self):
        """Load the units of the province that are not there, and stay at this step.

        :raises AccessError: unless the user is an administrator
        :raises UserError: without a province, or if its data is wrong
        """
        self.ensure_one()
        if not self.province_code:
            raise UserError(self.env._("Choose a province."))
        if not 0 <= self.room_count <= MAX_ROOMS:
            raise UserError(
                self.env._("A province has at most %s local rooms.", MAX_ROOMS)
            )
        values = {"room_count": self.room_count, "place": self.place}
        given = {name: value for name, value in values.items() if value}
        self.env["thads.package"]._load(f"units:{self.province_code}", **given)
        self.invalidate_recordset(["province_id", "unit_ids"])
        return self._show()

    def action_next(self):
        """Do what the step asks for, and go to the next one."""
        self.ensure_one()
        self._check_step()
        getattr(self, f"_apply_{self.step}")()
        position = STEP_ORDER.index(self.step)
        return self._go_to(STEP_ORDER[min(position + 1, len(STEP_ORDER) - 1)])

    def action_back(self):
        """Go to the step before, and do nothing."""
        self.ensure_one()
        position = STEP_ORDER.index(self.step)
        return self._go_to(STEP_ORDER[max(position - 1, 0)])

    def _check_step(self):
        if self.step != "missing" and not self.province_id:
            raise UserError(self.env._("Choose a province, and make its units first."))

    def _go_to(self, step):
        self.step = step
        getattr(self, f"_enter_{step}", lambda: None)()
        return self._show()

    def _show(self):
        """Open the set-up where it stands."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Set-Up"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "main",
        }

    def _apply_province(self):
        """Nothing is left to do: units are made by a button of their own."""

    def _apply_staff(self):
        """Nothing is left to do: staff is loaded by a button of its own."""

    def _apply_use(self):
        """End the procedures that are not ticked."""
        procedures = self.env["thads.procedure"]
        if unticked := procedures.search([("id", "not in", self.procedure_ids.ids)]):
            unticked.date_to = fields.Date.subtract(vietnam_time.today(), days=1)

    def _apply_missing(self):
        """It is the last step."""
