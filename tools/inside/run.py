"""Runs a Python script with ``env`` on a database, as ``odoo shell`` does.

Usage: run.py CONFIGURATION DATABASE [SCRIPT [ARGUMENT...]]

Without a script it reads one from standard input, or talks to the person there.
What Odoo and its libraries say while they start goes to stderr: on stdout is
only what the script prints. The work is kept only if the script commits it.
"""

import code
import contextlib
import linecache
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def stdout_to_stderr() -> Iterator[None]:
    """Holds for what is written below Python as well."""
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


@contextlib.contextmanager
def environment(configuration: str, database: str) -> Iterator:
    """``env`` of OdooBot, in his language and time zone."""
    with stdout_to_stderr():
        from odoo import SUPERUSER_ID, api
        from odoo.modules.registry import Registry
        from odoo.service.server import load_server_wide_modules
        from odoo.tools import config

        options = [
            "--config",
            configuration,
            "--database",
            database,
            "--log-level=warn",
        ]
        config.parse_config([*options, "--no-http"], setup_logging=True)
        threading.current_thread().dbname = database
        load_server_wide_modules()
        registry = Registry(database)
    try:
        with registry.cursor() as cr:
            context = api.Environment(cr, SUPERUSER_ID, {})["res.users"].context_get()
            cr.rollback()
            yield api.Environment(cr, SUPERUSER_ID, context)
            cr.rollback()
    finally:
        # a server on the same database forgets what it remembers of it
        registry.signal_changes()


def execute(source: str, name: str, names: dict) -> None:
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    exec(compile(source, name, "exec"), names)


def main(configuration: str, database: str, *script: str) -> None:
    with environment(configuration, database) as env:
        names = {
            "__name__": "__main__",
            "env": env,
            "self": env.user,
            "odoo": sys.modules["odoo"],
        }
        sys.argv = list(script) or ["-"]
        if script:
            names["__file__"] = script[0]
            execute(Path(script[0]).read_text(), script[0], names)
        elif sys.stdin.isatty():
            code.interact(banner=f"env: {env}", local=names, exitmsg="")
        else:
            execute(sys.stdin.read(), "<stdin>", names)


if __name__ == "__main__":
    main(*sys.argv[1:])
