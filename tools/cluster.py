"""Private PostgreSQL clusters: on a unix socket only, apart from the system's own."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from .console import Refusal, say, tail
from .paths import LOGS, WORK, child_env, digest

LONGEST_SOCKET = 107 - len("/.s.PGSQL.5432")  # bytes
USER = "odoo"
SETTINGS = """\
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 256MB
log_timezone = 'UTC'
timezone = 'UTC'
"""
# a test database may be lost with the machine's power, and is made anew in seconds
THROW_AWAY = """\
fsync = off
synchronous_commit = off
full_page_writes = off
"""


class Cluster:
    """One PostgreSQL server with its data folder.

    PostgreSQL refuses to run as root: then it runs as ``postgres``.
    """

    def __init__(self, name: str, durable: bool):
        self.name = name
        self.durable = durable
        self.log = LOGS / f"postgresql-{name}.log"

    @property
    def data(self) -> Path:
        return _home() / self.name

    @property
    def socket(self) -> Path:
        """The folder of the socket, whose path must be short."""
        beside = _home() / "run" / self.name
        if len(os.fsencode(beside)) <= LONGEST_SOCKET:
            return beside
        return (
            Path(tempfile.gettempdir()) / f"thads-{os.getuid()}-{digest(str(beside))}"
        )

    def start(self) -> None:
        if self.running():
            return
        self._initialise()
        _make_folder(self.socket)
        settings = SETTINGS.format(socket=self.socket) + (
            "" if self.durable else THROW_AWAY
        )
        (self.data / "thads.conf").write_text(settings)
        own_log = self.data / "server.log"
        if self._ctl("start", "--wait", "--timeout=60", f"--log={own_log}"):
            raise Refusal(f"PostgreSQL did not start.\n{tail(own_log)}")

    def stop(self) -> bool:
        """Whether there was something to stop."""
        if not self.running():
            return False
        self._ctl("stop", "--wait", "--mode=fast")
        return True

    def running(self) -> bool:
        return (self.data / "postmaster.pid").exists() and self._ctl("status") == 0

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)

    def sql(self, query: str, database: str = "postgres") -> str:
        """Runs one statement; rows come as lines, columns parted by ``|``."""
        command = [
            program("psql"),
            "-XAtq",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            self.socket,
        ]
        command += ["-U", USER, "-d", database, "-c", query]
        done = subprocess.run(command, capture_output=True, text=True, env=child_env())
        if done.returncode:
            raise Refusal(f"PostgreSQL refused: {done.stderr.strip()}")
        return done.stdout.strip()

    def databases(self) -> list[str]:
        return self.sql("SELECT datname FROM pg_database ORDER BY datname").splitlines()

    def _initialise(self) -> None:
        """Made beside, then renamed: a folder of that name is a whole cluster."""
        if self.data.exists():
            return
        say(f"PostgreSQL: making the {self.name} cluster")
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        _make_folder(unfinished)
        command = [program("initdb"), "--pgdata", unfinished, "--username", USER]
        command += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        made = subprocess.run(
            [*_as_owner(), *command],
            cwd="/",
            capture_output=True,
            text=True,
            env=child_env(),
        )
        if made.returncode:
            raise Refusal(f"PostgreSQL could not make a cluster: {made.stderr.strip()}")
        with (unfinished / "postgresql.conf").open("a") as conf:
            conf.write("include = 'thads.conf'\n")
        unfinished.rename(self.data)

    def _ctl(self, action: str, *options: str) -> int:
        command = [
            *_as_owner(),
            program("pg_ctl"),
            action,
            "--pgdata",
            self.data,
            *options,
        ]
        return subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=child_env(),
        ).returncode


SERVED = Cluster("served", durable=True)
SCRATCH = Cluster("scratch", durable=False)
CLUSTERS = (SERVED, SCRATCH)


def _owner() -> str:
    return "postgres" if os.geteuid() == 0 else getpass.getuser()


def _as_owner() -> list[str]:
    return ["runuser", "-u", _owner(), "--"] if os.geteuid() == 0 else []


def _home() -> Path:
    """``.work/postgresql``; elsewhere if root's checkout is closed to ``postgres``."""
    inside = WORK / "postgresql"
    outside = Path("/var/lib") / f"thads-{digest(str(WORK))}"
    if os.geteuid() != 0 or inside.exists() or not (outside.exists() or _closed(WORK)):
        return inside
    return outside


def _closed(folder: Path) -> bool:
    command = [*_as_owner(), "test", "-x", folder]
    return subprocess.run(command, cwd="/", capture_output=True).returncode != 0


def _make_folder(folder: Path) -> None:
    """For the owner alone; the folders above it are left open."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_owner())
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    folder.chmod(0o700)


def program(name: str) -> Path:
    """The newest PostgreSQL of this machine."""
    found = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    return max(found, key=lambda path: int(path.parent.parent.name))
