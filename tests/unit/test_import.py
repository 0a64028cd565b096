"""The plain modules need no Odoo."""

import importlib
import pkgutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def plain_modules():
    for tools in sorted(ROOT.glob("*/tools")):
        if not (tools.parent / "__manifest__.py").exists():
            continue
        package = f"odoo.addons.{tools.parent.name}.tools"
        yield package
        for module in pkgutil.iter_modules([str(tools)]):
            yield f"{package}.{module.name}"


@pytest.mark.parametrize("name", sorted(plain_modules()))
def test_plain_module_needs_no_odoo(name):
    importlib.import_module(name)
