import doctest
from datetime import date

import pytest

from odoo.addons.thads_work_plan.tools import (
    completion,
    quarter,
    quarter_paper,
    quarter_rows,
)
from odoo.addons.thads_work_plan.tools.quarter import Period
from odoo.addons.thads_work_plan.tools.quarter_rows import Owed, find_section

SECOND = Period(date(2026, 1, 1), date(2026, 3, 31))
ISSUED = date(2025, 12, 1)


@pytest.mark.parametrize(
    "module",
    [completion, quarter, quarter_paper, quarter_rows],
    ids=lambda m: m.__name__,
)
def test_examples(module):
    found = doctest.testmod(module)
    assert found.attempted and not found.failed


@pytest.mark.parametrize(
    "year, number, basis, days",
    [
        (2022, "1", "thads", (date(2021, 10, 1), date(2021, 12, 31))),
        (2022, "4", "thads", (date(2022, 7, 1), date(2022, 9, 30))),
        (2024, "1", "calendar", (date(2024, 1, 1), date(2024, 3, 31))),
        (2022, "year", "thads", (date(2021, 10, 1), date(2022, 9, 30))),
    ],
)
def test_days_of_a_quarter(year, number, basis, days):
    period = quarter.get_period(year, number, basis)
    assert (period.start, period.end) == days


@pytest.mark.parametrize(
    "values, section",
    [
        ({"deadline": date(2026, 3, 31), "done": date(2026, 3, 31)}, "on_time"),
        ({"deadline": date(2026, 3, 30), "done": date(2026, 3, 31)}, "late"),
        ({"deadline": date(2026, 3, 31), "done": date(2026, 4, 1)}, "not_done"),
        ({"deadline": date(2025, 12, 31)}, "not_done"),
        ({"deadline": date(2025, 12, 31), "state": "not_done"}, None),
        ({"deadline": date(2026, 1, 1), "state": "not_done"}, "not_done"),
        ({"deadline": date(2026, 3, 31), "state": "cancelled"}, None),
        ({"deadline": date(2026, 4, 1)}, "next"),
        ({"deadline": date(2026, 6, 30)}, "next"),
        ({"deadline": date(2026, 7, 1)}, None),
        ({"deadline": date(2026, 9, 1), "done": date(2026, 2, 1)}, "on_time"),
        ({"deadline": date(2025, 12, 1), "done": date(2025, 12, 31)}, None),
        ({"known_from": date(2026, 4, 1), "deadline": date(2026, 3, 1)}, None),
        ({"kind": "continuous"}, "continuous"),
        ({"kind": "continuous", "known_until": date(2025, 12, 31)}, None),
        ({"kind": "event"}, "event"),
        ({"kind": "awaited", "period_end": date(2026, 3, 31)}, "event"),
        ({"kind": "awaited", "period_end": date(2026, 7, 31)}, None),
        (
            {
                "deadline": date(2025, 11, 1),
                "done": date(2026, 1, 5),
                "is_due_before_issue": True,
            },
            "on_time",
        ),
    ],
)
def test_where_an_assignment_stands(values, section):
    owed = Owed(**{"kind": "dated", "state": "doing", "known_from": ISSUED, **values})
    assert find_section(owed, SECOND) == section


def test_the_figures_of_a_plan():
    figures = completion.Completion(on_time=6, late=1, not_done=2, excluded=3)
    assert (figures.due, figures.done) == (9, 7)
    assert figures.percent + figures.percent_left == pytest.approx(100)
    assert completion.write_percent(figures.percent) == "77,8%"
