"""Scans of decisions are read by whoever reads the decision, not by one person."""


def migrate(cr, version):
    if not version:
        return
    cr.execute(
        """
        UPDATE ir_attachment AS file
           SET res_model = 'thads.plan.decision', res_id = kept.thads_plan_decision_id
          FROM ir_attachment_thads_plan_decision_rel AS kept
         WHERE kept.ir_attachment_id = file.id
           AND COALESCE(file.res_id, 0) = 0
        """
    )
