"""The lines of the plan behind a campaign."""

import doctest

from odoo.addons.thads_reporting.tools import review_plan


def test_the_examples_in_the_module():
    assert not doctest.testmod(review_plan).failed


def test_each_level_has_a_line_before_inspection_and_conference():
    nodes = review_plan.get_nodes([("Các Phòng", None), ("Các tỉnh", None)], "Ban")
    assert [node["values"]["marker"] for node in nodes] == ["1", "2", "3", "4"]
    assert nodes[1]["outputs"][0]["lead_text"] == "Các tỉnh"
    assert nodes[-1]["values"]["name"] == review_plan.CONFERENCE
