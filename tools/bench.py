"""``make bench``: every ``tests/bench/bench_*.py`` on a database of its own.

What one leaves behind, dead rows and what was planned by them, would slow the next.
"""

import subprocess

from . import database
from .odoo import Odoo
from .paths import LOGS, ROOT, child_env

CLEAN = "bench"
DATABASE = "bench_run"
PEERS = "project"  # modules of core's that ours are compared with
HARNESS = ROOT / "tests/bench/harness.py"


def bench(odoo: Odoo, smoke: bool = False) -> int:
    """The status: an error in a benchmark is one, a missed aim is not.

    :param smoke: only shows that each of them works, with little data
    """
    database.copy(odoo, CLEAN, database.house_template(odoo))
    odoo.write_conf()
    log = LOGS / "bench.log"
    odoo.install(CLEAN, log, "Benchmarks: core's modules", f"--init={PEERS}")
    paths = sorted(HARNESS.parent.glob("bench_*.py"))
    worked = [_run(odoo, path.stem, smoke) for path in paths]
    database.drop(odoo, CLEAN)
    print(f"{sum(worked)} of {len(worked)} benchmarks ran", flush=True)
    return int(not all(worked))


def _run(odoo: Odoo, name: str, smoke: bool) -> bool:
    """Whether a benchmark went through."""
    database.copy(odoo, DATABASE, CLEAN)
    command = odoo.runner(DATABASE, str(HARNESS), name, *(["--smoke"] if smoke else []))
    run = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, env=child_env())
    database.drop(odoo, DATABASE)
    return not run.returncode
