"""Readings of the expressions collected from real plans, where they are present."""

import json
from datetime import date

from odoo.addons.thads_work_plan.tools.schedule import parse

LEAST_RIGHT = 0.97


def iso(day):
    return day.isoformat() if day else None


def read(case):
    issued = date.fromisoformat(case["issued"]) if case.get("issued") else None
    return parse(case["text"], case["plan_year"], case["year_basis"], issued=issued)


def get_dates(reading):
    return iso(reading.date_start), iso(reading.date_deadline)


def accepted_dates(case):
    first = {"date_from": case.get("date_from"), "date_to": case.get("date_to")}
    readings = [first, *(first | other for other in case.get("alternatives", []))]
    return [(one["date_from"], one["date_to"]) for one in readings]


def is_right(case, reading):
    parts = [(p["text"], p["kind"], p["date_to"]) for p in case.get("parts", [])]
    occurrences = case.get("occurrences")
    return (
        reading.kind == case["kind"]
        and get_dates(reading) in accepted_dates(case)
        and parts
        == [(p.text, p.kind, iso(p.date_deadline)) for p in reading.parts][: len(parts)]
        and (occurrences is None or occurrences == [*map(iso, reading.occurrences)])
        and (reading.ambiguous or not case.get("ambiguous"))
    )


def test_readings_of_a_careful_clerk(shared_inputs):
    cases = json.loads((shared_inputs / "schedule-expressions.json").read_text())
    wrong = [
        (case["id"], case["text"], reading)
        for case in cases["expressions"]
        if not is_right(case, reading := read(case))
    ]
    total = len(cases["expressions"])
    print(f"time expressions: {total - len(wrong)} of {total} right")
    assert len(wrong) <= (1 - LEAST_RIGHT) * total, wrong
    invented = [case for case in wrong if get_dates(case[2]) != (None, None)]
    assert not invented
