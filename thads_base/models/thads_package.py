import csv

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import file_open

from ..tools import package_rows


class ThadsPackage(models.Model):
    """Data that an office starts from, loaded from files that come with the addons.

    Of each record it keeps what the file said and what was then in the database. What
    differs from that is a person's, deleted records included, and no reload or removal
    touches it. Files are found in ``data/`` of the repository.
    """

    _name = "thads.package"
    _description = "Data Package"
    _order = "code"
    _rec_name = "code"

    code = fields.Char(required=True, help="By which commands name it.")
    name = fields.Char(compute="_compute_name")
    room_count = fields.Integer(
        string="Local Rooms", help="How many a province has whose list is not known."
    )
    place = fields.Char(help="Of the units of a province.")
    state = fields.Selection(
        [("loaded", "Loaded"), ("removed", "Removed")],
        required=True,
        default="loaded",
    )
    datetime_loaded = fields.Datetime(string="Last Loaded")
    record_ids = fields.One2many("thads.package.record", "package_id")
    record_count = fields.Integer(compute="_compute_counts")
    changed_count = fields.Integer(
        string="Changed",
        compute="_compute_counts",
        help="Changed since by a person: no reload or removal touches these.",
    )
    deleted_count = fields.Integer(
        string="Deleted",
        compute="_compute_counts",
        help="Deleted since by a person: a reload does not bring them back.",
    )
    is_removable = fields.Boolean(compute="_compute_is_removable")

    _code_uniq = models.Constraint("UNIQUE(code)", "This package is there already.")

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_name(self):
        for package in self:
            package.name = package._get_title()

    @api.depends("name")
    def _compute_display_name(self):
        for package in self:
            package.display_name = package.name

    def _compute_counts(self):
        for package in self:
            states = package.record_ids.mapped("state")
            package.record_count = len(states)
            package.changed_count = states.count("changed")
            package.deleted_count = states.count("deleted")

    def _compute_is_removable(self):
        for package in self:
            package.is_removable = package._can_be_removed()

    def _get_title(self) -> str:
        if self.code == "document_types":
            return self.env._("Document types")
        return self.code

    def _can_be_removed(self) -> bool:
        """Whether the addons work without what one package brings."""
        return self.code != "document_types"

    def _read_rows(self) -> list[tuple[str, list[dict[str, str]]]]:
        """Return what the files of one package say, as models and their rows.

        A row has the columns of Odoo's import. Its ``id`` and what ``…/id`` names are
        complete external identifiers; it comes after the rows that it names.

        :raises UserError: if there is no such package
        """
        if self.code == "document_types":
            return [self._read_file("thads_base", "document_types/thads.document.type")]
        raise UserError(self.env._("There is no data package “%s”.", self.code))

    @api.model
    def _read_file(self, addon, path) -> tuple[str, list[dict[str, str]]]:
        """Return the model and the rows of a file that is named after its model."""
        with file_open(f"{addon}/data/{path}.csv") as file:
            rows = package_rows.complete(csv.DictReader(file), addon)
        return path.rpartition("/")[2], rows

    @api.model
    def _load(self, code, **values):
        """Load a package, or load it again.

        :param str code: such as ``services``, or ``units:08``
        :param values: of the package itself, such as ``room_count``
        :raises AccessError: unless the user is an administrator
        :raises UserError: if a file is wrong; nothing is loaded then
        """
        self._check_admin()
        package = self.sudo().search([("code", "=", code)])
        if package:
            package.write(values)
        else:
            package = self.sudo().create({"code": code, **values})
        package = package.with_env(self.env)
        package._reload()
        return package

    @api.model
    def _load_shipped(self, code):
        """Load a package at the installation; at an upgrade, what is new in its files.

        One that was removed stays away.
        """
        package = self.search([("code", "=", code)])
        if not package:
            self._load(code)
        elif package.state == "loaded":
            package._reload(only_new=True)

    def action_reload(self):
        """Bring what nobody has changed to what the files say now."""
        self._check_admin()
        for package in self:
            package._reload()

    def action_remove(self):
        """Delete what nobody has changed and nothing uses; say what stays."""
        self._check_admin()
        staying = sum(package._remove() for package in self)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": self.env._(
                    "Removed. %s records stay: they were changed, or are in use.",
                    staying,
                ),
                "type": "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _check_admin(self):
        """Raise unless the user may load and remove packages.

        :raises AccessError: for everybody but administrators
        """
        if not self.env.su and not self.env.user.has_group("thads_base.group_admin"):
            raise AccessError(
                self.env._("Only administrators load and remove data packages.")
            )

    def _reload(self, only_new=False):
        """Load one package; with ``only_new``, only rows that never were loaded."""
        for model, rows in self._read_rows():
            self._load_rows(model, rows, only_new)
        self.sudo().write({"state": "loaded", "datetime_loaded": fields.Datetime.now()})
