"""Each addon is a wheel that pip puts into an Odoo of somebody else."""

import os
import subprocess
import sys
from email import message_from_bytes
from zipfile import ZipFile

import pytest

from tools import commands, database, python_env
from tools.cluster import SCRATCH
from tools.odoo import LAUNCHER
from tools.paths import ADDON_NAMES, ADDONS, child_env

pytestmark = pytest.mark.slow
DATABASE = "test_wheels"
CONFIGURATION = """\
[options]
data_dir = {data}
db_host = {socket}
db_user = odoo
unaccent = True
"""


@pytest.fixture(scope="module")
def odoo():
    return commands.ready(SCRATCH, dev=True)


@pytest.fixture(scope="module")
def wheels(odoo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheels")
    command = [python_env.PYTHON, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", folder]
    subprocess.run([*command, *ADDONS], check=True, env=child_env())
    return {path.name.split("-")[0]: path for path in folder.glob("*.whl")}


def read_metadata(wheel):
    with ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith("/METADATA"))
        return message_from_bytes(archive.read(name))


def test_every_addon_is_a_wheel_that_names_what_it_needs(wheels):
    assert set(wheels) == {f"odoo_addon_{name}" for name in ADDON_NAMES}
    base = read_metadata(wheels["odoo_addon_thads_base"])
    needed = set(base.get_all("Requires-Dist"))
    assert {"odoo==19.0.*", "pyhanko", "weasyprint"} <= needed
    above = read_metadata(wheels["odoo_addon_thads_one_stop"])
    assert "odoo-addon-thads_base==19.0.*" in above.get_all("Requires-Dist")


def test_wheel_has_what_the_addon_needs(wheels):
    with ZipFile(wheels["odoo_addon_thads_base"]) as archive:
        names = set(archive.namelist())
    for part in ("i18n/vi.po", "cli/thads_backup.py", "static/description/icon.png"):
        assert f"odoo/addons/thads_base/{part}" in names


@pytest.fixture(scope="module")
def other_python(odoo, wheels, tmp_path_factory):
    """An environment without this checkout: Odoo, its libraries, and the wheels."""
    venv = tmp_path_factory.mktemp("other") / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True, env=child_env())
    (site,) = venv.glob("lib/python3.*/site-packages")
    (libraries,) = python_env.VENV.glob("lib/python3.*/site-packages")
    (site / "odoo19.pth").write_text(f"{libraries}\n{odoo.tree}\n")
    python = venv / "bin/python"
    command = [python, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*command, *wheels.values()], check=True, env=child_env())
    return python


def test_wheels_install_and_work_in_another_odoo(odoo, other_python, tmp_path):
    database.copy(odoo, DATABASE, database.core_template(odoo))
    conf = tmp_path / "odoo.conf"
    conf.write_text(CONFIGURATION.format(data=odoo.data, socket=odoo.cluster.socket))
    command = [other_python, LAUNCHER, "server", "--config", conf, "-d", DATABASE]
    command += [f"--init={','.join(ADDON_NAMES)}", "--stop-after-init", "--no-http"]
    done = subprocess.run(
        [os.fspath(part) for part in command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=child_env(),
    )
    assert done.returncode == 0, done.stderr[-3000:]
    states = odoo.cluster.sql(
        "SELECT name, state FROM ir_module_module WHERE name LIKE 'thads%' ORDER BY 1",
        DATABASE,
    )
    assert states.splitlines() == [f"{name}|installed" for name in ADDON_NAMES]
    assert "/odoo/addons/thads_base/" in done.stderr
    assert os.fspath(ADDONS[0].parent) + "/thads_base" not in done.stderr
    database.drop(odoo, DATABASE)
