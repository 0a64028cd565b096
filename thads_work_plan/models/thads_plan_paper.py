from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.paper import Signature
from odoo.addons.thads_base.tools.paper_text import text_lines
from odoo.addons.thads_base.tools.signature import (
    authority_title,
    name_without_degrees,
)

from ..tools.plan_paper import (
    PlanContent,
    build_paper,
    get_attachment,
    get_file_name,
    get_title,
    get_type_name,
)

UNKNOWN_SIGNER = "THỦ TRƯỞNG ĐƠN VỊ"  # over the signature until somebody is named
TEXTS = (
    "objectives",
    "requirements",
    "main_tasks",
    "implementation",
    "reporting",
    "funding",
    "amendment_clause",
)


class ThadsPlan(models.Model):
    """The plan as a paper (Phụ lục I): what stands on it besides the tasks."""

    _name = "thads.plan"
    _inherit = ["thads.plan", "thads.paper.mixin"]

    attached_to = fields.Char(
        string="Goes With",
        copy=False,
        help="Printed in brackets under the title, such as: Kèm theo Quyết định số "
        "15/QĐ-THADS ngày 05 tháng 01 năm 2026 của Trưởng Thi hành án dân sự. Empty: "
        "the same with dots to be filled in.",
    )
    signer_id = fields.Many2one(
        "res.users",
        compute="_compute_signer_id",
        store=True,
        readonly=False,
        copy=False,
        index="btree_not_null",
        help="The head of the unit, or who signs instead.",
    )
    signature_text = fields.Text(
        string="Signature Lines",
        compute="_compute_signature_text",
        store=True,
        readonly=False,
        copy=False,
        help="Printed over the signature, one per line.",
    )
    recipient_ids = fields.One2many(
        "thads.plan.recipient",
        "plan_id",
        compute="_compute_recipient_ids",
        store=True,
        readonly=False,
        copy=True,
    )
    archive = fields.Char(
        string="Copies Kept By",
        compute="_compute_archive",
        store=True,
        readonly=False,
        precompute=True,
        help="Besides the registry (VT), as printed in the last line.",
    )

    @api.depends("department_id")
    def _compute_signer_id(self):
        for plan in self:
            plan.signer_id = plan._get_head(plan.department_id).user_id

    @api.depends("department_id", "signer_id")
    def _compute_signature_text(self):
        for plan in self:
            plan.signature_text = "\n".join(plan._find_signature_lines())

    @api.depends("department_id")
    def _compute_recipient_ids(self):
        for plan in self:
            plan.recipient_ids = [
                Command.clear(),
                *map(Command.create, plan._prepare_recipients()),
            ]

    @api.depends("department_id", "focal_department_id")
    def _compute_archive(self):
        for plan in self:
            unit = plan.department_id
            drafter = plan.focal_department_id if unit == unit.authority_id else unit
            plan.archive = drafter.symbol

    def _get_head(self, unit):
        """Return the post that heads a unit on the day of the paper, empty if none."""
        posts = self.env["thads.position"]
        return posts._get_heads(unit, self._get_paper_day()).get(unit, posts)

    def _get_paper_day(self):
        """Return the day whose names and posts the paper tells: one of its years."""
        return min(vietnam_time.today(), self.date_end or vietnam_time.today())

    def _find_signature_lines(self):
        """Return how the signer signs: for the unit itself, else for its authority."""
        unit, posts = self.department_id, self.env["thads.position"]
        if not self.signer_id:
            return [self._get_head(unit).name or UNKNOWN_SIGNER]
        for issuer in unit | unit.authority_id:
            try:
                signing = posts._get_signing(
                    issuer, self.signer_id, self._get_paper_day()
                )
            except UserError:
                continue
            return signing["lines"]
        return [UNKNOWN_SIGNER]

    def _prepare_recipients(self) -> list[dict]:
        """Return the recipients that plans of the unit start with."""
        lines = self.env["thads.document.recipient.default"]._get_for(
            self.env.ref("thads_base.document_type_plan"), self.department_id
        )
        values = lines._prepare_recipient_values()
        superior = self.department_id.parent_id
        if superior and not lines.issuer_id:
            purpose = self.env.ref("thads_base.document_purpose_report", False)
            first = {"department_id": superior.id, "purpose_id": purpose and purpose.id}
            values.insert(0, {"sequence": 1, "name": superior.name, **first})
        return values

    def _get_paper(self):
        self.ensure_one()
        unit, day = self.department_id, self._get_paper_day()
        content = PlanContent(
            type_name=get_type_name(self.plan_type),
            title=get_title(self.name, self.plan_type, self.year, unit.name_at(day)),
            superior=unit._get_superior_name(day),
            agency=unit.name_at(day),
            attachment=self.attached_to or self._get_open_attachment(day),
            texts={name: self[name] or "" for name in TEXTS},
            targets=self._get_printed_targets(),
            units={
                "focal": self._get_unit_name(self.focal_department_id, day),
                "funding": self._get_unit_name(self.funding_department_id, day),
            },
            rows=self._get_table_rows(),
            signature=self._get_signature(),
            recipients=self.recipient_ids._get_printed_lines(),
            archive=self.archive or "",
        )
        return build_paper(content, self.form_id._get_layout(self.plan_type))

    def _get_open_attachment(self, day) -> str:
        """Return the line on a decision that is still to come, with dots."""
        authority = self._get_procedure_authority() or self.department_id
        head, name = self._get_head(authority), authority.name_at(day)
        return get_attachment(
            authority.symbol or "", authority_title(head.name, name) if head else name
        )

    def _get_unit_name(self, unit, day) -> str:
        return unit.name_at(day) if unit else ""

    def _get_signature(self) -> Signature:
        return Signature(
            text_lines(self.signature_text),
            name_without_degrees(self.signer_id.name or ""),
        )

    def _get_paper_name(self):
        self.ensure_one()
        return get_file_name(self.name)

    def action_print_pdf(self):
        report = self.env.ref("thads_work_plan.action_report_plan")
        return self._print_pdf(report)

    def _count_paper_rows(self):
        outputs = self.env["thads.plan.output"].search_count(
            [("plan_id", "=", self.id)]
        )
        bare = [("plan_id", "=", self.id), ("output_ids", "=", False)]
        return outputs + self.env["thads.plan.task"].search_count(bare)
