"""Biểu số 2 of a million dossiers of the whole country, and of one province of it.

The country's is compared with SQL written by hand for the same numbers: who wrote that
knew that no event of these dossiers was undone and that no clock stands still. The
province's is compared with its share of what the country's takes.
"""

import dossiers
import national
from bench_review import PERIOD, open_campaign

from odoo.tools import SQL

MANY = 1_000_000
CUTOFF = "2026-10-20 16:59:59"


def run(bench):
    env = bench.env(context={**bench.env.context, "tracking_disable": True})
    nation = national.create_nation(env, people=2_000)
    units = nation.provinces + nation.offices
    count = bench.size(MANY, smoke=1_600)
    services = env["thads.service"].search([("is_one_stop", "=", True)])
    dossiers.insert_dossiers(env, units, count, services=services)
    review = open_campaign(env)
    bench.keep("thads_dossier", "thads_dossier_event")
    tops = review.report_ids.grouped("department_id")
    top = tops[review.authority_id]
    _check_equal(top, _ask_by_hand(env, top))
    ours = bench.timed(lambda: _ask(env, top), repeat=3)
    by_hand = bench.timed(lambda: _ask_by_hand(env, top), repeat=3)
    name = f"form 2 of the country, {count:,} dossiers"
    bench.report(name, ours, by_hand, "SQL", at_most=1.3)
    province = tops[nation.provinces[0]]
    share = province.figures()[-1][2] / top.figures()[-1][2]
    own = bench.timed(lambda: _ask(env, province), repeat=3)
    name = f"form 2 of a province, {share:.1%} of them"
    bench.report(name, own, ours * share, "its share", at_most=3)


def _ask(env, report):
    env.invalidate_all()
    return report.figures()


def _check_equal(report, expected):
    """Raise unless each row of the form has the numbers that were asked for by hand."""
    found = {
        (line["level"], line["service"]): tuple(line["cells"][2:])
        for line in report.get_form_two()["lines"]
        if line["kind"] == "service" and line["cells"][2]
    }
    if found != expected:
        raise AssertionError(sorted(found.items() ^ expected.items()))


def _ask_by_hand(env, report) -> dict:
    """Return columns (3) to (13) of each level and service, of all units."""
    rows = env.execute_query(
        SQL(
            """
            WITH fact AS (
                SELECT DISTINCT ON (event.dossier_id) unit.unit_type,
                       dossier.service_id, dossier.channel_in,
                       dossier.datetime_resolved > event.datetime_appointment AS late,
                       event.state IN ('resolved', 'returned') AS done,
                       event.datetime_appointment < %(cutoff)s AS overdue,
                       CASE event.state WHEN 'returned' THEN dossier.channel_out
                            ELSE dossier.channel_wanted END AS way
                  FROM thads_dossier_event event
                  JOIN thads_dossier dossier ON dossier.id = event.dossier_id
                  JOIN hr_department unit ON unit.id = dossier.department_id
                 WHERE event.datetime_effective <= %(cutoff)s
                   AND dossier.date_received BETWEEN %(start)s AND %(end)s
                   AND unit.id = ANY(%(units)s)
              ORDER BY event.dossier_id, event.datetime_effective DESC, event.id DESC
            )
            SELECT unit_type, service.code, COUNT(*),
                   COUNT(*) FILTER (WHERE channel_in NOT IN ('post', 'online')),
                   COUNT(*) FILTER (WHERE channel_in = 'post'), COUNT(*),
                   COUNT(*) FILTER (WHERE done AND NOT late),
                   COUNT(*) FILTER (WHERE done AND late),
                   COUNT(*) FILTER (WHERE NOT done AND NOT overdue),
                   COUNT(*) FILTER (WHERE NOT done AND overdue),
                   COUNT(*) FILTER (WHERE done AND way = 'desk'),
                   COUNT(*) FILTER (WHERE done AND way = 'notice'),
                   COUNT(*) FILTER (WHERE done AND way IN ('post', 'online'))
              FROM fact
              JOIN thads_service service ON service.id = fact.service_id
          GROUP BY unit_type, service.code
            """,
            cutoff=CUTOFF,
            start=PERIOD["period_start"],
            end=PERIOD["period_end"],
            units=report.review_id.report_ids.department_id.ids,
        )
    )
    return {(level, code): tuple(numbers) for level, code, *numbers in rows}
