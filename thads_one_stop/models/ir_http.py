from werkzeug.exceptions import HTTPException

from odoo import models
from odoo.http import Response, request

from ..controllers import public_page


class IrHttp(models.AbstractModel):
    """Where the desk begins, and what public pages say of what goes wrong."""

    _inherit = "ir.http"

    def session_info(self):
        """Let who sits at a desk begin there, unless they have chosen otherwise."""
        info = super().session_info()
        if "home_action_id" in info and not info["home_action_id"]:
            action = self.env.ref("thads_one_stop.thads_dossier_desk_action")
            has_desk = bool(self.env.user.thads_desk_unit_ids)
            info["home_action_id"] = has_desk and action.id
        return info

    @classmethod
    def _handle_error(cls, exception):
        code = getattr(exception, "code", None)
        is_ours = public_page.is_public_page(request.httprequest.path)
        if not (
            is_ours and isinstance(exception, HTTPException) and code in (400, 413)
        ):
            return super()._handle_error(exception)
        lang = public_page.begin()
        env = request.env
        messages = {
            400: (
                env._("The form has expired"),
                env._("Please open the form again, and send it within the day."),
            ),
            413: (
                env._("The files are too large"),
                env._(
                    "What you sent is far larger than what can be taken, and was not "
                    "read. Go back, where what you typed still is, and choose smaller "
                    "files."
                ),
            ),
        }
        title, message = messages[code]
        values = {"title": title, "message": message}
        page = public_page.render("public_message", lang, values, code, switch=False)
        return Response(page.render(), status=code, headers=page.headers)
