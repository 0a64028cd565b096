"""``make i18n``: every addon's template and its Vietnamese, from what Odoo exports.

The same sources give the same files: no dates, no names of machines. A term
that is new gets core's own translation, if there is one; the rest is left
empty, and a test asks for it.
"""

from . import database
from .odoo import Odoo
from .paths import ADDON_NAMES, LOGS, ROOT

DATABASE = "i18n"


def update(odoo: Odoo) -> None:
    database.copy(odoo, DATABASE, database.core_template(odoo))
    install = f"--init={','.join(ADDON_NAMES)}"
    log = LOGS / "i18n.log"
    odoo.install(DATABASE, log, "Installing the addons", install)
    print(odoo.script(DATABASE, "terms", str(ROOT), *ADDON_NAMES, log=log), end="")
    database.drop(odoo, DATABASE)
