"""``odoo thads_restore``: a new database from an archive of ``odoo thads_backup``."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from odoo import SUPERUSER_ID, api
from odoo.cli import Command
from odoo.modules.neutralize import neutralize_database
from odoo.modules.registry import Registry
from odoo.service.db import _create_empty_database, exp_db_exist, exp_drop
from odoo.tools import config
from odoo.tools.misc import exec_pg_environ, find_pg_tool

PACKED = re.compile(r"manifest\.json|database\.dump|filestore/[0-9a-f]{2}/[0-9a-f]{40}")


class ThadsRestore(Command):
    """Make a new database, with its files, from an archive."""

    name = "thads_restore"

    def run(self, args):
        self.parser.add_argument("-c", "--config", help="Odoo's configuration file")
        self.parser.add_argument("-d", "--database", required=True, help="to be made")
        self.parser.add_argument(
            "--neutralize",
            action="store_true",
            help="a copy to try things on: it sends no mail and runs no schedule",
        )
        self.parser.add_argument("file", type=Path, help="as odoo thads_backup made it")
        options = self.parser.parse_args(args)
        given = ["--config", options.config] if options.config else []
        config.parse_config([*given, "--log-level=warn"], setup_logging=True)
        config["list_db"] = True  # Odoo's own functions obey it on the command line too
        try:
            restore(options.database, options.file, options.neutralize)
        except UnusableArchive as error:
            sys.exit(str(error))
        print(f"{options.database} is ready")


class UnusableArchive(Exception):
    """Nothing was restored; the text says why."""


def restore(database: str, source: Path, neutralize: bool = False) -> None:
    """Make the database, or leave nothing behind.

    :raises UnusableArchive: when it is there already, or the archive is damaged
    """
    store = Path(config.filestore(database))
    if exp_db_exist(database) or store.exists():
        raise UnusableArchive(f"There is a database {database}, or files of it.")
    unpacked = store.with_name(f".restore-{database}")
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(parents=True)
    try:
        _unpack(source, unpacked)
        _check(unpacked)
        _fill(database, unpacked / "database.dump")
        (unpacked / "filestore").rename(store)
        if neutralize:
            _neutralize(database)
    except BaseException:
        exp_drop(database)
        shutil.rmtree(store, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def _unpack(source: Path, target: Path) -> None:
    """Take out what a backup has; nothing else in the archive is looked at."""
    (target / "filestore").mkdir()
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                if member.isfile() and PACKED.fullmatch(member.name):
                    archive.extract(member, target, set_attrs=False)
    except (OSError, tarfile.TarError) as error:
        raise UnusableArchive(f"{source} cannot be read: {error}") from error


def _check(folder: Path) -> None:
    """Compare all with what was noted down; a file is named after its content."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text())
        files = [path for path in (folder / "filestore").rglob("*") if path.is_file()]
        wrong = [path for path in files if _digest(path, "sha1") != path.name]
        if _digest(folder / "database.dump", "sha256") != manifest["sha256"]:
            wrong.append(folder / "database.dump")
        if len(files) != manifest["files"]:
            wrong.append(
                f"{manifest['files']} files were packed, {len(files)} are here"
            )
    except (OSError, ValueError, KeyError) as error:
        raise UnusableArchive(f"This is not a whole archive: {error!r}") from error
    if wrong:
        raise UnusableArchive(f"The archive is damaged: {', '.join(map(str, wrong))}")


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, algorithm).hexdigest()


def _fill(database: str, dump: Path) -> None:
    _create_empty_database(database)
    command = [find_pg_tool("pg_restore"), "--exit-on-error", "--no-owner"]
    # only a superuser may comment on extensions
    command += ["--no-privileges", "--no-comments", f"--dbname={database}"]
    done = subprocess.run([*command, dump], env=exec_pg_environ())
    if done.returncode:
        raise UnusableArchive("PostgreSQL could not restore it; see above.")


def _neutralize(database: str) -> None:
    registry = Registry.new(database)
    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        env["ir.config_parameter"].init(force=True)  # it is another database
        neutralize_database(cr)
