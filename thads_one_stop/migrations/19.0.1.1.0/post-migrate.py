from odoo.tools import SQL

PAPERS = ("paper_enforcement_authorisation", "paper_confirmation_authorisation")


def migrate(cr, version):
    """Mark the shipped papers of authorisation, which are required online."""
    if not version:
        return
    cr.execute(
        SQL(
            """
            UPDATE thads_service_paper paper
               SET is_authorisation = TRUE
              FROM ir_model_data data
             WHERE data.module = 'thads_one_stop'
               AND data.model = 'thads.service.paper'
               AND data.name IN %s
               AND data.res_id = paper.id
            """,
            PAPERS,
        )
    )
