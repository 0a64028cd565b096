from odoo import fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.score_sources import Measure


class ThadsScoreSheet(models.Model):
    """Counting: what data give the units of a table, with the list that proves it.

    As many queries for all units of a table as for one.
    """

    _inherit = "thads.score.sheet"

    def _count(self):
        """Count the points of sheets from data; what a person has given stays."""
        self.line_ids.proof_ids.unlink()
        # deleting forgets what is read together with what: said anew
        for table, sheets in self.browse(self.ids).grouped("year_id").items():
            sheets._count_in(table)

    def _count_in(self, table):
        measures = {
            criterion: self._measure(criterion) for criterion in table.criterion_ids
        }
        rules = {
            criterion: criterion._get_criterion() for criterion in table.criterion_ids
        }
        proofs = []
        lines = self.env["thads.score.line"].search([("sheet_id", "in", self.ids)])
        for line in lines:
            found = measures[line.criterion_id].get(line.sheet_id.department_id.id)
            line._take_measure(rules[line.criterion_id], found)
            proofs += line._prepare_proofs(found.proofs if found else ())
        self.env["thads.score.proof"].create(proofs)
        self._count_targets(table)
        self.datetime_counted = fields.Datetime.now()

    def _measure(self, criterion) -> dict[int, Measure]:
        """Return what a criterion finds of each unit of sheets, by the unit's id."""
        finders = {
            "plan_left": self._measure_plans,
            "assigned_left": self._measure_assigned,
            "dossier_late": self._measure_dossiers,
            "dossier_late_percent": self._measure_dossier_share,
            "report_late": self._measure_late_reports,
            "report_returned": self._measure_returned_reports,
            "target_missed": self._measure_missed_targets,
            "target_exceeded": self._measure_exceeded_targets,
        }
        finder = finders.get(criterion.source)
        return finder(criterion) if finder else {}

    def _count_targets(self, table):
        """Keep how many of the targets that ranks ask for were given and reached."""
        found = self._judge_targets(table, table.indicator_ids)
        for sheet in self:
            verdicts = found.get(sheet.department_id.id, ())
            sheet.target_given_count = len(verdicts)
            sheet.target_reached_count = sum(verdict.is_reached for verdict in verdicts)

    def _get_last_day(self):
        """Return the last day that counts; nothing that is still to come does."""
        return min(self.year_id.date_cutoff, vietnam_time.today())
