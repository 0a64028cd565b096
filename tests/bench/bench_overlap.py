"""Lines of different units that say the same, found by PostgreSQL's pg_trgm.

The plain self-join has the words without accents in a table of their own, with the
index that Odoo gives to texts (GIN). It is given the words; ours reads the plans, takes
the accents off, and looks at units, years and times as well.
"""

import national
from plan_lines import make_lines

from odoo.tools import SQL

from odoo.addons.thads_base.tools.folding import fold

LINES = 5_000
PLANS = 60
THRESHOLD = 0.6


def run(bench):
    env = bench.env
    nation = national.create_nation(env, provinces=1, offices=55, people=200)
    titles = [title for title, _ in make_lines(bench.size(LINES, smoke=300))]
    plans = _insert_plans(env, nation.working_units[:PLANS], titles)
    _make_words(env, plans)
    _check_same(plans)
    every = bench.timed(lambda: _join(env, plans.ids), repeat=1)
    ours = bench.timed(plans._find_alike, repeat=1)
    bench.report("overlaps of 60 plans", ours, every, "plain join", at_most=2)
    one = bench.timed(lambda: _join(env, plans[0].ids))
    ours = bench.timed(plans[0]._find_alike)
    bench.report("overlaps of one plan", ours, one, "plain join", at_most=2)


def _insert_plans(env, units, titles):
    """Insert a plan for each unit, the titles among them in turn."""
    env.flush_all()
    rows = env.execute_query(
        SQL(
            """
            WITH plan AS (
                INSERT INTO thads_plan (name, department_id, plan_type, year,
                            year_basis, schedule_basis, schedule_before, state, active,
                            date_start, date_end)
                SELECT 'Kế hoạch', unit_id, 'annual', 2027, 'thads', 'calendar',
                       'literal', 'draft', TRUE, '2026-10-01', '2027-09-30'
                  FROM unnest(%(units)s) unit_id
             RETURNING id
            ), task AS (
                INSERT INTO thads_plan_task (plan_id, name, kind, sequence, active)
                SELECT plan.id, title.name, 'task', title.place, TRUE
                  FROM unnest(%(titles)s) WITH ORDINALITY title (name, place)
                  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place
                          FROM plan) plan
                    ON plan.place = title.place %% %(number)s
             RETURNING id, plan_id
            )
            INSERT INTO thads_plan_output (task_id, plan_id, name, active)
            SELECT id, plan_id, 'Báo cáo', TRUE FROM task RETURNING plan_id
            """,
            units=units.ids,
            titles=titles,
            number=len(units),
        )
    )
    env.cr.execute("ANALYZE thads_plan, thads_plan_task, thads_plan_output")
    env.invalidate_all()
    return env["thads.plan"].browse(sorted({plan_id for (plan_id,) in rows}))


def _make_words(env, plans):
    """Put the words of all lines where the plain join finds them, with an index."""
    env.cr.execute("CREATE TEMP TABLE bench_words (id int, plan_id int, words text)")
    rows = [(task.id, task.plan_id.id, fold(task.name)) for task in plans.task_ids]
    env.cr.execute_values("INSERT INTO bench_words VALUES %s", rows)
    env.cr.execute("CREATE INDEX ON bench_words USING gin (words gin_trgm_ops)")
    env.cr.execute("ANALYZE bench_words")


def _join(env, plan_ids) -> list[tuple]:
    """Return the pairs of lines of different plans that are alike, one of these."""
    env.cr.execute(SQL("SELECT set_limit(%s)", THRESHOLD))
    return env.execute_query(
        SQL(
            """
            SELECT LEAST(a.id, b.id), GREATEST(a.id, b.id),
                   similarity(a.words, b.words)
              FROM bench_words a JOIN bench_words b
                ON a.plan_id <> b.plan_id AND a.words %% b.words
             WHERE a.plan_id = ANY(%(plans)s)
               AND (a.id < b.id OR b.plan_id <> ALL(%(plans)s))
            """,
            plans=list(plan_ids),
        )
    )


def _check_same(plans):
    """Raise unless both sides find the same pairs, and there are some."""
    pairs = {(first, second) for first, second, _ in _join(plans.env, plans[:5].ids)}
    if not pairs or pairs != set(plans[:5]._find_alike()):
        raise AssertionError("not the same pairs")
