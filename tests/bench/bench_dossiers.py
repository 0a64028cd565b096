"""What a desk officer opens and searches among a million dossiers of the whole country.

Each question is asked as the web client asks it, by the rules on records, once among
ten thousand dossiers and once among a million. Its time in PostgreSQL is compared with
SQL written by hand for the same question, which is told the units whose dossiers the
officer may see; its whole time with core's bare list of 80 partners, and with its own
among ten thousand. The number of queries may not grow. PostgreSQL has tidied the
dossiers up, as it does by itself between one day's receptions and the next.
"""

import threading
from datetime import datetime

import dossiers
import national
from bench_lists import _get_specification

from odoo.tools import SQL

FEW, MANY = 10_000, 1_000_000
PAGE = 80
NOW = datetime(2026, 10, 30, 10)


def run(bench):
    env = bench.env
    nation = national.create_nation(env, people=2_000)
    units = nation.provinces + nation.offices
    clerk = _seat_clerk(nation.offices[0])
    partners = _make_partners(env)
    few, many = bench.size(FEW, smoke=800), bench.size(MANY, smoke=1_600)
    dossiers.insert_dossiers(env, units, few)
    bench.keep("thads_dossier")
    before = {name: _measure(bench, clerk, call) for name, call in _get_calls(clerk)}
    dossiers.insert_dossiers(env, units, many - few, seed=2)
    bench.keep("thads_dossier")
    peer = bench.timed(partners)
    for name, call in _get_calls(clerk):
        whole, inside, queries = _measure(bench, clerk, call)
        by_hand = bench.timed(lambda name=name: _ask_by_hand(clerk, name))
        label = f"{name} of {many:,} dossiers"
        bench.report(f"{label}, PostgreSQL", inside, by_hand, "SQL", at_most=2)
        bench.report(label, whole, peer, "80 partners", at_most=1.5)
        bench.report(label, whole, before[name][0], f"of {few:,}", at_most=2)
        if queries > before[name][2]:
            raise AssertionError(f"{name}: {queries} queries, {before[name][2]} before")


def _seat_clerk(unit):
    """Return a user at the desk of a unit, with an environment of their own."""
    post = unit.env["thads.position"].search(
        [("department_id", "=", unit.id), ("rank", "=", "staff")], limit=1
    )
    post.is_desk = True
    post.user_id.group_ids += unit.env.ref("thads_base.group_staff")
    return post.user_id.with_user(post.user_id)


def _make_partners(env):
    partners = env["res.partner"]
    partners.create([{"name": f"Tổ chức {n}"} for n in range(PAGE)])
    fields = _get_specification(partners)

    def call():
        env.invalidate_all()
        return partners.web_search_read([], fields, limit=PAGE)

    return call


def _get_calls(clerk) -> list:
    """Return what is asked: pairs of a name and a call."""
    records = clerk.env["thads.dossier"]
    fields = _get_specification(records)
    sample = _get_sample(clerk)

    def search(domain):
        return lambda: records.web_search_read(domain, fields, limit=PAGE)

    opening = [("state", "in", ("processing", "waiting", "resolved"))]
    return [
        ("desk list", search(opening)),
        ("search by code", search([("display_name", "ilike", sample["code"])])),
        ("search by name", search([("display_name", "ilike", "nguyen thi dao")])),
        ("search by phone", search([("display_name", "ilike", sample["phone"])])),
        ("desk", records.get_desk),
    ]


def _get_sample(clerk) -> dict:
    """Return code and phone of a dossier of the clerk's unit."""
    clerk.env.cr.execute(
        "SELECT code, applicant_phone FROM thads_dossier WHERE department_id = %s "
        "ORDER BY id LIMIT 1",
        [_get_unit(clerk)],
    )
    code, phone = clerk.env.cr.fetchone()
    return {"code": code, "phone": phone}


def _get_unit(clerk) -> int:
    return clerk.env["thads.dossier"]._get_desk_units().id


def _measure(bench, clerk, call) -> tuple[float, float, int]:
    """Return the whole time, that in PostgreSQL, and the number of queries."""
    thread, inside, queries = threading.current_thread(), [], []

    def once():
        clerk.env.invalidate_all()
        thread.query_time, thread.query_count = 0.0, 0
        call()
        inside.append(thread.query_time)
        queries.append(thread.query_count)

    whole = bench.timed(once)
    return whole, min(inside), queries[-1]


def _ask_by_hand(clerk, name) -> None:
    """Ask what the call of that name asks: the rows of a page, and how many in all."""
    sample, unit = _get_sample(clerk), _get_unit(clerk)
    conditions = {
        "desk list": SQL("state IN ('processing', 'waiting', 'resolved')"),
        "search by code": SQL("search_text LIKE %s", f"%{sample['code'].lower()}%"),
        "search by name": SQL(
            "search_text LIKE '%%nguyen%%' AND search_text LIKE '%%thi%%' "
            "AND search_text LIKE '%%dao%%'"
        ),
        "search by phone": SQL("search_text LIKE %s", f"%{sample['phone']}%"),
        "desk": SQL("state IN ('processing', 'waiting', 'resolved', 'draft')"),
    }
    own = SQL("(department_id = %s OR handler_unit_id = %s)", unit, unit)
    clerk.env.execute_query(
        SQL(
            "SELECT * FROM thads_dossier WHERE %s AND %s "
            "ORDER BY datetime_received DESC, id DESC LIMIT %s",
            own,
            conditions[name],
            PAGE,
        )
    )
    clerk.env.execute_query(
        SQL("SELECT count(*) FROM thads_dossier WHERE %s AND %s", own, conditions[name])
    )
