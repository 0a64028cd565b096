from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class ThadsPackage(models.Model):
    """Removing a package: what a person has changed, or something uses, stays."""

    _inherit = "thads.package"

    # what goes with a record: (model, field that names the record)
    _PARTS = {("thads.department.name", "department_id")}

    def _remove(self) -> int:
        """Delete what is as it was loaded and not used, and forget one package.

        :return: how many records stay
        :raises UserError: if the addons need it
        """
        if not self._can_be_removed():
            raise UserError(
                self.env._(
                    "The addons need “%s”. Change what is not wanted in it instead.",
                    self.name,
                )
            )
        kept = self.sudo().record_ids
        doomed = defaultdict(set)
        shared = (
            self.env["thads.package.record"]
            .sudo()
            .search(
                [
                    ("identifier", "in", kept.mapped("identifier")),
                    ("package_id", "!=", self.id),
                ]
            )
        )
        shared = set(shared.mapped("identifier"))
        for record in kept:
            if record.state == "loaded" and record.identifier not in shared:
                doomed[record.res_model].add(record.res_id)
        while used := self._find_used(doomed):
            for model, ids in used.items():
                doomed[model] -= ids
        staying = len(kept.filtered(lambda record: record.state != "deleted"))
        # what names others was loaded after them
        for model in reversed(dict.fromkeys(kept.mapped("res_model"))):
            self.env[model].browse(doomed[model]).unlink()
            staying -= len(doomed[model])
        kept.unlink()
        self.sudo().write({"state": "removed", "datetime_loaded": False})
        return staying

    def _find_used(self, doomed) -> dict:
        """Return which records others name that are to stay: {model: set of ids}."""
        self.env.flush_all()
        used = defaultdict(set)
        for table, column, target, own in self._get_references(doomed):
            rows = self.env.execute_query(
                SQL(
                    "SELECT DISTINCT %(column)s FROM %(table)s "
                    "WHERE %(column)s = ANY(%(ids)s) AND NOT %(own)s = ANY(%(doomed)s)",
                    column=SQL.identifier(column),
                    table=SQL.identifier(table),
                    ids=list(doomed[target]),
                    own=SQL.identifier(own[0]),
                    doomed=list(doomed.get(own[1], ())),
                )
            )
            used[target] |= {res_id for (res_id,) in rows}
        return {model: ids for model, ids in used.items() if ids}

    @api.model
    def _get_references(self, models_) -> list:
        """Return what may name records of some models.

        :return: (table, column, model that is named, (column of who names it, its
            model))
        """
        found = []
        for model in self.env.registry.values():
            if not model._auto or model._transient or model._abstract:
                continue
            for field in model._fields.values():
                target = field.store and field.comodel_name
                if target not in models_ or (model._name, field.name) in self._PARTS:
                    continue
                if field.type == "many2one":
                    found.append(
                        (model._table, field.name, target, ("id", model._name))
                    )
                elif field.type == "many2many":
                    own = (field.column1, model._name)
                    found.append((field.relation, field.column2, target, own))
        return found
