"""The units that an office starts from, as rows of ``hr.department``."""

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "units"
CENTRAL = "unit_central"
FIRST_DAY = "2025-07-01"
FIRST_ROOM = 10  # local rooms are numbered from 11 on
HEADER = (
    "id name short_name unit_type code symbol place parent_id/id date_from date_to "
    "successor_id/id"
).split()


class UnknownProvince(Exception):
    """No province has this code."""


def read_provinces(folder: Path = FOLDER) -> dict[str, str]:
    """Return the provinces by code, each as it is called last.

    >>> read_provinces()["75"]
    'thành phố Đồng Nai'
    """
    return {
        row["code"]: f"{row['kind']} {row['name']}"
        for row in _read(folder, "provinces")
    }


def get_own_identifier(code: str) -> str:
    """Return the identifier of the row of a province."""
    return f"unit_{code}"


def read_units(
    code: str, room_count: int = 0, place: str = "", folder: Path = FOLDER
) -> list[dict[str, str]]:
    """Return the centre, one province with its units, and what it was before.

    A unit comes after those that it names. The order of provinces in one database does
    not matter: identifiers are the same each time.

    :param code: of the province since 01/7/2025, such as ``08``
    :param room_count: how many local rooms it has, where their list is not known
    :param place: of its units, before the date of their papers
    :return: rows with the keys of HEADER, dates as ``2025-07-01``
    :raises UnknownProvince: if there is none
    """
    names = [row for row in _read(folder, "provinces") if row["code"] == code]
    if not names:
        raise UnknownProvince(code)
    former = [row for row in _read(folder, "former") if row["successor_code"] == code]
    listed = [row for row in _read(folder, "rooms") if row["province_code"] == code]
    rooms = listed or _number_rooms(room_count, names[-1]["name"])
    own = get_own_identifier(code)
    return [
        _row(CENTRAL, "Cục Quản lý Thi hành án dân sự", "central", "CQL", "CQLTHADS"),
        *_inner(CENTRAL, "CQL", "central_unit", _read(folder, "central")),
        {**_province(own, names[0]), "place": place},
        *_inner(own, code, "province_unit", _read(folder, "inner"), place),
        *_inner(own, code, "local", rooms, place),
        *(_former(own, row) for row in former),
    ]


def read_renames(code: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """Return the names that a province took later: name, short_name and date_from."""
    names = [row for row in _read(folder, "provinces") if row["code"] == code]
    return [
        {
            "name": f"Thi hành án dân sự {row['kind']} {row['name']}",
            "short_name": f"THADS {row['kind']} {row['name']}",
            "date_from": row["date_from"],
        }
        for row in names[1:]
    ]


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def _row(identifier, name, unit_type, code="", symbol="", **more) -> dict[str, str]:
    values = {"id": identifier, "name": name, "unit_type": unit_type, "code": code}
    values |= {"symbol": symbol, "date_from": FIRST_DAY}
    return {**dict.fromkeys(HEADER, ""), **values, **more}


def _province(identifier, row) -> dict[str, str]:
    place = f"{row['kind']} {row['name']}"
    return _row(
        identifier,
        f"Thi hành án dân sự {place}",
        "province",
        row["code"],
        "THADS",
        short_name=f"THADS {place}",
        **{"parent_id/id": CENTRAL},
    )


def _inner(parent, code, unit_type, rows, place="") -> Iterator[dict[str, str]]:
    for row in rows:
        yield _row(
            f"{parent}_{row['number']}",
            row["name"],
            unit_type,
            f"{code}.{row['number']}",
            row["symbol"],
            place=row.get("place") or place,
            **{"parent_id/id": parent},
        )


def _number_rooms(count, place) -> list[dict[str, str]]:
    """Return rows of rooms that are known by number alone."""
    return [
        {
            "number": str(FIRST_ROOM + number),
            "name": f"Phòng Thi hành án dân sự khu vực {number} - {place}",
            "symbol": "",
        }
        for number in range(1, count + 1)
    ]


def _former(successor, row) -> dict[str, str]:
    place = f"{row['kind']} {row['name']}"
    return _row(
        f"{successor}_before_{row['name'].replace(' ', '').replace('-', '').lower()}",
        f"Cục Thi hành án dân sự {place}",
        "province",
        short_name=f"Cục THADS {place}",
        date_from="",
        date_to=row["date_to"],
        **{"successor_id/id": successor},
    )
