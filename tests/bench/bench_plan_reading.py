"""Reading a plan of 5,000 rows, beside openpyxl reading the bare values.

Ours also reads merged cells, number formats, formulas and the tree of the tasks.
"""

import io

import openpyxl
from plan_file import make_plan

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan

# leader, outputs, time, leads, coordinators and basis of each task
TEXTS = (
    "Phó Cục trưởng phụ trách",
    "Báo cáo số {number}\nKế hoạch khắc phục",
    "Quý IV/2026",
    "Văn phòng\nCác phòng chuyên môn",
    "TANDTC, VKSNDTC, Bộ Công an",
    "Quyết định số 213/QĐ-BTP ngày 02/02/2018",
)


def run(bench):
    content = make_plan(bench.size(5_000, smoke=100), TEXTS)
    bare = bench.timed(lambda: _read_bare(content))
    ours = bench.timed(lambda: read_plan("ke-hoach.xlsx", content))
    bench.report("plan read, 5,000 rows", ours, bare, "bare openpyxl", at_most=3)


def _read_bare(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(1 for _row in book.active.iter_rows(values_only=True))
