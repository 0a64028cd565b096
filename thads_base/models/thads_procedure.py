from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.safe_eval import safe_eval

from ..tools import vietnam_time
from ..tools.procedure_graph import ProcedureGraph


class ThadsProcedure(models.Model):
    """The legal way of a kind of records, as steps with actors and clocks.

    An administrator enters it and its versions by date. What runs keeps the version it
    was started with, so the steps of a version that was used do not change: a new
    version is made instead.
    """

    _name = "thads.procedure"
    _description = "Procedure"
    _inherit = ["thads.validity.mixin"]
    _order = "code, date_from desc"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, index=True, help="As in 253/2025.")
    name = fields.Char(required=True)
    res_model = fields.Selection(
        selection="_get_models",
        string="Records",
        required=True,
        help="What goes this way.",
    )
    domain = fields.Char(
        string="Applies To",
        help="Condition on the records, empty for all of them.",
    )
    legal_basis = fields.Text()
    is_provisional = fields.Boolean(
        string="Provisional",
        help="Stands in for a text that is not known yet: an administrator confirms "
        "its clocks.",
    )
    note = fields.Text(help="What is uncertain, and who has to confirm it.")
    date_from = fields.Date(required=True)
    active = fields.Boolean(
        compute="_compute_active",
        store=True,
        help="In force today. Earlier and later versions are found as archived.",
    )
    step_ids = fields.One2many(
        "thads.procedure.step",
        "procedure_id",
        string="Steps",
        domain=[("is_on_request", "=", False)],
        copy=False,
    )
    request_step_ids = fields.One2many(
        "thads.procedure.step",
        "procedure_id",
        string="Opinions on Request",
        domain=[("is_on_request", "=", True)],
        copy=False,
        help="How somebody is asked while a record is drafted; nothing waits for it.",
    )
    is_used = fields.Boolean(
        compute="_compute_is_used", help="Records have started on this version."
    )

    _code_date_from_uniq = models.Constraint(
        "UNIQUE(code, date_from)",
        "There is a version of this procedure from that day already.",
    )

    @api.model
    def _get_models(self):
        """Return the models whose records can go through a procedure."""
        mixin = self.env.registry["thads.procedure.mixin"]
        return [
            (name, self.env["ir.model"]._get(name).name)
            for name, model in self.env.registry.items()
            if issubclass(model, mixin) and not model._abstract
        ]

    def _compute_is_used(self):
        used = self._filter_used()
        for procedure in self:
            procedure.is_used = procedure in used

    def _filter_used(self):
        """Return those that records have started on."""
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT procedure_id FROM thads_procedure_step definition "
                "WHERE procedure_id = ANY(%s) AND EXISTS (SELECT FROM thads_step "
                "WHERE definition_id = definition.id)",
                self.ids,
            )
        )
        return self.browse(procedure_id for (procedure_id,) in rows)

    @api.depends("date_from", "date_to")
    def _compute_active(self):
        for procedure in self:
            procedure.active = procedure.is_current

    @api.depends("code", "name")
    def _compute_display_name(self):
        for procedure in self:
            procedure.display_name = f"{procedure.code} - {procedure.name}"

    @api.constrains("code", "date_from", "date_to")
    def _check_versions(self):
        if clash := self._with_all_versions()._find_overlap("code"):
            raise ValidationError(
                self.env._(
                    "Two versions of %(code)s are valid at the same time. Enter the "
                    "last day of the earlier one first.",
                    code=clash[0].code,
                )
            )

    def copy_data(self, default=None):
        """Prepare the next version: after the last day of this one, if it has one."""
        vals_list = super().copy_data(default)
        for procedure, vals in zip(self, vals_list, strict=True):
            if "date_from" not in (default or {}):
                vals["date_from"] = procedure._get_next_day()
            vals["date_to"] = False
        return vals_list

    def copy(self, default=None):
        copies = super().copy(default)
        for procedure, copied in zip(self, copies, strict=True):
            procedure._copy_steps(copied)
        return copies

    def _copy_steps(self, copied):
        """Give another version the same steps, following one another as here."""
        steps = self.env["thads.procedure.step"]
        twins = {}
        for step in steps.browse(self._get_graph().find_order()):
            [values] = step.copy_data(
                {
                    "procedure_id": copied.id,
                    "predecessor_ids": [twins[key] for key in step.predecessor_ids.ids],
                    "return_step_id": twins.get(step.return_step_id.id),
                }
            )
            twins[step.id] = steps.create(values).id
        self.request_step_ids.copy({"procedure_id": copied.id})

    def action_new_version(self):
        """Copy one procedure as its next version, and open that.

        :raises UserError: if this one has no last day yet
        """
        self.ensure_one()
        if not self.date_to:
            raise UserError(
                self.env._(
                    "Enter the last day of this version first: the new one begins on "
                    "the day after it."
                )
            )
        return self.copy()._get_records_action()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_unused(self):
        """Raise if records have gone by one of these versions."""
        if used := self._filter_used():
            raise UserError(
                self.env._(
                    "Records have started on %(procedure)s: its steps stay as they "
                    "are. Give it a last day, and make a new version by Duplicate.",
                    procedure=used[0].display_name,
                )
            )

    def _get_next_day(self):
        return fields.Date.add(self.date_to or fields.Date.today(), days=1)

    @api.model
    def _find_for(self, record, day):
        """Return the procedure that a record starts on ``day``, empty if there is none.

        One with a condition comes before one without.
        """
        # without a search: each record that starts asks for its procedure
        self.flush_model(["res_model", "code", "date_from", "date_to"])
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM thads_procedure WHERE res_model = %(model)s "
                "AND date_from <= %(day)s AND (date_to IS NULL OR date_to >= %(day)s) "
                "ORDER BY code, date_from DESC",
                model=record._name,
                day=day,
            )
        )
        candidates = self.browse(procedure for (procedure,) in rows)
        fitting = candidates.filtered(lambda procedure: procedure._fits(record))
        return fitting.sorted(lambda procedure: not procedure.domain)[:1]

    def _with_all_versions(self):
        return self.with_context(active_test=False)

    def _fits(self, record) -> bool:
        """Whether the record meets the condition; the user need not read all that."""
        if not self.domain:
            return True
        return bool(record.sudo().filtered_domain(safe_eval(self.domain)))

    def _get_graph(self) -> ProcedureGraph:
        return ProcedureGraph(
            {step.id: step.predecessor_ids.ids for step in self.step_ids}
        )

    @api.model
    def _cron_refresh_active(self):
        """Take over the versions that begin today, and archive those that have ended.

        Runs again do nothing: the versions that differ are looked for, not those whose
        day it is, so that a day on which the server was off loses none.
        """
        versions = self._with_all_versions()
        current = versions._get_valid_domain(vietnam_time.today())
        is_active = Domain("active", "=", True)
        differing = versions.search((current & ~is_active) | (~current & is_active))
        differing.modified(["date_from"])
