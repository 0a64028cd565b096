"""The Odoo 19.0 source tree: one that is given, or Debian's package unpacked.

The package is kept with the checksums of the archive's signed index, because the
archive keeps no old versions. It is unpacked, not installed: the machine's own
packages stay as they are.
"""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from . import apt
from .console import Refusal, say
from .paths import WORK, digest

SERIES = "19.0"
PACKAGES = ("odoo-19", "odoo")  # the second, should it be renamed
SUITES = ("sid", "testing", "stable")
# what the web client loads from other packages
LIBRARIES = (
    "fonts-inconsolata",
    "fonts-montserrat",
    "fonts-ocr-b",
    "fonts-roboto-unhinted",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
)
ICONS = (
    "bookworm",
    "fonts-font-awesome",
)  # 4.7, which Odoo uses; later suites have another
DEBS = WORK / "deb"
CHECKSUMS = DEBS / "SHA256SUMS"
UNPACKED = WORK / "odoo"
STAMP = WORK / "odoo.stamp"
CHOICE = WORK / "odoo_home"
# removed from Debian's tarball as not free, but named by a bundle: without it the
# web client reports an error; with this, calls have no background blur
MISSING_SCRIPT = (
    "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
)


def bring() -> Path:
    """The folder that holds the package ``odoo``; brings it when it is not there."""
    return _given() or _from_debian()


def addons_folder(tree: Path) -> Path | None:
    """Core's addons outside the package, as in a source checkout."""
    beside = tree / "addons"
    return (
        None if (tree / "odoo/addons/web").is_dir() or not beside.is_dir() else beside
    )


def _given() -> Path | None:
    """``ODOO_HOME``, or the one that was given last time (an empty one forgets it)."""
    given = os.environ.get("ODOO_HOME")
    if given is None and CHOICE.is_file():
        given = CHOICE.read_text()
    if not given:
        CHOICE.unlink(missing_ok=True)
        return None
    tree = Path(given).expanduser().resolve()
    release = tree / "odoo/release.py"
    if not release.is_file() or not re.search(
        r"version_info = \(19, 0\b", release.read_text()
    ):
        raise Refusal(
            f"ODOO_HOME={tree} holds no Odoo {SERIES}: no odoo/release.py says so."
        )
    CHOICE.write_text(str(tree))
    return tree


def _from_debian() -> Path:
    tree = UNPACKED / "usr/lib/python3/dist-packages"
    if not (
        CHECKSUMS.is_file()
        and STAMP.is_file()
        and STAMP.read_text() == digest(CHECKSUMS)
    ):
        if not _intact():
            _fetch()
        _unpack()
        _complete(tree)
        STAMP.write_text(digest(CHECKSUMS))
    return tree


def _wanted() -> dict[str, str]:
    """File names of the packages and their checksums."""
    lines = CHECKSUMS.read_text().splitlines() if CHECKSUMS.is_file() else []
    return {
        name: checksum for checksum, name in (line.split("  ", 1) for line in lines)
    }


def _intact() -> bool:
    """Whether every package is here and whole; removes damaged ones."""
    whole = bool(_wanted())
    for name, checksum in _wanted().items():
        deb = DEBS / name
        if not deb.is_file():
            whole = False
        elif hashlib.sha256(deb.read_bytes()).hexdigest() != checksum:
            say(f"{name} is damaged: it is fetched again")
            deb.unlink()
            whole = False
    return whole


def _fetch() -> None:
    """Fetches what is not here; the checksums are those of the signed index."""
    DEBS.mkdir(parents=True, exist_ok=True)
    suite, odoo = _find_odoo()
    older = apt.Suite(suite.mirror, ICONS[0])
    older.update()
    wanted = {
        suite: [odoo, *(suite.get(name) for name in LIBRARIES)],
        older: [older.get(ICONS[1])],
    }
    lines = [f"{deb.sha256}  {deb.file}\n" for debs in wanted.values() for deb in debs]
    CHECKSUMS.write_text("".join(lines))
    _intact()
    for source, debs in wanted.items():
        if missing := [deb for deb in debs if not (DEBS / deb.file).is_file()]:
            source.download(missing, DEBS)
    if not _intact():
        raise Refusal(
            "A package arrived damaged; the same command again fetches it anew."
        )


def _find_odoo() -> tuple[apt.Suite, apt.Package]:
    """The first suite, of the first mirror, that has this series."""
    for mirror in apt.mirrors():
        for suite in (apt.Suite(mirror, name) for name in SUITES):
            if suite.update():
                for name in PACKAGES:
                    if package := suite.find(name, re.escape(SERIES) + r"\b"):
                        return suite, package
    raise Refusal(
        f"No mirror of this machine has Odoo {SERIES} (what apt said: {apt.LOG}).\n"
        "Give a tree of your own: make run ODOO_HOME=/path/to/odoo"
    )


def _unpack() -> None:
    say("Odoo: unpacking")
    STAMP.unlink(missing_ok=True)
    shutil.rmtree(UNPACKED, ignore_errors=True)
    for name in _wanted():
        subprocess.run(["dpkg-deb", "-x", DEBS / name, UNPACKED], check=True)


def _complete(tree: Path) -> None:
    script = tree / MISSING_SCRIPT
    if not script.exists():
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text("/* not part of Debian's package: no background blur */\n")
