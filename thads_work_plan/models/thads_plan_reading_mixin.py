from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Command


class Reading(NamedTuple):
    """Fields that are read from the words of another field.

    :param source: field with the words as printed
    :param targets: fields that hold what they mean
    :param flag: boolean field, set when a person has confirmed or set the targets
    """

    source: str
    targets: tuple[str, ...]
    flag: str


class ThadsPlanReadingMixin(models.AbstractModel):
    """Words of a plan beside what they are read as.

    The reading is computed and stored. A person confirms it or sets something else,
    which is then kept; changed words are read anew.

    Inheriting models name in ``_plan_parent`` the field of the record above, whose
    plan is theirs as well.
    """

    _name = "thads.plan.reading.mixin"
    _description = "Words of a Plan and Their Reading"

    _plan_parent: str

    plan_id = fields.Many2one(
        "thads.plan",
        compute="_compute_plan_id",
        store=True,
        precompute=True,
        index=True,
        # or else the ORM would compute it record by record, also where it is given
        readonly=False,
    )

    @api.depends(lambda self: self._get_plan_path())
    def _compute_plan_id(self):
        for record in self:
            record.plan_id = record[self._plan_parent].plan_id

    @api.model
    def _get_plan_path(self):
        parent = getattr(self, "_plan_parent", None)
        return (f"{parent}.plan_id",) if parent else ()

    @api.model_create_multi
    def create(self, vals_list):
        marked = [self._mark_readings(self._set_plan(vals)) for vals in vals_list]
        return super().create(self._add_readings(marked))

    def write(self, vals):
        """Write what is the record's own.

        What repeats a field of the record above, such as the plan, is left as it is
        there.
        """
        own = {
            name: value
            for name, value in vals.items()
            if name != "plan_id" and not getattr(self._fields.get(name), "related", 0)
        }
        return super().write(self._mark_readings(own))

    @api.model
    def _set_plan(self, vals):
        """Return ``vals`` with the plan of the record above, whatever was given."""
        own = {name: value for name, value in vals.items() if name != "plan_id"}
        parent_id = vals.get(self._plan_parent)
        if parent_id:
            parent = self.env[self._fields[self._plan_parent].comodel_name]
            own["plan_id"] = parent.browse(parent_id).plan_id.id
        return own

    def copy_data(self, default=None):
        """Copy what a person has set; the rest is read anew in the copy."""
        data = super().copy_data(default)
        for values in data:
            for reading in self._get_readings():
                if not values.get(reading.flag):
                    for name in reading.targets:
                        values.pop(name, None)
        return data

    def _get_readings(self) -> list[Reading]:
        return []

    def _read_cells(self, reading, cells) -> list[dict]:
        """Read many cells.

        :param cells: pairs of a text, which may be empty, and the plan it stands in
        :return: for each cell the values of ``reading.targets``, records as lists of
            ids
        """
        raise NotImplementedError

    @api.model
    def _add_readings(self, vals_list) -> list[dict]:
        """Return values of new records with what their words are read as.

        The ORM would compute it record by record; here all of them are read at once.
        """
        plans = self.env["thads.plan"]
        for reading in self._get_readings():
            unread = [
                index
                for index, vals in enumerate(vals_list)
                if vals.get("plan_id")
                and reading.source in vals
                and not vals.get(reading.flag)
                and vals.keys().isdisjoint(reading.targets)
            ]
            cells = [
                (vals_list[i][reading.source], plans.browse(vals_list[i]["plan_id"]))
                for i in unread
            ]
            found = self._read_cells(reading, cells)
            for index, values in zip(unread, found, strict=True):
                vals_list[index] = {**vals_list[index], **self._to_commands(values)}
        return vals_list

    def _compute_reading(self, reading):
        """Read the words anew where nobody has confirmed what they mean."""
        confirmed = self.filtered(reading.flag)
        for record in confirmed:
            record.update({name: record[name] for name in reading.targets})
        unread = self - confirmed
        cells = [(record[reading.source], record.plan_id) for record in unread]
        for record, values in zip(
            unread, self._read_cells(reading, cells), strict=True
        ):
            record.update(self._to_commands(values))

    def _to_commands(self, values) -> dict:
        return {
            name: [Command.set(value)]
            if self._fields[name].type == "many2many"
            else value
            for name, value in values.items()
        }

    def _mark_readings(self, vals):
        """Return ``vals`` with the flags of what a person sets in them.

        A form sends what was read from changed words back together with the words:
        that is no decision of a person, and left to the computation.
        """
        for reading in self._get_readings():
            if reading.flag not in vals and (
                reading.source in vals or not vals.keys().isdisjoint(reading.targets)
            ):
                vals = self._mark_reading(reading, vals)
        return vals

    def _mark_reading(self, reading, vals):
        """Return ``vals`` with the flag of one reading."""
        if reading.source not in vals:
            return {**vals, reading.flag: True}
        rest = {name: vals[name] for name in vals if name not in reading.targets}
        given = {name: vals[name] for name in vals if name in reading.targets}
        if given:
            draft = self.new(vals, origin=self[:1])
            cell = (vals[reading.source], draft.plan_id)
            [read] = self._read_cells(reading, [cell])
            if any(_get_plain(draft[name]) != read[name] for name in given):
                return {**rest, **self._to_commands(read), **given, reading.flag: True}
        return {**rest, reading.flag: False}


def _get_plain(value):
    """Return a field's value, with records as a list of ids."""
    return value._origin.ids if isinstance(value, models.BaseModel) else value
