"""What the words above a column, or before a colon, say about what follows."""

import re

from .text import fold

MAX_LABEL = 90  # signs; what is longer is content, not a header

# field -> words that make a header one of that field, tried in this order on folded
# text; several fields may claim a header, the first one is the likeliest
_FAMILIES = (
    (
        "marker",
        r"^(s?tt|so tt|so thu tu|thu tu|so|ma|ma so|muc|no)$|^(s?tt|so tt) ",
    ),
    ("lead_coordinating", r"chu tri.*phoi hop|phoi hop.*chu tri"),
    ("coordinating", r"phoi hop|tham gia|cung thuc hien"),
    (
        "leader",
        r"lanh dao|(nguoi|don vi|phu trach) chi dao|^(phu trach )?chi dao|"
        r"thu truong phu trach|^phu trach$",
    ),
    (
        "lead",
        r"chu tri|^phan cong|^(co quan |bo phan |cac )?don vi$|^dau moi|"
        r"(don vi|co quan|nguoi|can bo|cong chuc|chuyen vien|bo phan|phong|ca nhan|"
        r"chap hanh vien|dau moi|trach nhiem|to chuc ca nhan|noi nhan)\b.*"
        r"(thuc hien|phu trach|thi hanh|dau moi|tham muu|trien khai|theo doi|"
        r"dam nhiem|dieu hanh|"
        r"chiu trach nhiem|duoc giao|xu ly)",
    ),
    ("leader", r"(nguoi|can bo) phu trach"),
    (
        "schedule_start",
        r"^((ngay|thoi gian|thoi diem) )?(bat dau|khoi dau|trien khai tu)|"
        r"^tu( ngay| thang)?$",
    ),
    (
        "schedule_end",
        r"^(hoan thanh|ket thuc|den( ngay| thang)?)$|"
        r"(ngay|thoi gian|thoi diem|thoi han|han|tien do) (hoan thanh|ket thuc)",
    ),
    ("basis", r"can cu|co so phap ly|van ban (giao|chi dao|lam can)|nguon goc"),
    ("funding", r"kinh phi|du toan|nguon von|ngan sach"),
    ("note", r"ghi chu|chu thich|luu y"),
    ("output", r"san pham|ket qua|dau ra|hinh thuc van ban"),
    (
        "schedule",
        r"thoi gian|tien do|thoi han|thoi diem|^(ngay|thang|quy|han|lich)\b|"
        r"han (hoan thanh|thuc hien|cuoi|chot)|ky han",
    ),
    (
        "name",
        r"noi dung|cong viec|nhiem vu|hoat dong|dau viec|"
        r"^ten (viec|de an|van ban|chuong trinh|ke hoach|chuyen de)|"
        r"^viec( (can|phai|thuc hien|lam).*)?$|giai phap",
    ),
)
# what a column says about a task besides the task itself: "Loại nhiệm vụ"
_ABOUT = re.compile(
    r"^(loai|phan loai|trang thai|tinh trang|id|muc do|linh vuc|dia diem|so luong|"
    r"don vi tinh|diem|ty le|chi tieu|stt cu)\b"
)
_COMPILED = tuple((field, re.compile(words)) for field, words in _FAMILIES)
_PERIOD = re.compile(
    r"(quy|q) ?(i{1,3}|iv|[1-4])( nam)?( 20\d\d)?|(thang|t) ?(\d{1,2})( nam)?( 20\d\d)?"
)
_MONTH = re.compile(r"0?[1-9]|1[0-2]")


def guess_fields(label: str) -> list[str]:
    """Return the fields that the words of ``label`` may stand for, likeliest first.

    :return: among ``marker``, ``name``, ``output``, ``schedule``, ``schedule_start``,
        ``schedule_end``, ``lead``, ``coordinating``, ``lead_coordinating``,
        ``leader``, ``basis``, ``funding``, ``note``; empty for other words
    """
    if len(label) > MAX_LABEL:
        return []
    words = fold(label)
    if _ABOUT.match(words):
        return []
    found = [field for field, pattern in _COMPILED if pattern.search(words)]
    return list(dict.fromkeys(found))


def is_period(label: str, above: str) -> bool:
    """Say whether a header is one period of several: "Quý I", or a month by number.

    :param above: the header that stands above it
    """
    words = fold(label)
    if _PERIOD.fullmatch(words):
        return True
    return bool(_MONTH.fullmatch(words)) and "schedule" in guess_fields(above)
