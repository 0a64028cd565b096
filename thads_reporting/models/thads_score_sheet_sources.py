from datetime import datetime, time, timedelta
from typing import NamedTuple

from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_work_plan.tools.completion import Completion
from odoo.addons.thads_work_plan.tools.target import format_quantity, is_reached

from ..tools.score_sources import Measure, Proof, fold, is_exceeded, percent

ACCEPTED_STATES = ("processing", "resolved", "returned")  # the clock does not stand


class Verdict(NamedTuple):
    """A target of a unit, and its last result in time."""

    target: models.BaseModel
    result: models.BaseModel

    @property
    def is_reached(self) -> bool:
        target = self.target
        return bool(self.result) and is_reached(
            target.comparison, self.result.value, target.value
        )

    @property
    def is_exceeded(self) -> bool:
        target = self.target
        return bool(self.result) and is_exceeded(
            target.comparison, self.result.value, target.value
        )

    def get_proof(self, finding) -> Proof:
        target, result = self.target, self.result
        uom = target.uom or ""
        figures = [format_quantity(result.value, uom)] if result else ["-"]
        return Proof(
            finding,
            target.indicator_id.name,
            target._name,
            target.id,
            target.department_id.id,
            result.date_end or None,
            " / ".join([*figures, format_quantity(target.value, uom)]),
        )


class ThadsScoreSheet(models.Model):
    """Where points come from: plans, dossiers, reports of reviews, targets."""

    _inherit = "thads.score.sheet"

    def _measure_plans(self, _criterion):
        """Percent of the annual plans of units that is not done of what was due.

        Nothing is measured where nothing was due.
        """
        plans = self._find_plans().filtered(
            lambda plan: (
                plan.plan_type == "annual" and plan.department_id in self.department_id
            )
        )
        done = plans._get_completion(self._get_last_day())
        undone = self._list_undone(Domain("plan_id", "in", plans.ids), "plan_id")
        return {
            unit.id: Measure(
                total.percent_left,
                total.due,
                tuple(proof for plan in own for proof in undone.get(plan, ())),
            )
            for unit, own in plans.grouped("department_id").items()
            if (total := self._sum_completions(map(done.get, own))).due
        }

    def _measure_assigned(self, _criterion):
        """Percent that is not done of what plans of the year have asked of units."""
        domain = Domain("plan_id", "in", self._find_plans().ids) & Domain(
            "department_id", "in", self.department_id.ids
        )
        due = self.env["thads.plan.assignment"]._read_group(
            domain & self._get_due_domain(), ["department_id"], ["__count"]
        )
        undone = self._list_undone(domain, "department_id")
        return {
            unit.id: Measure(
                percent(len(undone.get(unit, ())), count),
                count,
                tuple(undone.get(unit, ())),
            )
            for unit, count in due
        }

    def _find_plans(self):
        return self.env["thads.plan"].search(
            Domain("year", "=", self.year_id.year) & Domain("state", "=", "issued")
        )

    def _sum_completions(self, parts) -> Completion:
        names = ("on_time", "late", "not_done", "excluded")
        parts = list(parts)
        return Completion(
            **{name: sum(getattr(part, name) for part in parts) for name in names}
        )

    def _get_due_domain(self) -> Domain:
        """Return what counts as due, as ``thads.plan._get_completion`` has it."""
        is_due = Domain("date_deadline", "<=", self._get_last_day()) | Domain(
            "plan_id.is_closed", "=", True
        )
        return (
            Domain("date_deadline", "!=", False)
            & is_due
            & Domain("state", "!=", "cancelled")
        )

    def _list_undone(self, domain, key) -> dict:
        """Return the proofs of what was due and is not done, by a field of it."""
        owed = self.env["thads.plan.assignment"].search(
            domain
            & self._get_due_domain()
            & Domain("timeliness", "not in", ("on_time", "late"))
        )
        return {
            record: [
                Proof(
                    "not_done",
                    each.display_name,
                    each._name,
                    each.id,
                    each.department_id.id,
                    each.date_deadline,
                )
                for each in own
            ]
            for record, own in owed.grouped(key).items()
        }

    def _measure_dossiers(self, _criterion):
        """Number of dossiers settled late or overdue, of those due in the year.

        Of the units that received them and of all below; a dossier belongs to the year
        of its appointment.
        """
        proofs, counts = self._list_late_dossiers(), self._count_due_dossiers()
        return {
            unit: Measure(len(proofs[unit]), sum(counts[unit]), tuple(proofs[unit]))
            for unit in self.department_id.ids
            if sum(counts[unit])
        }

    def _measure_dossier_share(self, criterion):
        """The same in percent."""
        return {
            unit: found._replace(value=percent(len(found.proofs), found.base))
            for unit, found in self._measure_dossiers(criterion).items()
        }

    def _list_late_dossiers(self):
        late = self.env["thads.dossier"].search_fetch(
            self._get_dossier_domain() & Domain("is_late", "=", True),
            ["code", "department_id", "datetime_appointment", "datetime_resolved"],
            order="datetime_appointment, id",
        )
        return self._fold(
            (
                dossier.department_id,
                Proof(
                    "late",
                    dossier.code or str(dossier.id),  # who applied is nobody's matter
                    dossier._name,
                    dossier.id,
                    dossier.department_id.id,
                    vietnam_time.to_day(dossier.datetime_appointment),
                    dossier.datetime_resolved
                    and f"{vietnam_time.to_day(dossier.datetime_resolved):%d/%m/%Y}",
                ),
            )
            for dossier in late
        )

    def _count_due_dossiers(self):
        return self._fold(
            self.env["thads.dossier"]._read_group(
                self._get_dossier_domain(), ["department_id"], ["__count"]
            )
        )

    def _get_dossier_domain(self) -> Domain:
        first, last = self.year_id.date_start, self._get_last_day()
        return (
            Domain("department_id", "child_of", self.department_id.ids)
            & Domain("state", "in", ACCEPTED_STATES)
            & Domain("datetime_appointment", ">=", self._get_midnight(first))
            & Domain(
                "datetime_appointment",
                "<",
                self._get_midnight(last + timedelta(days=1)),
            )
        )

    def _get_midnight(self, day) -> datetime:
        """Return the moment, in UTC, when a day begins in Vietnam."""
        return vietnam_time.to_utc(datetime.combine(day, time.min))

    def _fold(self, rows):
        """Return what belongs to the unit of each sheet, as ``fold`` does.

        :param rows: (unit as record, anything)
        """
        rows = [(unit.id, row) for unit, row in rows]
        units = self.env["hr.department"].browse({unit for unit, _row in rows})
        paths = {unit.id: unit.parent_path for unit in units}
        return fold(self.department_id.ids, paths, rows)

    def _measure_late_reports(self, _criterion):
        """Number of reports of reviews that units sent late, or have not sent.

        The first time that one was sent counts; what came of a return does not.
        """
        first, last = self.year_id.date_start, self._get_last_day()
        reports = self.env["thads.review.report"].search(
            Domain("department_id", "in", self.department_id.ids)
            & Domain("date_due", ">=", first)
            & Domain("date_due", "<=", last)
        )
        sent = self._find_report_steps("sign", "approved", reports)
        found = {}
        for unit, own in reports.grouped("department_id").items():
            proofs = []
            for report in own:
                days = sent.get(report.id, [])
                if min(days, default=last) > report.date_due or (
                    not days and report.date_due < last
                ):
                    proofs.append(
                        self._prove_report(report, "late", min(days, default=None))
                    )
            found[unit.id] = Measure(len(proofs), len(own), tuple(proofs))
        return found

    def _measure_returned_reports(self, _criterion):
        """Number of times that the unit above returned reports of reviews."""
        first, last = self.year_id.date_start, self._get_last_day()
        reports = self.env["thads.review.report"].search(
            Domain("department_id", "in", self.department_id.ids)
            & Domain("is_sent", "=", True)
        )
        returned = self._find_report_steps("decide", "returned", reports)
        found = {}
        for unit, own in reports.grouped("department_id").items():
            proofs = [
                self._prove_report(report, "returned", day)
                for report in own
                for day in returned.get(report.id, [])
                if first <= day <= last
            ]
            found[unit.id] = Measure(len(proofs), len(own), tuple(proofs))
        return found

    def _find_report_steps(self, code, outcome, reports) -> dict[int, list]:
        """Return the days on which steps of reports were closed like this."""
        steps = self.env["thads.step"].search_fetch(
            Domain("res_model", "=", reports._name)
            & Domain("res_id", "in", reports.ids)
            & Domain("definition_id.code", "=", code)
            & Domain("outcome", "=", outcome),
            ["res_id", "date_closed"],
        )
        return {
            report: own.mapped("date_closed")
            for report, own in steps.grouped("res_id").items()
        }

    def _prove_report(self, report, finding, day) -> Proof:
        return Proof(
            finding,
            report.review_id.name,
            report._name,
            report.id,
            report.department_id.id,
            report.date_due or None,
            day and f"{day:%d/%m/%Y}",
        )

    def _measure_missed_targets(self, criterion):
        """Number of targets that units have not reached, or have no result of."""
        return self._measure_targets(
            criterion,
            lambda verdict: (
                ("missed" if verdict.result else "no_result")
                if not verdict.is_reached
                else None
            ),
        )

    def _measure_exceeded_targets(self, criterion):
        """Number of targets with a result that is better than what was asked for."""
        return self._measure_targets(
            criterion, lambda verdict: "exceeded" if verdict.is_exceeded else None
        )

    def _measure_targets(self, criterion, find):
        """Return the targets of units of which ``find`` tells a finding, with proof."""
        indicators = criterion.indicator_ids or self.year_id.indicator_ids
        found = {}
        for unit, verdicts in self._judge_targets(self.year_id, indicators).items():
            proofs = [
                verdict.get_proof(finding)
                for verdict in verdicts
                if (finding := find(verdict))
            ]
            found[unit] = Measure(len(proofs), len(verdicts), tuple(proofs))
        return found

    def _judge_targets(self, table, indicators) -> dict[int, list[Verdict]]:
        """Return the targets of units in the year of a table, with their last results.

        The latest decision counts where two ask a unit for the same.
        """
        targets = self.env["thads.target"].search(
            Domain("department_id", "in", self.department_id.ids)
            & Domain("year", "=", table.year)
            & Domain("user_id", "=", False)
            & Domain("indicator_id", "in", indicators.ids),
            order="id",
        )
        latest = {
            (target.department_id.id, target.indicator_id.id): target
            for target in targets
        }
        results = self.env["thads.target.result"].search(
            Domain("target_id", "in", targets.ids)
            & Domain("date_end", "<=", self._get_last_day()),
            order="date_end, id",
        )
        last = {result.target_id: result for result in results}
        found = {}
        for (unit, _indicator), target in latest.items():
            found.setdefault(unit, []).append(
                Verdict(target, last.get(target, results.browse()))
            )
        return found
