"""``python3 -m tools COMMAND``; the Makefile gives its variables by the environment."""

import os
import shutil
import subprocess
import sys

from . import database, odoo_tree, python_env, serve, system
from .cluster import CLUSTERS, SCRATCH, SERVED, Cluster
from .console import Refusal, say
from .odoo import Odoo
from .paths import WORK, child_env, exclusive


def ready(cluster: Cluster, dev: bool = False) -> Odoo:
    """Odoo on a running cluster, with all it needs."""
    with exclusive("tools"):
        system.bring(system.RUN)
        tree = odoo_tree.bring()
        python_env.bring(tree, dev=dev)
        cluster.start()
    return Odoo(tree, cluster)


def option(name: str) -> str | None:
    return os.environ.get(name) or None


def run() -> None:
    odoo = ready(SERVED)
    with exclusive("served"):
        serve.start(odoo, option("PORT"))


def stop() -> None:
    stopped = [serve.stop(), *(cluster.stop() for cluster in CLUSTERS)]
    say("Stopped." if any(stopped) else "Nothing was running.")


def reset() -> None:
    """The databases go; what was downloaded stays."""
    if not option("FORCE"):
        if not sys.stdin.isatty():
            raise Refusal(
                "make reset deletes the databases. In a script: make reset FORCE=1"
            )
        if (
            input(
                "Delete all databases and their files, and start anew? [y/N] "
            ).lower()
            != "y"
        ):
            raise Refusal("Nothing was deleted.")
    stop()
    for cluster in CLUSTERS:
        cluster.remove()
    shutil.rmtree(WORK / "data", ignore_errors=True)
    serve.CONTENT.unlink(missing_ok=True)
    serve.STATE.unlink(missing_ok=True)
    say("Deleted. `make run` starts anew.")


def db() -> None:
    name = database.check_name(option("DB") or "")
    odoo = ready(SCRATCH)
    if option("KEEP") and name in odoo.cluster.databases():
        return say(f"{name} is kept as it is")
    database.copy(odoo, name, database.house_template(odoo))
    say(f"{name} is ready")


def shell() -> None:
    name = option("DB") or serve.DATABASE
    odoo = ready(SERVED if name == serve.DATABASE else SCRATCH)
    if name not in odoo.cluster.databases():
        if name == serve.DATABASE:
            serve.prepare(odoo)
        else:
            raise Refusal(
                f"There is no database {name}; this makes it: make db DB={name}"
            )
    odoo.write_conf()
    sys.exit(subprocess.run(odoo.runner(name), env=child_env()).returncode)


COMMANDS = {command.__name__: command for command in (run, stop, reset, db, shell)}


def main() -> None:
    os.umask(0o022)
    try:
        if WORK.exists() and WORK.stat().st_uid != os.geteuid():
            raise Refusal(
                f"{WORK} belongs to {WORK.owner()}: go on as that user, or remove it."
            )
        COMMANDS[sys.argv[1]]()
    except Refusal as refusal:
        sys.exit(f"\n{refusal}")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the same command goes on where it can.")


main()
