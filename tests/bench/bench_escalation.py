"""Urging of 100,000 overdue steps of the whole country, beside plain SQL.

The peer inserts the same rows of the log, the same messages and notices by
``execute_values``, without finding out what is due, who is told or what to say. Nothing
is committed, by either: what is measured is rolled back. Then the same run again among
a million steps that are not due.
"""

from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

import national
from psycopg2.extras import execute_values

from odoo.addons.thads_base.tools import vietnam_time

TODAY = date(2026, 3, 2)  # a Monday
LATE = (date(2026, 2, 27), date(2026, 2, 25), date(2026, 2, 24), date(2026, 1, 30))
LATER = (date(2026, 6, 30),)
OVERDUE = 100_000
NOT_DUE = 1_000_000
TABLES = {
    "thads_escalation": "step_id, rung_id, deadline, date, department_id, "
    "position_id, user_id",
    "mail_message": "author_id, email_from, reply_to, is_internal, message_type, "
    "subtype_id, subject, body, message_id, date",
    "mail_notification": "author_id, mail_message_id, notification_status, "
    "notification_type, res_partner_id",
}


def run(bench):
    env = bench.env
    nation = _create_nation(bench)
    definition = create_definition(env)
    overdue = bench.size(OVERDUE, smoke=200)
    national.insert_steps(env, nation, definition, LATE, overdue)
    with patch.object(vietnam_time, "today", return_value=TODAY), _uncommitted(env):
        alone, plain = _measure(bench, _escalate), _measure(bench, _insert_same)
        name = f"urging of {overdue:,} overdue steps"
        bench.report(name, alone, plain, "plain SQL", at_most=4)
        later = bench.size(NOT_DUE, smoke=200)
        # anew: the rows rolled back meanwhile lie in the tables, and in the way
        alone = _measure(bench, _escalate)
        # told when they came: what is new costs, whenever it is due
        national.insert_steps(env, nation, definition, LATER, later, are_told=True)
        among = _measure(bench, _escalate)
        bench.report(f"idem, among {later:,} not due", among, alone, "without them")


def _create_nation(bench):
    if bench.smoke:
        return national.create_nation(bench.env, provinces=2, offices=4, people=60)
    return national.create_nation(bench.env)


def create_definition(env):
    """Create a procedure of one step, that follows the common ladder."""
    values = {
        "code": "urging",
        "name": "Một bước",
        "res_model": "thads.plan",
        "date_from": "2026-01-01",
    }
    procedure = env["thads.procedure"].create(values)
    return env["thads.procedure.step"].create(
        {
            "procedure_id": procedure.id,
            "code": "draft",
            "name": "Soạn thảo",
            "kind": "work",
            "actor": "author_unit",
            "clock": "working_days",
            "working_days": 3,
        }
    )


@contextmanager
def _uncommitted(env):
    """Let the scheduled action go on where it would commit a slice."""

    def flush(self, processed=0, **values):
        self.env.flush_all()
        return float("inf")

    with patch.object(env.registry["ir.cron"], "_commit_progress", flush):
        yield


def _measure(bench, call) -> float:
    """The seconds of one call, whose rows are rolled back."""
    with bench.env.cr.savepoint(flush=True) as savepoint:
        seconds = call(bench)
        savepoint.rollback()
    bench.env.invalidate_all()
    return seconds


def _escalate(bench) -> float:
    action = bench.env["thads.escalation"]._cron_escalate
    seconds = bench.timed(action, repeat=1)
    if bench.env["thads.escalation"]._find_recipients():
        raise AssertionError("somebody was not told")
    return seconds


def _insert_same(bench) -> float:
    """Escalate, take the rows away again, and insert them as they were."""
    cursor = bench.env.cr
    with cursor.savepoint(flush=True) as savepoint:
        last = _read_last(cursor)
        bench.env["thads.escalation"]._cron_escalate()
        rows = _read_rows(cursor, last)
        savepoint.rollback()
    bench.env.invalidate_all()
    return bench.timed(lambda: _insert(cursor, rows), repeat=1)


def _read_last(cursor) -> dict[str, int]:
    last = {}
    for table in TABLES:
        cursor.execute(f"SELECT COALESCE(max(id), 0) FROM {table}")
        [last[table]] = cursor.fetchone()
    return last


def _read_rows(cursor, last) -> dict[str, list]:
    rows = {}
    for table, columns in TABLES.items():
        cursor.execute(
            f"SELECT {columns} FROM {table} WHERE id > %s ORDER BY id", (last[table],)
        )
        rows[table] = cursor.fetchall()
    return rows


def _insert(cursor, rows) -> None:
    insert = "INSERT INTO {} ({}) VALUES %s"
    for table in ("thads_escalation", "mail_message"):
        query = insert.format(table, TABLES[table])
        if table == "mail_message":
            query += " RETURNING id"
        made = execute_values(
            cursor._obj, query, rows[table], page_size=1000, fetch="RETURNING" in query
        )
    notices = [
        (author, message, *others)
        for (author, _old, *others), (message,) in zip(
            rows["mail_notification"], made, strict=True
        )
    ]
    query = insert.format("mail_notification", TABLES["mail_notification"])
    execute_values(cursor._obj, query, notices, page_size=1000)
