"""Packages of the system: looked for by their files, installed by apt when missing."""

import os
import shutil
from pathlib import Path

from .apt import percent
from .console import Refusal, run
from .paths import LOGS

LOG = LOGS / "system.log"
# Debian package: a file that shows it is there
PYTHON = {"python3-venv": "usr/lib/python3.*/ensurepip/__init__.py"}
RUN = {
    **PYTHON,
    "ca-certificates": "etc/ssl/certs/ca-certificates.crt",
    "debian-archive-keyring": "usr/share/keyrings/debian-archive-keyring.gpg",
    "fonts-liberation": "usr/share/fonts/truetype/liberation*/LiberationSerif-*.ttf",
    "libharfbuzz-subset0": "usr/lib/*/libharfbuzz-subset.so.0",
    "libmagic1": "usr/lib/*/libmagic.so.1",
    "libpangoft2-1.0-0": "usr/lib/*/libpangoft2-1.0.so.0",
    "postgresql": "usr/lib/postgresql/*/bin/initdb",
}
TEST = {
    "chromium": "usr/bin/chromium",
    "libatomic1": "usr/lib/*/libatomic.so.1",  # Playwright's own Node.js
    "libreoffice-writer-nogui": "usr/bin/soffice",
    "poppler-utils": "usr/bin/pdftotext",
    "softhsm2": "usr/bin/softhsm2-util",  # a token to sign with, without the thing
}
TOPOLOGY = {"nginx-light": "usr/sbin/nginx"}
BENCH = {"wkhtmltopdf": "usr/bin/wkhtmltopdf"}


def bring(wanted: dict[str, str]) -> None:
    """Installs what is missing, after saying so.

    :raises Refusal: when that needs rights this user does not have
    """
    missing = [
        name for name, pattern in wanted.items() if not any(Path("/").glob(pattern))
    ]
    if not missing:
        return
    rights = _rights(missing)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    apt += ["-o", "DPkg::Lock::Timeout=300", "-o", "APT::Status-Fd=1"]
    with_sudo = " with sudo" if rights else ""
    run([*apt, "update"], f"Packages of the system{with_sudo}: index", LOG)
    run(
        [*apt, "install", "--yes", "--no-install-recommends", *missing],
        f"Installing packages of the system{with_sudo}: {' '.join(missing)}",
        LOG,
        progress=percent,
        append=True,
    )


def _rights(missing: list[str]) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"]
    raise Refusal(
        "These packages of the system are missing, and there is no sudo. As root:\n"
        f"    apt-get install {' '.join(missing)}"
    )
