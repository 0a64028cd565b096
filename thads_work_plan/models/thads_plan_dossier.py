import base64

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.register import short_date

from ..tools.plan_dossier import (
    build_contents,
    get_archive_name,
    get_checksum,
    write_archive,
)

STATES = [("open", "Open"), ("closed", "Closed")]
# Held by this module alone: no call from outside can carry it
ENGINE = object()


class ThadsPlanDossier(models.Model):
    """The file that is kept of a plan; once the office has closed it, for good.

    While it is open its list follows the plan. Closing it copies every paper into it.
    """

    _name = "thads.plan.dossier"
    _description = "File of a Plan"
    _inherit = ["thads.paper.mixin", "thads.sealed.mixin"]
    _order = "id desc"
    _rec_name = "plan_id"

    plan_id = fields.Many2one(
        "thads.plan", required=True, readonly=True, index=True, ondelete="restrict"
    )
    department_id = fields.Many2one(related="plan_id.department_id", string="Unit")
    state = fields.Selection(STATES, required=True, readonly=True, default="open")
    date_closed = fields.Date(string="Closed", readonly=True)
    closed_by_id = fields.Many2one(
        "res.users", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    date_kept = fields.Date(
        string="Kept Until", readonly=True, help="Empty: without a limit."
    )
    item_ids = fields.One2many(
        "thads.plan.dossier.item", "dossier_id", string="Papers", readonly=True
    )
    is_keeper = fields.Boolean(compute="_compute_is_keeper")

    _plan_uniq = models.Constraint("UNIQUE(plan_id)", "A plan has one file.")

    @api.depends_context("uid")
    @api.depends("plan_id")
    def _compute_is_keeper(self):
        for dossier in self:
            dossier.is_keeper = dossier.plan_id._is_dossier_keeper()

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _get_refusal(self):
        return self.env._("The file of a plan is kept by the office's buttons.")

    def _engine(self):
        return self.sudo().with_context(thads_dossier_engine=ENGINE)

    @api.model
    def _prepare(self, plan):
        """Return the file of a plan, its list up to date; for who keeps it.

        :raises AccessError: if the user is not of the office that keeps it
        """
        self._check_keeper_of(plan)
        dossier = plan.dossier_ids or self._engine().create({"plan_id": plan.id})
        if dossier.state == "open":
            dossier._engine()._fill()
        return self.browse(dossier.id)

    def action_close(self):
        """Close files: every paper is copied in, nothing changes afterwards.

        :raises AccessError: if the user is not of the office that keeps one of them
        :raises UserError: if one of them is closed
        """
        for dossier in self:
            dossier._check_keeper_of(dossier.plan_id)
            if dossier.state != "open":
                raise UserError(
                    self.env._("The file of “%s” is closed.", dossier.plan_id.name)
                )
            dossier._engine()._fill(with_content=True)
            dossier._engine().write(dossier._prepare_closing_values())

    def action_print(self):
        self.check_access("read")
        return self.env.ref("thads_work_plan.action_report_dossier").report_action(
            self, config=False
        )

    def action_export(self):
        """Download one closed file as an archive."""
        self.ensure_one()
        self._check_exportable()
        return {
            "type": "ir.actions.act_url",
            "url": f"/thads/plan-dossier/{self.id}.zip",
            "target": "download",
        }

    def _check_keeper_of(self, plan):
        plan.check_access("read")
        if not plan._is_dossier_keeper():
            raise AccessError(
                self.env._("The office keeps, closes and exports the file of a plan.")
            )

    def _check_exportable(self):
        self._check_keeper_of(self.plan_id)
        if self.state != "closed":
            raise UserError(
                self.env._("Close the file of “%s” first.", self.plan_id.name)
            )

    def _prepare_closing_values(self):
        today = vietnam_time.today()
        years = int(self.plan_id._get_setting("retention_years", 0))
        return {
            "state": "closed",
            "date_closed": today,
            "closed_by_id": self.env.uid,
            "date_kept": years and today + relativedelta(years=years),
        }

    def _fill(self, with_content=False):
        """Write the list anew from the plan, and copy its papers in at closing."""
        self.item_ids.unlink()
        self.env["thads.plan.dossier.item"].create(
            [
                self._prepare_item_values(place, item, with_content)
                for place, item in enumerate(self.plan_id._collect_items(), start=1)
            ]
        )

    def _prepare_item_values(self, place, item, with_content):
        return {
            "dossier_id": self.id,
            "sequence": place,
            "kind": item.kind,
            "name": item.name,
            "number": item.number,
            "date": item.day,
            "author": item.author,
            "filename": get_archive_name(place, item.filename),
            "checksum": get_checksum(item.content),
            "content": with_content and base64.b64encode(item.content),
        }

    def _get_paper(self):
        self.ensure_one()
        plan, day = self.plan_id, vietnam_time.today()
        unit = plan._get_procedure_authority() or plan.department_id
        return build_contents(
            self.item_ids._get_content_rows(),
            plan._get_way_title(),
            unit._get_superior_name(day),
            unit.name_at(day),
            self._get_keeping_note(),
        )

    def _get_keeping_note(self) -> str:
        if self.state == "open":
            return "Hồ sơ đang mở"
        note = f"Kết thúc hồ sơ ngày {short_date(self.date_closed)}"
        if self.date_kept:
            note += f", lưu đến ngày {short_date(self.date_kept)}"
        return note

    def _export(self) -> bytes:
        """Return the archive of one closed file.

        :raises AccessError: if the user is not of the office that keeps it
        :raises UserError: if it is open, or a paper is not what was put in
        """
        self.ensure_one()
        self._check_exportable()
        items = self.item_ids.sudo()._get_checked_files()
        streams = self.env["ir.actions.report"]._render_qweb_pdf_prepare_streams(
            "thads_work_plan.action_report_dossier", {}, self.ids
        )
        contents = streams[self.id]["stream"].getvalue()
        return write_archive(items, contents, self.date_closed)
