import doctest

from odoo.addons.thads_base.tools import text_width, typography


def test_examples():
    assert not doctest.testmod(text_width).failed
    assert not doctest.testmod(typography).failed
