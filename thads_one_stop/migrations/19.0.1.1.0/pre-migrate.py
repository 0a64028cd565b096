from odoo.tools import SQL

MAX_SEARCHED = 600


def migrate(cr, version):
    """Keep no more of what dossiers are found by than an index takes."""
    if not version:
        return
    cr.execute(
        SQL(
            "UPDATE thads_dossier SET search_text = LEFT(search_text, %(size)s) "
            "WHERE LENGTH(search_text) > %(size)s",
            size=MAX_SEARCHED,
        )
    )
