"""Checks on the files of every addon; they need neither Odoo nor a database."""

import ast
import re
from pathlib import Path

import pytest
from lxml import etree

from tools import readme

ROOT = Path(__file__).parent.parent
# from the ground up: each may name those before it, none after it
HOUSE = ["thads_base", "thads_work_plan", "thads_one_stop", "thads_reporting"]
SIDE_BY_SIDE = {"thads_work_plan", "thads_one_stop"}
ADDONS = [ROOT / name for name in HOUSE if (ROOT / name / "__manifest__.py").is_file()]
REQUIRED_KEYS = [
    "name",
    "summary",
    "version",
    "category",
    "author",
    "website",
    "license",
]
PHONE_COLUMNS = 2  # a list of more is read as cards on a phone
TEXTS = {".csv", ".js", ".py", ".scss", ".xml"}

each_addon = pytest.mark.parametrize("addon", ADDONS, ids=lambda addon: addon.name)


def manifest_of(addon):
    return ast.literal_eval((addon / "__manifest__.py").read_text())


def test_every_addon_has_its_place_in_the_house():
    assert {path.parent for path in ROOT.glob("*/__manifest__.py")} == set(ADDONS)


@each_addon
def test_manifest(addon):
    manifest = manifest_of(addon)
    assert [key for key in REQUIRED_KEYS if not manifest.get(key)] == []
    listed = manifest.get("data", []) + manifest.get("demo", [])
    assert [name for name in listed if not (addon / name).is_file()] == []


@each_addon
def test_every_data_file_is_loaded(addon):
    """A folder within these is read by code, as ``data/template`` is in Odoo."""
    manifest = manifest_of(addon)
    listed = {*manifest.get("data", []), *manifest.get("demo", [])}
    folders = ("data", "demo", "report", "security", "views", "wizard")
    present = {
        str(path.relative_to(addon))
        for folder in folders
        for path in (addon / folder).glob("*")
        if path.suffix in {".csv", ".xml"}
    }
    assert present - listed == set()


@each_addon
def test_no_addon_names_one_above_it(addon):
    above = set(HOUSE[HOUSE.index(addon.name) + 1 :])
    if addon.name in SIDE_BY_SIDE:
        above |= SIDE_BY_SIDE - {addon.name}
    named = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in addon.rglob("*")
        if path.suffix in TEXTS
        for name in above
        if re.search(rf"\b{name}\b", path.read_text())
    }
    assert named == set()


@each_addon
def test_a_phone_has_cards_for_what_is_a_wide_list(addon):
    """Odoo takes the kanban of an action by itself where the screen is narrow."""
    wide, without_cards = set(), {}
    for path in addon.rglob("*.xml"):
        for record in etree.parse(path).iterfind("record"):
            model = record.findtext("field[@name='res_model']")
            columns = record.findall("field[@name='arch']/list/field")
            if len(columns) > PHONE_COLUMNS:
                wide.add(record.findtext("field[@name='model']"))
            modes = (record.findtext("field[@name='view_mode']") or "").split(",")
            if model and "list" in modes and "kanban" not in modes:
                without_cards[model] = record.get("id")
    assert {id_ for model, id_ in without_cards.items() if model in wide} == set()


@each_addon
def test_changes_are_told_for_the_version(addon):
    """HISTORY.md starts with the version of the manifest."""
    history = (addon / "readme/HISTORY.md").read_text()
    versions = re.findall(r"^## (\S+)", history, re.MULTILINE)
    assert versions[0] == manifest_of(addon)["version"]
    assert versions[-1] == "19.0.1.0.0"


@each_addon
def test_readme_is_made_from_its_fragments(addon):
    """``make readme`` makes it anew."""
    assert readme.source_digest(addon) in (addon / "README.rst").read_text()
