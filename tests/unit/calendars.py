"""The calendars in ``data``, read as the working calendar takes them."""

import csv
from datetime import date
from pathlib import Path

from odoo.addons.thads_base.tools.working_days import ExceptionalDay, WorkingCalendar

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "data" / "calendars"


def read(name: str) -> list[dict[str, str]]:
    with (SOURCE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


YEARS = [int(row["year"]) for row in read("years.csv")]
EXCEPTIONS = {
    date.fromisoformat(row["date"]): ExceptionalDay(
        row["kind"], row["name"], row["certainty"] == "expected"
    )
    for row in read("days.csv")
}
CALENDAR = WorkingCalendar(YEARS, EXCEPTIONS)
