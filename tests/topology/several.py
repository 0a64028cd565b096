"""What docker/compose.several.yaml describes, as processes on the loopback.

Proxy, two Odoo nodes with workers, primary and read replica are started by the files of
``docker/`` themselves; only ports, folders and passwords are other ones.
"""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from string import Template

import requests

from tools import database
from tools.cluster import program
from tools.odoo import free_port
from tools.paths import ROOT, child_env

DOCKER = ROOT / "docker"
DATABASE = "thads"
PASSWORD = "not a secret"
NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 2;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/nginx-body;
    proxy_temp_path {folder}/nginx-proxy;
    fastcgi_temp_path {folder}/nginx-1;
    uwsgi_temp_path {folder}/nginx-2;
    scgi_temp_path {folder}/nginx-3;
    include {folder}/thads.conf;
}}
"""


class Several:
    """While it is entered, ``url`` is served by all of it.

    :ivar nodes: the processes of the two Odoo nodes
    :ivar trust: file with the certificate of the proxy
    """

    def __init__(self, odoo, folder: Path):
        self.odoo, self.folder = odoo, folder
        self.ports = {name: free_port() for name in ("db", "replica", "http", "https")}
        self.node_ports = [(free_port(), free_port()) for _ in range(2)]
        self.nodes = [None, None]
        self.others = []
        self.url = f"https://127.0.0.1:{self.ports['https']}"
        self.trust = folder / "tls.pem"

    def __enter__(self) -> "Several":
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception):
        for process in [*self.nodes, *reversed(self.others)]:
            if process:
                _end(process, signal.SIGTERM)
        for name in ("replica", "db"):
            self._control(name, "stop", "--mode=fast")

    def _start(self):
        self._make_secrets()
        self._start_primary()
        self._fill()
        self._start_replica()
        for number in range(2):
            self.start_node(number)
        self._start_proxy()
        for port, _gevent in self.node_ports:
            _wait(lambda port=port: _answers(port), 180)
        _wait(lambda: self.get("/web/health").ok, 30)

    def get(self, path: str):
        return requests.get(self.url + path, verify=self.trust, timeout=30)

    # PostgreSQL

    def _start_primary(self):
        data = self._own("db")
        command = ["--username=odoo", "--encoding=UTF8", "--locale=C.UTF-8"]
        command += ["--auth-local=trust", "--auth-host=scram-sha-256"]
        secret = self.folder / "db_password"
        _as_postgres(
            [program("initdb"), "-D", data, f"--pwfile={secret}", *command], check=True
        )
        self._control("db", "start", "--wait")
        _as_postgres(
            [self._copied("primary-init.sh")],
            check=True,
            PGHOST=self.folder / "db-socket",
            PGPORT=self.ports["db"],
            PGDATA=data,
            REPLICATION_PASSWORD_FILE=secret,
        )

    def _start_replica(self):
        data = self._own("replica")
        log = (self.folder / "replica.log").open("w")
        path = f"{program('postgres').parent}:{os.environ['PATH']}"
        process = subprocess.Popen(
            [
                *("runuser", "-u", "postgres", "--"),
                self._copied("replica-start.sh"),
                *self._options("replica"),
            ],
            cwd="/",
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=child_env(
                PATH=path,
                PGDATA=str(data),
                PRIMARY_HOST="127.0.0.1",
                PRIMARY_PORT=str(self.ports["db"]),
                REPLICATION_PASSWORD_FILE=str(self.folder / "db_password"),
            ),
        )
        self.others.append(process)
        _wait(lambda: self.sql("replica", "SELECT pg_is_in_recovery()") == "t", 180)

    def restart_primary(self):
        """As when the machine of the primary is restarted; users go on meanwhile."""
        self._control("db", "restart", "--mode=fast", "--wait")

    def sql(self, name: str, query: str, database: str = "postgres") -> str:
        """:raises OSError: when it cannot be asked now"""
        command = [program("psql"), "-XAtq", "-h", self.folder / f"{name}-socket"]
        command += ["-p", str(self.ports[name]), "-U", "odoo", "-d", database]
        done = subprocess.run(
            [*command, "-c", query], capture_output=True, text=True, env=child_env()
        )
        if done.returncode:
            raise OSError(done.stderr)
        return done.stdout.strip()

    def _options(self, name) -> list[str]:
        options = {
            "config_file": self._copied("thads.conf"),
            "port": self.ports[name],
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder / f"{name}-socket",
        }
        return [f"-c{key}={value}" for key, value in options.items()]

    def _control(self, name, action, *more):
        data = self.folder / name
        command = [program("pg_ctl"), action, "-D", data, *more]
        if action != "stop":
            command += ["-o", " ".join(self._options(name))]
            command += [f"--log={data}/server.log"]
        return _as_postgres(command, check=action != "stop")

    def _copied(self, name) -> Path:
        """A file of docker/postgresql where postgres may read it."""
        target = self.folder / name
        shutil.copy(DOCKER / "postgresql" / name, target)
        return target

    def _own(self, name) -> Path:
        for folder in (self.folder / name, self.folder / f"{name}-socket"):
            folder.mkdir(mode=0o700)
            shutil.chown(folder, "postgres", "postgres")
        return self.folder / name

    # Odoo

    def _fill(self):
        """The demonstration province comes as it would to a new server: restored."""
        template = database.house_template(self.odoo)
        archive = self.folder / "house.tar"
        command = ["thads_backup", "--database", template, str(archive)]
        assert self.odoo.command(*command) == 0
        restore = ["thads_restore", "--database", DATABASE, str(archive)]
        done = subprocess.run(
            [DOCKER / "odoo", *restore], cwd="/", env=self._node_env(replica=False)
        )
        assert done.returncode == 0

    def _node_env(self, replica=True):
        """What compose gives a node, and the ports, which are others here."""
        env = {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.ports["db"]),
            "PGUSER": "odoo",
            "DB_PASSWORD_FILE": str(self.folder / "db_password"),
            "ODOO_CONF": str(self.folder / "odoo.conf"),
        }
        if replica:
            env["PGHOST_REPLICA"] = "127.0.0.1"
            env["PGPORT_REPLICA"] = str(self.ports["replica"])
        return child_env(**env)

    def start_node(self, number: int) -> None:
        http, gevent = self.node_ports[number]
        command = [DOCKER / "odoo", "server", f"--http-port={http}", "--workers=2"]
        command += [f"--gevent-port={gevent}", "--http-interface=127.0.0.1"]
        log = (self.folder / f"node{number + 1}.log").open("a")
        self.nodes[number] = subprocess.Popen(
            command,
            cwd="/",
            stdout=log,
            stderr=log,
            env=self._node_env(),
            start_new_session=True,
        )

    def kill_node(self, number: int) -> None:
        """All its processes at once, as when its machine loses power."""
        _end(self.nodes[number], signal.SIGKILL)
        self.nodes[number] = None

    def wait_for_node(self, number: int) -> None:
        _wait(lambda: _answers(self.node_ports[number][0]), 180)

    # The proxy

    def _start_proxy(self):
        fail = " max_fails=0"
        http, gevent = zip(*self.node_ports, strict=True)
        values = {
            "HTTP_PORT": f"127.0.0.1:{self.ports['http']}",
            "HTTPS_PORT": f"127.0.0.1:{self.ports['https']}",
            "TLS_CERTIFICATE": self.trust,
            "TLS_KEY": self.folder / "tls.key",
            "ODOO_HTTP": " ".join(f"server 127.0.0.1:{port}{fail};" for port in http),
            "ODOO_WEBSOCKET": "ip_hash;"
            + " ".join(f"server 127.0.0.1:{port};" for port in gevent),
        }
        template = (DOCKER / "nginx/thads.conf.template").read_text()
        filled = Template(template).safe_substitute(values)
        (self.folder / "thads.conf").write_text(filled)
        main = self.folder / "nginx.conf"
        main.write_text(NGINX.format(folder=self.folder))
        self.others.append(
            subprocess.Popen(
                ["/usr/sbin/nginx", "-c", main],
                stderr=(self.folder / "nginx.err").open("w"),
                start_new_session=True,
            )
        )

    def _make_secrets(self):
        secret = self.folder / "db_password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self.folder.chmod(0o755)
        conf = (DOCKER / "odoo.conf").read_text()
        conf = conf.replace("/opt/thads", str(ROOT))
        conf = conf.replace("/var/lib/odoo", str(self.folder / "files"))
        (self.folder / "odoo.conf").write_text(conf)
        (self.folder / "files").mkdir()
        subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
        make = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "9",
        ]
        make += ["-keyout", self.folder / "tls.key", "-out", self.trust, *subject]
        subprocess.run(make, check=True, capture_output=True)


class Person:
    """Somebody signed in through the proxy."""

    def __init__(self, several: Several, login: str):
        self.url = several.url
        self.session = requests.Session()
        self.session.trust_env = False  # another list of authorities
        self.session.verify = str(several.trust)
        params = {"db": DATABASE, "login": login, "password": login}
        self.uid = self._post("/web/session/authenticate", params)["uid"]

    def call(self, model: str, method: str, *args, **kwargs):
        """:raises OSError: when it was refused or did not arrive"""
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self._post(f"/web/dataset/call_kw/{model}/{method}", params)

    def _post(self, path, params):
        body = {"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}
        response = self.session.post(self.url + path, json=body, timeout=60)
        response.raise_for_status()
        answer = response.json()
        if "error" in answer:
            raise OSError(answer["error"]["data"]["message"])
        return answer.get("result")


def tls_version(several: Several) -> str:
    context = ssl.create_default_context(cafile=several.trust)
    address = ("127.0.0.1", several.ports["https"])
    with (
        socket.create_connection(address) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as secured,
    ):
        return secured.version()


def _as_postgres(command, check, **env):
    return subprocess.run(
        ["runuser", "-u", "postgres", "--", *map(str, command)],
        cwd="/",
        check=check,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=None if check else subprocess.DEVNULL,
        env=child_env(**{key: str(value) for key, value in env.items()}),
    )


def _answers(port: int) -> bool:
    return requests.get(f"http://127.0.0.1:{port}/web/health", timeout=30).ok


def _wait(is_there, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        with suppress(OSError):
            if is_there():
                return
        assert time.monotonic() < deadline, "it did not come up"
        time.sleep(0.2)


def _end(process, how) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)
    process.wait(timeout=60)
