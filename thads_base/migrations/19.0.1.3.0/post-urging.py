from odoo.tools import SQL


def migrate(cr, version):
    """Empty the notes that said how often a step was urged: that is counted now."""
    if not version:
        return
    cr.execute(
        SQL(
            """
            UPDATE mail_activity activity
               SET note = NULL
              FROM thads_step step
             WHERE step.id = activity.thads_step_id
               AND step.question IS NULL
               AND activity.active
               AND activity.note IS NOT NULL
            """
        )
    )
