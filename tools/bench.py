"""``make bench``: every ``tests/bench/bench_*.py`` on a database of its own."""

import subprocess

from . import database
from .odoo import Odoo
from .paths import LOGS, ROOT, child_env

DATABASE = "bench"
KEPT = "bench_kept"  # of a benchmark that keeps what it writes
PEERS = "project"  # modules of core's that ours are compared with
HARNESS = ROOT / "tests/bench/harness.py"
KEEPS = "\nKEEPS = True"


def bench(odoo: Odoo, smoke: bool = False) -> int:
    """The status: an error in a benchmark is one, a missed aim is not.

    :param smoke: only shows that each of them works, with little data
    """
    database.copy(odoo, DATABASE, database.house_template(odoo))
    odoo.write_conf()
    log = LOGS / "bench.log"
    odoo.install(DATABASE, log, "Benchmarks: core's modules", f"--init={PEERS}")
    paths = sorted(HARNESS.parent.glob("bench_*.py"))
    keeping = [path.stem for path in paths if KEEPS in path.read_text()]
    others = [path.stem for path in paths if path.stem not in keeping]
    status = _run(odoo, DATABASE, smoke, others)
    for name in keeping:
        database.copy(odoo, KEPT, DATABASE)
        status = _run(odoo, KEPT, smoke, [name]) or status
        database.drop(odoo, KEPT)
    database.drop(odoo, DATABASE)
    return status


def _run(odoo: Odoo, name: str, smoke: bool, benchmarks: list[str]) -> int:
    arguments = [str(HARNESS), *(["--smoke"] if smoke else []), *benchmarks]
    command = odoo.runner(name, *arguments)
    return subprocess.run(
        command, cwd="/", stdin=subprocess.DEVNULL, env=child_env()
    ).returncode
