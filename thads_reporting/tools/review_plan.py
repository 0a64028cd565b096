"""The plan behind a campaign, as its lines stand in it.

Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), part 2: reports,
inspections, conference.
"""

from collections.abc import Sequence
from datetime import date

from odoo.addons.thads_base.tools.register import short_date

REPORTS = "Xây dựng báo cáo sơ kết"
INSPECTION = "Kiểm tra việc triển khai thực hiện"
CONFERENCE = "Tổ chức Hội nghị sơ kết"


def get_title(campaign: str) -> str:
    """Return the name of the plan.

    >>> get_title("Sơ kết cơ chế một cửa")
    'Kế hoạch sơ kết cơ chế một cửa'
    """
    return f"Kế hoạch {campaign[:1].lower()}{campaign[1:]}"


def get_nodes(due: Sequence[tuple[str, date | None]], focal: str) -> list[dict]:
    """Return the lines of the plan, as ``thads.plan.task`` makes a tree of them.

    :param due: who reports, in words, and the last day if there is one
    :param focal: name of the unit in charge

    >>> for node in get_nodes([("Các Chi cục", date(2018, 10, 19))], "Vụ Nghiệp vụ 3"):
    ...     print(node["values"]["marker"], node["values"]["name"], node["parent"],
    ...           node["outputs"][0]["schedule_text"])
    1 Xây dựng báo cáo sơ kết: Các Chi cục None 19/10/2018
    2 Kiểm tra việc triển khai thực hiện None Khi phát sinh
    3 Tổ chức Hội nghị sơ kết None Khi phát sinh
    """
    lines = [(f"{REPORTS}: {who}", "Báo cáo sơ kết", day, who) for who, day in due]
    lines += [
        (INSPECTION, "Báo cáo kết quả kiểm tra", None, focal),
        (CONFERENCE, "Kết luận Hội nghị", None, focal),
    ]
    return [
        {
            "values": {"marker": str(number), "name": name},
            "parent": None,
            "outputs": [
                {
                    "name": product,
                    "schedule_text": short_date(day) if day else "Khi phát sinh",
                    "lead_text": who,
                }
            ],
        }
        for number, (name, product, day, who) in enumerate(lines, start=1)
    ]
