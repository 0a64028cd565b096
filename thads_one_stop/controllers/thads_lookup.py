from odoo import http
from odoo.http import request

from odoo.addons.thads_base.tools import vietnam_time

from . import public_page


class ThadsLookup(http.Controller):
    """Where a dossier stands, for whoever has its code or the address of its slip."""

    @http.route("/tra-cuu", auth="public", methods=["GET"], sitemap=False)
    def ask(self, code=None, **_other):
        """Show the field for the code, and what the bare code tells.

        A code that does not exist and one that cannot are answered alike.
        """
        lang = public_page.begin()
        values = {"code": (code or "")[:64], "summary": None, "is_unknown": False}
        if code and not public_page.is_allowed("lookup"):
            return public_page.refuse_many(lang)
        if code:
            dossier = request.env["thads.dossier"].sudo()._find_by_code(code)
            values["summary"] = dossier and dossier._get_public_summary()
            values["is_unknown"] = not dossier
        values["title"] = request.env._("Look up a dossier")
        status = 404 if values["is_unknown"] else 200
        return public_page.render("public_lookup", lang, values, status)

    @http.route(
        "/tra-cuu/<string:token>", auth="public", methods=["GET"], sitemap=False
    )
    def show(self, token, **_other):
        """Show the way of what the token of a slip, or of a submission, belongs to."""
        lang = public_page.begin()
        if not public_page.is_allowed("lookup"):
            return public_page.refuse_many(lang)
        found = request.env["thads.dossier"].sudo()._find_by_token(token)
        if not found:
            submissions = request.env["thads.dossier.submission"].sudo()
            found = submissions._find_by_token(token)
        if not found:
            values = {
                "title": request.env._("Nothing found"),
                "message": request.env._(
                    "This address leads to no dossier. Please scan the code on the "
                    "slip again, or look the dossier up by its code."
                ),
            }
            return public_page.render("public_message", lang, values, 404)
        way = found._get_public_way()
        way["entries"] = [
            (moment, vietnam_time.to_local(moment).strftime("%H:%M, %d/%m/%Y"), text)
            for moment, text in way["entries"]
        ]
        values = {"title": way["title"], "way": way}
        return public_page.render("public_way", lang, values)
