"""The papers around a campaign: the guidance letter, the invitation to its conference.

Legal sources: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), parts 2.1 and
2.3; Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.5 and 1.7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from odoo.addons.thads_base.tools.register import short_date

LEVELS = {
    "local": "Chi cục, Phòng Thi hành án dân sự khu vực",
    "province": "Thi hành án dân sự tỉnh, thành phố",
    "central": "Đơn vị chủ trì",
}


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """What units are guided to do.

    :ivar subject: what is put into practice, ``Quyết định số 537/QĐ-TCTHADS ...``
    :ivar period: what the days are the months of, empty if of no year
    :ivar due: (key of ``LEVELS``, last day or None, whether the province sets it)
    :ivar headings: of the outline, as printed
    :ivar focal: unit that answers questions
    """

    name: str
    subject: str
    start: date
    end: date
    cutoff: date
    period: str
    due: Sequence[tuple[str, date | None, bool]]
    headings: Sequence[str]
    focal: str


def write_guidance_title(name: str) -> str:
    """Return what the letter is about.

    >>> write_guidance_title("Sơ kết cơ chế một cửa")
    'hướng dẫn xây dựng báo cáo Sơ kết cơ chế một cửa'
    """
    return f"hướng dẫn xây dựng báo cáo {name}"


def write_guidance(campaign: Campaign) -> str:
    """Return the text of the guidance letter, one paragraph to a line.

    >>> print(write_guidance(Campaign(name="Sơ kết một cửa", subject="Quyết định 537",
    ...     start=date(2017, 6, 1), end=date(2018, 6, 1), cutoff=date(2018, 6, 1),
    ...     period="", due=[("local", None, True),
    ...     ("province", date(2018, 10, 29), False)],
    ...     headings=["1. Kết quả", "2. Hạn chế"], focal="Vụ Nghiệp vụ 3")))
    Để thực hiện Sơ kết một cửa, đề nghị các đơn vị xây dựng báo cáo như sau:
    1. Thời gian lấy số liệu: từ ngày 01/06/2017 đến hết ngày 01/06/2018; tình trạng \
giải quyết hồ sơ tính đến hết ngày 01/06/2018.
    2. Nội dung báo cáo theo đề cương:
    - Mục 1. Kết quả;
    - Mục 2. Hạn chế.
    3. Biểu mẫu kèm theo báo cáo: Biểu số 1 (tình hình triển khai Quyết định 537); \
Biểu số 2 (tình hình tiếp nhận hồ sơ và trả kết quả theo cơ chế một cửa).
    4. Thời hạn gửi báo cáo:
    - Chi cục, Phòng Thi hành án dân sự khu vực: do Thi hành án dân sự tỉnh, thành \
phố quy định;
    - Thi hành án dân sự tỉnh, thành phố: chậm nhất ngày 29/10/2018.
    Khó khăn, vướng mắc trong quá trình xây dựng báo cáo, đề nghị các đơn vị gửi câu \
hỏi trên phần mềm để Vụ Nghiệp vụ 3 trả lời chung.
    """
    due = [_write_due(*each) for each in campaign.due]
    headings = list(map(_write_heading, campaign.headings))
    period = f"{campaign.period}, " if campaign.period else ""
    return "\n".join(
        [
            f"Để thực hiện {campaign.name}, đề nghị các đơn vị xây dựng báo cáo như "
            "sau:",
            f"1. Thời gian lấy số liệu: {period}từ ngày "
            f"{short_date(campaign.start)} đến hết ngày {short_date(campaign.end)}; "
            "tình trạng giải quyết hồ sơ tính đến hết ngày "
            f"{short_date(campaign.cutoff)}.",
            "2. Nội dung báo cáo theo đề cương:",
            *(f"{line};" for line in headings[:-1]),
            *(f"{line}." for line in headings[-1:]),
            "3. Biểu mẫu kèm theo báo cáo: Biểu số 1 (tình hình triển khai "
            f"{campaign.subject}); Biểu số 2 (tình hình tiếp nhận hồ sơ và trả kết quả "
            "theo cơ chế một cửa).",
            "4. Thời hạn gửi báo cáo:",
            *(f"- {line};" for line in due[:-1]),
            *(f"- {line}." for line in due[-1:]),
            "Khó khăn, vướng mắc trong quá trình xây dựng báo cáo, đề nghị các đơn vị "
            f"gửi câu hỏi trên phần mềm để {campaign.focal} trả lời chung.",
        ]
    )


def _write_heading(heading) -> str:
    """Return a line of the outline, told from the numbered paragraphs of the letter.

    >>> _write_heading("1. Kết quả"), _write_heading("- Trong quản lý")
    ('- Mục 1. Kết quả', '+ Trong quản lý')
    """
    is_below = heading.startswith("-")
    return f"+ {heading.lstrip('- ')}" if is_below else f"- Mục {heading}"


def _write_due(level, day, is_set_above) -> str:
    if day:
        words = f"chậm nhất ngày {short_date(day)}"
        if is_set_above:
            words += f", hoặc sớm hơn do {LEVELS['province']} quy định"
    elif is_set_above:
        words = f"do {LEVELS['province']} quy định"
    else:
        words = "không quy định"
    return f"{LEVELS[level]}: {words}"


@dataclass(frozen=True, kw_only=True)
class Conference:
    """What an invitation says.

    :ivar start: in Vietnam's time, as ``stop``
    :ivar link: where it is joined, empty if it is not online
    :ivar combined: another conference on the same occasion, empty if none
    :ivar agenda: one item per line
    """

    name: str
    start: datetime
    stop: datetime
    place: str
    link: str
    combined: str
    chair: str
    participants: Sequence[str]
    agenda: str


def write_invitation(conference: Conference, agency: str) -> str:
    """Return the text of the invitation, one paragraph to a line.

    >>> print(write_invitation(Conference(name="Hội nghị sơ kết", link="https://h.vn",
    ...     start=datetime(2018, 11, 20, 8), stop=datetime(2018, 11, 20, 11, 30),
    ...     place="Hội trường tầng 2", combined="Hội nghị tập huấn", chair="Cục trưởng",
    ...     agenda="Báo cáo\\nThảo luận", participants=["Các Cục THADS",
    ...     "Vụ Pháp luật"]), "Tổng cục THADS"))
    Tổng cục THADS trân trọng kính mời: Các Cục THADS; Vụ Pháp luật.
    Tới dự: Hội nghị sơ kết, kết hợp Hội nghị tập huấn.
    Chủ trì: Cục trưởng.
    Thời gian: từ 08 giờ 00 đến 11 giờ 30 ngày 20/11/2018.
    Hình thức: trực tiếp kết hợp trực tuyến, tại địa chỉ https://h.vn.
    Địa điểm: Hội trường tầng 2.
    Nội dung:
    - Báo cáo;
    - Thảo luận.
    """
    name = conference.name
    if conference.combined:
        name += f", kết hợp {conference.combined}"
    items = [line.strip(" .;-") for line in conference.agenda.splitlines()]
    items = list(filter(None, items))
    return "\n".join(
        filter(
            None,
            [
                f"{agency} trân trọng kính mời: {'; '.join(conference.participants)}.",
                f"Tới dự: {name}.",
                f"Chủ trì: {conference.chair}." if conference.chair else "",
                f"Thời gian: {say_span(conference.start, conference.stop)}.",
                _say_form(conference),
                f"Địa điểm: {conference.place}." if conference.place else "",
                "Nội dung:" if items else "",
                *(f"- {item};" for item in items[:-1]),
                *(f"- {item}." for item in items[-1:]),
            ],
        )
    )


def say_span(start: datetime, stop: datetime) -> str:
    """Return from when until when, within a day or over several.

    >>> say_span(datetime(2018, 11, 20, 8), datetime(2018, 11, 21, 16, 30))
    'từ 08 giờ 00 ngày 20/11/2018 đến 16 giờ 30 ngày 21/11/2018'
    """
    if start.date() == stop.date():
        return (
            f"từ {_say_hour(start)} đến {_say_hour(stop)} ngày "
            f"{short_date(start.date())}"
        )
    return " ".join(
        f"{word} {_say_hour(moment)} ngày {short_date(moment.date())}"
        for word, moment in (("từ", start), ("đến", stop))
    )


def _say_hour(moment) -> str:
    return f"{moment:%H} giờ {moment:%M}"


def _say_form(conference) -> str:
    if not conference.link:
        return ""
    way = "trực tiếp kết hợp trực tuyến" if conference.place else "trực tuyến"
    return f"Hình thức: {way}, tại địa chỉ {conference.link}."
