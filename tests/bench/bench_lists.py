"""The lists that everybody opens, beside SQL that knows beforehand who may see what.

Ours is what the web client asks for when a list opens: a page with the fields of the
view, and how many rows there are in all, by the rules on records. The peer counts the
same rows, and reads all columns of the same page, by the ids of the units whose rows
the person sees, which it is given, as it is given the plans that name the person
besides. It makes neither names nor computed fields.
"""

from datetime import date

import national
from bench_escalation import create_definition
from lxml import etree

from odoo.tools import SQL

PLANS = 5_000
STEPS_OF_PLAN = 4
DEADLINES = (date(2026, 6, 30), date(2026, 9, 30), date(2027, 1, 29))
PAGE = 80


def run(bench):
    env = bench.env
    nation = national.create_nation(env, provinces=3, offices=18, people=300)
    plans = national.insert_steps(
        env,
        nation,
        create_definition(env),
        DEADLINES,
        bench.size(PLANS, smoke=400) * STEPS_OF_PLAN,
        steps_of_plan=STEPS_OF_PLAN,
    )
    national.insert_outputs(env, nation, plans)
    head = _find_person(nation.provinces[0], "head")
    _hand_up(nation.provinces[0], head)
    staff = _find_person(nation.rooms[1], "staff")
    for name, person in (("chuyên viên", staff), ("trưởng", head)):
        _measure_plans(bench, f"plans, {name}", person)
        mine = SQL("user_id = %s", person.id)
        _measure_steps(bench, f"my work, {name}", person, "mine", mine)
        units = person.env["thads.access"]._get_own_unit_ids()
        ours = SQL("unit_id = ANY(%s)", units)
        _measure_steps(bench, f"work of my units, {name}", person, "ours", ours)


def _find_person(unit, rank):
    """Return the first user of a rank in a unit, with an environment of their own."""
    post = unit.env["thads.position"].search(
        [("department_id", "=", unit.id), ("rank", "=", rank)], order="id", limit=1
    )
    return post.user_id.with_user(post.user_id)


def _hand_up(province, head):
    """Let every fifth step of the rooms of a province be that of its head."""
    province.env.cr.execute(
        SQL(
            "UPDATE thads_step SET unit_id = %s, user_id = %s "
            "WHERE id %% 5 = 0 AND department_id = ANY(%s)",
            province.id,
            head.id,
            province.child_ids.ids,
        )
    )


def _measure_plans(bench, name, person):
    plans = person.env["thads.plan"]
    units = person.env["thads.access"]._get_readable_unit_ids()
    others = plans.search([("department_id", "not in", units)]).ids
    condition = SQL(
        "active AND (department_id = ANY(%s) OR id = ANY(%s))", units, others
    )
    _measure(bench, name, plans, [], condition)


def _measure_steps(bench, name, person, which, condition):
    domain = {
        "mine": [("user_id", "=", person.id)],
        "ours": [("unit_id.is_my_unit", "=", True)],
    }[which]
    condition = SQL("state = 'open' AND %s", condition)
    domain = [("state", "=", "open"), *domain]
    _measure(bench, name, person.env["thads.step"], domain, condition)


def _measure(bench, name, records, domain, condition):
    """Report the count and the opening of a list.

    :param domain: of the list, as the web client asks
    :param condition: SQL of the same rows
    """
    _check_same(records, domain, condition)
    query = SQL(
        "SELECT count(*) FROM %s WHERE %s", SQL.identifier(records._table), condition
    )
    count = bench.timed(lambda: _afresh(records).search_count(domain))
    plain = bench.timed(lambda: records.env.execute_query(query))
    bench.report(f"count of {name}", count, plain, "plain SQL", at_most=10)
    fields = _get_specification(records)
    page = SQL(
        "SELECT * FROM %s WHERE id = ANY(%s)",
        SQL.identifier(records._table),
        records.search(domain, limit=PAGE).ids,
    )
    opening = bench.timed(
        lambda: _afresh(records).web_search_read(domain, fields, limit=PAGE)
    )
    plain += bench.timed(lambda: records.env.execute_query(page))
    bench.report(f"opening of {name}", opening, plain, "plain SQL", at_most=20)


def _check_same(records, domain, condition):
    """Raise unless both sides see the same rows, and there are some."""
    query = SQL(
        "SELECT id FROM %s WHERE %s ORDER BY id",
        SQL.identifier(records._table),
        condition,
    )
    rows = [row_id for (row_id,) in records.env.execute_query(query)]
    if not rows or rows != sorted(records.search(domain).ids):
        raise AssertionError(f"not the same rows of {records._name}")


def _afresh(records):
    """Return the model with nothing read yet, as each request finds it."""
    records.env.invalidate_all()
    return records


def _get_specification(records) -> dict:
    """Return what the web client reads for the list view of a model."""
    arch = etree.fromstring(records.get_view(view_type="list")["arch"])
    names = {node.get("name") for node in arch.iter("field")}
    to_name = {"fields": {"display_name": {}}}
    return {name: to_name if records._fields[name].relational else {} for name in names}
