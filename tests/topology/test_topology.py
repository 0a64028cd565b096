"""What docker/compose.several.yaml describes stands the loss of its parts."""

import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.topology.several import DATABASE, Person, Several, tls_version
from tools import commands, system
from tools.cluster import SCRATCH

pytestmark = pytest.mark.slow
WRITERS = 3


@pytest.fixture(scope="module")
def several():
    system.bring(system.TOPOLOGY)
    odoo = commands.ready(SCRATCH, dev=True)
    # not pytest's own folder, which is closed to PostgreSQL's user
    with TemporaryDirectory(prefix="thads-several-") as folder:
        with Several(odoo, Path(folder)) as several:
            yield several


@pytest.fixture(scope="module")
def clerk(several):
    return Person(several, "vanphong")


def test_door_is_tls(several):
    assert tls_version(several) in ("TLSv1.2", "TLSv1.3")
    assert several.get("/web/database/manager").status_code == 404
    assert "max-age" in several.get("/web/login").headers["Strict-Transport-Security"]


def scans(several) -> int:
    """How often papers were looked for on the replica, up to ten seconds ago."""
    counts = "seq_scan + COALESCE(idx_scan, 0)"
    table = "pg_stat_user_tables WHERE relname = 'thads_document'"
    return int(several.sql("replica", f"SELECT {counts} FROM {table}", DATABASE))


def test_reports_read_from_the_replica(several, clerk):
    before = scans(several)
    arguments = [], ["state"], ["__count"]
    groups = clerk.call("thads.document", "formatted_read_group", *arguments)
    assert sum(group["__count"] for group in groups) > 0
    deadline = time.monotonic() + 30
    while scans(several) == before:
        assert time.monotonic() < deadline, "the replica was not asked"
        time.sleep(0.5)


def test_login_survives_the_loss_of_a_node(several, clerk):
    """Whichever node made the session: each is lost in turn."""
    for number in range(2):
        several.kill_node(number)
        lost = 0
        for _request in range(10):
            try:
                found = clerk.call("res.users", "read", [clerk.uid], ["login"])
                assert found[0]["login"] == "vanphong"
            except OSError:
                lost += 1
        print(f"without node {number + 1}: {lost} of 10 requests lost")
        # what each process of the proxy had just sent to the dying node, at most
        assert lost <= 2
        several.start_node(number)
        several.wait_for_node(number)


class Writers:
    """People who draft papers at once, and remember which ones were acknowledged."""

    def __init__(self, several):
        self.several = several
        self.kept, self.failed, self.moments = [], 0, []
        self.lock = threading.Lock()
        self.ending = threading.Event()
        self.threads = [
            threading.Thread(target=self._write, args=(number,))
            for number in range(WRITERS)
        ]

    def _write(self, writer):
        person = Person(self.several, "vanphong")
        kind = person.call("thads.document.type", "search", [["kind", "=", "letter"]])
        number = 0
        while not self.ending.is_set():
            number += 1
            title = f"drill {writer}-{number}"
            try:
                values = {"title": title, "type_id": kind[0]}
                person.call("thads.document", "create", [values])
            except OSError:
                with self.lock:
                    self.failed += 1
                time.sleep(0.2)
                continue
            with self.lock:
                self.kept.append(title)
                self.moments.append(time.monotonic())

    def wait_for(self, count):
        deadline = time.monotonic() + 120
        while len(self.kept) < count:
            assert time.monotonic() < deadline, (len(self.kept), self.failed)
            time.sleep(0.1)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.ending.set()
        for thread in self.threads:
            thread.join()


def test_nothing_is_lost_when_the_primary_restarts(several):
    with Writers(several) as writers:
        writers.wait_for(15)
        several.restart_primary()
        restarted = len(writers.kept)
        writers.wait_for(restarted + 15)
    gaps = [
        later - earlier
        for earlier, later in zip(writers.moments, writers.moments[1:], strict=False)
    ]
    print(f"{len(writers.kept)} kept, {writers.failed} refused, gap {max(gaps):.1f} s")
    titles = "SELECT title FROM thads_document WHERE title LIKE 'drill %'"
    there = several.sql("db", titles, DATABASE).splitlines()
    assert set(writers.kept) <= set(there)
    assert len(there) == len(set(there))
    deadline = time.monotonic() + 60
    while set(several.sql("replica", titles, DATABASE).splitlines()) != set(there):
        assert time.monotonic() < deadline, "the replica does not follow"
        time.sleep(0.2)
