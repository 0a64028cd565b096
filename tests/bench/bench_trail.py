"""Verifying the trails of 100,000 steps, beside hashlib over the same links.

The peer hashes what the links hold, already in memory; ours reads the links, reads the
steps and writes each anew in its canonical form, and compares.
"""

from datetime import date

import bench_escalation
import national

from odoo.tools import SQL

from odoo.addons.thads_base.tools.trail import NO_HASH, get_hash

LINKS = 100_000


def run(bench):
    env = bench.env
    links = bench.size(LINKS, smoke=200)
    nation = national.create_nation(env, provinces=2, offices=4, people=60)
    definition = bench_escalation.create_definition(env)
    national.insert_steps(env, nation, definition, (date(2026, 6, 30),), links)
    steps = env["thads.step"].search([("definition_id", "=", definition.id)])
    national.seal(steps)
    plans = env["thads.plan"].browse(sorted(set(steps.mapped("res_id"))))
    contents = env.execute_query(_links_query(plans))
    ours = bench.timed(lambda: _verify(plans), repeat=1) / links
    plain = bench.timed(lambda: _hash(contents), repeat=1) / links
    bench.report(f"a link of {links:,} verified", ours, plain, "hashlib alone")


def _links_query(plans):
    return SQL(
        "SELECT sequence, content, hash FROM thads_step_link "
        "WHERE res_model = %s AND res_id = ANY(%s) ORDER BY res_id, sequence",
        plans._name,
        plans.ids,
    )


def _verify(plans) -> None:
    if plans.env["thads.step"].verify_chain(plans):
        raise AssertionError("a chain that was just sealed does not hold")


def _hash(links) -> None:
    previous = NO_HASH
    for sequence, content, kept in links:
        previous = NO_HASH if sequence == 1 else previous
        previous = get_hash(previous, content)
        if previous != kept:
            raise AssertionError("the peer hashes otherwise")
