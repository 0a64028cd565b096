"""Odoo on one of our clusters: its configuration, its command line, its log."""

import os
import random
import re
import socket
import subprocess
import threading
from pathlib import Path

from . import odoo_tree, python_env
from .cluster import Cluster
from .console import Refusal, run, say, tail
from .paths import ROOT, TOOLS, WORK, child_env, digest

LAUNCHER = TOOLS / "inside/odoo-bin"
RUNNER = TOOLS / "inside/run.py"
CONFIGURATION = """\
[options]
addons_path = {addons}
data_dir = {data}
db_host = {socket}
db_user = odoo
list_db = False
http_interface = 127.0.0.1
unaccent = True
log_handler = :INFO,weasyprint:WARNING,weasyprint.progress:WARNING,fontTools:WARNING
"""
TROUBLE = re.compile(
    r"^\d{4}-\d\d-\d\d [\d:,]+ \d+ (?:WARNING|ERROR|CRITICAL) (?P<what>.*)$"
)
EXPECTED = re.compile(
    # a refusal that a user is shown: Odoo logs it as a warning
    r" WARNING \S+ odoo\.http: (?!.*(?:endpoint|ignoring args|routing|cursor|CSRF))"
    # two tabs of one person mark the same message as fetched: Odoo tries again
    r"| ERROR \S+ odoo\.sql_db: bad query: .*UPDATE discuss_channel_member"
)
LOADING = re.compile(r"Loading module (\S+) \((\d+/\d+)\)")


class Odoo:
    """Odoo's tree and environment working on ``cluster``.

    :ivar addons: the folder of our addons
    """

    def __init__(self, tree: Path, cluster: Cluster, addons: Path = ROOT):
        self.tree = tree
        self.cluster = cluster
        self.addons = addons
        self.data = WORK / "data" / cluster.name
        self.conf = addons / WORK.name / f"odoo-{cluster.name}.conf"

    @property
    def version(self) -> str:
        """Changes when another Odoo is used."""
        ours = self.tree.is_relative_to(WORK)
        return digest(odoo_tree.CHECKSUMS if ours else str(self.tree))

    def write_conf(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.conf.parent.mkdir(exist_ok=True)
        beside = odoo_tree.addons_folder(self.tree)
        addons = ",".join(os.fspath(path) for path in (self.addons, beside) if path)
        text = CONFIGURATION.format(
            addons=addons, data=self.data, socket=self.cluster.socket
        )
        # a server that starts at the same time never reads half of it
        unfinished = self.conf.with_suffix(f".{threading.get_ident()}")
        unfinished.write_text(text)
        unfinished.rename(self.conf)

    def server(self, database: str, *options: str) -> list:
        """The command line of a server on one database.

        It starts through a script, because a worker starts its companion by
        calling that script again.
        """
        command = [python_env.PYTHON, LAUNCHER, "server", "--config", self.conf]
        return [
            *command,
            "--database",
            database,
            "--db-filter",
            f"^{database}$",
            *options,
        ]

    def install(self, database: str, log: Path, label: str, *options: str) -> None:
        """Runs an installation or upgrade to its end, and tells of warnings in its log.

        :raises Refusal: when it fails
        """
        self.write_conf()
        command = self.server(database, "--stop-after-init", "--no-http", *options)
        run(command, label, log, progress=_module, cwd="/", env=child_env())
        _tell(troubles(log))

    def command(self, name: str, *arguments: str) -> int:
        """Runs a command of Odoo's or of the addons'; its exit status."""
        self.write_conf()
        start = [python_env.PYTHON, LAUNCHER, f"--addons-path={self.addons}", name]
        command = [*start, "--config", self.conf, *arguments]
        return subprocess.run(command, cwd="/", env=child_env()).returncode

    def script(self, database: str, name: str, *arguments: str, log: Path) -> str:
        """Runs one of the scripts ``inside``; see ``run_script``."""
        path = TOOLS / "inside" / f"{name}.py"
        return self.run_script(database, path, *arguments, log=log)

    def run_script(self, database: str, path: Path, *arguments: str, log: Path) -> str:
        """Runs a script with ``env``; what it prints.

        :param log: where Odoo's warnings are added
        """
        self.write_conf()
        done = subprocess.run(
            self.runner(database, os.fspath(path), *arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd="/",
            env=child_env(),
        )
        with log.open("a") as out:
            out.write(done.stderr)
        if done.returncode:
            raise Refusal(f"{path.name} failed on {database}:\n{tail(log)}")
        _tell(unexpected(done.stderr))
        return done.stdout

    def runner(self, database: str, *script: str) -> list:
        return [python_env.PYTHON, RUNNER, self.conf, database, *script]


def troubles(log: Path) -> list[str]:
    """The warnings and errors of an Odoo log that are not expected."""
    return unexpected(log.read_text(errors="replace"))


def unexpected(text: str) -> list[str]:
    lines = text.splitlines()
    return [line for line in lines if TROUBLE.match(line) and not EXPECTED.search(line)]


def _tell(lines: list[str]) -> None:
    for line in lines:
        say(f"Odoo's log: {line}")


def records(text: str, pattern: re.Pattern) -> list[str]:
    """The warnings and errors with the pattern, and the lines that follow them."""
    whole = re.split(r"\n(?=\d{4}-\d\d-\d\d \d\d:)", text)
    return [
        record
        for record in whole
        if TROUBLE.match(first := record.partition("\n")[0]) and pattern.search(first)
    ]


def free_port() -> int:
    """By chance: another checkout that tests at the same time finds another one."""
    ports = random.sample(range(20000, 30000), 100)
    return next(port for port in ports if not taken(port))


def taken(port: int) -> bool:
    """Whether something listens there, by either meaning of "localhost"."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    with socket.socket(socket.AF_INET6) as probe:
        return probe.connect_ex(("::1", port)) == 0


def _module(line: str) -> str | None:
    loading = LOADING.search(line)
    return f"{loading[2]} {loading[1]}" if loading else None
