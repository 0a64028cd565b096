"""Splits the printed text of a cell into the units it names.

Commas both part units ("TANDTC, VKSNDTC") and stand inside one name ("Các Bộ, ngành
liên quan", "Vụ Tổ chức cán bộ, BTP"): what follows a comma decides.
"""

import re

# words that begin the name of a unit
_HEADS = (
    "Ban",
    "Bảo hiểm",
    "Báo",
    "Bộ",
    "Bộ phận",
    "Các",
    "Chấp hành viên",
    "Chi bộ",
    "Chi cục",
    "Chi nhánh",
    "Chính phủ",
    "Chính quyền",
    "Cấp ủy",
    "Công an",
    "Công đoàn",
    "Công ty",
    "Cơ quan",
    "Cục",
    "Đảng bộ",
    "Đảng ủy",
    "Đoàn",
    "Đội",
    "Đơn vị",
    "Hệ thống",
    "Học viện",
    "Hội",
    "Kho bạc",
    "Kiểm toán",
    "Lãnh đạo",
    "Mặt trận",
    "Ngân hàng",
    "Phòng",
    "Quốc hội",
    "Sở",
    "Tạp chí",
    "Thanh tra",
    "Thành ủy",
    "Thường trực",
    "Tỉnh ủy",
    "Tòa án",
    "Toà án",
    "Tổ",
    "Tổng cục",
    "Trung tâm",
    "Trường",
    "Ủy ban",
    "Uỷ ban",
    "Văn phòng",
    "Viện",
    "Vụ",
)
# heads whose names go on after a comma: "Sở Văn hóa, Thể thao và Du lịch"
_OPEN_HEADS = ("Ban", "Bộ", "Cục", "Hội", "Phòng", "Sở", "Trung tâm", "Ủy ban", "Vụ")
# small words that begin a new item; those of _KINDS join when they stand in a row
_STARTERS = (
    "các",
    "cá nhân",
    "cấp ủy",
    "chấp hành viên",
    "chi cục",
    "chính quyền",
    "cơ quan",
    "cục",
    "đại diện",
    "địa phương",
    "đơn vị",
    "lãnh đạo",
    "một số",
    "người đứng đầu",
    "những",
    "phòng",
    "sở",
    "tòa án",
    "toà án",
    "tổ chức",
    "toàn thể",
    "ủy ban",
    "văn phòng",
    "viện kiểm sát",
)
# kinds of bodies that are named together: "Sở, ban, ngành", "cơ quan, đơn vị"
_KINDS = (
    "ban",
    "ban ngành",
    "bộ",
    "cá nhân",
    "cấp ủy",
    "chính quyền",
    "cơ quan",
    "cục",
    "địa phương",
    "đoàn thể",
    "đơn vị",
    "ngành",
    "người",
    "phòng",
    "sở",
    "tổ",
    "tổ chức",
    "vụ",
)
# persons, not units
_TITLES = (
    "bà",
    "bộ trưởng",
    "bí thư",
    "chánh",
    "chấp hành viên",
    "chi cục trưởng",
    "chủ tịch",
    "chuyên viên",
    "công chức",
    "cục trưởng",
    "đ/c",
    "đồng chí",
    "giám đốc",
    "kế toán",
    "người đứng đầu",
    "ông",
    "phó",
    "thẩm tra viên",
    "thủ kho",
    "thủ quỹ",
    "thủ trưởng",
    "thứ trưởng",
    "thư ký",
    "tổng cục trưởng",
    "trưởng",
    "văn thư",
    "vụ trưởng",
)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BULLET = re.compile(r"^(?:[-–—+*•]|\(?\d{1,2}[.)]|[a-zđ]\)) *")
_CLOSING = re.compile(r"[\s,;.…]*(?:v\.v)?[\s,;.…]*$")
_HARD_BREAKS = re.compile(
    rf";|\n|(?<=\w) (?=Các (?:{_any_of(_HEADS + _STARTERS)})(?!\w))"
)
_SOFT_BREAK = re.compile(rf",|/ ?(?={_any_of(_HEADS)})| (?:và|&) ")
_HEAD = re.compile(rf"(?:{_any_of(_HEADS)})(?!\w| chức)")
_OPEN_HEAD = re.compile(rf"(?:{_any_of(_OPEN_HEADS)})(?!\w)")
_STARTER = re.compile(rf"(?:{_any_of(_STARTERS)})(?!\w)")
_ONLY_KIND = re.compile(
    rf"(?:(?:các|một số|những) )?(?:{_any_of(_KINDS)})", re.IGNORECASE
)
_KIND = re.compile(rf"(?:{_any_of(_KINDS)})(?!\w)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,}\d*(?!\w)")
_OWNED = re.compile(r"(?:Vụ|Cục|Thanh tra|Văn phòng|Viện|Học viện|Trường)\b")
_OWNER = re.compile(r"B(?!HXH|CĐ|QL)[A-ZĐ]{1,7}\b")
_UNFINISHED = re.compile(r".*\b(?:QL|Quản lý)")
_CAPITAL = re.compile(r"[A-ZÀ-ỸĐ]")
_TITLE = re.compile(rf"(?:các |những )?(?:{_any_of(_TITLES)})(?!\w)", re.IGNORECASE)


def split_units(text: str) -> list[str]:
    """Return the units a text names, each as printed, in their order.

    Lines, semicolons and "Các" in the middle part units; commas, slashes and "và" only
    where what follows is another unit. Bullets and closing signs are left out.
    """
    units = []
    for part in _HARD_BREAKS.split(text):
        units.extend(_split_part(_BULLET.sub("", part.strip())))
    return [unit for unit in map(_trim, units) if unit]


def is_person(unit: str) -> bool:
    """Say whether a piece names a person or a post, not a unit: "Cục trưởng ..."."""
    return _TITLE.match(unit) is not None


def _split_part(part: str) -> list[str]:
    pieces, start = [], 0
    for match in _SOFT_BREAK.finditer(part):
        before, after = part[start : match.start()], part[match.end() :].lstrip()
        if part[: match.start()].count("(") > part[: match.start()].count(")"):
            continue
        if _parts(before, match[0].strip(), after):
            pieces.append(before)
            start = match.end()
    return [*pieces, part[start:]]


def _parts(before: str, sign: str, after: str) -> bool:
    """Say whether ``sign`` parts two units."""
    if not after:
        return True
    last = before.rpartition(",")[2].strip()
    if sign in ("và", "&"):
        return _parts_at_and(after)
    if sign == "/":
        return True
    if _KIND.match(after) and (_ONLY_KIND.fullmatch(last) or _goes_on(last, after)):
        return False
    if _ABBREVIATION.match(after):
        is_owner = _OWNER.match(after) and _OWNED.match(last)
        return not is_owner and not _UNFINISHED.fullmatch(last)
    if _CAPITAL.match(after):
        return bool(_HEAD.match(after)) or not _OPEN_HEAD.match(last)
    return bool(_STARTER.match(after))


def _goes_on(last: str, after: str) -> bool:
    """Say whether a pair goes on inside a longer text: "tại cơ quan, đơn vị"."""
    return last.endswith("cơ quan") and after.startswith(("đơn vị", "tổ chức"))


def _parts_at_and(after: str) -> bool:
    """ "và" parts units, but not "VKSNDTC và các cấp" or "Tài nguyên và Môi trường"."""
    if after.startswith(("các cấp", "Thanh tra")):
        return False
    is_unit = _HEAD.match(after) or _ABBREVIATION.match(after)
    return bool(is_unit or _STARTER.match(after))


def _trim(unit: str) -> str:
    return _CLOSING.sub("", unit.strip())
