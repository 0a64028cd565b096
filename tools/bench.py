"""``make bench``: every ``tests/bench/bench_*.py`` on a database of its own."""

import subprocess

from . import database
from .odoo import Odoo
from .paths import LOGS, ROOT, child_env

DATABASE = "bench"
PEERS = "project"  # modules of core's that ours are compared with
HARNESS = ROOT / "tests/bench/harness.py"


def bench(odoo: Odoo, smoke: bool = False) -> int:
    """The status: an error in a benchmark is one, a missed aim is not.

    :param smoke: only shows that each of them works, with little data
    """
    database.copy(odoo, DATABASE, database.house_template(odoo))
    odoo.write_conf()
    log = LOGS / "bench.log"
    odoo.install(DATABASE, log, "Benchmarks: core's modules", f"--init={PEERS}")
    arguments = [str(HARNESS), *(["--smoke"] if smoke else [])]
    command = odoo.runner(DATABASE, *arguments)
    status = subprocess.run(
        command, cwd="/", stdin=subprocess.DEVNULL, env=child_env()
    ).returncode
    database.drop(odoo, DATABASE)
    return status
