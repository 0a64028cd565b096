"""Papers as an office writes them, for the tests of what is printed."""

from datetime import date

from ..tools.paper import (
    Cell,
    Column,
    Paper,
    Row,
    Run,
    Signature,
    Table,
    article,
    clause_title,
    paragraph,
    part_title,
    points,
)

AGENCY = {
    "superior": "Cục Quản lý Thi hành án dân sự",
    "agency": "Thi hành án dân sự tỉnh Tuyên Quang",
}
ISSUED = {"place": "Tuyên Quang", "date": date(2026, 1, 5)}
DEPUTY = Signature(
    ("KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ", "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ"),
    "Trần Thị Bình",
)
TITLE = "Kế hoạch công tác năm 2026 của Thi hành án dân sự tỉnh Tuyên Quang"
ATTACHMENT = (
    "Kèm theo Quyết định số 15/QĐ-THADS ngày 05 tháng 01 năm 2026 của Trưởng Thi hành "
    "án dân sự tỉnh Tuyên Quang"
)
LONG_TEXT = (
    "Thủ trưởng các đơn vị thuộc Thi hành án dân sự tỉnh, Trưởng các Phòng Thi hành án "
    "dân sự khu vực tổ chức quán triệt, triển khai thực hiện nghiêm túc các nhiệm vụ "
    "được giao tại Kế hoạch này, bảo đảm tiến độ, chất lượng và hiệu quả"
)
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
WIDTHS = (5, 26, 12, 14, 11, 12, 12, 14)
TASK = (
    "Xây dựng, ban hành Kế hoạch kiểm tra công tác thi hành án dân sự, theo dõi thi "
    "hành án hành chính",
    "Phó Trưởng THADS",
    "Quyết định ban hành Kế hoạch",
    "Quý I/2026",
    "Phòng Nghiệp vụ và Tổ chức thi hành án",
    "Văn phòng; các Phòng THADS khu vực",
    "Quyết định số 253/QĐ-THADS",
)


def task_row(number) -> Row:
    return Row((Cell(str(number)), *map(Cell, TASK)))


def narrow_rows() -> list[Row]:
    """Return tasks of one to four outputs whose words hardly fit their cells."""
    outputs = ("213/QĐ-BTP ký", "năm 2018-2021", "Quý IV/2018", "thu-chi", "và/hoặc")
    rows = []
    for number in range(1, 16):
        span = number % 4 + 1
        name = f"{'x ' * number}Quyết định 253/QĐ-THADS ngày 02/02/2018 của Cục"
        first = (Cell(str(number), rowspan=span), Cell(name, rowspan=span))
        for position in range(span):
            texts = [Cell(f"{'x ' * (number + position)}{text}") for text in outputs]
            rows.append(Row((*(first if position == 0 else ()), *texts, Cell("a"))))
    return rows


def plan_table(rows) -> Table:
    """Return the eight columns of a ministry's plan, a section over the rows."""
    columns = tuple(
        Column(width, "center" if position == 0 else "left")
        for position, width in enumerate(WIDTHS)
    )
    section = Row(
        (Cell("I"), Cell("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", align="left", colspan=7)),
        kind="section",
    )
    return Table(columns, (Row(tuple(map(Cell, HEADER))),), (section, *rows))


def annex(rows, **values) -> Paper:
    return Paper(
        **{
            "kind": "annex",
            "orientation": "landscape",
            "type_name": "Phụ lục I",
            "title": "Nhiệm vụ cụ thể",
            "attachment": ATTACHMENT,
            "body": (plan_table(rows),),
            **values,
        }
    )


def plan(**values) -> Paper:
    """Return a plan that goes with a decision: neither number nor date."""
    body = (
        part_title("I", "Mục đích, yêu cầu"),
        clause_title("1", "Mục đích"),
        *(paragraph(f"{LONG_TEXT}.") for _times in range(6)),
        clause_title("2", "Yêu cầu"),
        *points(f"{LONG_TEXT};" for _times in range(4)),
        part_title("II", "Tổ chức thực hiện"),
        *(paragraph(f"{number}. {LONG_TEXT}.") for number in range(1, 7)),
    )
    return Paper(
        **{
            **AGENCY,
            "kind": "named",
            "type_name": "Kế hoạch",
            "title": "Công tác năm 2026 của Thi hành án dân sự tỉnh Tuyên Quang",
            "attachment": ATTACHMENT,
            "body": body,
            **values,
        }
    )


def decision(**values) -> Paper:
    return Paper(
        **{
            **AGENCY,
            **ISSUED,
            "kind": "decision",
            "symbol": "QĐ-THADS",
            "number": 15,
            "type_name": "Quyết định",
            "title": f"Về việc phê duyệt {TITLE}",
            "authority": "Trưởng Thi hành án dân sự tỉnh Tuyên Quang",
            "grounds": (
                "Căn cứ Luật Thi hành án dân sự số 106/2025/QH15",
                "Căn cứ Quyết định số 1898/QĐ-BTP ngày 25 tháng 6 năm 2025 của Bộ "
                "trưởng Bộ Tư pháp quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu "
                "tổ chức của Cục Quản lý Thi hành án dân sự",
                "Theo đề nghị của Chánh Văn phòng Thi hành án dân sự tỉnh",
            ),
            "body": (
                article(1, f"Phê duyệt kèm theo Quyết định này {TITLE}."),
                article(2, "Quyết định này có hiệu lực kể từ ngày ký."),
                article(
                    3,
                    "Chánh Văn phòng, Trưởng các phòng chuyên môn, Trưởng các Phòng "
                    "Thi hành án dân sự khu vực và các tổ chức, cá nhân có liên quan "
                    "chịu trách nhiệm thi hành Quyết định này",
                ),
            ),
            "signature": DEPUTY,
            "recipients": (
                "Cục Quản lý Thi hành án dân sự (để báo cáo)",
                "Lãnh đạo THADS tỉnh (để chỉ đạo)",
                "Các Phòng THADS khu vực (để thực hiện)",
            ),
            "archive": "VP",
            **values,
        }
    )


def letter(**values) -> Paper:
    return Paper(
        **{
            **AGENCY,
            **ISSUED,
            "kind": "letter",
            "symbol": "THADS-VP",
            "number": 5,
            "type_name": "Công văn",
            "title": "lấy ý kiến góp ý dự thảo Kế hoạch công tác năm 2026",
            "addressees": (
                "Văn phòng, các phòng chuyên môn thuộc THADS tỉnh",
                "Các Phòng Thi hành án dân sự khu vực",
            ),
            "body": (
                paragraph(
                    "Thực hiện Quy trình xây dựng và phê duyệt kế hoạch công tác hằng "
                    "năm, ",
                    Run("Văn phòng", bold=True),
                    " đã xây dựng dự thảo Kế hoạch công tác năm 2026.",
                ),
                paragraph(f"{LONG_TEXT}."),
            ),
            "signature": Signature(
                ("TL. TRƯỞNG THI HÀNH ÁN DÂN SỰ", "CHÁNH VĂN PHÒNG"), "Lê Văn Cường"
            ),
            "recipients": ("Trưởng THADS tỉnh (để báo cáo)",),
            "archive": "VP",
            **values,
        }
    )
