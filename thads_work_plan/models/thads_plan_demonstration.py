from datetime import date, datetime, time, timedelta

from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import demonstration

OFFICE_OPENS = time(9)


class ThadsPlan(models.Model):
    """The demonstration's plans under way, so that every screen has something to show.

    The engine opens the steps and their own people close them. Their days alone are
    moved back from the day of loading, each move a link of the trail.
    """

    _inherit = "thads.plan"

    @api.model
    def _demonstrate_ways(self, province_plan_id, unit_plan_id):
        """Send plans of the year on their ways, as far as each has come.

        :param int province_plan_id: a draft, issued at the end of its way
        :param int unit_plan_id: likewise, of a unit of that province and that year
        """
        year = self._default_year()
        province_plan, unit_plan = self.browse([province_plan_id, unit_plan_id])
        self._demonstrate_calendar(year)
        for plan_year in {year, province_plan.year}:
            self._demonstrate_decisions(plan_year)
        province_plan._demonstrate_way(47, demonstration.PROVINCE_DEEDS)
        unit_plan._demonstrate_way(25, demonstration.UNIT_DEEDS)
        for way in demonstration.WAYS:
            plan = self._demonstrate_plan(way, year)
            plan._demonstrate_way(way.days, way.deeds)
        province = self.env.ref("thads_base.unit_tq")
        keeper = self._demonstrate_head(province.office_id)
        unit_plan.with_user(keeper).action_open_dossier()
        self._demonstrate_urging()

    def _demonstrate_calendar(self, year):
        """Put the years that the ways reach into in use, estimated if need be."""
        today, years = vietnam_time.today(), self.env["thads.calendar.year"]
        first = min(year - 1, (today - timedelta(days=120)).year)
        needed = set(range(first, (today + timedelta(days=60)).year + 1))
        present = years.search([("year", "in", list(needed))]).mapped("year")
        for number in sorted(needed - set(present)):
            years._propose(number).action_estimate()

    def _demonstrate_decisions(self, year):
        """Register what plans of a year wait for: the programme, two decisions."""
        centre = self.env.ref("thads_base.unit_cql")
        province = self.env.ref("thads_base.unit_tq")
        self._demonstrate_decision(
            ("programme", year, demonstration.PROGRAMME_DAYS),
            centre,
            "1850/QĐ-BTP",
            f"Chương trình công tác trọng tâm thi hành án dân sự năm {year}",
        )
        self._demonstrate_decision(
            ("plan", year, demonstration.PLAN_DECISION_DAYS),
            province,
            "412/QĐ-CQLTHADS",
            f"Phê duyệt Kế hoạch công tác năm {year}",
        )
        targets = self._demonstrate_decision(
            ("targets", year, demonstration.TARGETS_DAYS),
            province,
            "437/QĐ-CQLTHADS",
            f"Giao chỉ tiêu, nhiệm vụ năm {year}",
        )
        self.env["thads.target"]._demonstrate(targets)

    def _demonstrate_decision(self, what, authority, number, name):
        kind, year, days = what
        registrar = self._demonstrate_head(authority.office_id)
        return (
            self.env["thads.plan.decision"]
            .with_user(registrar)
            .create(
                {
                    "kind": kind,
                    "department_id": authority.id,
                    "year": year,
                    "number": number,
                    "date": self._demonstrate_day(days),
                    "name": name,
                }
            )
        )

    def _demonstrate_plan(self, way, year):
        """Return the draft of a unit, filled in by who drafts there."""
        unit = self.env.ref(f"thads_base.{way.unit}")
        drafter = self.env.ref(f"thads_base.{way.drafter}")
        plan = self._demonstrate_draft(unit, year, drafter)
        plan.write(
            {
                "focal_department_id": unit.id,
                "objectives": "Hoàn thành đúng tiến độ mọi nhiệm vụ được giao.",
                "implementation": "Từng công chức báo cáo kết quả hằng tháng.",
            }
        )
        title = self._get_today_head(unit).name
        nodes = demonstration.get_nodes(year, title)
        _tasks, outputs = plan.task_ids._create_tree(plan, nodes)
        outputs.filtered("is_doubtful").action_confirm()
        return plan

    def _demonstrate_draft(self, unit, year, drafter):
        """Return the draft that the season has opened for a unit, or a new one."""
        values = {"department_id": unit.id, "year": year, "plan_type": "annual"}
        domain = [(name, "=", value) for name, value in values.items()]
        opened = self.search([*domain, ("state", "=", "draft")], limit=1)
        name = f"Kế hoạch công tác năm {year} của {unit.name}"
        plans = self.with_user(drafter)
        return plans.browse(opened.ids) or plans.create({**values, "name": name})

    def _demonstrate_way(self, days, deeds):
        """Start one plan that has not, and do in its steps what has been done."""
        if not self.procedure_id:
            self.with_user(self.create_uid).action_start()
        plan, codes = self.sudo(), {deed.code for deed in deeds}
        is_submitted = "submit_opinion" in codes
        plan._demonstrate_opening(
            plan.step_ids, plan._demonstrate_season_day(days, is_submitted)
        )
        points = {point.name: point for deed in deeds for point in deed.points}
        for deed in deeds:
            plan._demonstrate_answers(points)
            is_early = is_submitted and deed.code in demonstration.SEASON_CODES
            plan._demonstrate_deed(
                deed, plan._demonstrate_season_day(deed.days, is_early)
            )

    def _demonstrate_deed(self, deed, day):
        known = self._find_steps()
        steps = known.filtered(
            lambda step: step.state == "open" and step.definition_id.code == deed.code
        )
        # who has the step says something, before those whom nobody holds a post for
        steps = steps.sorted(lambda step: not step.user_id)[: deed.people]
        for step in steps:
            step._demonstrate_points(deed.points)
            if deed.outcome == "approved":
                step.with_user(step.user_id)._demonstrate_findings()
            if deed.outcome == "issued":
                self._demonstrate_decision_paper(step, deed.days and day)
            elif deed.outcome:
                step.with_user(step.user_id).action_close(deed.outcome, deed.note)
            else:
                step._close_unanswered()
        steps._engine()._seal_changes(self._demonstrate_closing_values(day))
        self._demonstrate_opening(self._find_steps() - known, day)

    def _demonstrate_decision_paper(self, step, day):
        """Draft and number the decision on one plan, as who issues it; its step ends.

        :param day: of the decision; 0 for the day of loading, a day off or not, for
            others of its series may have that date
        """
        paper = self.env.ref("thads_work_plan.way_paper_decision")
        plan = self.with_user(step.user_id).sudo(False)
        decision = plan._draft_paper(paper)
        decision.date = day or False
        decision.action_issue()

    def _demonstrate_answers(self, points):
        """Answer what was said, as the head whose turn it is.

        :param points: {name: Point}
        """
        steps = self.step_ids.filtered(
            lambda step: (
                step.state == "open" and step.definition_id.actor == "author_head"
            )
        )
        said = self.env["thads.plan.opinion"].search(
            [("plan_id", "=", self.id), ("answer", "=", False)]
        )
        for point in said.with_user(steps.user_id) if steps else ():
            known = points[point.name]
            point.write({"answer": known.answer, "answer_text": known.answer_text})

    def _demonstrate_opening(self, steps, day):
        """Let steps have opened on a day, or when what they wait for had come."""
        steps = steps._engine()
        for step in steps:
            event = step.definition_id.clock_event
            start = day if event == "opened" else self._get_clock_day(event)
            opened = max(day, start)
            moment = self._demonstrate_moment(opened)
            values = {
                "datetime_opened": moment,
                "date_opened": opened,
                **self._prepare_deadline_values(step.definition_id, start, moment),
            }
            if step.state != "open":
                values |= self._demonstrate_closing_values(opened)
            step._seal_changes({**values, "state": step.state})
        steps.filtered(lambda step: step.state == "open")._move_activities()

    def _demonstrate_closing_values(self, day) -> dict:
        return {
            "state": "done",
            "datetime_closed": self._demonstrate_moment(day),
            "date_closed": day,
        }

    def _demonstrate_urging(self):
        """Write down who is to be told today, as on every working day."""
        escalations = self.env["thads.escalation"]
        if escalations._is_working_day():
            for rung in self.env["thads.ladder"].search([], limit=9).rung_ids:
                escalations._insert_due(rung)

    def _demonstrate_season_day(self, days, is_early) -> date:
        """Return a day counted from today; an early one from the end of the season.

        Files lie with the leader before 30/11, whenever the demonstration is loaded.
        """
        last = date(self.year - 1, 11, 29)
        is_over = is_early and vietnam_time.today() > last
        return self._demonstrate_day(days, last if is_over else None)

    def _demonstrate_day(self, days, last=None) -> date:
        """Return the working day ``days`` before the last one up to today."""
        after = (last or vietnam_time.today()) + timedelta(days=1)
        return self.env["resource.calendar"].thads_deadline(after, -days - 1)

    def _demonstrate_moment(self, day) -> datetime:
        moment = vietnam_time.to_utc(datetime.combine(day, OFFICE_OPENS))
        return min(moment, fields.Datetime.now())

    def _demonstrate_head(self, unit):
        return self._get_today_head(unit).user_id
