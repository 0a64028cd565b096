from odoo.tools import SQL


def migrate(cr, version):
    """Let the rules follow the code: who is asked in a step reads its plan."""
    if not version:
        return
    cr.execute(
        SQL(
            "UPDATE ir_model_data SET noupdate = FALSE "
            "WHERE module = 'thads_work_plan' AND model = 'ir.rule'"
        )
    )
