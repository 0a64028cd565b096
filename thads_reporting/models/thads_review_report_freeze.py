from odoo import fields, models
from odoo.tools import SQL

from ..tools import form_two
from ..tools.form_two import Tally
from .thads_review_figure import ENGINE
from .thads_review_report import SENT_STATES


class ThadsReviewReport(models.Model):
    """What is sent stays as it was: its rows, and the list of their dossiers."""

    _inherit = "thads.review.report"

    consolidated_ids = fields.Many2many(
        "thads.review.report",
        "thads_review_report_consolidated_rel",
        "report_id",
        "consolidated_id",
        string="Adds Up",
        readonly=True,
        help="Reports below whose figures it took as they had been sent.",
    )

    def get_differences(self):
        """Return what has changed since one report was sent.

        :return: for each number that differs ``{"name": of the row, "column": 3 to 13,
            "frozen": number, "now": number}``; empty where nothing was sent
        """
        self.ensure_one()
        self.check_access("read")
        report = self.sudo()
        if report.state not in SENT_STATES:
            return []
        now = report._count_again()
        frozen = report._sum_figures(report.figure_ids)
        keys = form_two.merge(frozen, now)
        names = report._get_services(keys)
        return [
            {"name": names[key], "column": column, "frozen": old, "now": new}
            for key in names
            for column, number in form_two.COLUMNS.items()
            if (old := frozen.get(key, form_two.zero())[number])
            != (new := now.get(key, form_two.zero())[number])
        ]

    def _count_again(self):
        """Return the rows of one report as its dossiers give them today."""
        reports = self.search([("id", "child_of", self.ids)])
        typed = self.figure_ids.filtered(lambda figure: figure.kind != "computed")
        counted = form_two.count(reports._read_tallies())
        return form_two.merge(counted, self._sum_figures(typed))

    def _send(self):
        """Freeze one report that was signed, and let the unit above see it."""
        self._freeze()
        self.write(
            {
                "state": "submitted",
                "is_sent": True,
                "datetime_sent": fields.Datetime.now(),
                "marked_cells": False,
            }
        )

    def _take_back(self, step):
        """Give one report back to who writes it, its figures open again."""
        self._get_frozen_figures().unlink()
        self.env.cr.execute(
            SQL("DELETE FROM thads_review_dossier WHERE report_id = %s", self.id)
        )
        self.env["thads.review.dossier"].invalidate_model()
        self.write({"state": "returned", "consolidated_ids": False})

    def _get_frozen_figures(self):
        figures = self.figure_ids.with_context(thads_review_engine=ENGINE)
        return figures.filtered(lambda figure: figure.kind != "typed")

    def _freeze(self):
        live, frozen = self._split_reports()
        below = frozen.figure_ids
        computed = form_two.merge(
            form_two.count(live._read_tallies()),
            self._sum_figures(below.filtered(lambda row: row.kind == "computed")),
        )
        carried = self._sum_figures(
            (live - self).typed_ids + below.filtered(lambda row: row.kind != "computed")
        )
        self._insert_dossiers(live)
        self._create_frozen("computed", computed)
        self._create_frozen("carried", carried)
        self.consolidated_ids = frozen

    def _create_frozen(self, kind, rows):
        figures = self.env["thads.review.figure"]
        services = self._get_last_services(code for _level, code in rows)
        figures.with_context(thads_review_engine=ENGINE).create(
            [
                {
                    "report_id": self.id,
                    "kind": kind,
                    "level": level,
                    "service_id": services[code].id,
                    **numbers,
                }
                for (level, code), numbers in rows.items()
            ]
        )

    def _get_last_services(self, codes):
        """Return the last version of each service: {code: service}."""
        services = self.env["thads.service"].with_context(active_test=False)
        found = services.search([("code", "in", list(codes))], order="date_from")
        return {service.code: service for service in found}

    def _insert_dossiers(self, reports):
        """List the dossiers of reports that are frozen by one of them."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO thads_review_dossier (report_id, dossier_id, level,
                            service_code, channel, result, way, is_uncollected,
                            outcome)
                SELECT %(report)s, fact.dossier_id, unit.unit_type, service.code,
                       fact.channel, fact.result, fact.way, fact.is_uncollected,
                       fact.outcome
                  FROM (%(facts)s) fact
                  JOIN hr_department unit ON unit.id = fact.department_id
                  JOIN thads_service service ON service.id = fact.service_id
                """,
                report=self.id,
                facts=reports._get_facts(),
            )
        )
        self.env["thads.review.dossier"].invalidate_model()

    def _list_frozen_dossiers(self) -> list[tuple[int, Tally]]:
        """Return the dossiers that counted when one report was sent."""
        reports = level = self
        while level := level.consolidated_ids:
            reports += level
        rows = self.env.execute_query(
            SQL(
                """
                SELECT dossier_id, level, service_code, channel, result, way,
                       is_uncollected, outcome
                  FROM thads_review_dossier
                 WHERE report_id = ANY(%s)
                """,
                reports.ids,
            )
        )
        return [(dossier_id, Tally(*rest, 1)) for dossier_id, *rest in rows]
