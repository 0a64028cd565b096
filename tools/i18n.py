"""``make i18n``: every addon's template and its Vietnamese, from what Odoo exports.

The same sources give the same files: no dates, no names of machines. A term
that is new gets core's own translation, if there is one; the rest is left
empty, and a test asks for it.
"""

import re
import shutil
import tempfile
from pathlib import Path

from . import database
from .odoo import Odoo
from .paths import ADDON_NAMES, LOGS, ROOT

DATABASE = "i18n"
LOG = LOGS / "i18n.log"


def update(odoo: Odoo) -> None:
    database.copy(odoo, DATABASE, database.core_template(odoo))
    install = f"--init={','.join(ADDON_NAMES)}"
    odoo.install(DATABASE, LOG, "Installing the addons", install)
    print(_export(odoo, DATABASE, ROOT), end="")
    database.drop(odoo, DATABASE)


def outdated(odoo: Odoo, name: str) -> list[str]:
    """The addons that have other terms on a database than in their template."""
    with tempfile.TemporaryDirectory() as folder:
        for addon in ADDON_NAMES:
            shutil.copytree(ROOT / addon / "i18n", Path(folder, addon, "i18n"))
        _export(odoo, name, Path(folder))
        return [addon for addon in ADDON_NAMES if _differs(addon, Path(folder))]


def _export(odoo: Odoo, name: str, folder: Path) -> str:
    return odoo.script(name, "terms", str(folder), *ADDON_NAMES, log=LOG)


def _differs(addon: str, folder: Path) -> bool:
    """By terms alone: where in a file a term stands may change at any time."""
    template = Path(addon, "i18n", f"{addon}.pot")
    kept, now = (
        re.sub(r"^#.*\n", "", (root / template).read_text(), flags=re.MULTILINE)
        for root in (ROOT, folder)
    )
    return kept != now
