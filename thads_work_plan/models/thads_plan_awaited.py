from odoo import models

# Which decision that others wait for a plan of an authority is
DECISION_KINDS = {"programme": "programme", "annual": "plan"}


class ThadsPlan(models.Model):
    """A plan of an authority that plans of its units wait for.

    Once it has number and date they are registered, and the units go on: by the scan of
    the paper, by the document that approves it, or by who issues it without either.
    """

    _inherit = "thads.plan"

    def action_issue(self):
        result = super().action_issue()
        return result or self._ask_for_decision()

    def _on_document_issued(self, document):
        if self._get_way_paper(document).has_plan:
            self._register_decision(
                document.full_number, document.date, document.signer_id.sudo().name
            )
        return super()._on_document_issued(document)

    def _register_paper(self, values):
        result = super()._register_paper(values)
        self._register_decision(
            self.issued_number, self.issued_date, self.issued_signer
        )
        return result

    def _ask_for_decision(self):
        """Return the form of the decision of one plan, nothing if none is due.

        Whoever may not register it finds nothing to do either.
        """
        if len(self) != 1 or not self._is_awaited():
            return None
        if not self.department_id.office_id.is_my_unit:
            return None
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_decision_action"
        )
        values = self._prepare_decision()
        return {
            **action,
            "views": [(False, "form")],
            "target": "new",
            "context": {f"default_{name}": value for name, value in values.items()},
        }

    def _register_decision(self, number, date, signer):
        """Let plans that wait for this one go on: those of the authority's units.

        As superuser: who may issue the plan has been checked.
        """
        if self._is_awaited():
            decisions = self.env["thads.plan.decision"].sudo()
            paper = {"number": number, "date": date, "signer": signer}
            decisions.create({**self._prepare_decision(), **paper})

    def _is_awaited(self) -> bool:
        """Whether units wait for one plan, and it is not registered."""
        unit, kind = self.department_id, DECISION_KINDS.get(self.plan_type)
        if not kind or unit != unit.authority_id:
            return False
        decisions = self.env["thads.plan.decision"].sudo()
        values = self._prepare_decision()
        return not decisions.search_count(
            [(name, "=", values[name]) for name in ("kind", "department_id", "year")],
            limit=1,
        )

    def _prepare_decision(self) -> dict:
        return {
            "kind": DECISION_KINDS[self.plan_type],
            "department_id": self.department_id.id,
            "year": self.year,
            "name": self.name,
        }
