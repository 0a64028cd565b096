from odoo.tools import SQL


def migrate(cr, version):
    """Keep the address of the scanner for viruses, which is for all uploads now."""
    if not version:
        return
    cr.execute(
        SQL(
            "UPDATE ir_config_parameter SET key = 'thads_base.clamd' "
            "WHERE key LIKE 'thads%%.clamd'"
        )
    )
