import base64
import io
import posixpath
import re
from functools import partial
from urllib.parse import unquote, urlsplit

from odoo import api, fields, models
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.tools.mimetypes import guess_mimetype
from odoo.tools.misc import file_open

from ..tools.pdf import Asset, RefusedAsset, render_pdf

STATIC_PATH = re.compile(r"/\w+/static/.+")
STATIC_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
IMAGE_PATH = re.compile(
    r"/web/image/(?:(?P<model>[a-z0-9_.]+)/(?P<id>\d+)/(?P<field>\w+)|(?P<file>\d+))"
)


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    pdf_engine = fields.Selection(
        [("wkhtmltopdf", "wkhtmltopdf"), ("weasyprint", "WeasyPrint")],
        string="PDF Engine",
        required=True,
        default="wkhtmltopdf",
        help="WeasyPrint numbers pages, repeats the heads of tables and keeps rows "
        "whole; it needs a template of its own.",
    )

    @api.model
    def get_wkhtmltopdf_state(self):
        """Answer "ok" to the client, which asks once for whatever is to be printed.

        Odoo's own engine, when a report is about to be made by it, gets the truth.
        """
        if self.env.context.get("pdf_engine") == "wkhtmltopdf":
            return super().get_wkhtmltopdf_state()
        return "ok"

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if report.pdf_engine == "wkhtmltopdf":
            return super(
                IrActionsReport, self.with_context(pdf_engine="wkhtmltopdf")
            )._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        data = {**(data or {}), "report_type": "pdf", "debug": False}
        if not res_ids:
            content = self._render_weasyprint(report, [], data)
            return {False: {"stream": io.BytesIO(content), "attachment": None}}
        records = self.env[report.model].browse(dict.fromkeys(res_ids))
        return {
            record.id: self._prepare_weasyprint_stream(report, record, data)
            for record in records
        }

    def _prepare_weasyprint_stream(self, report, record, data):
        """Return the file kept of a record, or else make it."""
        attachment = None
        if report.attachment and not self.env.context.get("report_pdf_no_attachment"):
            attachment = report.retrieve_attachment(record)
        content = self._get_kept_pdf(record)
        if not content and attachment and report.attachment_use:
            content = attachment.raw
        content = content or self._render_paper(report, record, data)
        return {"stream": io.BytesIO(content), "attachment": attachment}

    def _render_paper(self, report, record, data) -> bytes:
        """Return the PDF of one record; nobody is kept waiting for a long paper.

        :raises UserError: if it has so many rows that it is made in the background
        """
        on_page = None
        if isinstance(record, self.env.registry["thads.paper.mixin"]):
            if not self.env.context.get("thads_background"):
                record._check_is_short()
            if count := self.env.context.get("thads_on_page"):
                on_page = partial(count, record._estimate_pages())
        return self._render_weasyprint(report, record.ids, data, on_page)

    def _get_kept_pdf(self, record) -> bytes:
        is_paper = isinstance(record, self.env.registry["thads.paper.mixin"])
        return record._get_kept_file("pdf") if is_paper else b""

    def _render_weasyprint(self, report, res_ids, data, on_page=None) -> bytes:
        html, _report_type = self._render_qweb_html(report, res_ids, data=data)
        return render_pdf(html.decode(), self.sudo(False)._get_pdf_asset, on_page)

    def _get_pdf_asset(self, address) -> Asset:
        """Return the asset at an address of this server that the user may see.

        :param str address: path of a file under an addon's ``static``, or of an image
            as ``/web/image/model/id/field`` or ``/web/image/id``
        :raises RefusedAsset: for anything else
        """
        path = unquote(urlsplit(address).path)
        if path != posixpath.normpath(path):
            raise RefusedAsset(address)
        try:
            if STATIC_PATH.fullmatch(path):
                return self._get_static_asset(path)
            if image := IMAGE_PATH.fullmatch(path):
                return self._get_image_asset(**image.groupdict())
        except (AccessError, MissingError, UserError, OSError, ValueError) as error:
            raise RefusedAsset(address) from error
        raise RefusedAsset(address)

    def _get_static_asset(self, path) -> Asset:
        mimetype = STATIC_TYPES.get(posixpath.splitext(path)[1])
        if not mimetype:
            raise ValueError(path)
        with file_open(path.lstrip("/"), "rb", filter_ext=tuple(STATIC_TYPES)) as file:
            return Asset(file.read(), mimetype)

    def _get_image_asset(self, model, id, field, file) -> Asset:
        record = self.env["ir.binary"]._find_record(
            res_model=model or "ir.attachment", res_id=int(id or file), field=field
        )
        content = record.raw if file else self._read_binary(record, field)
        mimetype = guess_mimetype(content or b"")
        if not mimetype.startswith("image/"):
            raise ValueError(mimetype)
        return Asset(content, mimetype)

    def _read_binary(self, record, name) -> bytes:
        field = record._fields.get(name)
        if field is None or field.type != "binary":
            raise ValueError(name)
        return base64.b64decode(record.with_context(bin_size=False)[name] or b"")
