"""An upgrade of the addons keeps what is there."""

import pytest

from tools import commands, database
from tools.cluster import SCRATCH
from tools.odoo import troubles
from tools.paths import ADDON_NAMES, LOGS

pytestmark = pytest.mark.slow
DATABASE = "test_upgrade"
COUNTS = """
for name in ["hr.department", *sorted(env)]:
    if not name.startswith(("hr.department", "thads.")):
        continue
    model = env[name].with_context(active_test=False)
    if model._auto and not model._transient and not model._abstract:
        print(name, model.search_count([]))
"""


@pytest.fixture(scope="module")
def upgraded():
    """What was there before and what is there after an upgrade, and its log."""
    odoo = commands.ready(SCRATCH, dev=True)
    database.copy(odoo, DATABASE, database.house_template(odoo))
    script = LOGS / "counts.py"
    script.write_text(COUNTS)
    log = LOGS / "upgrade-test.log"
    before = odoo.run_script(DATABASE, script, log=log)
    modules = ",".join(ADDON_NAMES)
    odoo.install(DATABASE, log, "Upgrading the addons", f"--update={modules}")
    after = odoo.run_script(DATABASE, script, log=log)
    yield before, after, log
    database.drop(odoo, DATABASE)


def test_nothing_is_lost_or_doubled(upgraded):
    before, after, _log = upgraded
    assert "thads.plan " in before
    assert before == after


def test_log_is_clean(upgraded):
    assert troubles(upgraded[2]) == []
