"""Targets and results that the demonstration tells; all figures are made up."""

_LOCAL = {"cases": 84, "money": 48, "carried_over": 25}
# {unit, as xmlid in thads_base: {code of the indicator: value}}
GIVEN = {
    "unit_tq": {
        "cases": 83.5,
        "money": 47.5,
        "carried_over": 150,
        "administrative": 100,
    },
    "unit_tq_nv": {"cases": 85, "money": 50, "carried_over": 30},
    "unit_tq_kv1": _LOCAL,
    # less than the province is asked for: marked
    "unit_tq_kv2": {**_LOCAL, "cases": 82},
    "unit_tq_kv3": _LOCAL,
    "unit_tq_kv4": _LOCAL,
    "unit_tq_kv5": {**_LOCAL, "carried_over": 15},
}
# {(unit, code of the indicator): result of the last month}
RESULTS = {
    ("unit_tq", "cases"): 31.2,
    ("unit_tq", "administrative"): 100,
    ("unit_tq_nv", "cases"): 35.75,
    ("unit_tq_nv", "money"): 51.4,
    ("unit_tq_kv1", "cases"): 40.5,
    ("unit_tq_kv1", "carried_over"): 26,
    ("unit_tq_kv2", "cases"): 22.1,
    ("unit_tq_kv3", "cases"): 30,
}
