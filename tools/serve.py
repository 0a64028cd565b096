"""``make run``: makes or upgrades the database and starts the server."""

import json
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

from . import database, python_env
from .console import Progress, Refusal, say, tail
from .odoo import Odoo, taken, troubles
from .paths import (
    ADDON_NAMES,
    ADDONS,
    LOGS,
    ROOT,
    WORK,
    addon_digest,
    child_env,
    digest,
)

DATABASE = database.SERVED_NAME
FIRST_PORT = 8069
SERVED_CONF = WORK / "odoo-served.conf"  # on the command line of our server
STATE = WORK / "server.json"  # {"pid", "port", "made_from"} of the running server
CONTENT = WORK / "database.json"  # {addon: digest} that the database was made from
LOG = LOGS / "server.log"
# one of each kind of person in the design; a citizen needs no login
PEOPLE = (
    "chuyenvien",
    "truongphong",
    "chanhvanphong",
    "vanphong",
    "truongthads",
    "photruong1",
    "motcua",
    "quantri",
    "cuc.chuyenvien",
    "admin",
)
SECONDS_TO_START = 120
SECONDS_TO_STOP = 20


def start(odoo: Odoo, port: str | None) -> None:
    made = _made_from(odoo)
    running = _running()
    if (
        running
        and running["made_from"] == made
        and port in (None, str(running["port"]))
    ):
        say("It is already being served")
        return _tell(odoo, running["port"])
    chosen = _choose_port(port)
    stop()
    prepare(odoo)
    _launch(odoo, chosen, made)
    _tell(odoo, chosen)


def stop() -> bool:
    """Stops the server that ``start`` started; whether there was one."""
    state = _running()
    if not state:
        return False
    say("Stopping the server")
    os.kill(state["pid"], signal.SIGTERM)
    for _ in range(SECONDS_TO_STOP * 10):
        if not _running():
            return True
        time.sleep(0.1)
    os.kill(state["pid"], signal.SIGKILL)
    return True


def prepare(odoo: Odoo) -> None:
    """A database that stands for Odoo and the addons as they are now."""
    current = {
        "base": odoo.version,
        **{addon.name: addon_digest(addon) for addon in ADDONS},
    }
    if DATABASE not in odoo.cluster.databases():
        database.make_served(odoo, DATABASE)
    else:
        known = json.loads(CONTENT.read_text()) if CONTENT.is_file() else {}
        if changed := [name for name in current if known.get(name) != current[name]]:
            database.upgrade(odoo, DATABASE, changed)
    CONTENT.write_text(json.dumps(current))


def prepare_for_shell(odoo: Odoo) -> None:
    """As ``prepare``, but a server that runs keeps the database it started with."""
    running = _running()
    if not running:
        prepare(odoo)
    elif running["made_from"] != _made_from(odoo):
        say("The addons have changed since the server started: make run upgrades it")


def _made_from(odoo: Odoo) -> str:
    return digest(
        odoo.version,
        python_env.LOCKS["requirements"],
        *(addon_digest(addon) for addon in ADDONS),
    )


def _last() -> dict:
    return json.loads(STATE.read_text()) if STATE.is_file() else {}


def _running() -> dict | None:
    """The state of our server, if the process of that number is still ours."""
    state = _last()
    try:
        command = Path(f"/proc/{state['pid']}/cmdline").read_bytes()
    except (KeyError, OSError):
        return None
    return state if os.fsencode(SERVED_CONF) in command else None


def _choose_port(asked: str | None) -> int:
    """The port that is asked for; else that of last time, or the first that is free."""
    ours = (_running() or {}).get("port")  # it will be free
    if asked:
        if not asked.isdigit() or not 0 < int(asked) < 65536:
            raise Refusal(f"PORT={asked} is not the number of a port.")
        if int(asked) != ours and taken(int(asked)):
            raise Refusal(f"Port {asked} is taken; choose another: make run PORT=8080")
        return int(asked)
    wanted = (_last().get("port", FIRST_PORT), *range(FIRST_PORT, 65536))
    return next(port for port in wanted if port == ours or not taken(port))


def _launch(odoo: Odoo, port: int, made: str) -> None:
    """One process with threads: a browser reaches its websocket without a proxy."""
    odoo.write_conf()
    command = odoo.server(
        DATABASE, f"--http-port={port}", "--workers=0", "--max-cron-threads=1"
    )
    bar = Progress("Starting the server")
    with LOG.open("w") as log:
        process = subprocess.Popen(
            [os.fspath(part) for part in command],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=child_env(),
            start_new_session=True,
        )
    STATE.write_text(json.dumps({"pid": process.pid, "port": port, "made_from": made}))
    for seconds in range(SECONDS_TO_START * 5):
        if process.poll() is not None:
            raise Refusal(f"The server ended by itself.\n{tail(LOG)}")
        if _answers(port):
            bar.end()
            return
        bar.show(f"{seconds / 5:.0f} s")
        time.sleep(0.2)
    raise Refusal(f"The server does not answer on port {port}.\n{tail(LOG)}")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}/web/login", timeout=60
        ) as page:
            return page.status == 200
    except OSError:
        return False


def _tell(odoo: Odoo, port: int) -> None:
    for line in troubles(LOG):
        say(f"Odoo's log: {line}")
    everyone = _everyone(odoo)
    shown = [everyone[login] for login in PEOPLE if login in everyone]
    print(f"\nhttp://localhost:{port}\n")
    print(_table([("login", "name", "post"), *shown]))
    print(f"\nEvery password is the login; there are {len(everyone)} people in all.")
    print(f"Log: {LOG.relative_to(ROOT)}. Stop: make stop. Start anew: make reset.")


def _everyone(odoo: Odoo) -> dict[str, tuple[str, ...]]:
    """{login: (login, name, post)} of the demonstration and the administrator.

    Kept in a file until the addons change: asking Odoo takes seconds.
    """
    kept = WORK / f"logins-{digest(_made_from(odoo))}.tsv"
    if not kept.is_file():
        for old in WORK.glob("logins-*.tsv"):
            old.unlink()
        kept.write_text(odoo.script(DATABASE, "logins", *ADDON_NAMES, log=LOG))
    rows = (tuple(line.split("\t")) for line in kept.read_text().splitlines())
    return {row[0]: row for row in rows}


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join(f"  {line}" for line in lines)
