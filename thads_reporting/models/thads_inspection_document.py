from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..tools import inspection_paper
from .thads_inspection import CONCLUDED_STATES


class ThadsInspection(models.Model):
    """The conclusion of an inspection as a document, which the office numbers.

    One that another body numbers comes in: it is registered among the incoming papers,
    with its number, date and scan, as about the inspection.
    """

    _inherit = "thads.inspection"

    document_id = fields.Many2one(
        "thads.document",
        string="Paper of the Conclusion",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    document_number = fields.Char(
        related="document_id.full_number", string="Number of the Conclusion"
    )
    can_draft_document = fields.Boolean(compute="_compute_can_draft_document")
    incoming_ids = fields.Many2many(
        "thads.incoming",
        string="Papers of Other Bodies",
        compute="_compute_incoming_ids",
        help="Incoming papers about it that the user may read.",
    )

    @api.depends_context("uid")
    @api.depends("state", "document_id.state")
    def _compute_can_draft_document(self):
        for inspection in self:
            is_concluded = inspection.state in CONCLUDED_STATES
            is_free = inspection.sudo().document_id.state in (False, "void")
            inspection.can_draft_document = (
                is_concluded and is_free and inspection._is_team()
            )

    @api.depends_context("uid")
    def _compute_incoming_ids(self):
        references = [f"{self._name},{inspection.id}" for inspection in self]
        papers = self.env["thads.incoming"].search([("record_ref", "in", references)])
        by_inspection = papers.grouped("record_ref")
        for inspection in self:
            inspection.incoming_ids = by_inspection.get(inspection, papers.browse())

    def action_draft_document(self):
        """Draft the conclusion of one inspection as a document of the authority.

        Whoever has concluded signs it; the office gives it its number, as any paper.

        :raises AccessError: unless the user is of the team or its unit, and drafts
            papers
        :raises UserError: before it is concluded, or if there is one that is not void
        """
        self.ensure_one()
        self.check_access("read")
        if not self._is_team():
            raise AccessError(self.env._("“%s” is written by its team.", self.name))
        if not self.can_draft_document:
            raise UserError(
                self.env._(
                    "“%s” has a paper already, or is not concluded yet.",
                    self.display_name,
                )
            )
        document = self.env["thads.document"].create(self._prepare_document())
        self.sudo().document_id = document
        return self.action_open_document()

    def action_open_document(self):
        """Show the paper of the conclusion of one inspection."""
        self.ensure_one()
        self.check_access("read")
        return self.document_id._get_records_action(name=self.env._("Conclusion"))

    def _prepare_document(self) -> dict:
        inspection = self.sudo()
        authority = inspection.department_id.authority_id or inspection.department_id
        readers = inspection.inspected_id | inspection.inspected_id._get_writing_unit()
        name = inspection.inspected_id.name_at(inspection.date_concluded)
        return {
            "title": inspection_paper.get_conclusion_title(
                inspection._get_paper_content(authority)
            ),
            "type_id": self.env.ref("thads_base.document_type_notice").id,
            "department_id": authority.id,
            "drafting_department_id": inspection.department_id.id,
            "place": authority.place,
            "signer_id": inspection._get_concluding_step().closed_by_id.id,
            "res_model": self._name,
            "res_id": self.id,
            "recipient_ids": [
                Command.clear(),
                *(
                    Command.create({"department_id": unit.id, "name": name})
                    for unit in readers
                ),
            ],
        }

    def _complete_paper(self, paper, document):
        """Put what was concluded into the document."""
        inspection = self.sudo()  # whoever may read it reads all that it says
        content = inspection._get_paper_content(document.department_id)
        return replace(paper, body=inspection_paper.get_body(content))
