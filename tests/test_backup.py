"""A backup is taken of a database that is being written, and restored."""

import subprocess
import time

import pytest

from tools import commands, database
from tools.cluster import SCRATCH
from tools.paths import LOGS, child_env

pytestmark = pytest.mark.slow
SOURCE, TARGET = "test_backup", "test_restore"
# papers come and go, and Odoo deletes the files of those that went; what is said in
# the parameter holds in every moment
WRITE = """
import os
from pathlib import Path
files, parameters = env["ir.attachment"], env["ir.config_parameter"]
count = 0
while not Path({stop!r}).exists():
    contents = [os.urandom(3000) for _ in range(20)]
    kept = files.create([{{"name": "drill", "raw": each}} for each in contents])
    parameters.set_param("drill", count + 20)
    env.cr.commit()
    kept[:10].unlink()
    count += 10
    parameters.set_param("drill", count)
    env.cr.commit()
    files._gc_file_store()
    print(count, flush=True)
"""
CHECK = """
import hashlib
files = env["ir.attachment"].search([("name", "=", "drill")])
said = int(env["ir.config_parameter"].get_param("drill"))
everything = env["ir.attachment"].search([("store_fname", "!=", False)])
torn = [file.id for file in everything
        if hashlib.sha1(file.raw).hexdigest() != file.checksum]
print(len(files), said, len(everything), torn)
"""


class Writer:
    """Another process that works on the database until it is told to stop."""

    def __init__(self, odoo, folder):
        self.stop_file = folder / "stop"
        self.said = folder / "writer.log"
        script = folder / "write.py"
        script.write_text(WRITE.format(stop=str(self.stop_file)))
        with self.said.open("w") as out:
            self.process = subprocess.Popen(
                [*map(str, odoo.runner(SOURCE, str(script)))],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=child_env(),
            )

    def rounds(self) -> int:
        return self.said.read_text().count("\n")

    def wait_for(self, rounds: int) -> None:
        deadline = time.monotonic() + 120
        while self.rounds() < rounds:
            assert self.process.poll() is None, self.said.read_text()
            assert time.monotonic() < deadline, self.said.read_text()
            time.sleep(0.1)

    def stop(self) -> int:
        self.stop_file.touch()
        return self.process.wait(timeout=60)


@pytest.fixture(scope="module")
def odoo():
    odoo = commands.ready(SCRATCH, dev=True)
    database.copy(odoo, SOURCE, database.house_template(odoo))
    database.drop(odoo, TARGET)
    odoo.write_conf()
    yield odoo
    for name in (SOURCE, TARGET):
        database.drop(odoo, name)


@pytest.fixture(scope="module")
def drill(odoo, tmp_path_factory):
    """The archive, and the rounds of the writer before and after it was made."""
    folder = tmp_path_factory.mktemp("backup")
    writer = Writer(odoo, folder)
    try:
        writer.wait_for(5)
        before = writer.rounds()
        archive = folder / "drill.tar"
        assert odoo.command("thads_backup", "--database", SOURCE, str(archive)) == 0
        after = writer.rounds()
        writer.wait_for(after + 2)
    finally:
        status = writer.stop()
    assert status == 0, writer.said.read_text()
    return archive, before, after


def restore(odoo, archive, *options):
    return odoo.command("thads_restore", "--database", TARGET, *options, str(archive))


def read_target(odoo, script):
    path = LOGS / "drill.py"
    path.write_text(script)
    return odoo.run_script(TARGET, path, log=LOGS / "drill.log")


def test_work_goes_on_while_a_backup_is_taken(drill):
    _archive, before, after = drill
    assert after > before


def test_archive_is_for_its_owner_alone(drill):
    assert drill[0].stat().st_mode & 0o077 == 0


def test_what_is_restored_is_one_moment_with_all_its_files(odoo, drill):
    archive, before, after = drill
    database.drop(odoo, TARGET)
    assert restore(odoo, archive) == 0
    files, said, everything, torn = read_target(odoo, CHECK).split(" ", 3)
    assert files == said
    assert before * 10 <= int(said) <= (after + 1) * 10 + 10
    assert int(everything) > int(files)
    assert torn.strip() == "[]"


def test_what_is_there_is_not_replaced(odoo, drill):
    if TARGET not in odoo.cluster.databases():
        assert restore(odoo, drill[0]) == 0
    assert restore(odoo, drill[0]) != 0
    assert TARGET in odoo.cluster.databases()


def test_copy_to_try_things_on_sends_no_mail(odoo, drill):
    database.drop(odoo, TARGET)
    assert restore(odoo, drill[0], "--neutralize") == 0
    uuid = "print(env['ir.config_parameter'].get_param('{}'))"
    neutral = read_target(odoo, uuid.format("database.is_neutralized"))
    assert neutral.strip().lower() == "true"


@pytest.mark.parametrize("place", [0.2, 0.8], ids=["database", "files"])
def test_damaged_archive_leaves_nothing_behind(odoo, drill, tmp_path, place):
    database.drop(odoo, TARGET)
    content = bytearray(drill[0].read_bytes())
    at = int(len(content) * place)
    content[at : at + 2000] = bytes(2000)
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(content)
    assert restore(odoo, damaged) != 0
    assert TARGET not in odoo.cluster.databases()
    assert not list((odoo.data / "filestore").glob(f"*{TARGET}*"))


def test_nothing_is_left_beside_the_files(odoo, drill):
    assert not list((odoo.data / "filestore").glob(".backup-*"))
    assert [path.name for path in drill[0].parent.glob(".backup-*")] == []
