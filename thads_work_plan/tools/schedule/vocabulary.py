"""The words that a mark is known by, tried in this order at each place of a text.

A pattern is written as the words stand in a folded text: a blank is one or more
blanks, and the names in braces are those of ``_PIECES``. Letters:

=== ==============================================================================
D   day with its month: ``ngày 15/12``
P   other named period: ``quý II/2026``, ``tháng 3``, ``năm 2026``, ``cuối năm``
p   a period whose word is not printed: ``3/2026``, ``2026``
n   day of a month that is not named: ``ngày 25``
N   bare number or Roman numeral: the ``4`` of ``tháng 3, 4``
E   every so often: ``hằng tháng``; g a unit alone: the ``quý`` of ``hằng tháng, quý``
X   so many times: ``02 lần/năm``; Z once in so many: ``02 tháng/lần``
C   ``của tháng``; K ``tháng cuối quý``; R ``kỳ báo cáo kế tiếp``
L   length of a reporting period: ``6 tháng``; Y ``năm`` without a number
B   ``trước``; M ``chậm nhất``; U ``đến hết``, ``hết``; T ``đến``; F ``từ``; A ``sau``
V   ``đầu``, ``giữa``, ``cuối`` of a period; W a week of a month; d a weekday
J   ``năm trước``, ``năm sau``; j ``của năm báo cáo``
S   the day of signing; O ``và những năm tiếp theo``; H an hour
c   ``thường xuyên``; e an event; q a paper that is cited, with its date
,   comma, ``và``; o ``hoặc``; ``-`` a dash; w any other word; a filling word has none
=== ==============================================================================
"""

import re
from collections.abc import Callable
from typing import Any

from .periods import Period

_MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_WEEKS = {"dau": 1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "cuoi": -1}
_FREQUENCIES = {
    "06 thang": "half_yearly", "sau thang": "half_yearly", "6 thang": "half_yearly",
    "nua nam": "half_yearly", "ngay": "daily", "tuan": "weekly", "thang": "monthly",
    "quy": "quarterly", "nam": "yearly",
}  # fmt: skip
_MONTH_WORDS = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PIECES = {
    "{of year}": r"(?:\s*(?:[/.-]|,?\s?nam)\s*{year})?",
    "{year}": r"(?P<year>(?:19|20)\d\d)(?!\d)",
    "{number}": r"(?P<number>\d{1,2})",
    "{roman}": r"(?P<number>iv|i{1,3}|v)",
    "{part}": r"(?P<part>dau|giua|cuoi)",
    "{month word}": f"(?P<number>{_MONTH_WORDS})",
    "{frequency}": f"(?P<unit>{'|'.join(_FREQUENCIES)})",
    "{end}": r"(?!\w)",
    " ": " +",
}


def _number(found, name="number") -> int:
    text = found[name] or "1"
    return int(text) if text.isdigit() else _ROMANS.get(text) or _MONTHS[text]


def _year(found) -> int | None:
    text = found["year"]
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def _day(found):
    return Period("day", int(found["month"]), int(found["day"]), _year(found))


def _month(found):
    is_lunar = found["number"] in ("gieng", "chap")
    return Period("month", _number(found), year=_year(found), is_lunar=is_lunar)


def _bare_number(found):
    return Period("month", _number(found))


def _quarter(found):
    if not found["working"]:
        return Period("quarter", _number(found), year=_year(found))
    year = found["working_year"] or found["year"]
    return Period("working_quarter", _number(found), year=year and int(year))


def _months(found):
    return Period("months", _number(found), year=_year(found), part=found["part"])


def _plan_year(found):
    return Period("year")


def _named_year(found):
    return Period("year", year=_year(found))


def _working_year(found):
    return Period("working_year", year=_year(found))


def _year_shift(found):
    return Period("year", shift=-1 if found["back"] else 1)


def _part(found):
    return found["part"]


def _week(found):
    text = found["week"]
    return int(text) if text.isdigit() else _WEEKS[text]


def _frequency(found):
    return {"freq": _FREQUENCIES[found["unit"]]}


def _times(found):
    """``02 lần/năm``, ``02 tháng/lần``: how many, of what."""
    return _number(found, "count"), _FREQUENCIES[found["unit"]]


def _weekday(found):
    """``Thứ hai`` is 1, ``chủ nhật`` 7."""
    text = found["weekday"] or "8"
    return (int(text) if text.isdigit() else _MONTHS[text]) - 1


def _month_in_quarter(found):
    value = {"month_in_quarter": {"dau": 1, "giua": 2, "cuoi": 3}[found["part"]]}
    return value | ({"quarter_shift": 1} if found["next"] else {})


def _count(found):
    return int(found["number"])


def _last_day(found):
    return -1


def _words(found):
    return found[0]


def _nothing(found):
    return None


_WORDS: list[tuple[str, Callable[[re.Match], Any], str]] = [
    ("H", _nothing,
     r"(?:luc )?\d{1,2}\s*(?:gio|h|g)(?:\s*\d{1,2})?(?:\s*(?:phut|ph|p))?"
     r"(?![^\W\d_])(?:\s*,)?"),
    ("D", _day,
     r"(?:ngay )?(?P<day>\d{1,2})\s*(?P<sep>[/.-])\s*(?P<month>\d{1,2})"
     r"\s*(?P=sep)\s*(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"),
    ("D", _day,
     r"(?:ngay )?(?P<day>\d{1,2})(?:\s*/\s*|\s*,? thang )(?P<month>\d{1,2})"
     r"(?![\d/]){of year}"),
    ("D", _day, r"ngay (?P<day>\d{1,2})\s*-\s*(?P<month>\d{1,2})(?!\d){of year}"),
    ("P", _months,
     r"(?P<number>\d{1,2}|sau|chin|ba) thang (?P<part>dau|cuoi)(?: cua)? nam"
     r"(?: {year})?"),
    ("X", _times,
     r"(?P<count>\d{1,2}) lan\s*(?:/|mot|trong|moi|tren)\s*(?:(?:mot|0?1) )?"
     r"{frequency}"),
    ("X", _times, r"(?:mot|0?1|moi) {frequency} (?P<count>\d{1,2}|mot|hai) lan"),
    ("Z", _times,
     r"(?:(?P<count>\d{1,2}|hai|ba|sau) )?(?P<unit>tuan|thang|quy|nua nam|nam)\s*"
     r"(?:/|mot|0?1)\s*(?:0?1 )?lan"),
    ("E", _frequency, r"(?:dinh ky )?(?:hang|moi|tung) {frequency}"),
    ("E", _frequency, r"dinh ky (?P<unit>tuan|thang|quy|nam)(?!\s*(?:\d|i))"),
    ("K", _month_in_quarter,
     r"(?:cua )?thang {part} (?:(?:cua|moi|ky|cac|hang) )*quy"
     r"(?P<next> (?:sau|tiep theo|ke tiep|lien ke))?"),
    ("R", _nothing,
     r"(?:cua )?(?:thang|ky bao cao) (?:ke tiep|tiep theo|lien ke|sau)"),
    ("n", _last_day,
     r"ngay (?:lam viec )?cuoi(?: cung)?(?= (?:cua |moi |hang )?(?:thang|quy))"),
    ("C", _nothing,
     r"(?:cua|trong) (?:moi |tung )?thang(?!\s*(?:\d|dau|giua|cuoi))"),
    ("W", _week,
     r"tuan (?:le )?(?:thu )?(?P<week>\d|dau|nhat|hai|ba|tu|nam|cuoi)(?: tien| cung)?"
     r"(?: cua)?(?= thang)"),
    ("V", _part, r"{part}(?: cua)?(?= (?:thang|quy|moi|hang|nam))"),
    ("J", _year_shift,
     r"nam (?:(?P<back>lien truoc|truoc)|(?:sau|tiep theo|ke tiep))(?: lien ke)?"
     r"(?: (?:cua )?nam (?:ke hoach|bao cao|cong tac))?"),
    ("j", _nothing, r"(?:cua )?nam (?:ke hoach|bao cao)"),
    ("P", _quarter,
     r"(?:quy|qui|q\.?(?=\s*[iv\d]))\s*(?P<number>iv|i{1,3}|v|\d){end}{of year}"
     r"(?P<working>\s*(?:cua )?nam cong tac"
     r"(?: (?:thads )?(?P<working_year>20\d\d))?)?"),
    ("P", _month,
     r"(?:cac )?thang\s*{number}(?!\d|\s*(?:/|mot)\s*(?:\d+\s*)?lan){of year}"),
    ("P", _month,
     r"t\.?(?P<number>(?:0?[89]|1[0-2])(?!\d)|\d{1,2}(?=\s*[/,-])){of year}"),
    ("P", _month,
     r"thang {month word}{end}(?! (?:dau|cuoi|truoc|sau)){of year}"),
    ("p", _month, r"{number}\s*[/-]\s*{year}"),
    ("P", _working_year,
     r"(?:(?:trong|ket thuc) )?nam cong tac(?: (?:thads|thi hanh an dan su))?"
     r"(?: {year})?"),
    ("P", _named_year, r"(?:(?:trong|ca|cac) )?nam {year}"),
    ("p", _named_year, r"{year}(?![\w%])"),
    ("O", _nothing,
     r"va (?:(?:nhung|cac) )?(?:nam|quy|thang) (?:tiep theo|sau|ke tiep|toi)|tro di"),
    ("c", _words,
     r"thuong xuyen|lien tuc|(?:quanh|suot) nam|(?:trong )?ca nam(?! \d)"),
    ("P", _plan_year, r"(?:trong|het) nam(?: nay)?(?!\s*\d){end}"),
    ("L", _count, r"{number} thang(?!\s*\d)"),
    ("Y", _nothing, r"(?<!viet\s)nam(?: nay)?(?!\s*\d){end}"),
    ("n", _count, r"(?:ngay (?:mung )?|mung ){number}(?!\d)"),
    ("U", _words,
     r"(?:cho )?(?:den|toi) (?:thoi diem )?(?:het|cuoi(?= ngay))(?: ngay(?= \d))?"
     r"|truoc khi (?:ket thuc|het)(?= (?:nam|quy|thang))|het(?: ngay(?= \d))?{end}"),
    ("B", _nothing, r"truoc(?! (?:khi|do|day|tet|va))(?: thoi diem)?"),
    ("M", _nothing,
     r"(?:cham|muon|tre) nhat(?:\s*,)?(?: (?:la|vao|trong))?"
     r"|khong (?:muon|cham|tre) (?:hon|qua)|khong qua(?= (?:ngay|thang|quy|\d))"),
    ("S", _nothing,
     r"(?:(?:tu|ke tu) )?(?:ngay|khi) (?:ky|ban hanh)(?: (?:ban hanh|ke hoach))*"
     r"|tu (?:nay|bay gio)"),
    ("e", _words,
     r"(?:(?:ngay )?(?:sau )?khi(?! (?:ky|ban hanh))|theo|tren co so|can cu|dot xuat"
     r"|neu|phat sinh|(?:cac )?(?:dip|ky hop|ngay le)|tuy (?:theo|thuoc)|phu thuoc"
     r"|ngay sau(?! ngay \d)|dong thoi|cung (?:voi|thoi diem)|chua xac dinh|am lich"
     r"|(?:truoc |sau )?tet|nguyen dan){end}"),
    ("A", _nothing, r"sau(?: ngay)?(?= (?:\d|quy|thang|nam \d))"),
    ("F", _nothing, r"(?:bat dau |ke |tinh )?tu(?: ngay(?! \d))?{end}"),
    ("T", _nothing, r"(?:den|toi){end}"),
    ("q", _nothing,
     r"so \d|(?:nghi quyet|quyet dinh|chi thi|thong tu|nghi dinh|cong van|van ban"
     r"|thong bao|ket luan)(?: so)?{end}"),
    ("d", _weekday,
     r"(?:thu (?P<weekday>[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat){end}"),
    ("N", _month, r"{roman}{end}{of year}"),
    ("N", _bare_number, r"{number}{end}"),
    ("o", _nothing, r"(?:hoac|hay){end}"),
    (",", _nothing, r"va{end}"),
    ("g", _frequency, r"(?P<unit>thang|quy|tuan){end}"),
    ("", _nothing,
     r"(?:trong|vao|khoang|ngay|bao cao|gui|trinh|ban hanh|to chuc|hoan thanh"
     r"|thuc hien|xong|giai doan|du kien|dinh ky|thoi (?:gian|diem|han|ky)|cua|nhung"
     r"|lan|la|tu truoc){end}"),
    ("w", _words, r"[^\W_]+"),
]  # fmt: skip
_SIGNS = [(",", _nothing, "[,;&]"), ("-", _nothing, "[-~]")]


def _compile(pattern: str) -> re.Pattern:
    for piece, meaning in _PIECES.items():
        pattern = pattern.replace(piece, meaning)
    return re.compile(rf"(?<![^\W_])(?:{pattern})")


VOCABULARY = [(letter, _compile(pattern), make) for letter, make, pattern in _WORDS] + [
    (letter, re.compile(pattern), make) for letter, make, pattern in _SIGNS
]
