"""Where things are, and what they were made from."""

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .console import say

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
WORK = ROOT / ".work"
LOGS = WORK / "log"
ADDONS = sorted(manifest.parent for manifest in ROOT.glob("*/__manifest__.py"))
ADDON_NAMES = [addon.name for addon in ADDONS]
# what a database does not depend on
NOT_INSTALLED = {"README.rst", "readme", "tests"}


def digest(*parts: bytes | str | Path) -> str:
    """A short hash of texts and of the contents of files."""
    sha = hashlib.sha256()
    for part in parts:
        if isinstance(part, Path):
            part = part.read_bytes()
        elif isinstance(part, str):
            part = part.encode()
        sha.update(hashlib.sha256(part).digest())
    return sha.hexdigest()[:12]


def addon_digest(addon: Path) -> str:
    """Changes with every file of the addon that a database is made from."""
    return digest(*_named_contents(addon, _installed_files(addon)))


def _installed_files(addon: Path) -> Iterator[Path]:
    for path in sorted(addon.rglob("*")):
        parts = path.relative_to(addon).parts
        if (
            parts[0] not in NOT_INSTALLED
            and "__pycache__" not in parts
            and path.is_file()
        ):
            yield path


def _named_contents(root: Path, paths: Iterable[Path]) -> Iterator[str | Path]:
    for path in paths:
        yield os.fspath(path.relative_to(root))
        yield path


def child_env(**extra: str) -> dict[str, str]:
    """The environment for what we start.

    Without PG* and ODOO_*, which would override the configuration file, and
    without what leads Python or make astray.
    """
    stray = ("PG", "ODOO_", "MAKE", "MFLAGS", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(stray)
    }
    return {**env, "PYTHONNOUSERSITE": "1", "PYTHONIOENCODING": "utf-8", **extra}


@contextmanager
def exclusive(name: str) -> Iterator[None]:
    """One process at a time between here and the end of the block."""
    WORK.mkdir(exist_ok=True)
    with (WORK / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Waiting for another command that works on the {name}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
