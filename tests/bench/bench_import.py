"""Import of a plan of 5,000 rows, beside a bare read and a bare create of the same.

The peer reads the values of the cells with openpyxl and creates a task and its output
of each row, flat, as the texts stand there; nothing looks for the place of a task.
"""

import base64
import io

import openpyxl
from plan_file import make_plan

from odoo.fields import Command

# leader, output, time, lead, coordinators and basis of each task, on one line each
TEXTS = (
    "Phó Trưởng Thi hành án dân sự tỉnh",
    "Báo cáo số {number}",
    "Quý IV/2026",
    "Văn phòng",
    "Các phòng chuyên môn",
    "Quyết định số 213/QĐ-BTP ngày 02/02/2018",
)
TASK_FIELDS = ("marker", "name", "leader_text", "basis_text")
OUTPUT_FIELDS = ("name", "schedule_text", "lead_text", "coordinating_text")


def run(bench):
    content = make_plan(bench.size(5_000, smoke=100), TEXTS)
    bare = bench.timed(lambda: _import_bare(bench.env, content), repeat=2)
    ours = bench.timed(lambda: _import(bench.env, content), repeat=2)
    bench.report(
        "plan imported, 5,000 rows", ours, bare, "bare read and create", at_most=3
    )


def _import(env, content: bytes) -> None:
    """Import as a user does; the tree of the tasks and the doubts are found as well."""
    plan = _create_plan(env)
    file = base64.b64encode(content).decode()
    plan.apply_import(plan.import_file("ke-hoach.xlsx", file)["lines"])
    env.flush_all()


def _import_bare(env, content: bytes) -> None:
    """Read the values and create what they say, in one call, without mail."""
    plan = _create_plan(env)
    env["thads.plan.task"].with_context(tracking_disable=True).create(
        [_prepare_task(plan, *row) for row in enumerate(_read_bare(content), start=1)]
    )
    env.flush_all()


def _read_bare(content: bytes) -> list[tuple]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return list(book.active.iter_rows(min_row=2, values_only=True))


def _prepare_task(plan, sequence, row) -> dict:
    marker, name, leader, output, schedule, lead, coordinating, basis = row
    task = (str(marker), name, leader, basis)
    texts = dict(
        zip(OUTPUT_FIELDS, (output, schedule, lead, coordinating), strict=True)
    )
    return {
        "plan_id": plan.id,
        "parent_id": False,
        "sequence": sequence,
        **dict(zip(TASK_FIELDS, task, strict=True)),
        "output_ids": [Command.create(texts)] if output else [],
    }


def _create_plan(env):
    unit = env["hr.department"].search([("unit_type", "=", "province")], limit=1)
    return env["thads.plan"].create(
        {
            "name": "Kế hoạch công tác năm 2026",
            "plan_type": "annual",
            "department_id": unit.id,
            "year": 2026,
        }
    )
