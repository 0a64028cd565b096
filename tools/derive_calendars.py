"""Write data/calendars into thads_base, where a wheel carries it.

Run it after changing data/calendars; a test compares the two.
"""

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "data" / "calendars"
TARGET = ROOT / "thads_base" / "data" / "calendars"
FILES = {  # source: model, prefix of its identifiers, column that identifies a row
    "days.csv": ("thads.calendar.day", "calendar_day", "date"),
    "years.csv": ("thads.calendar.year", "calendar_year", "year"),
}


def derive(source: str) -> list[list[str]]:
    """Return the rows of a source file, header included, with external ids first."""
    _model, prefix, key = FILES[source]
    with (SOURCE / source).open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    position = header.index(key)
    ids = [f"{prefix}_{row[position].replace('-', '_')}" for row in rows]
    return [["id", *header], *([id_, *row] for id_, row in zip(ids, rows, strict=True))]


def get_target(source: str) -> Path:
    return TARGET / f"{FILES[source][0]}.csv"


def main():
    for source in FILES:
        with get_target(source).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(derive(source))


if __name__ == "__main__":
    main()
