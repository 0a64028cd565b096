"""The lines above a signature (Decree 30/2020/NĐ-CP, annex I, part II, section 7)."""

import re

DEGREES = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|CN|KS|LS|BS|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ"
    r"|Cử nhân|Luật sư)(?:\.\s*|\s+))+",
    re.IGNORECASE,
)


def signature_lines(capacity: str, head_title: str, own_title: str) -> list[str]:
    """Return the lines that say in which capacity somebody signs.

    :param capacity: ``Q``, ``KT``, ``TL``, ``TUQ``, or empty for the head in person
    :param head_title: title of the head of the authority
    :param own_title: title of the signer, empty without one; not printed for ``Q`` and
        for the head

    >>> signature_lines("KT", "Trưởng phòng", "Phó Trưởng phòng")
    ['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG']
    >>> signature_lines("Q", "Trưởng phòng", "Phó Trưởng phòng")
    ['Q. TRƯỞNG PHÒNG']
    """
    head = f"{capacity}. {head_title}" if capacity else head_title
    lines = [head] if capacity in ("", "Q") else [head, own_title]
    return [line.upper() for line in lines if line]


def name_without_degrees(name: str) -> str:
    """Return a name without the titles of learning that papers leave out.

    >>> name_without_degrees("PGS.TS. Nguyễn Văn An")
    'Nguyễn Văn An'
    """
    return DEGREES.sub("", name.strip())


def authority_title(head_title: str, unit_name: str) -> str:
    """Return who decides, as printed over the grounds of a decision.

    >>> authority_title("Trưởng Thi hành án dân sự", "Thi hành án dân sự tỉnh X")
    'Trưởng Thi hành án dân sự tỉnh X'
    >>> authority_title("Cục trưởng", "Cục Quản lý Thi hành án dân sự")
    'Cục trưởng Cục Quản lý Thi hành án dân sự'
    """
    title, unit = head_title.split(), unit_name.split()
    for length in range(min(len(title), len(unit)), 0, -1):
        if [word.lower() for word in title[-length:]] == [
            word.lower() for word in unit[:length]
        ]:
            return " ".join(title + unit[length:])
    return " ".join(title + unit)
