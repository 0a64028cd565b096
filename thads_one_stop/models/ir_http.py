from werkzeug.exceptions import HTTPException

from odoo import models
from odoo.http import Response, request

from ..controllers import public_page


class IrHttp(models.AbstractModel):
    """What goes wrong before a public page is reached is told in the page's words."""

    _inherit = "ir.http"

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
