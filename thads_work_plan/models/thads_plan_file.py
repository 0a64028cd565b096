from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.plan_dossier import Item

SUBMITTING_ACTORS = ("author_unit", "author_head")
SAID_KINDS = ("opinion", "external", "review", "approval")


class ThadsPlan(models.Model):
    """What goes into the file of a plan: versions, opinions, papers and scans."""

    _inherit = "thads.plan"

    version_ids = fields.One2many("thads.plan.version", "plan_id", readonly=True)
    dossier_ids = fields.One2many("thads.plan.dossier", "plan_id", readonly=True)

    def action_open_dossier(self):
        """Open the file of one plan, its list brought up to date by the office."""
        self.ensure_one()
        self.check_access("read")
        dossier = self.dossier_ids
        if self._is_dossier_keeper():
            dossier = self.env["thads.plan.dossier"]._prepare(self)
        if not dossier:
            raise AccessError(self.env._("The office has not begun this plan's file."))
        return dossier._get_records_action()

    def _is_dossier_keeper(self) -> bool:
        """Whether the user belongs to the office that keeps the file of one plan."""
        is_office = self.env.user.has_group("thads_base.group_office")
        return self.env.su or (is_office and self.department_id.has_my_access)

    def _check_dossier_open(self):
        """Raise if the file of one plan is closed: nothing is added to it."""
        if self.sudo().dossier_ids.filtered(lambda file: file.state == "closed"):
            raise UserError(self.env._("The file of “%s” is closed.", self.name))

    def _on_step_closed(self, step):
        definition = step.definition_id
        if definition.kind == "work" and definition.actor in SUBMITTING_ACTORS:
            self._keep_version(definition.name, vietnam_time.today())
        return super()._on_step_closed(step)

    def _on_document_issued(self, document):
        result = super()._on_document_issued(document)
        way_paper = self._get_way_paper(document)
        if way_paper.has_plan or way_paper.issuer == "unit":
            self._keep_version(document.display_name, document.date)
        return result

    def _keep_version(self, occasion, day):
        """Keep what one plan says now, for its file."""
        versions = self.env["thads.plan.version"]
        return versions._keep(self, self._render_docx(), occasion, day)

    def _collect_items(self) -> list[Item]:
        """Return all that the file of one plan holds, in the order it came about."""
        plan = self.with_context(bin_size=False)
        incoming = plan.env["thads.incoming"].search(
            [("record_ref", "=", f"{self._name},{self.id}"), ("scan_file", "!=", False)]
        )
        items = [
            *(version._prepare_item() for version in plan.version_ids),
            *(paper._prepare_item() for paper in incoming),
            *(
                item
                for step in plan.step_ids.filtered(
                    lambda step: step.kind in SAID_KINDS and step.outcome
                )
                for item in step._prepare_items()
            ),
            *(
                item
                for paper in plan.document_ids.filtered(
                    lambda paper: paper.state != "draft"
                )
                for item in paper._prepare_items()
            ),
        ]
        return sorted(items, key=lambda item: str(item.day or ""))
