from collections import defaultdict
from functools import cache

import polib

from odoo import api, models
from odoo.tools import file_path

MODULE = "module: "


@cache
def missing_terms():
    """{module: its terms} that Odoo's own Vietnamese leaves in English."""
    terms = defaultdict(tuple)
    for entry in polib.pofile(file_path("thads_base/i18n/core/vi.po")):
        term = {"id": entry.msgid, "string": entry.msgstr}
        terms[entry.comment.removeprefix(MODULE)] += (term,)
    return terms


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @api.model
    def _get_translations_for_webclient(self, modules, lang):
        """Fill the gaps in the Vietnamese of the web client."""
        translations, parameters = super()._get_translations_for_webclient(
            modules, lang
        )
        if parameters and parameters["code"] == "vi_VN":
            for module, terms in missing_terms().items():
                if module in translations:
                    messages = (*translations[module]["messages"], *terms)
                    translations[module] = {"messages": messages}
        return translations, parameters

    def session_info(self):
        return {
            **super().session_info(),
            "thads_secrecy_notice": self._get_secrecy_notice(),
        }

    @api.model
    def _get_secrecy_notice(self) -> str:
        """Return what is said wherever a file is uploaded, inside and on public pages.

        Law on the Protection of State Secrets: they are kept on machines of their own.
        """
        return self.env._("State secrets do not belong here: upload no such paper.")
