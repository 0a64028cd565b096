"""What the forms of the one-stop desk say of times, limits and papers, in Vietnamese.

Legal sources: Thông tư 01/2018/TT-VPCP, Mẫu 01-06; Thông tư 03/2025/TT-VPCP.
"""

from datetime import date, datetime
from functools import partial

from num2words import num2words

from odoo.addons.thads_base.tools.text_width import balanced_lines, text_width
from odoo.addons.thads_base.tools.typography import padded, upper, written_date

DESK = "Bộ phận Tiếp nhận và Trả kết quả"
BLANK = "………………"  # to be filled in by hand
HEAD_WIDTH = 54.0  # millimetres, of the left side of the head on A5
HEAD_SIZE = 8.5  # points
LIMIT_UNITS = {
    "working_days": "ngày làm việc",
    "calendar_days": "ngày",
    "hours": "giờ",
}
PAPER_KINDS = {
    "original": "Bản chính",
    "certified": "Bản sao có chứng thực",
    "copy": "Bản sao",
}
WAYS_BACK = {
    "desk": DESK,
    "notice": "Theo thủ tục thông báo của Luật Thi hành án dân sự",
    "post": "Qua dịch vụ bưu chính",
    "online": "Trực tuyến",
}
APPLICANTS = {"person": "Ông/Bà", "organisation": "Tổ chức"}


def agency_head(name: str) -> str:
    """Return the name of an agency as it stands over a form, in lines.

    >>> agency_head("Thi hành án dân sự tỉnh Tuyên Quang")
    'THI HÀNH ÁN DÂN SỰ\\nTỈNH TUYÊN QUANG'
    """
    measure = partial(text_width, size=HEAD_SIZE)
    return balanced_lines(upper(name), HEAD_WIDTH, measure)


def hour(moment: datetime | None) -> str:
    """Return the time of a moment in Vietnam.

    >>> hour(datetime(2026, 10, 15, 9, 5))
    '09 giờ 05 phút'
    """
    if not moment:
        return "…… giờ …… phút"
    return f"{padded(moment.hour)} giờ {padded(moment.minute)} phút"


def hour_and_day(moment: datetime | None) -> str:
    """Return a moment in Vietnam, or blanks to be filled in.

    >>> hour_and_day(datetime(2026, 10, 15, 16, 30))
    '16 giờ 30 phút, ngày 15 tháng 10 năm 2026'
    """
    return f"{hour(moment)}, {day_words(moment.date() if moment else None)}"


def day_words(day: date | None) -> str:
    return written_date(day) if day else "ngày …… tháng …… năm ………"


def limit_words(amount: int, unit: str) -> str:
    """Return a time limit in figures and words.

    :param unit: key of ``LIMIT_UNITS``

    >>> limit_words(5, "working_days")
    '05 (năm) ngày làm việc'
    """
    return f"{padded(amount)} ({num2words(amount, lang='vi')}) {LIMIT_UNITS[unit]}"


def way_back_words(channel: str, place: str) -> str:
    """Return where or how a result is given back.

    :param channel: key of ``WAYS_BACK``
    :param place: address or office, empty if none was named

    >>> way_back_words("post", "Số 1, phố Huế")
    'Qua dịch vụ bưu chính: Số 1, phố Huế'
    """
    return ": ".join(filter(None, (WAYS_BACK[channel], place)))
