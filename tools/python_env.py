"""The Python environment: exactly what the lock files say, checked by hash."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .console import Refusal, run
from .paths import LOGS, TOOLS, WORK, child_env, digest

VENV = WORK / "venv"
PYTHON = VENV / "bin/python"
STAMP = VENV / "stamp.json"
LOCKS = {
    name: TOOLS / f"{name}.lock" for name in ("requirements-build", "requirements")
}
DEV_LOCK = TOOLS / "requirements-dev.lock"
LOG = LOGS / "pip.log"
ATTEMPTS = 2


def bring(dev: bool = False) -> None:
    """Installs what runs Odoo, and with ``dev`` what tests it.

    An environment without a stamp was left half made, so it is made anew.
    """
    runtime = digest(sys.version, *LOCKS.values())
    stamp = json.loads(STAMP.read_text()) if STAMP.is_file() else {}
    if stamp.get("runtime") != runtime:
        stamp = {"runtime": runtime}
        _make()
    if dev and stamp.get("dev") != digest(DEV_LOCK):
        STAMP.unlink(missing_ok=True)
        _install(DEV_LOCK, "Python packages that test")
        stamp["dev"] = digest(DEV_LOCK)
    STAMP.write_text(json.dumps(stamp))


def _make() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", VENV], check=True, env=child_env())
    _install(LOCKS["requirements-build"], "Python: pip")
    _install(LOCKS["requirements"], "Python packages")


def _install(lock: Path, label: str) -> None:
    """Without resolving and isolated builds: what may come is in the lock."""
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps"]
    command += [
        "--no-build-isolation",
        "--no-compile",
        "--no-input",
        "--disable-pip-version-check",
    ]
    command += ["--progress-bar=off", "--requirement", lock]
    total = lock.read_text().count("==")
    started = 0

    def count(line: str) -> str | None:
        nonlocal started
        started += bool(re.match(r"Collecting ", line))
        return f"{started} of {total}" if started else None

    for _ in range(ATTEMPTS):
        if not run(command, label, LOG, progress=count, check=False, env=_pip_env()):
            return
        started = 0
    raise Refusal(f"pip could not install {lock.name} (what it said: {LOG}).")


def _pip_env() -> dict[str, str]:
    """The user's settings of mirrors stay; what sends packages elsewhere does not."""
    astray = (
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_REQUIRE_VIRTUALENV",
    )
    return {name: value for name, value in child_env().items() if name not in astray}


def point_to(tree: Path) -> None:
    """Lets the environment import Odoo from its tree, and pip list it."""
    site = next(VENV.glob("lib/python3.*/site-packages"))
    (site / "odoo19.pth").write_text(f"{tree}\n")


def lock() -> None:
    """Writes the lock files anew: the newest versions that the ``.in`` files allow."""
    bring(dev=True)
    for name in ("requirements-build", "requirements", "requirements-dev"):
        command = [VENV / "bin/uv", "pip", "compile", "--generate-hashes", "--upgrade"]
        command += ["--python-version=3.11.2", "--no-header", "--no-emit-index-url"]
        command += ["--no-emit-find-links", f"{name}.in", f"--output-file={name}.lock"]
        run(command, f"{name}.lock", LOG, cwd=TOOLS, env=_pip_env())
