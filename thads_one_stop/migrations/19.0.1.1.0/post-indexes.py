from odoo.tools import SQL

INDEXES = (
    "thads_dossier__code_index",
    "thads_dossier__department_id_index",
    "thads_dossier__search_text_index",
    "thads_dossier__state_index",
)


def migrate(cr, version):
    """Drop the indexes in whose place the tables of dossiers have others."""
    if not version:
        return
    for index in INDEXES:
        cr.execute(SQL("DROP INDEX IF EXISTS %s", SQL.identifier(index)))
