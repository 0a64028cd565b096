"""What stands around the tasks of a plan: its title, decision, aims, organisation."""

import re
from collections.abc import Iterable
from datetime import date

from .markers import parse_marker, split_marker
from .text import fold

MAX_HEADING = 150  # signs
MAX_TITLE = 1000

# heading, folded -> key of the text below it
_HEADINGS = (
    ("objectives", r"^muc (dich|tieu)"),
    ("requirements", r"^(cac )?yeu cau"),
    ("funding", r"^(nguon )?(kinh phi|nguon luc)|^kinh phi"),
    (
        "organisation",
        r"^(to chuc (trien khai )?thuc hien|trien khai thuc hien|"
        r"phan cong thuc hien|trach nhiem thuc hien|che do bao cao|"
        r"thong tin,? bao cao)",
    ),
)
_COMPILED = tuple((key, re.compile(words)) for key, words in _HEADINGS)
_DECISION = re.compile(
    r"kèm theo (?P<kind>\S+ \S+|\S+) số:? *(?P<number>\d+[^\s,]*)"
    r"(?:,? *ngày *(?P<day>\d{1,2}) *(?:/|tháng) *(?P<month>\d{1,2}) *"
    r"(?:/|năm) *(?P<year>\d{4}))?(?: +của +(?P<agency>[^)]+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^Số *: *(?P<number>\d+ */[^\s,]+)", re.IGNORECASE)
_DATED = re.compile(
    r"ngày *(?P<day>\d{1,2}) *tháng *(?P<month>\d{1,2}) *năm *(?P<year>\d{4})$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(ke hoach|chuong trinh)$")
_TITLE_LINE = re.compile(r"^(ke hoach|chuong trinh|phu luc)\b")
_END = re.compile(r"^(noi nhan|(kt|tl|tm|tuq) |phu luc|ky ten|nguoi lap)")
_YEARS = re.compile(r"(20\d\d)(?: *[-–] *(20\d\d))?")


def read_frame(lines: Iterable[str]) -> dict:
    """Return what the words around the tasks say, each key only where it is found.

    :param lines: the paragraphs outside the table of tasks, in printed order
    :return: ``title``, and ``heading``, the kind of paper printed above it;
        ``number``, ``date`` (a date) and ``agency`` of the decision;
        ``year`` and ``year_to`` named in the title; ``objectives``, ``requirements``,
        ``funding``, ``organisation``: paragraphs joined by line breaks
    """
    lines = list(lines)
    found = _read_decision(lines)
    heading, title = _read_title(lines)
    if title:
        found["title"] = title
        found.update(_read_years(title))
    if heading:
        found["heading"] = heading
    for key, texts in _read_sections(lines).items():
        found[key] = "\n".join(texts)
    return found


def get_heading_key(text: str) -> str | None:
    """Return the part of the frame that a heading opens, ``None`` for other words."""
    if len(text) > MAX_HEADING:
        return None
    words = fold(text.partition(":")[0])
    return next((key for key, pattern in _COMPILED if pattern.search(words)), None)


def is_end(text: str) -> bool:
    """Say whether a line ends a paper: who signs it, where it goes to, an annex."""
    return _END.match(fold(text[:40])) is not None


def _read_decision(lines: list[str]) -> dict:
    found: dict = {}
    for line in lines:
        match = _DECISION.search(line)
        if match:
            agency = (match["agency"] or "").strip()
            found = {"number": match["number"], "agency": agency}
            found["date"] = _make_date(match) if match["year"] else None
            break
    for line in lines:
        number, dated = _NUMBER.search(line), _DATED.search(line)
        if number and not found.get("number"):
            found["number"] = number["number"].replace(" ", "")
        if dated and not found.get("date"):
            found["date"] = _make_date(dated)
    return {key: value for key, value in found.items() if value}


def _make_date(match: re.Match) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _read_title(lines: list[str]) -> tuple[str, str]:
    """Return "KẾ HOẠCH" and the words below it, else "" and the line with both."""
    for position, line in enumerate(lines[:-1]):
        if _TITLE.match(fold(line)) and line == line.upper():
            return line, _join_title(lines[position + 1 :])
    shouted = [line for line in lines if line == line.upper()]
    return "", next((line for line in shouted if _TITLE_LINE.match(fold(line))), "")


def _join_title(lines: list[str]) -> str:
    """Return the first line, with those that go on in the same capitals."""
    title = lines[:1]
    for line in lines[1:4]:
        goes_on = title[0] == title[0].upper() and line == line.upper()
        if not goes_on or split_marker(line)[0] or line.startswith("("):
            break
        title.append(line)
    return " ".join(title)


def _read_years(title: str) -> dict:
    """Return the last year or span of years in the title that is no date's."""
    matches = [
        match
        for match in _YEARS.finditer(title[:MAX_TITLE])
        if not re.search(r"(\d/|tháng \d{1,2} năm *)$", title[: match.start()], re.I)
    ]
    if not matches:
        return {}
    years = {"year": int(matches[-1][1])}
    if matches[-1][2]:
        years["year_to"] = int(matches[-1][2])
    return years


def _read_sections(lines: list[str]) -> dict[str, list[str]]:
    """Return the texts below the headings of the frame, headings left out."""
    found: dict[str, list[str]] = {}
    key, style = None, ""
    for line in lines:
        if is_end(line):
            key = None
            continue
        printed, words = split_marker(line)
        marker = parse_marker(printed)
        opened = get_heading_key(words) if marker or line == line.upper() else None
        opening = marker.style if marker else "capitals"
        if key and opening == style and not (marker and len(marker.parts) > 1):
            key = opened
        elif opened:
            key = opened
            style = style or opening
        else:
            if key:
                found.setdefault(key, []).append(line)
            continue
        style = opening if opened and not found else style
        rest = words.partition(":")[2].strip() if opened else ""
        if opened and rest:
            found.setdefault(opened, []).append(rest)
    return found
