from odoo import api, fields, models
from odoo.exceptions import AccessError

# Held by this module alone: no call from outside can carry it
ENGINE = object()
# What the buttons write, at all times
ENGINE_FIELDS = {
    "code",
    "date_received",
    "day_number",
    "book_year",
    "book_number",
    "state",
    "outcome",
    "channel_out",
    "datetime_appointment",
    "datetime_promised",
    "datetime_resolved",
    "datetime_returned",
    "receiver_id",
    "handler_id",
    "handler_unit_id",
    "access_token",
}
# What does not change once a dossier was received
RECEIVED_FIELDS = {
    "service_id",
    "department_id",
    "datetime_received",
    "channel_in",
    "is_immediate",
}


class ThadsDossier(models.Model):
    """Who may write what of a dossier."""

    _inherit = "thads.dossier"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        if any(ENGINE_FIELDS & vals.keys() for vals in vals_list):
            self._check_engine()
        if not (self._is_engine() or self.env.su):
            self._check_own_desk(vals_list)
        # who may enter the dossier may enter its papers
        checked = self.with_context(thads_dossier_engine=ENGINE)
        return super(ThadsDossier, checked).create(vals_list).with_env(self.env)

    @api.model
    def _check_own_desk(self, vals_list):
        """Raise unless dossiers with these values belong to the desk of the user.

        Those without a unit get it.
        """
        own = self._get_desk_units().filtered("is_current")
        if not own:
            raise AccessError(
                self.env._(
                    "Dossiers are entered at the one-stop desk. If you sit there, ask "
                    "an administrator to mark your post."
                )
            )
        for vals in vals_list:
            unit_id = vals.setdefault("department_id", own[0].id)
            if unit_id not in own.ids:
                unit = self.env["hr.department"].browse(unit_id)
                raise AccessError(self._get_desk_refusal(unit))

    def write(self, vals):
        if not self._is_engine() and not self.env.su:
            self._check_writable(vals)
        return super().write(vals)

    def _check_writable(self, vals):
        """Raise unless the user may write these values of the dossiers.

        The desk corrects what was entered as long as a dossier is open.
        """
        own_fields = vals.keys() - self._get_talk_fields()
        if ENGINE_FIELDS & own_fields:
            self._check_engine()
        if own_fields:
            self._check_desk()
        if RECEIVED_FIELDS & own_fields and any(
            dossier.state != "draft" for dossier in self
        ):
            raise AccessError(
                self.env._(
                    "What was received keeps its service, unit, time and way of "
                    "submission. A reception by mistake is undone by its button."
                )
            )
        if own_fields:
            self._check_state("draft", "processing", "waiting", "resolved")

    def _get_talk_fields(self) -> set:
        """Names of fields that conversation writes, not the dossier's own."""
        return {
            *self.env["mail.thread"]._fields,
            *self.env["mail.activity.mixin"]._fields,
        }

    def _check_engine(self):
        if not self._is_engine():
            raise AccessError(
                self.env._("The way of a dossier is written by its own buttons.")
            )

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _engine(self):
        engine = {"thads_dossier_engine": ENGINE, "tracking_disable": True}
        context = {**self.env.context, **engine}
        return self.with_env(self.env(su=True, context=context))

    def _record(self, kind, moment=None, values=None, **details):
        """Append an event to each dossier, and bring the dossiers where it leads.

        :param str kind: key of ``thads.dossier.event.kind``
        :param moment: in UTC, when it happened; now if not given
        :param dict values: of the dossiers after the event
        :param details: further values of the events
        :return: the events
        """
        dossiers = self._engine()
        if values:
            dossiers.write(values)
        now = fields.Datetime.now()
        return dossiers.env["thads.dossier.event"].create(
            [
                {
                    "dossier_id": dossier.id,
                    "kind": kind,
                    "datetime_effective": moment or now,
                    "datetime_recorded": now,
                    "user_id": self.env.uid,
                    "state": dossier.state,
                    "datetime_appointment": dossier.datetime_appointment,
                    **details,
                }
                for dossier in dossiers
            ]
        )
