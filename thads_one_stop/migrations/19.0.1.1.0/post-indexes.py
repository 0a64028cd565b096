from odoo.tools import SQL

INDEXES = ("code", "department_id", "search_text", "state")


def migrate(cr, version):
    """Drop the indexes in whose place the tables of dossiers have narrower ones."""
    if not version:
        return
    for column in INDEXES:
        index = SQL.identifier(f"thads_dossier__{column}_index")
        cr.execute(SQL("DROP INDEX IF EXISTS %s", index))
