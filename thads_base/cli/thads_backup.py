"""``odoo thads_backup``: a database and its files, as they are at one moment.

The database may be in use. Odoo's own dump copies the files before the database is
read, so that a paper issued in between comes without its file; and while it copies,
Odoo may delete some.
"""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from odoo.cli import Command
from odoo.service.db import dump_db_manifest
from odoo.sql_db import db_connect
from odoo.tools import config
from odoo.tools.misc import exec_pg_environ, find_pg_tool

# held while files are gathered: Odoo's deleting of files waits for it, users do not
GUARD = "LOCK TABLE ir_attachment IN ROW EXCLUSIVE MODE"
FILES = """
    SELECT DISTINCT store_fname FROM ir_attachment
    WHERE store_fname IS NOT NULL ORDER BY store_fname
"""


class ThadsBackup(Command):
    """Write a database and its files into one archive."""

    name = "thads_backup"

    def run(self, args):
        self.parser.add_argument("-c", "--config", help="Odoo's configuration file")
        self.parser.add_argument("-d", "--database", required=True)
        self.parser.add_argument("file", type=Path, help="to be made, such as x.tar")
        options = self.parser.parse_args(args)
        given = ["--config", options.config] if options.config else []
        config.parse_config([*given, "--log-level=warn"], setup_logging=True)
        config["list_db"] = True  # Odoo's own functions obey it on the command line too
        missing = back_up(options.database, options.file)
        for name in missing:
            print(f"not in the filestore any more: {name}", file=sys.stderr)
        print(options.file)


def back_up(database: str, target: Path) -> list[str]:
    """Write the archive; it is there when it is whole, and readable by its owner.

    :return: files that the database names and that were lost before
    """
    target = target.absolute()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        folder = Path(folder)
        with _snapshot(database) as (identifier, manifest, files, linked):
            _dump(database, identifier, folder / "database.dump")
            manifest |= {
                "files": len(files),
                "sha256": _sha256(folder / "database.dump"),
                "taken": datetime.now(UTC).isoformat(timespec="seconds"),
            }
            (folder / "manifest.json").write_text(json.dumps(manifest, indent=1))
            whole = _pack(folder, linked)
        whole.rename(target)
    return manifest["missing"]


@contextmanager
def _snapshot(database: str) -> Iterator[tuple[str, dict, list[str], Path]]:
    """Hold the database as it is now, and its files by links of their own."""
    store = Path(config.filestore(database))
    store.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=store.parent, prefix=".backup-") as folder,
        db_connect(database).cursor() as cr,
    ):
        with db_connect(database).cursor() as guard:
            guard.execute(GUARD)
            cr.execute("SELECT pg_export_snapshot()")
            (identifier,) = cr.fetchone()
            cr.execute(FILES)
            names = [name for (name,) in cr.fetchall()]
            missing = _link(names, store, Path(folder))
        manifest = {**dump_db_manifest(cr), "missing": missing}
        yield identifier, manifest, sorted({*names} - {*missing}), Path(folder)


def _link(names: list[str], store: Path, folder: Path) -> list[str]:
    missing = []
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        try:
            os.link(store / name, folder / name)
        except FileNotFoundError:
            missing.append(name)
    return missing


def _dump(database: str, identifier: str, target: Path) -> None:
    command = [find_pg_tool("pg_dump"), "--no-owner", "--no-privileges"]
    command += ["--format=custom", f"--snapshot={identifier}", f"--file={target}"]
    subprocess.run([*command, database], env=exec_pg_environ(), check=True)


def _pack(folder: Path, linked: Path) -> Path:
    whole = folder / "whole.tar"
    with whole.open("xb") as out:
        os.fchmod(out.fileno(), 0o600)
        with tarfile.open(fileobj=out, mode="w") as archive:
            for name in ("manifest.json", "database.dump"):
                archive.add(folder / name, name)
            archive.add(linked, "filestore")
        out.flush()
        os.fsync(out.fileno())
    return whole


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
