"""The code that mails about a plan carry in their subject."""

import re

CODE = re.compile(r"\bKH-(\d{4})-(\d{1,9})\b", re.IGNORECASE)


def get_code(year: int, plan_id: int) -> str:
    """Return the code of a plan.

    >>> get_code(2026, 12)
    'KH-2026-00012'
    """
    return f"KH-{year}-{plan_id:05d}"


def find_code(subject: str) -> tuple[int, int] | None:
    """Return the year and the plan that a subject names, None if it names none.

    >>> find_code("Re: [kh-2026-00012] Hồ sơ trình")
    (2026, 12)
    >>> find_code("Hồ sơ trình năm 2026")
    """
    match = CODE.search(subject or "")
    return (int(match[1]), int(match[2])) if match else None
