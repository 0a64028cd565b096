"""Codes of dossiers: ``{org_code}-{yymmdd}-{seq}``.

Legal source: Thông tư 01/2018/TT-VPCP, Điều 19.
"""

import re
from datetime import date

DEFAULT_WIDTH = 4
_CODE = re.compile(r"\S+-\d{6}-\d+")


def get_code(org_code: str, day: date, number: int, width: int = DEFAULT_WIDTH) -> str:
    """Return the code of the ``number``-th dossier that a unit received on a day.

    >>> get_code("G15.08", date(2026, 10, 8), 975)
    'G15.08-261008-0975'
    """
    return f"{org_code}-{day:%y%m%d}-{number:0{width}}"


def is_code(text: str) -> bool:
    """Whether a text has the form of a whole code.

    >>> is_code(" G15.08-261008-0975"), is_code("261008-0975")
    (True, False)
    """
    return bool(_CODE.fullmatch(text.strip()))
