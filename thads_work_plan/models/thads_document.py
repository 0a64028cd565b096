import base64

from odoo import models

from ..tools.plan_dossier import Item


class ThadsDocument(models.Model):
    _inherit = "thads.document"

    def _check_ready(self):
        result = super()._check_ready()
        if self.res_model == "thads.plan" and (plan := self._get_source()):
            plan._check_document_due(self)
        return result

    def _prepare_items(self) -> list[Item]:
        """Return what the file of its plan holds of one issued paper."""
        common = {
            "number": self.full_number or "",
            "day": self.date,
            "author": self.department_id.name,
        }
        name = f"{self.type_id.name}: {self.title}"
        if self.state == "void":
            name += f" (đã hủy: {self.void_reason})"
        files = (
            ("paper", name, f"{self._get_paper_name()}.pdf", self.pdf_file),
            ("scan", f"{name} (bản quét đã ký)", self.scan_name, self.scan_file),
        )
        return [
            Item(
                kind=kind,
                name=title,
                filename=filename,
                content=base64.b64decode(content),
                **common,
            )
            for kind, title, filename, content in files
            if content
        ]
