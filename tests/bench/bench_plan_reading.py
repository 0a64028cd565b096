"""Reading a plan of 5,000 rows, beside openpyxl reading the bare values.

Ours also reads merged cells, number formats, formulas and the tree of the tasks.
"""

import io

import openpyxl

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan

HEADER = (
    "TT",
    "Nội dung công việc",
    "Lãnh đạo phụ trách",
    "Sản phẩm đạt được",
    "Thời gian thực hiện",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Căn cứ xác định nhiệm vụ",
)
SECTION_ROWS = 50


def run(bench):
    content = _make_plan(bench.size(5_000, smoke=100))
    bare = bench.timed(lambda: _read_bare(content))
    ours = bench.timed(lambda: read_plan("ke-hoach.xlsx", content))
    bench.report("plan read, 5,000 rows", ours, bare, "bare openpyxl", at_most=3)


def _make_plan(rows: int) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER)
    for number in range(rows):
        if number % SECTION_ROWS == 0:
            sheet.append(("I", f"CÔNG TÁC SỐ {number // SECTION_ROWS + 1}"))
        sheet.append(
            (
                number % SECTION_ROWS + 1,
                f"Kiểm tra việc xác minh, phân loại án và tổ chức thi hành án {number}",
                "Phó Cục trưởng phụ trách",
                f"Báo cáo số {number}\nKế hoạch khắc phục",
                "Quý IV/2026",
                "Văn phòng\nCác phòng chuyên môn",
                "TANDTC, VKSNDTC, Bộ Công an",
                "Quyết định số 213/QĐ-BTP ngày 02/02/2018",
            )
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _read_bare(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(1 for _row in book.active.iter_rows(values_only=True))
