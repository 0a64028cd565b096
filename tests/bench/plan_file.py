"""The Excel file of a plan that benchmarks read: sections of fifty tasks."""

import io

import openpyxl

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


def make_plan(rows: int, texts: tuple[str, ...]) -> bytes:
    """Return the file of a plan.

    :param rows: how many tasks
    :param texts: of the columns after the task, ``{number}`` stands for its number
    """
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
                *(text.format(number=number) for text in texts),
            )
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
