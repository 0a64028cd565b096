"""``make lint``: formatting, Python, Odoo's and OCA's rules."""

import os
import subprocess

from . import python_env
from .console import Progress
from .paths import ADDONS, ROOT, child_env


def lint() -> int:
    """Runs every check, even after one has failed; the status."""
    addons = [addon.name for addon in ADDONS]
    translations = [
        os.fspath(path.relative_to(ROOT))
        for addon in ADDONS
        for path in sorted((addon / "i18n").glob("*.po*"))
    ]
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        # a model may extend itself in several files, each about one thing
        "pylint-odoo": [
            "pylint",
            "--disable=consider-merging-classes-inherited",
            *addons,
        ],
        "OCA, modules": ["oca-checks-odoo-module", *addons],
    }
    if translations:
        checks["OCA, translations"] = [
            "oca-checks-po",
            "--disable=po-pretty-format",
            *translations,
        ]
    return int(any([_failed(*check) for check in checks.items()]))


def _failed(label: str, command: list[str]) -> bool:
    Progress(label)
    program = python_env.VENV / "bin" / command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, stdin=subprocess.DEVNULL, env=child_env()
    )
    return done.returncode != 0
