"""The commands of the Makefile. Their options come by the environment."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from . import bench as benchmarks
from . import database, odoo_tree, python_env, serve, suite, system
from . import i18n as translations
from . import lint as checks
from . import manual as pictures
from . import readme as documents
from .cluster import CLUSTERS, SCRATCH, SERVED, Cluster
from .console import Refusal, say
from .odoo import Odoo
from .paths import WORK, child_env, exclusive


def ready(cluster: Cluster, dev: bool = False) -> Odoo:
    """Odoo on a running cluster, with all it needs.

    :param dev: with what tests need as well
    """
    with exclusive("tools"):
        system.bring({**system.RUN, **system.TEST} if dev else system.RUN)
        # the one waits for the network, the other for the processor
        with ThreadPoolExecutor() as pool:
            bringing = pool.submit(odoo_tree.bring)
            pool.submit(python_env.bring, dev=dev).result()
        tree = bringing.result()
        python_env.point_to(tree)
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
            raise Refusal("This deletes the databases. In a script: make reset FORCE=1")
        answer = input("Delete all databases and their files, to start anew? [y/N] ")
        if answer.lower() != "y":
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
    odoo = ready(_cluster(name))
    if name == serve.DATABASE:
        with exclusive("served"):
            serve.prepare_for_shell(odoo)
    elif name not in odoo.cluster.databases():
        raise Refusal(f"There is no database {name}. It is made by: make db DB={name}")
    odoo.write_conf()
    sys.exit(subprocess.run(odoo.runner(name), env=child_env()).returncode)


def backup() -> None:
    """A database and its files into one archive, while it may be in use."""
    name, file = option("DB") or serve.DATABASE, _file()
    odoo = ready(_cluster(name))
    sys.exit(odoo.command("thads_backup", "--database", name, file))


def restore() -> None:
    """A new database of the scratch cluster, or the one that is served."""
    name, file = option("DB") or serve.DATABASE, _file()
    odoo = ready(_cluster(name))
    options = ["--neutralize"] if option("NEUTRALIZE") else []
    sys.exit(odoo.command("thads_restore", "--database", name, *options, file))


def _cluster(name: str) -> Cluster:
    return SERVED if name == serve.DATABASE else SCRATCH


def _file() -> str:
    if not option("FILE"):
        raise Refusal("Say which archive: FILE=/path/to/x.tar")
    return os.path.abspath(option("FILE"))


def test(everything: bool = False) -> None:
    was_running = SCRATCH.running()
    odoo = ready(SCRATCH, dev=True)
    try:
        status = suite.test(odoo, everything)
    finally:
        if not was_running:
            SCRATCH.stop()
    sys.exit(status)


def test_all() -> None:
    system.bring(system.BENCH)
    test(everything=True)


def bench() -> None:
    system.bring(system.BENCH)
    sys.exit(benchmarks.bench(ready(SCRATCH, dev=True)))


def lint() -> None:
    with exclusive("tools"):
        system.bring(system.PYTHON)
        python_env.bring(dev=True)
    sys.exit(checks.lint())


def lock() -> None:
    with exclusive("tools"):
        python_env.lock()


def i18n() -> None:
    translations.update(ready(SCRATCH, dev=True))


def readme() -> None:
    with exclusive("tools"):
        system.bring(system.PYTHON)
        python_env.bring(dev=True)
    documents.update()


def manual() -> None:
    ready(SCRATCH, dev=True)
    pictures.take()


COMMANDS = {
    "run": run,
    "stop": stop,
    "reset": reset,
    "db": db,
    "shell": shell,
    "backup": backup,
    "restore": restore,
    "test": test,
    "test-all": test_all,
    "bench": bench,
    "lint": lint,
    "lock": lock,
    "i18n": i18n,
    "readme": readme,
    "manual": manual,
}
