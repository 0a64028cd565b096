"""A server for tests, on a fresh copy of the demonstration province."""

import http.cookiejar
import itertools
import json
import os
import subprocess
import time
import urllib.request

from . import commands, database
from .cluster import SCRATCH
from .console import Refusal, tail
from .odoo import free_port, troubles
from .paths import LOGS, TOOLS, child_env

SECONDS_TO_START = 120
TRAVEL = TOOLS / "inside/at_moment.py"


class RpcError(Exception):
    """What the server refused.

    :ivar name: of the exception there, such as ``odoo.exceptions.AccessError``
    """

    def __init__(self, error: dict):
        self.name = error["data"]["name"]
        super().__init__(error["data"]["message"])


class Live:
    """While it is entered, ``url`` is served from ``database``."""

    def __init__(
        self,
        name: str = "test_live",
        moment: str | None = None,
        addons: tuple[str, ...] = (),
    ):
        """
        :param moment: in UTC, as ``2026-02-12 02:00``, from which the server's clock
            runs; the true one if not given
        :param addons: installed anew, as for an office; without any, the demonstration
            province is copied
        """
        self.database = name
        self.moment = moment
        self.addons = addons
        self.log = LOGS / f"{name}.log"

    def __enter__(self) -> "Live":
        self.odoo = commands.ready(SCRATCH, dev=True)
        if self.addons:
            self._install()
        else:
            template = database.house_template(self.odoo)
            database.copy(self.odoo, self.database, template)
        self.odoo.write_conf()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log.write_bytes(b"")
        self._start()
        return self

    def __exit__(self, *exception) -> None:
        self._stop()

    def travel(self, moment: str) -> None:
        """Lets the server go on at another moment; who is signed in stays so."""
        self._stop()
        self.moment = moment
        self._start()

    def troubles(self) -> list[str]:
        """What the server warned of up to now, and nobody expects."""
        return troubles(self.log)

    def rpc(self, login: str, password: str | None = None) -> "Rpc":
        """Calls as that person; people of the demonstration have login = password."""
        return Rpc(self.url, self.database, login, password or login)

    def shell(self, script: str) -> str:
        """Runs a script with ``env``; what it prints. It commits what is to stay."""
        done = subprocess.run(
            self.odoo.runner(self.database),
            input=script,
            capture_output=True,
            text=True,
            cwd="/",
            env=child_env(),
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def _install(self) -> None:
        database.copy(self.odoo, self.database, database.core_template(self.odoo))
        self.odoo.install(
            self.database,
            self.log.with_suffix(".install.log"),
            "Installing the addons, without the demonstration",
            f"--init={','.join(self.addons)}",
        )
        self.odoo.script(self.database, "furnish", "bundle", log=self.log)

    def _start(self) -> None:
        options = (f"--http-port={self.port}", "--max-cron-threads=0")
        python, *command = self.odoo.server(self.database, *options)
        travel = (TRAVEL, self.moment) if self.moment else ()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [os.fspath(part) for part in (python, *travel, *command)],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=child_env(),
            )
        self._wait()

    def _stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def _wait(self) -> None:
        for _ in range(SECONDS_TO_START * 5):
            try:
                with urllib.request.urlopen(f"{self.url}/web/login", timeout=60):
                    return
            except OSError:
                time.sleep(0.2)
            if self.process.poll() is not None:
                break
        self.process.kill()
        raise Refusal(f"The server did not start.\n{tail(self.log)}")


class Rpc:
    """``rpc(model, method, args, **kwargs)`` over HTTP, as one person."""

    def __init__(self, url: str, name: str, login: str, password: str):
        self.url = url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.numbers = itertools.count(1)
        credentials = {"db": name, "login": login, "password": password}
        self.session = self._post("/web/session/authenticate", credentials)

    def __call__(self, model: str, method: str, args: list = (), **kwargs):
        """
        :raises RpcError: when the server refuses
        """
        call = {"model": model, "method": method, "args": list(args), "kwargs": kwargs}
        return self._post(f"/web/dataset/call_kw/{model}/{method}", call)

    def _post(self, path: str, params: dict):
        body = {"jsonrpc": "2.0", "id": next(self.numbers), "params": params}
        request = urllib.request.Request(
            self.url + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with self.opener.open(request, timeout=120) as response:
            answer = json.load(response)
        if "error" in answer:
            raise RpcError(answer["error"])
        return answer.get("result")  # none from a method that returns nothing
