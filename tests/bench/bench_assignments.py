"""Issue of the plan of a resolution that all provinces and their offices owe.

The peer creates the same assignments by the ORM, with nothing to find out: which units
a class means, which times a line returns. What a leader opens afterwards is asked for
with few and with many assignments: the number of queries may not grow.
"""

import base64
import os
from datetime import date
from pathlib import Path

import national
from plan_file import make_plan

INPUTS = Path(
    os.environ.get("SHARED_INPUTS", Path(__file__).parents[2].parent / "shared/inputs")
)
REAL_PLAN = INPUTS / "ke-hoach-2057.docx"
SINCE = date(2010, 1, 1)
TEXTS = (
    "Phó Tổng cục trưởng",
    "Báo cáo số {number}",
    "Hàng năm",
    "Các Cục THADS, Các Chi cục THADS",
    "Tổng cục THADS",
    "Nghị quyết số 31-NQ/BCSĐ",
)


def run(bench):
    env = bench.env
    national.create_nation(
        env,
        provinces=bench.size(63, smoke=3),
        offices=bench.size(700, smoke=6),
        people=bench.size(2_400, smoke=60),
        since=SINCE,
    )
    few, plan = (_import_plan(env) for _ in range(2))
    values = plan.output_ids._prepare_assignments(date.today())  # warms what is read
    few.output_ids[3:].unlink()
    few.sudo().state = "issued"
    ours = bench.timed(lambda: _issue(plan), repeat=1)
    bare = bench.timed(lambda: _create(env, values), repeat=1)
    label = f"plan issued, {len(values):,} assignments"
    bench.report(label, ours, bare, "bare ORM create", at_most=3)
    before, after = _count_queries(few), _count_queries(plan)
    if after > before:
        raise AssertionError(f"{after} queries for the roll-up, {before} before")


def _import_plan(env):
    """Return a draft plan of 2018 to 2021, the real one where there is one."""
    plan = env["thads.plan"].create(
        {
            "name": "Kế hoạch thực hiện Nghị quyết",
            "plan_type": "resolution",
            "department_id": env.ref("thads_base.unit_cql").id,
            "year": 2018,
            "date_start": date(2018, 7, 26),
            "date_end": date(2021, 12, 31),
        }
    )
    is_real = REAL_PLAN.exists()
    content = REAL_PLAN.read_bytes() if is_real else make_plan(84, TEXTS)
    name = REAL_PLAN.name if is_real else "ke-hoach.xlsx"
    read = plan.import_file(name, base64.b64encode(content).decode())
    plan.apply_import(read["lines"])
    plan.output_ids.action_confirm()
    return plan


def _issue(plan):
    plan.sudo().state = "issued"
    plan.env.flush_all()


def _create(env, values):
    env["thads.plan.assignment"].sudo()._create_silently(values)
    env.flush_all()


def _count_queries(plan) -> int:
    """Return how many queries the roll-up of a plan and the overview take."""
    env = plan.env
    env.flush_all()
    env.invalidate_all()
    before = env.cr.sql_log_count
    plan.mapped("roll_up")
    plan.task_ids.mapped("roll_up")
    plan.output_ids.mapped("roll_up")
    env["thads.plan.assignment"].get_dashboard()
    return env.cr.sql_log_count - before
