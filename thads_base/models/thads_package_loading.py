import json
from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError

from ..shipped import is_edited
from ..tools import package_rows

# of fields that are not compared: what others say of a record, and files
UNKEPT_TYPES = ("one2many", "binary", "html")


class ThadsPackage(models.Model):
    """Loading the rows of a package: what a person has changed or deleted stays."""

    _inherit = "thads.package"

    def _load_rows(self, model, rows, only_new):
        there = self._find(model, [row["id"] for row in rows])
        self._adopt(model, rows, there)
        kept = {
            record.identifier: record
            for record in self.sudo().record_ids
            if record.res_model == model
        }
        gone = kept.keys() - there.keys()
        open_columns = kept and self._get_open_columns(model, rows, kept, there)
        batches = defaultdict(list)
        for row in rows:
            identifier = row["id"]
            if identifier in gone or (only_new and identifier in kept):
                continue
            columns = open_columns.get(identifier) if identifier in kept else row.keys()
            if columns:
                batches[tuple(columns)].append(package_rows.leave_out(row, gone))
        # what is new comes first: others may name it
        for columns in sorted(batches, key=len, reverse=True):
            batch = batches[columns]
            loaded = self._import(model, columns, batch)
            self._remember(model, columns, batch, loaded, kept)

    def _import(self, model, columns, rows):
        """Write the columns of rows into their records, in one go or not at all."""
        header = ["id", *(column for column in columns if column != "id")]
        target = self.env[model].with_context(
            active_test=False, tracking_disable=True, noupdate=True
        )
        result = target.load(header, [[row[key] for key in header] for row in rows])
        if not result["ids"]:
            texts = [message["message"] for message in result["messages"]]
            raise UserError("\n".join(texts))
        return target.browse(result["ids"])

    def _get_open_columns(self, model, rows, kept, there) -> dict:
        """Return the columns that a reload writes: {identifier: list of columns}.

        Those whose text in the file is another one now, and that no person has changed.
        """
        present = self._snapshot(model, there.values())
        columns = {}
        for row in rows:
            record, identifier = kept.get(row["id"]), row["id"]
            if not record or identifier not in there:
                continue
            now, values = present[there[identifier].id], record._get_values()
            columns[identifier] = [
                column
                for column, text in row.items()
                if (name := column.partition("/")[0]) in values
                and text != record.texts.get(column)
                and values[name] == now[name]
            ]
        return columns

    def _remember(self, model, columns, rows, records, kept):
        """Keep what the file said and what is in the database now."""
        present = self._snapshot(model, records)
        names = {column.partition("/")[0] for column in columns}
        new = []
        for row, record in zip(rows, records, strict=True):
            values = present[record.id]
            if known := kept.get(row["id"]):
                values = {name: values[name] for name in names & values.keys()}
                known.write({"texts": row, "values": {**known._get_values(), **values}})
            else:
                new.append(self._prepare_record(model, row, record, values))
        self.env["thads.package.record"].sudo().create(new)

    def _adopt(self, model, rows, there):
        """Take records that are there for those of rows that were never loaded.

        As another package knows them; else as a person's if a person was the last to
        write them; else as loaded.
        """
        known = set(self.sudo().record_ids.mapped("identifier"))
        found = {
            row["id"]: row
            for row in rows
            if row["id"] in there and row["id"] not in known
        }
        if not found:
            return
        elsewhere = {
            record.identifier: record._get_values()
            for record in self.env["thads.package.record"]
            .sudo()
            .search([("identifier", "in", list(found))])
        }
        present = self._snapshot(model, [there[key] for key in found])
        unedited = {
            key: present[there[key].id] for key in found if not is_edited(there[key])
        }
        values = {**dict.fromkeys(found, {}), **unedited, **elsewhere}
        self.env["thads.package.record"].sudo().create(
            [
                self._prepare_record(model, row, there[key], values[key])
                for key, row in found.items()
            ]
        )
        self._protect(list(found))

    def _protect(self, identifiers):
        """Keep an upgrade from deleting what it no longer finds in a data file."""
        data = self.env["ir.model.data"].sudo()
        names = [identifier.partition(".")[2] for identifier in identifiers]
        data.search(
            [
                ("module", "=", identifiers[0].partition(".")[0]),
                ("name", "in", names),
                ("noupdate", "=", False),
            ]
        ).noupdate = True

    def _prepare_record(self, model, row, record, values) -> dict:
        return {
            "package_id": self.id,
            "identifier": row["id"],
            "res_model": model,
            "res_id": record.id,
            "texts": row,
            "values": values,
        }

    @api.model
    def _find(self, model, identifiers) -> dict:
        """Return the records that are there: {identifier: record}."""
        rows = (
            self.env["ir.model.data"]
            .sudo()
            ._lookup_xmlids(identifiers, self.env[model])
        )
        return {
            f"{module}.{name}": self.env[model].browse(res_id)
            for _id, module, name, _model, _res_id, _noupdate, res_id in rows
            if res_id
        }

    @api.model
    def _snapshot(self, model, records) -> dict:
        """Return what persons write of records, as JSON: {id: {field: value}}."""
        records = self.env[model].browse([record.id for record in records])
        names = [
            name
            for name, field in records._fields.items()
            if field.store
            and name not in models.MAGIC_COLUMNS
            and (not field.compute or not field.readonly)
            and field.type not in UNKEPT_TYPES
        ]
        rows = records.sudo().read(names, load=None)
        return {row["id"]: json.loads(json.dumps(row, default=str)) for row in rows}
