from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import vietnam_time
from .thads_step import ENGINE

# Kept by the engine: which version runs, and the end of the chain
ENGINE_FIELDS = {"procedure_id", "trail_length", "trail_head"}


class ThadsProcedureMixin(models.AbstractModel):
    """A record that goes its legal way: steps open, are closed, and open others.

    A model that inherits it has ``department_id``, the unit whose record it is, and
    overrides the hooks that concern it: ``_get_clock_day``, ``_get_clock_year``,
    ``_check_step_closing``, ``_on_step_closed``, ``_on_procedure_finished``. A record
    that has started is not deleted: its trail has to stay.
    """

    _name = "thads.procedure.mixin"
    _description = "Goes Through a Procedure"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    procedure_id = fields.Many2one(
        "thads.procedure",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    step_ids = fields.One2many(
        "thads.step",
        "res_id",
        string="Steps",
        domain=lambda self: [("res_model", "=", self._name)],
        copy=False,
        readonly=True,
        bypass_search_access=True,
    )
    current_step_ids = fields.Many2many(
        "thads.step", string="Open Steps", compute="_compute_current_step_ids"
    )
    current_step_names = fields.Char(
        string="Where It Stands", compute="_compute_current_step_names"
    )
    trail_length = fields.Integer(
        readonly=True, copy=False, aggregator=None, export_string_translation=False
    )
    trail_head = fields.Char(readonly=True, copy=False, export_string_translation=False)
    is_engaged = fields.Boolean(
        compute="_compute_is_engaged",
        search="_search_is_engaged",
        help="The user acts, or has acted, in a step of it.",
    )

    @api.depends("step_ids.state")
    def _compute_current_step_ids(self):
        for record in self:
            record.current_step_ids = record.step_ids.filtered(
                lambda step: step.state == "open"
            )

    @api.depends("step_ids.state")
    def _compute_current_step_names(self):
        for record in self:
            names = record.sudo().current_step_ids.definition_id.mapped("name")
            record.current_step_names = "; ".join(names)

    @api.depends_context("uid")
    def _compute_is_engaged(self):
        # as superuser: the rules on the records may ask for this very field
        engaged = self.sudo().search(
            Domain("id", "in", self.ids) & Domain("is_engaged", "=", True)
        )
        for record in self:
            record.is_engaged = record.id in engaged._ids

    def _search_is_engaged(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return Domain(
            "id",
            "in",
            SQL(
                "(SELECT mine.res_id FROM thads_step mine "
                "WHERE mine.res_model = %s AND (%s))",
                self._name,
                self.env["thads.step"]._get_engaged_condition(),
            ),
        )

    @api.model_create_multi
    def create(self, vals_list):
        if any(ENGINE_FIELDS.intersection(vals) for vals in vals_list):
            self._check_step_engine()
        return super().create(vals_list)

    def write(self, vals):
        if ENGINE_FIELDS.intersection(vals):
            self._check_step_engine()
        if vals.get("active") is False:
            self._check_not_under_way()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_started(self):
        if any(record.trail_length for record in self.sudo()):
            raise UserError(
                self.env._(
                    "What has started on its procedure is not deleted: its trail has "
                    "to stay."
                )
            )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Make no follower of whoever gets a step: their activity tells them."""
        if self.env.context.get("thads_no_subscription"):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

    def _check_step_engine(self):
        if self.env.context.get("thads_step_engine") is not ENGINE:
            raise AccessError(
                self.env._("A procedure is started and carried on by its buttons.")
            )

    def action_start(self):
        """Start the records on the procedure that is in force for them today.

        :raises AccessError: if the user may not change the records
        :raises UserError: if a record has started already, or nothing is in force
        """
        self.check_access("write")
        for record in self:
            record._check_not_started()
            record._start(record._find_procedure())
        return True

    def _check_not_under_way(self):
        """Raise if steps of one of the records are still open."""
        if busy := self.filtered("current_step_ids"):
            raise UserError(
                self.env._(
                    "“%s” is under way: it is put away once its procedure has ended.",
                    busy[0].display_name,
                )
            )

    def _check_not_started(self):
        if self.procedure_id:
            raise UserError(
                self.env._("“%s” has started on its procedure.", self.display_name)
            )

    def _find_procedure(self):
        """Return the procedure that one record goes by from today on.

        :raises UserError: if none is in force for it
        """
        procedure = self.env["thads.procedure"]._find_for(self, vietnam_time.today())
        if not procedure:
            raise UserError(
                self.env._(
                    "No procedure is in force today for “%s”. An administrator enters "
                    "one under Configuration.",
                    self.display_name,
                )
            )
        return procedure

    def _start(self, procedure):
        self.sudo().with_context(thads_step_engine=ENGINE).procedure_id = procedure
        self._advance()

    def _get_acting_unit(self):
        """Return the unit that has one record today: its own, or what succeeded it."""
        return self.department_id._get_acting_unit()

    def _get_procedure_authority(self):
        """Return the authority that decides on one record: the one above its unit."""
        unit = self._get_acting_unit()
        authority = unit.authority_id
        return unit.parent_id.authority_id if authority == unit else authority

    def _get_drafter(self):
        """Return the user who drafts one record, empty if they have left its unit."""
        posts = self.create_uid.sudo().thads_position_ids.filtered("is_current")
        return (
            self.create_uid
            if self._get_acting_unit() in posts.department_id
            else (self.env["res.users"])
        )

    def _get_authors(self):
        """Return the users whose own work one record is: drafted or submitted."""
        worked = self.sudo().step_ids.filtered(
            lambda step: (
                step.definition_id.actor in ("author_unit", "author_head")
                and step.kind == "work"
            )
        )
        return (worked.closed_by_id | self._get_drafter()).with_env(self.env)

    def _get_clock_day(self, event):
        """Return the day of an event that starts clocks, None if it is still to come.

        :param str event: key of ``thads.procedure.step.clock_event``
        """
        return vietnam_time.today() if event == "opened" else None

    def _get_clock_year(self):
        """Return the year that fixed days of one record belong to."""
        return vietnam_time.today().year

    def _check_step_closing(self, step, outcome):
        """Raise if the record is not ready for a step to be closed like this."""

    def _on_step_closed(self, step):
        """Do what closing a step means for the record, before others open."""

    def _on_procedure_finished(self):
        """Do what is to be done when no step is left."""
