"""A table of scores over all offices: opened, counted from dossiers, and ranked.

Opening is compared with the bare create of its rows, which has nothing to count. The
ranking is compared with the window function that gives the same places: all sheets
are at their units, whose own points count.
"""

import dossiers
import national

from odoo.tools import SQL

MANY = 200_000
PROOF = ("line_id", "name", "finding", "date", "detail", "res_model", "res_id")
YEAR = 2026  # 01/10/2025 to 30/09/2026, in which the dossiers are due


def run(bench):
    env = bench.env(context={**bench.env.context, "tracking_disable": True})
    nation = national.create_nation(
        env,
        provinces=bench.size(national.PROVINCES, smoke=3),
        offices=bench.size(national.OFFICES, smoke=6),
        people=bench.size(2_000, smoke=60),
    )
    count = bench.size(MANY, smoke=800)
    services = env["thads.service"].search([("is_one_stop", "=", True)])
    dossiers.insert_dossiers(env, nation.offices, count, services=services)
    table = _draw_up(env)
    ours = bench.timed(lambda: _open(table), repeat=1)
    name = f"scores of {len(table.sheet_ids)} units, {count:,} dossiers"
    bare = bench.timed(lambda: _create(table), repeat=1)
    bench.report(name, ours, bare, "bare create", at_most=5)
    ranked = bench.timed(lambda: _rank(table), repeat=3)
    if (found := _get_places(table)) != (expected := _rank_by_hand(table)):
        raise AssertionError(sorted(found.items() ^ expected.items()))
    by_hand = bench.timed(lambda: _rank_by_hand(table), repeat=3)
    bench.report("ranking of them, written", ranked, by_hand, "SQL, only asked")


def _draw_up(env):
    return env["thads.score.year"].create(
        {
            "name": "Chấm điểm",
            "year": YEAR,
            "ordering": "score",
            "department_id": env.ref("thads_base.unit_cql_pcnv").id,
            "class_ids": env.ref("thads_base.thads_department_class_local").ids,
            "council_position_ids": env["thads.position"].search([], limit=1).ids,
        }
    )


def _open(table):
    table.action_open()
    table.env.flush_all()


def _create(table):
    """Create as many rows with as much in them, as Odoo does by itself."""
    env = table.env
    other = _draw_up(env)
    lines = table.sheet_ids.line_ids
    sheets = env["thads.score.sheet"].with_context(mail_create_nosubscribe=True)
    created = sheets.sudo().create(
        [
            {**other._prepare_sheet(sheet.department_id), "state": sheet.state}
            for sheet in table.sheet_ids
        ]
    )
    names = ("counted_points", "self_points")
    env["thads.score.line"].sudo().create(
        [
            {
                "sheet_id": sheet.id,
                "criterion_id": criterion.id,
                **{name: line[name] for name in names if name in line},
            }
            for sheet, former in zip(created, table.sheet_ids, strict=True)
            for line, criterion in zip(
                former.line_ids, other.criterion_ids, strict=True
            )
        ]
    )
    proofs = env["thads.score.proof"].sudo()
    values = lines.proof_ids.read(PROOF, load=None)
    proofs.create([{name: row[name] for name in PROOF} for row in values])
    env.flush_all()


def _rank(table):
    table.env.invalidate_all()
    table._rank()
    table.env.flush_all()


def _get_places(table) -> dict[int, int]:
    return {row.department_id.id: row.place for row in table.ranking_ids}


def _rank_by_hand(table) -> dict[int, int]:
    ties = table.criterion_ids.filtered("tie_order").sorted("tie_order").ids
    sums = SQL(", ").join(
        SQL("SUM(line.self_points) FILTER (WHERE line.criterion_id = %s) DESC", tie)
        for tie in ties
    )
    rows = table.env.execute_query(
        SQL(
            """
            SELECT sheet.department_id,
                   RANK() OVER (ORDER BY SUM(line.self_points) DESC, %(ties)s)
              FROM thads_score_line line
              JOIN thads_score_sheet sheet ON sheet.id = line.sheet_id
             WHERE sheet.year_id = %(table)s
          GROUP BY sheet.department_id
            """,
            table=table.id,
            ties=sums,
        )
    )
    return dict(rows)
