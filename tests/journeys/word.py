"""A plan as an office types it in Word, for journeys that need one."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

TITLE = "Kế hoạch công tác năm 2027 của Phòng Nghiệp vụ và Tổ chức thi hành án"
HEADER = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Tiến độ", "Sản phẩm")
IMPOSSIBLE = "Trước ngày 31/11/2026"
LINES = [
    ("I", "CÔNG TÁC NGHIỆP VỤ", "", "", "", ""),
    (
        "1",
        "Rà soát các vụ việc tồn đọng",
        "Trưởng phòng",
        "Các Phòng THADS khu vực",
        "Tháng 12/2026",
        "Báo cáo rà soát",
    ),
    (
        "2",
        "Tập huấn nghiệp vụ",
        "Phòng Tổ chức cán bộ",
        "Văn phòng",
        IMPOSSIBLE,
        "Kế hoạch tập huấn",
    ),
    ("II", "CÔNG TÁC BÁO CÁO", "", "", "", ""),
    ("1", "Báo cáo công tác", "Văn phòng", "", "Hằng quý", "Báo cáo quý"),
    (
        "2",
        "Báo cáo việc phức tạp",
        "Nguyễn Thùy Dương",
        "Viện kiểm sát nhân dân tỉnh",
        "Khi phát sinh",
        "Báo cáo vụ việc",
    ),
]


def write_plan(folder: Path) -> Path:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph(TITLE.removeprefix("Kế hoạch "))
    table = document.add_table(rows=0, cols=len(HEADER))
    table.style = "Table Grid"
    for cells in (HEADER, *LINES):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    path = folder / "ke-hoach-phong-nghiep-vu.docx"
    document.save(path)
    return path
