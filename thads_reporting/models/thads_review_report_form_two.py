from collections import defaultdict
from datetime import datetime, time, timedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import form_two
from ..tools.form_two import Tally
from .thads_review_report import SENT_STATES

FIRST_NEW_DAY = "2025-07-01"  # from then on units have the names of Quyết định 1898
SERVICE_LEVELS = {
    "central": ("central",),
    "province": ("province", "province_local"),
    "local": ("local", "province_local"),
}
# how a dossier that stood somewhere counts in the form: the fields of a Tally
FACT = SQL(
    """
    CASE WHEN channel_in IN ('post', 'online')
         THEN channel_in ELSE 'desk' END AS channel,
    CASE WHEN state IN ('resolved', 'returned')
         THEN CASE WHEN is_late THEN 'late' ELSE 'on_time' END
         ELSE CASE WHEN is_late THEN 'overdue' ELSE 'pending' END END AS result,
    way, state = 'resolved' AS is_uncollected, outcome
    """
)
COUNTS = SQL("state IN ('processing', 'waiting', 'resolved', 'returned')")


class ThadsReviewReport(models.Model):
    """Biểu số 2, counted from the dossiers of a unit and of those below it.

    What has been sent is taken as it was frozen; of the others the dossiers are counted
    now, as they stood at the cut-off. The appointment that was in force then decides
    what was in time. What units have typed is added, and marked.
    """

    _inherit = "thads.review.report"

    figure_ids = fields.One2many(
        "thads.review.figure", "report_id", string="Rows Kept", readonly=True
    )
    typed_ids = fields.One2many(
        "thads.review.figure",
        "report_id",
        string="Typed Rows",
        domain=[("kind", "=", "typed")],
        help="What is not among the dossiers: handled without the software.",
    )

    def figures(self):
        """Return Biểu số 2 of one report.

        :return: rows as printed, sections and the total included: lists of 13; number,
            name, then columns (3) to (13) as whole numbers
        """
        self.ensure_one()
        self.check_access("read")
        return [line.cells() for line in self.sudo()._get_lines()]

    def get_form_two(self):
        """Return what the screen shows of Biểu số 2.

        :return: ``{"lines": [{"kind", "level", "service", "cells", "is_typed"}],
            "remarks": [text], "errors": [text], "warnings": [text], "marked": [[row,
            column]], "missing": names of units that have not sent}``
        """
        self.ensure_one()
        self.check_access("read")
        report = self.sudo()
        lines = report._get_lines()
        typed = report._get_typed_rows()
        troubles = report._find_troubles()
        return {
            "lines": [
                {
                    "kind": line.kind,
                    "level": line.level,
                    "service": line.service,
                    "cells": line.cells(),
                    "is_typed": (line.level, line.service) in typed,
                }
                for line in lines
            ],
            "remarks": form_two.get_remarks(lines[-1].numbers),
            "errors": troubles["error"],
            "warnings": troubles["warning"],
            "marked": [
                cell for cell in self.marked_cells or [] if not isinstance(cell, str)
            ],
            "missing": [
                below.department_id.display_name
                for below in report._get_open_reports() - report
            ],
        }

    def action_open_dossiers(self, level, service, column):
        """Show the dossiers behind a number of one report.

        :param str level: of the row, empty for the total
        :param str service: code, empty for all of the level
        :param int column: 3 to 13
        :raises AccessError: if the user may not read the report
        """
        self.ensure_one()
        self.check_access("read")
        ids = self.sudo()._find_dossier_ids(level, service, form_two.COLUMNS[column])
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Dossiers of Column (%s)", column),
            "res_model": "thads.dossier",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "domain": [("id", "in", ids)],
            "target": "current",
        }

    def _get_lines(self) -> list[form_two.Line]:
        return self._lay_out(self._get_rows())

    def _lay_out(self, rows):
        return form_two.lay_out(rows, self._get_services(rows), self._get_titles(rows))

    def _get_rows(self) -> dict[form_two.Key, dict[str, int]]:
        """Return the numbers of one report, of all units below it as well."""
        if self.state in SENT_STATES:
            return self._sum_figures(self.figure_ids)
        live, frozen = self._split_reports()
        counted = form_two.count(live._read_tallies())
        kept = live.typed_ids + frozen.figure_ids
        return form_two.merge(counted, self._sum_figures(kept))

    def _sum_figures(self, figures):
        return form_two.merge(
            *(
                {(figure.level, figure.service_code): figure._get_numbers()}
                for figure in figures
            )
        )

    def _get_typed_rows(self) -> set[form_two.Key]:
        """Return level and code of the rows in which something was typed."""
        live, frozen = self._split_reports()
        figures = (live | frozen).figure_ids
        if self.state in SENT_STATES:
            figures = self.figure_ids
        return {
            (figure.level, figure.service_code)
            for figure in figures
            if figure.kind != "computed"
        }

    def _get_open_reports(self):
        """Return one report, with those below it whose figures are not frozen above."""
        return self._split_reports()[0]

    def _split_reports(self):
        """Return what one report adds up, read at once.

        :return: itself with those below it whose figures are not frozen above; and
            those below them, whose figures it takes as they were sent
        """
        children = self.search_fetch(
            [("id", "child_of", self.ids)], ["parent_id", "department_id", "state"]
        ).grouped("parent_id")
        found = level = self
        frozen = self.browse()
        while level:
            below = level.browse().concat(
                *(children[report] for report in level if report in children)
            )
            sent = below.filtered(lambda report: report.state in SENT_STATES)
            level = below - sent
            found += level
            frozen += sent
        return found, frozen

    def _get_services(self, rows) -> dict[form_two.Key, str]:
        """Return the names of the services, level by level, in the order of the list.

        Those in force in the period, and whatever else there are figures of.
        """
        services = self.env["thads.service"].with_context(active_test=False)
        review = self.review_id
        in_force = services._get_overlap_domain(review.period_start, review.period_end)
        found = services.search(
            in_force & Domain("active", "=", True) & Domain("is_one_stop", "=", True)
            | Domain("code", "in", [code for _level, code in rows]),
            order="sequence, code, date_from",
        )
        names = {service.code: service.name for service in found}  # the last version
        levels = {service.code: service.level for service in found}
        return {
            (level, code): name
            for level in form_two.LEVELS
            for code, name in names.items()
            if (level, code) in rows
            or (
                levels[code] in SERVICE_LEVELS[level]
                and level in self._get_own_levels()
            )
        }

    def _get_own_levels(self):
        """Return the levels of which the form lists all services."""
        return {"local"} if self.level == "local" else {"province", "local"}

    def _get_titles(self, rows) -> dict[str, str]:
        is_new = self.review_id.period_end >= fields.Date.to_date(FIRST_NEW_DAY)
        titles = {
            "central": "Tại cơ quan Trung ương",
            "province": "Tại THADS tỉnh, thành phố" if is_new else "Tại Cục THADS",
            "local": "Tại Phòng THADS khu vực" if is_new else "Tại Chi cục THADS",
        }
        levels = {level for level, _code in rows} | {"province", "local"}
        return {level: title for level, title in titles.items() if level in levels}

    def _read_tallies(self) -> list[Tally]:
        """Count the dossiers of the units of reports of one campaign."""
        return [tally for _unit, tally in self._read_unit_tallies()]

    def _read_unit_tallies(self) -> list[tuple[int, Tally]]:
        """Return the tallies of each unit that reports of one campaign are of."""
        units = {report.department_id.id: report.level for report in self}
        # PostgreSQL takes longer to compile this than to run it
        self.env.cr.execute("SET LOCAL jit = off")
        rows = self.env.execute_query(
            SQL(
                """
                SELECT department_id, service_id, %(fact)s, count
                  FROM (
                       SELECT department_id, service_id, channel_in, state, is_late,
                              way, outcome, COUNT(*) AS count
                         FROM (%(standing)s) dossier
                     GROUP BY 1, 2, 3, 4, 5, 6, 7
                       ) standing
                 WHERE %(counts)s
                """,
                fact=FACT,
                standing=self._get_standing(),
                counts=COUNTS,
            )
        )
        codes = self._get_codes(service_id for _unit, service_id, *_rest in rows)
        return [
            (unit, Tally(units[unit], codes[service], *rest))
            for unit, service, *rest in rows
        ]

    def _get_codes(self, service_ids) -> dict[int, str]:
        services = self.env["thads.service"].browse(set(service_ids))
        return {service.id: service.code for service in services}

    def _get_facts(self) -> SQL:
        """Return the query of the dossiers of reports, each as it counts."""
        return SQL(
            """
            SELECT dossier_id, department_id, service_id, %(fact)s
              FROM (%(standing)s) standing
             WHERE %(counts)s
            """,
            fact=FACT,
            standing=self._get_standing(),
            counts=COUNTS,
        )

    def _get_standing(self) -> SQL:
        """Return the query of the dossiers of reports, as they stood at the cut-off.

        Those received in the period; ``is_late`` by the appointment in force then.
        Waiting for papers stops the clock, so that such a dossier is overdue only if it
        was before. What was settled is never undone: when, how and by which way it was
        given back stand on the dossier as they were then.

        The last event is asked for dossier by dossier, by an index: joined to all
        events, a small unit would cost what the whole country costs. In the order of
        the dossiers, so that the index is read from its beginning to its end: it tells
        all that is asked.
        """
        review = self.review_id
        self.env["thads.dossier"].flush_model()
        self.env["thads.dossier.event"].flush_model()
        return SQL(
            """
            SELECT dossier.id AS dossier_id, dossier.department_id, dossier.service_id,
                   dossier.channel_in, event.state,
                   event.datetime_appointment <
                       CASE event.state WHEN 'processing' THEN %(cutoff)s
                            WHEN 'waiting' THEN event.datetime_effective
                            ELSE dossier.datetime_resolved END AS is_late,
                   CASE event.state WHEN 'returned' THEN dossier.channel_out
                        WHEN 'resolved' THEN dossier.channel_wanted END AS way,
                   CASE WHEN event.state IN ('resolved', 'returned')
                        THEN dossier.outcome END AS outcome
              FROM (
                   SELECT id, department_id, service_id, channel_in, channel_wanted,
                          channel_out, outcome, datetime_resolved
                     FROM thads_dossier
                    WHERE date_received BETWEEN %(start)s AND %(end)s
                      AND department_id = ANY(%(units)s)
                 ORDER BY id) dossier
        CROSS JOIN LATERAL (
                   SELECT event.state, event.datetime_appointment,
                          event.datetime_effective
                     FROM thads_dossier_event event
                    WHERE event.dossier_id = dossier.id
                      AND event.kind <> 'undone'
                      AND event.datetime_effective <= %(cutoff)s
                      AND NOT EXISTS (
                          SELECT FROM thads_dossier_event undoing
                           WHERE undoing.about_id = event.id
                             AND undoing.kind = 'undone')
                 ORDER BY event.datetime_effective DESC, event.id DESC
                    LIMIT 1) event
            """,
            cutoff=self._get_cutoff(),
            start=review.period_start,
            end=review.period_end,
            units=self.department_id.ids,
        )

    def _get_cutoff(self) -> datetime:
        """Return the last moment that counts, in UTC."""
        day = self.review_id.date_cutoff + timedelta(days=1)
        midnight = vietnam_time.to_utc(datetime.combine(day, time.min))
        return midnight - timedelta(seconds=1)

    def _find_dossier_ids(self, level, service, number) -> list[int]:
        """Return the dossiers that count in a number of one report."""
        rows = self._list_dossiers()
        return [
            dossier_id
            for dossier_id, tally in rows
            if level in ("", False, tally.level)
            and service in ("", False, tally.service)
            and tally.is_in(number)
        ]

    def _list_dossiers(self) -> list[tuple[int, Tally]]:
        """Return the dossiers of one report, each as it counts."""
        if self.state in SENT_STATES:
            return self._list_frozen_dossiers()
        live, frozen = self._split_reports()
        levels = {report.department_id.id: report.level for report in live}
        rows = self.env.execute_query(live._get_facts())
        codes = self._get_codes(row[2] for row in rows)
        listed = [
            (dossier_id, Tally(levels[unit], codes[service_id], *rest, 1))
            for dossier_id, unit, service_id, *rest in rows
        ]
        for below in frozen:
            listed += below._list_frozen_dossiers()
        return listed

    def _check_figures(self):
        """Raise if the figures of one report have an error.

        :raises UserError: with all of them, naming units and rows
        """
        if errors := self.sudo()._find_troubles()["error"]:
            raise UserError("\n".join(errors))

    def _find_troubles(self) -> dict[str, list[str]]:
        """Return what does not add up in one report, in units below it as well.

        :return: {"error" or "warning": [text that names unit, row and rule]}
        """
        troubles = defaultdict(list)
        live, frozen = self._split_reports()
        typed = (live | frozen).figure_ids.filtered(
            lambda figure: figure.kind == "typed"
        )
        for severity, text in typed._find_troubles():
            troubles[severity].append(text)
        return troubles
