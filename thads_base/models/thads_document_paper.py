import base64

from odoo import fields, models

from ..tools.paper import Paper, Signature
from ..tools.paper_text import text_blocks, text_lines
from ..tools.signature import name_without_degrees
from .thads_paper_mixin import NOT_IN_FILE_NAMES


class ThadsDocument(models.Model):
    """What a document prints: its own text, or the content of another record.

    A draft is made anew each time; of an issued one the files made then are kept.
    """

    _inherit = "thads.document"

    pdf_file = fields.Binary(string="PDF as Issued", readonly=True, copy=False)
    docx_file = fields.Binary(string="Word File as Issued", readonly=True, copy=False)
    res_model = fields.Char(
        string="Source Model",
        readonly=True,
        copy=False,
        help="Of the record whose content the paper carries.",
    )
    res_id = fields.Many2oneReference(
        string="Source",
        model_field="res_model",
        index="btree_not_null",
        readonly=True,
        copy=False,
    )

    source_paper = fields.Char(
        readonly=True,
        copy=False,
        help="Which of the papers of its source it is.",
    )

    _source_idx = models.Index("(res_model, res_id) WHERE res_id > 0")

    def action_print(self):
        self.check_access("read")
        return self._print_pdf(self.env.ref("thads_base.action_report_document"))

    def _count_paper_rows(self):
        source = self._get_source()
        return source._count_paper_rows() if source else 0

    def _keep_prints(self):
        """Keep what is printed of documents that were just issued."""
        # what is issued is printed at once, however long it takes
        reports = self.env["ir.actions.report"].with_context(thads_background=True)
        streams = reports._render_qweb_pdf_prepare_streams(
            "thads_base.action_report_document", {}, self.ids
        )
        for document in self:
            pdf = streams[document.id]["stream"].getvalue()
            document._engine().write(
                {
                    "pdf_file": base64.b64encode(pdf),
                    "docx_file": base64.b64encode(document._render_docx()),
                }
            )

    def _get_kept_file(self, extension):
        self.ensure_one()
        self.check_access("read")
        if self.state == "draft":
            return b""
        if extension == "pdf" and self.signed_file:
            extension = "signed"
        content = self.with_context(bin_size=False)[f"{extension}_file"]
        return base64.b64decode(content or b"")

    def _get_paper_name(self):
        return NOT_IN_FILE_NAMES.sub("-", self.full_number or self.title[:60])

    def _get_paper(self):
        unit, day = self.department_id, self._get_day()
        paper = Paper(
            kind=self.kind,
            superior=unit._get_superior_name(day),
            agency=unit.name_at(day),
            symbol=self.symbol or "",
            number=self.number or None,
            place=self.place or "",
            date=self.date or None,
            type_name=self.type_id.name,
            title=self.title,
            authority=self.authority or "",
            enacting=self.type_id.enacting_words or "",
            grounds=text_lines(self.grounds),
            addressees=text_lines(self.addressees),
            body=text_blocks(self.body),
            signature=self._get_signature(),
            recipients=self.recipient_ids._get_printed_lines(),
            archive=self.archive or "",
        )
        source = self._get_source()
        return source._complete_paper(paper, self) if source else paper

    def _get_signature(self) -> Signature:
        return Signature(
            text_lines(self.signature_text),
            name_without_degrees(self.signer_id.name or ""),
        )

    def _check_source(self):
        """Raise unless the user may read the records whose content the papers carry.

        No constraint: those run as superuser.
        """
        for document in self:
            document._get_source()

    def _get_source(self):
        """Return the record whose content the paper carries, None if its own."""
        if not self.res_id:
            return None
        source = self.env[self.res_model].browse(self.res_id)
        source.check_access("read")
        return source
