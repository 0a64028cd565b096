import doctest

from odoo.addons.thads_base.tools import urging


def test_examples_in_docstrings():
    assert not doctest.testmod(urging).failed
