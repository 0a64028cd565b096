"""The staff file: one row for each post of a person, checked before it is loaded."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from .folding import fold
from .table_file import Table

ROLES = Path(__file__).resolve().parent.parent / "data/roles/roles.csv"
HEADER_ROWS = 10  # among which the header is looked for
LIST_SIGNS = re.compile(r"[;,\n]")
LOGIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z._@+-]{1,63}")
EMAIL = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s,;<>\"'.]+")
DATE_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
FIRST_YEAR, LAST_YEAR = 1990, 2100
YES = {"x", "yes", "true", "1", "co"}
NO = {"", "no", "false", "0", "khong"}


class Column(NamedTuple):
    """A column of the file.

    :ivar kind: how its cells are read: ``text``, ``login``, ``email``, ``unit``,
        ``units``, ``date``, ``yes``, ``person``, or the name of a list of choices
    """

    key: str
    kind: str
    is_required: bool = False


COLUMNS = (
    Column("name", "text", True),
    Column("login", "login", True),
    Column("email", "email"),
    Column("unit", "unit", True),
    Column("title", "text", True),
    Column("rank", "rank"),
    Column("rights", "rights"),
    Column("since", "date"),
    Column("in_charge", "units"),
    Column("substitute", "person"),
    Column("substitute_from", "date"),
    Column("substitute_to", "date"),
    Column("capacity", "capacity"),
)


class Doubt(NamedTuple):
    """What is doubtful: in which row and column, why (a key of the messages)."""

    number: int
    column: str
    code: str
    text: str = ""


class Role(NamedTuple):
    rank: str
    rights: tuple[str, ...]
    is_desk: bool


class Person(NamedTuple):
    """A user who is there."""

    id: int
    name: str
    is_usable: bool


@dataclass
class Known:
    """What is in the database, and what the words of the file mean.

    :ivar units: by folded code or name; None where a name is that of several
    :ivar people: by login in small letters
    :ivar heads: who heads a unit, by the id of the unit
    :ivar substitutes: sign-in names of who stands in, now or later, by that of whom
    :ivar choices: by kind of column, keys by folded word
    """

    units: dict[str, int | None]
    people: dict[str, Person]
    heads: dict[int, int | None]
    choices: dict[str, dict[str, str]]
    roles: dict[str, Role] = field(default_factory=dict)
    substitutes: dict[str, str] = field(default_factory=dict)


@dataclass
class StaffFile:
    """What the rows say, each cell as read, and what is doubtful about them."""

    rows: list[dict]
    doubts: list[Doubt]


def read_roles(path: Path = ROLES) -> dict[str, Role]:
    """Return what titles mean, by folded title.

    >>> read_roles()["van thu"]
    Role(rank='staff', rights=('office',), is_desk=False)
    """
    with path.open(newline="", encoding="utf-8-sig") as file:
        return {
            fold(row["title"]): Role(
                row["rank"], tuple(row["rights"].split()), row["is_desk"] == "yes"
            )
            for row in csv.DictReader(file)
        }


def find_header(table: Table, labels: dict[str, set[str]], columns) -> dict:
    """Return where each column stands: {key: position}, and the row of the header.

    :param labels: folded words for each column
    :return: ``{"row": number, "positions": {key: position}, "missing": [key]}``; the
        header that misses least
    """
    best = None
    for number, cells in table[:HEADER_ROWS]:
        folded = [fold(cell.rstrip(" *")) for cell in cells]
        positions = {
            column.key: position
            for column in columns
            for position, cell in enumerate(folded)
            if cell in labels[column.key]
        }
        missing = [c.key for c in columns if c.is_required and c.key not in positions]
        if best is None or len(missing) < len(best["missing"]):
            best = {"row": number, "positions": positions, "missing": missing}
    return best


def read_staff(table: Table, header: dict, columns, known: Known) -> StaffFile:
    """Read the rows below a header, and say what is doubtful in them.

    :param header: of ``find_header``, without missing columns
    :return: of each row the number and its cells by column: text, id of a unit, list of
        ids, date, key of a choice, list of keys, or None
    """
    reader = _RowReader(known, columns)
    rows = [
        reader.read_row(number, cells, header["positions"])
        for number, cells in table
        if number > header["row"]
    ]
    _check_rows(rows, known, reader.doubts)
    return StaffFile(rows, sorted(reader.doubts))


class _RowReader:
    """Reads cells one by one, and notes what cannot be read."""

    def __init__(self, known: Known, columns):
        self.known = known
        self.columns = columns
        self.doubts: list[Doubt] = []
        self._readers: dict[str, Callable] = {
            "text": lambda text: (text, ""),
            "login": _read_login,
            "email": _read_email,
            "unit": self._read_unit,
            "units": self._read_units,
            "date": _read_date,
            "yes": _read_yes,
            "person": lambda text: (text.lower(), ""),
            "rights": lambda text: self._read_choices("rights", text),
        }

    def read_row(
        self, number: int, cells: list[str], positions: dict[str, int]
    ) -> dict:
        row = {"number": number}
        for column in self.columns:
            position = positions.get(column.key, len(cells))
            text = cells[position] if position < len(cells) else ""
            row[column.key] = self._read_cell(number, column, text)
        role = self.known.roles.get(fold(row["title"] or ""))
        if not row["rank"] and row["title"]:
            if role:
                row["rank"] = role.rank
            elif not any(doubt[:2] == (number, "rank") for doubt in self.doubts):
                self.doubts.append(Doubt(number, "rank", "title", row["title"]))
        row["rights"] = row["rights"] or list(role.rights if role else ())
        row["role"] = role
        return row

    def _read_cell(self, number, column, text):
        if not text:
            if column.is_required:
                self.doubts.append(Doubt(number, column.key, "missing"))
            return None
        if column.kind in self._readers:
            value, code = self._readers[column.kind](text)
        else:
            value, code = self._read_choice(column.kind, text)
        if code:
            self.doubts.append(Doubt(number, column.key, code, text))
            return None
        return value

    def _read_unit(self, text):
        # as the list of the template writes it: the code, then the name
        for wanted in (text, text.partition(" - ")[0]):
            key = fold(wanted)
            if key in self.known.units:
                unit = self.known.units[key]
                return unit, "" if unit else "several_units"
        return None, "unit"

    def _read_units(self, text):
        read = [self._read_unit(part.strip()) for part in text.split(";")]
        return [unit for unit, _code in read], next((c for _u, c in read if c), "")

    def _read_choice(self, kind, text):
        key = self.known.choices[kind].get(fold(text))
        return key, "" if key else "choice"

    def _read_choices(self, kind, text):
        words = [word for word in LIST_SIGNS.split(text) if word.strip()]
        keys = [self.known.choices[kind].get(fold(word)) for word in words]
        return keys, "" if all(keys) else "choice"


def _read_login(text):
    login = text.lower()
    return (login, "") if LOGIN.fullmatch(text) else (None, "login")


def _read_email(text):
    return (text, "") if EMAIL.fullmatch(text) else (None, "email")


def _read_date(text):
    for form in DATE_FORMATS:
        try:
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day, ""
    return None, "date"


def _read_yes(text):
    word = fold(text)
    return word in YES, "" if word in YES | NO else "yes"


def _check_rows(rows: list[dict], known: Known, doubts: list[Doubt]) -> None:
    """Note what is doubtful about rows beside one another, and beside what is there."""
    logins = {row["login"] for row in rows} | known.people.keys()
    first: dict[str, dict] = {}
    posts = set()
    heads: dict[int, str] = {}
    substitutes = dict(known.substitutes)
    for row in rows:
        number, login = row["number"], row["login"]
        if login:
            _check_person(row, first.setdefault(login, row), known, doubts)
            post = (login, row["unit"], fold(row["title"] or ""))
            if post in posts and row["unit"]:
                doubts.append(Doubt(number, "title", "repeated"))
            posts.add(post)
        if row["rank"] == "head" and row["unit"] and login:
            _check_head(row, heads, known, doubts)
        _check_substitute(row, logins, substitutes, doubts)


def _check_person(row, first, known, doubts):
    """Note a sign-in name that is somebody else's."""
    login, name = row["login"], row["name"]
    person = known.people.get(login)
    others = {first["name"], person.name if person else first["name"]} - {None}
    if name and any(fold(name) != fold(other) for other in others):
        other = person.name if person else first["name"]
        doubts.append(Doubt(row["number"], "login", "other_person", other))
    elif person and not person.is_usable:
        doubts.append(Doubt(row["number"], "login", "archived", login))


def _check_head(row, heads, known, doubts):
    """Note a second head of a unit."""
    person = known.people.get(row["login"])
    present = known.heads.get(row["unit"])
    is_other = present and (person is None or person.id != present)
    if is_other or heads.setdefault(row["unit"], row["login"]) != row["login"]:
        doubts.append(Doubt(row["number"], "rank", "head"))


def _check_substitute(row, logins, substitutes, doubts):
    number, login, other = row["number"], row["login"], row["substitute"]
    begin, end = row["substitute_from"], row["substitute_to"]
    if not other:
        if begin or end or row["capacity"]:
            doubts.append(Doubt(number, "substitute", "missing"))
        return
    if other not in logins:
        doubts.append(Doubt(number, "substitute", "person", other))
    elif other == login:
        doubts.append(Doubt(number, "substitute", "oneself"))
    elif substitutes.setdefault(login, other) != other:
        doubts.append(Doubt(number, "substitute", "second"))
    if begin and end and end < begin:
        doubts.append(Doubt(number, "substitute_to", "order"))
    if row["capacity"] == "TUQ" and not end:
        doubts.append(Doubt(number, "substitute_to", "limited"))
