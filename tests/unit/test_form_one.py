"""Biểu số 1 from what is known of a unit."""

import doctest

from odoo.addons.thads_reporting.tools import form_one_paper


def test_the_examples_in_the_module():
    assert not doctest.testmod(form_one_paper).failed
