"""Databases: the one that is served, templates, and copies of a template.

A template is named after what it was made from. ``core`` has Odoo's own modules
in Vietnamese; ``house`` has our addons and the demonstration province on top. A
copy of it is a matter of seconds.
"""

import os
import re
import shutil
from pathlib import Path

from .cluster import Cluster
from .console import Refusal, say
from .odoo import Odoo
from .paths import ADDON_NAMES, ADDONS, LOGS, TOOLS, addon_digest, digest, exclusive

CORE = "hr,mail,portal,resource"
LANGUAGE = "vi_VN"
# what decides how a database is made, besides Odoo and the addons
RECIPE = (TOOLS / "database.py", TOOLS / "inside/furnish.py")
SERVED_NAME = "thads"
UNFINISHED = "template_new"
HOUSE_LOG = LOGS / "template-house.log"
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,50}")


def check_name(name: str) -> str:
    """:raises Refusal: for a name that could not be a database beside our own"""
    if not NAME.fullmatch(name):
        raise Refusal(f"DB={name!r}: give a name of letters, digits, _ and -.")
    if name == SERVED_NAME or name.startswith(("template", "postgres")):
        raise Refusal(f"DB={name} is taken; give another name.")
    return name


def make_served(odoo: Odoo, name: str) -> None:
    """Installs everything at once into a new database of a durable cluster."""
    log = LOGS / "install.log"
    unfinished = f"{name}_new"
    _create(odoo.cluster, unfinished)
    odoo.install(
        unfinished,
        log,
        "Database: installing Odoo, the addons and Vietnamese",
        f"--init={','.join(ADDON_NAMES)}",
        f"--load-language={LANGUAGE}",
    )
    _furnish(odoo, unfinished, "localise", log)
    _furnish(odoo, unfinished, "demonstrate", log)
    _rename(odoo, unfinished, name)


def upgrade(odoo: Odoo, name: str, changed: list[str]) -> None:
    """Installs or upgrades the addons that changed."""
    log = LOGS / "upgrade.log"
    odoo.install(
        name,
        log,
        f"Database: upgrading {', '.join(changed)}",
        f"--init={','.join(ADDON_NAMES)}",
        f"--update={','.join(changed)}",
    )
    _furnish(odoo, name, "demonstrate", log)


def copy(odoo: Odoo, name: str, template: str) -> None:
    drop(odoo, name)
    _copy(odoo, template, name)


def core_template(odoo: Odoo) -> str:
    name = f"template_core_{digest(odoo.version, *RECIPE)}"
    log = LOGS / "template-core.log"
    with exclusive("templates"):
        if name not in odoo.cluster.databases():
            _drop_templates(odoo, "template_core_")
            _create(odoo.cluster, UNFINISHED)
            odoo.install(
                UNFINISHED,
                log,
                "Template: installing Odoo and Vietnamese",
                f"--init={CORE}",
                f"--load-language={LANGUAGE}",
            )
            _furnish(odoo, UNFINISHED, "localise", log)
            _rename(odoo, UNFINISHED, name)
    return name


def house_template(odoo: Odoo) -> str:
    core = core_template(odoo)
    addons = [f"{addon.name} {addon_digest(addon)}" for addon in ADDONS]
    name = f"template_house_{digest(core, *addons)}"
    with exclusive("templates"):
        if name not in odoo.cluster.databases():
            _drop_templates(odoo, "template_house_")
            copy(odoo, UNFINISHED, core)
            odoo.install(
                UNFINISHED,
                HOUSE_LOG,
                "Template: installing the addons",
                f"--init={','.join(ADDON_NAMES)}",
            )
            _furnish(odoo, UNFINISHED, "demonstrate", HOUSE_LOG)
            _rename(odoo, UNFINISHED, name)
    return name


def drop(odoo: Odoo, name: str) -> None:
    odoo.cluster.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    shutil.rmtree(_filestore(odoo, name), ignore_errors=True)


def _furnish(odoo: Odoo, name: str, what: str, log: Path) -> None:
    if what == "demonstrate":
        say("Database: the demonstration province, scripts and styles of the web")
    odoo.script(name, "furnish", what, *ADDON_NAMES, log=log)


def _create(cluster: Cluster, name: str) -> None:
    """Collation C, as Odoo does by itself; unaccent before any index is made."""
    cluster.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    cluster.sql(
        f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING unicode LC_COLLATE "C"'
    )
    for extension in ("pg_trgm", "unaccent"):
        cluster.sql(f"CREATE EXTENSION {extension}", name)
    cluster.sql("ALTER FUNCTION unaccent(text) IMMUTABLE", name)


def _copy(odoo: Odoo, source: str, target: str) -> None:
    odoo.cluster.sql(
        f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY file_copy'
    )
    kept = _filestore(odoo, source)
    if kept.is_dir():
        shutil.copytree(kept, _filestore(odoo, target), copy_function=os.link)


def _rename(odoo: Odoo, source: str, target: str) -> None:
    drop(odoo, target)
    if _filestore(odoo, source).is_dir():
        _filestore(odoo, source).rename(_filestore(odoo, target))
    odoo.cluster.sql(f'ALTER DATABASE "{source}" RENAME TO "{target}"')


def _drop_templates(odoo: Odoo, prefix: str) -> None:
    for name in odoo.cluster.databases():
        if name.startswith(prefix):
            drop(odoo, name)


def _filestore(odoo: Odoo, name: str) -> Path:
    return odoo.data / "filestore" / name
