import base64
import io

from openpyxl import Workbook

from .common import PlanCommon

HEADER = ["TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp"]
ROWS = [
    ["I", "TỔ CHỨC CÁN BỘ", None, None, None, None],
    ["1", "Rà soát quy hoạch", "Quyết định", "Quý I/2026", "Văn phòng", "Nơi lạ"],
    ["2", "Đào tạo", "Kế hoạch", "Thường xuyên", "Phòng Tổ chức cán bộ", None],
    [None, None, "Báo cáo", "Tháng 10/2026", "Nơi không biết", None],
]


def make_sheet(rows=ROWS, header=HEADER):
    """Return an Excel file with a plan's table, as text."""
    book = Workbook()
    for row in ([*header], *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return base64.b64encode(content.getvalue()).decode()


class ImportCommon(PlanCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sheet = make_sheet()

    def _read(self, user=None):
        plan = self.plan.with_user(user or self.staff)
        return plan.import_file("ke-hoach.xlsx", self.sheet)
