"""Lets the addons' plain modules be imported where no Odoo is.

``from odoo.addons.thads_base.tools.x import y`` works without loading any model:
``odoo``, ``odoo.addons`` and each addon are empty packages that only know where
their files are. A plain module that imports anything else of Odoo fails here,
and should.
"""

import sys
from pathlib import Path
from types import ModuleType

from hypothesis import settings

ROOT = Path(__file__).parent.parent.parent

# a machine that is busy is not a reason to fail
settings.register_profile("thads", deadline=None)
settings.load_profile("thads")


def _stand_in(name: str, *folders: Path) -> None:
    package = ModuleType(name)
    package.__path__ = [str(folder) for folder in folders]
    sys.modules[name] = package


_stand_in("odoo")
_stand_in("odoo.addons", ROOT)
for manifest in ROOT.glob("*/__manifest__.py"):
    addon = manifest.parent
    _stand_in(f"odoo.addons.{addon.name}", addon)
    _stand_in(f"odoo.addons.{addon.name}.tests", addon / "tests")
