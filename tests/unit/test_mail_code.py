import doctest

from odoo.addons.thads_work_plan.tools import mail_code
from odoo.addons.thads_work_plan.tools.mail_code import find_code, get_code


def test_examples():
    assert not doctest.testmod(mail_code).failed


def test_a_code_is_found_again():
    assert find_code(f"Trả lời: [{get_code(2027, 123456)}] x") == (2027, 123456)


def test_what_only_looks_like_a_code_is_none():
    for subject in ("", None, "KH-26-1", "XKH-2026-00012", "KH-2026-"):
        assert find_code(subject) is None
