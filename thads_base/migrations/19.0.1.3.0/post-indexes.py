from odoo.tools import SQL

INDEXES = ("thads_step__position_id_index", "thads_step_link__step_id_index")


def migrate(cr, version):
    """Drop the indexes of steps that nothing is found by."""
    if not version:
        return
    for index in INDEXES:
        cr.execute(SQL("DROP INDEX IF EXISTS %s", SQL.identifier(index)))
