from odoo import models
from odoo.exceptions import UserError

from ..tools import package_rows
from ..tools.unit_package import (
    CENTRAL,
    UnknownProvince,
    get_own_identifier,
    read_renames,
    read_units,
)

# of the external identifiers of what was loaded; no addon has this name
PREFIX = "thads_package"
KIND = "units:"
# fields that are written once the units are there
SETTLED = ("name", "short_name", "office_id")


class ThadsPackage(models.Model):
    """The units of one province, of the centre and of what there was before."""

    _inherit = "thads.package"

    def _get_title(self):
        if self.code.startswith(KIND):
            return self.env._("Units of province %s", self._get_province_code())
        return super()._get_title()

    def _get_province_code(self) -> str:
        return self.code.removeprefix(KIND)

    def _read_rows(self):
        if not self.code.startswith(KIND):
            return super()._read_rows()
        code = self._get_province_code()
        try:
            rows = read_units(code, self.room_count, self.place or "")
        except UnknownProvince as error:
            raise UserError(
                self.env._("There is no province with the code %s.", code)
            ) from error
        return [("hr.department", package_rows.complete(rows, PREFIX))]

    def _reload(self, only_new=False):
        if not self.code.startswith(KIND):
            return super()._reload(only_new)
        own = f"{PREFIX}.{get_own_identifier(self._get_province_code())}"
        self._adopt_entered_units()
        was_there = own in self._find("hr.department", [own])
        super()._reload(only_new)
        if not was_there and own in self._find("hr.department", [own]):
            self._settle_province(own)

    def _adopt_entered_units(self):
        """Take units that somebody entered with a code of the package for its own.

        They stay as they are.
        """
        [(model, rows)] = self._read_rows()
        known = self._find(model, [row["id"] for row in rows])
        known |= dict.fromkeys(self.sudo().record_ids.mapped("identifier"))
        wanted = {
            row["code"]: row for row in rows if row["code"] and row["id"] not in known
        }
        units = self.env[model].search(
            [("code", "in", list(wanted)), ("date_to", "=", False)]
        )
        self.env["ir.model.data"].sudo()._update_xmlids(
            [
                {"xml_id": wanted[unit.code]["id"], "record": unit, "noupdate": True}
                for unit in units
            ]
        )
        self.env["thads.package.record"].sudo().create(
            [self._prepare_record(model, wanted[unit.code], unit, {}) for unit in units]
        )

    def _settle_province(self, own):
        """Say which unit is the office, and what the province was called later."""
        central = f"{PREFIX}.{CENTRAL}"
        units = self._find(
            "hr.department", [own, f"{own}_01", central, f"{central}_01"]
        )
        for authority in (own, central):
            office = units.get(f"{authority}_01")
            if authority in units and office and not units[authority].office_id:
                units[authority].office_id = office
        self.env["thads.department.name"].create(
            [
                {**name, "department_id": units[own].id}
                for name in read_renames(self._get_province_code())
            ]
        )
        self._keep_settled([units[key] for key in (own, central) if key in units])

    def _keep_settled(self, authorities):
        """Keep the name that is in force now, and the office, as what was loaded."""
        present = self._snapshot("hr.department", authorities)
        kept = self.env["thads.package.record"].sudo()
        for record in kept.search(
            [("res_model", "=", "hr.department"), ("res_id", "in", list(present))]
        ):
            if record._get_values():
                now = present[record.res_id]
                settled = {name: now[name] for name in SETTLED}
                record.values = {**record._get_values(), **settled}
